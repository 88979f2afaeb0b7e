import { expect, test } from 'vitest'
import { createWildberriesSandbox } from '#sandbox/wildberries/sandbox.ts'
import { makeToken } from '#sandbox/wildberries/tokens.ts'
import { createTestClock } from '#test/support/clock.ts'

const STOCKS = '/analytics/api/analytics/v1/stocks-report/wb-warehouses'
const SID = 'seller-1'

function start() {
  const clock = createTestClock()
  const { app, world } = createWildberriesSandbox({ clock })
  const size = { sid: SID, nmId: 7, name: 'Mug', chrtId: 70, sizeName: '0' }
  world.transfers.stock.push(
    { ...size, warehouseId: 507, count: 3 },
    { ...size, warehouseId: 206_348, count: 4 },
    { ...size, chrtId: 71, warehouseId: 507, count: 1 },
  )
  const ask = async (
    path: string,
    type: 'base' | 'personal' | 'service',
    body: object | undefined = undefined,
  ) => {
    const authorization = makeToken({ sid: SID, nowMs: clock.now(), type })
    const answer = await app.request(path, {
      ...{ method: body ? 'POST' : 'GET', headers: { authorization } },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
  }
  return { clock, world, ask }
}

test('stock is told by size, its warehouses masked while the release note holds', async () => {
  const { clock, world, ask } = start()
  world.switches.maskWarehouses = true
  const { status, body } = await ask(STOCKS, 'personal', { chrtIds: [70] })
  expect(status).toBe(200)
  expect(body.data.items).toEqual([
    {
      ...{ nmId: 7, chrtId: 70, warehouseId: -999_999, warehouseName: 'Склад WB' },
      ...{ regionName: 'Склад WB', quantity: 7, inWayToClient: 0, inWayFromClient: 0 },
    },
  ])
  expect((await ask(STOCKS, 'personal', {})).status).toBe(429)
  clock.jump(clock.now() + 20_000)
  world.switches.maskWarehouses = false
  const open = await ask(STOCKS, 'personal', { nmIds: [7], limit: 2, offset: 1 })
  expect(open.body.data.items).toMatchObject([
    { warehouseId: 206_348, quantity: 4 },
    { warehouseId: 507, chrtId: 71 },
  ])
  clock.jump(clock.now() + 20_000)
  expect(await ask(STOCKS, 'personal', { nmIds: [8] })).toEqual({ status: 204, body: null })
})

test('a Base token gets no stock; paid options are for services alone; problems tell their time', async () => {
  const { clock, ask } = start()
  expect(await ask(STOCKS, 'base', {})).toMatchObject({
    status: 403,
    body: {
      detail: 'base token is not allowed',
      timestamp: `${new Date(clock.now()).toISOString().slice(0, 19)}Z`,
    },
  })
  const options = '/common/api/common/v1/tariff-constructor/options?locale=ru'
  expect((await ask(options, 'personal')).status).toBe(403)
  expect(await ask(options, 'service')).toMatchObject({
    status: 200,
    body: {
      activeOptionCount: 1,
      options: [{ slug: 'redistributionSellerGoodsOneWarehouse', status: 'active' }],
    },
  })
})
