import { expect, test } from 'vitest'
import { serveWildberries } from './serve.ts'

test('the page is served wherever the control is mounted, and under hand-over links', async () => {
  const { controlUrl } = await serveWildberries()
  const links = ['', '/', '/supplies-management/all-supplies/supply-detail?preorderId=1&supplyId']
  for (const link of links) {
    const page = await (await fetch(controlUrl + link)).text()
    expect(page).toContain('<base href="/control/" />')
  }
  for (const file of ['control.js', 'words.js', 'control.css']) {
    expect((await fetch(`${controlUrl}/${file}`)).status).toBe(200)
  }
})

test('unknown commands and wrong input are refused with a reason', async () => {
  const { controlUrl } = await serveWildberries()
  const post = (name: string, body: object) =>
    fetch(`${controlUrl}/api/${name}`, { method: 'POST', body: JSON.stringify(body) })
  expect((await post('no-such', {})).status).toBe(404)
  const bad = await post('open-slot', {
    warehouseId: 507,
    type: 'box',
    day: '2026-02-30',
    coefficient: 1,
  })
  expect(bad.status).toBe(400)
  expect(JSON.stringify(await bad.json())).toContain('YYYY-MM-DD')
})

test('what is done by control shows in the state', async () => {
  const { controller, url } = await serveWildberries({ warehouseCount: 3 })
  const { sid } = await controller.addSeller({ name: 'ИП Орлова' })
  const { token } = await controller.issueToken({ sid, type: 'base' })
  const ping = () => fetch(`${url}/supplies/ping`, { headers: { authorization: token } })
  for (let round = 0; round < 4; round += 1) await (await ping()).text()
  const slot = { warehouseId: 507, type: 'qr' as const, day: '2026-11-30' }
  await controller.openSlot({ ...slot, coefficient: 2.5, capacity: 4 })
  await controller.fault({ method: 'plan/add', kind: 'hang', times: 2 })
  await controller.setWarehouses(90)
  await controller.feed(false)
  const state = await controller.state()
  expect(state).toMatchObject({
    sellers: [{ sid, name: 'ИП Орлова' }],
    openSlots: [{ ...slot, coefficient: 2.5, left: 4 }],
    faults: [{ method: 'plan/add', kind: 'hang', times: 2 }],
    switches: { methodDisabled: true },
    calls: [{ sid, method: 'ping', requests: 4, ok: 3, failed: { 429: 1 } }],
    buckets: [{ bucket: 'ping@supplies', sid, requests: 4, violations: 1, maxInPeriod: 4 }],
  })
  expect(state.warehouses).toHaveLength(90)
  await controller.clearFigures()
  await controller.clearFaults()
  expect(await controller.state()).toMatchObject({ calls: [], faults: [] })
})
