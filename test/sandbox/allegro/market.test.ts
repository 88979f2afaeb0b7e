import { expect, test } from 'vitest'
import { createAllegroSandbox } from '#sandbox/allegro/index.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { START_MS } from '#test/support/moments.ts'
import { serveAllegro } from './serve.ts'

test('the last piece ends the offer, and nothing more is sold', async () => {
  const { sandbox, clock } = await serveAllegro({ switches: { endingMs: 1_000 } })
  const id = sandbox.putUp('orlova', { available: 2 })
  expect(sandbox.market.purchase(id, { quantity: 3 })).toEqual({ fault: 'not enough' })
  sandbox.market.purchase(id, { quantity: 2 })
  const offer = () => {
    sandbox.world.settle()
    return sandbox.world.offers.get(id)
  }
  expect(offer()).toMatchObject({ available: 0, sold: 2, status: 'ACTIVE' })
  clock.advance(1_000)
  expect(offer()).toMatchObject({ status: 'ENDED', endedBy: 'EMPTY_STOCK' })
  expect(sandbox.market.purchase(id)).toEqual({ fault: 'not for sale' })
})

test('what was stocked up again before it ended goes on', async () => {
  const { sandbox, clock } = await serveAllegro({ switches: { endingMs: 1_000 } })
  const id = sandbox.putUp('orlova', { available: 1 })
  sandbox.market.purchase(id)
  sandbox.market.edit(id, { available: 4 })
  clock.advance(5_000)
  sandbox.world.settle()
  expect(sandbox.world.offers.get(id)).toMatchObject({ status: 'ACTIVE', available: 4 })
})

test('a cancelled purchase puts nothing back', async () => {
  const { sandbox } = await serveAllegro()
  const id = sandbox.putUp('orlova', { available: 5 })
  const bought = sandbox.market.purchase(id, { quantity: 2 })
  sandbox.market.cancel('formId' in bought ? bought.formId : '')
  expect(sandbox.world.offers.get(id)).toMatchObject({ status: 'ACTIVE', available: 3 })
})

test('purchases of two sellers, or paid ones, are not merged', async () => {
  const { sandbox } = await serveAllegro()
  const buy = (login: string, isPaid: boolean) => {
    const bought = sandbox.market.purchase(sandbox.putUp(login, { available: 5 }), { isPaid })
    return 'formId' in bought ? bought.formId : ''
  }
  const [one, other, paid] = [buy('orlova', false), buy('kubki', false), buy('orlova', true)]
  expect(sandbox.market.merge([one, other])).toHaveProperty('fault')
  expect(sandbox.market.merge([one, paid])).toHaveProperty('fault')
  expect(sandbox.market.merge([one])).toHaveProperty('fault')
  expect(sandbox.market.merge([one, buy('orlova', false)])).toHaveProperty('formId')
})

test('the page shows the shops; a purchase, a cancellation and an edit are made on it', async () => {
  const { sandbox, controlUrl, controller } = await serveAllegro({ isSeeded: true })
  const { offers } = await controller.state()
  const [offer] = offers
  if (!offer) throw new Error('no offers')
  const press = (act: string, fields: Record<string, string>) =>
    fetch(`${controlUrl}/page/${act}`, { method: 'POST', body: new URLSearchParams(fields) })
  const after = await (await press('purchase', { offerId: offer.id })).text()
  expect(after).toContain(`1 × ${offer.name}`)
  expect(sandbox.world.offers.get(offer.id)?.available).toBe(offer.available - 1)
  const { forms } = await controller.state()
  await press('cancel', { formId: forms[0]?.id ?? '' })
  expect((await controller.state()).forms[0]?.status).toBe('CANCELLED')
  await press('edit', { offerId: offer.id, available: '77' })
  expect(sandbox.world.offers.get(offer.id)?.available).toBe(77)
  await press('edit', { offerId: offer.id, available: '-1' })
  expect(sandbox.world.offers.get(offer.id)?.available).toBe(77)
})

test('what is stored and restored goes on: stock, orders, commands under way and tokens', async () => {
  const clock = createStepClock({ startMs: START_MS, frozen: true })
  const first = createAllegroSandbox({ clock, switches: { commandMs: 1_000 }, isSeeded: true })
  const [offer] = first.world.offers.values()
  if (!offer) throw new Error('no offers')
  const pair = first.link('orlova-pl') as { access_token: string }
  const bearer = `Bearer ${pair.access_token}`
  const path = '/api/sale/offer-quantity-change-commands/5a0f2c1e-8f0e-4a53-9d0d-3f3a4a6f7b21'
  const media = 'application/vnd.allegro.public.v1+json'
  const headers = { authorization: bearer, accept: media, 'content-type': media }
  const offerCriteria = [{ type: 'CONTAINS_OFFERS', offers: [{ id: offer.id }] }]
  const modification = { changeType: 'FIXED', value: 50 }
  const body = JSON.stringify({ modification, offerCriteria })
  const sent = await first.app.request(path, { method: 'PUT', headers, body })
  expect(sent.status).toBe(201)
  first.market.purchase(offer.id)

  const second = createAllegroSandbox({ clock })
  second.restore(JSON.parse(JSON.stringify(first.snapshot())))
  clock.advance(1_000)
  const report = await second.app.request(path, {
    headers: { authorization: bearer, accept: media },
  })
  expect(await report.json()).toMatchObject({ taskCount: { total: 1, success: 1 } })
  expect(second.world.offers.get(offer.id)?.available).toBe(50)
  expect(second.world.orderEvents()).toEqual(first.world.orderEvents())
  expect(second.world.forms.size).toBe(1)
  expect(first.world.offers.get(offer.id)?.available).toBe(11)
})
