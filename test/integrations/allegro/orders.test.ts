import { expect, test } from 'vitest'
import { live, startAllegro } from './clients.ts'

const started = async () => {
  const shop = await startAllegro()
  const offerId = shop.sandbox.putUp('orlova', { sku: 'MUG', available: 9, pieces: 2 })
  const buy = (more: object = {}) =>
    shop.controller.command<{ formId: string; lineId: string }>('purchase', { offerId, ...more })
  return { ...shop, offerId, buy }
}

test('a purchase is told as it goes on; the form appears after BOUGHT', async () => {
  const { allegro, key, offerId, buy } = await started()
  expect(await allegro.latestOrderEvent(key, live())).toBeNull()
  expect(await allegro.orderEvents(key, null, live())).toEqual([])
  const { formId, lineId } = await buy({ quantity: 2 })
  const events = await allegro.orderEvents(key, null, live())
  expect(events.map(({ type, formId: form }) => [type, form])).toEqual([
    ['BOUGHT', null],
    ['FILLED_IN', formId],
    ['READY_FOR_PROCESSING', formId],
  ])
  expect(events[0]?.lines).toMatchObject([{ id: lineId, offerId, sku: 'MUG', quantity: 2 }])
  const latest = await allegro.latestOrderEvent(key, live())
  expect(latest).toBe(events[2]?.id)
  expect(await allegro.orderEvents(key, latest, live())).toEqual([])
  expect(await allegro.orderEvents(key, events[0]?.id ?? null, live())).toEqual(events.slice(1))
  expect(await allegro.stock(key, offerId, live())).toBe(7)
})

test('the form is the truth: its state, its lines and how many pieces a unit has', async () => {
  const { allegro, key, buy, controller, offerId } = await started()
  const { formId } = await buy({ isPaid: false })
  const form = await allegro.form(key, formId, live())
  expect(form).toMatchObject({ status: 'BOUGHT', isFulfillment: false })
  expect(form?.lines).toMatchObject([{ sku: 'MUG', quantity: 1, unitsPerOffer: 2 }])
  await controller.command('cancel', { formId, by: 'auto' })
  expect(await allegro.form(key, formId, live())).toMatchObject({ status: 'CANCELLED' })
  const types = (await allegro.orderEvents(key, null, live())).map(({ type }) => type)
  expect(types).toEqual(['BOUGHT', 'AUTO_CANCELLED'])
  // What was cancelled is not put back.
  expect(await allegro.stock(key, offerId, live())).toBe(8)
  const unknown = '11111111-1111-4111-8111-111111111111'
  expect(await allegro.form(key, unknown, live())).toBeUndefined()
})

test('forms changed since a moment come in pages of a hundred, the oldest change first', async () => {
  const { allegro, key, buy, clock, sandbox } = await started()
  await buy()
  clock.advance(1_000)
  const updatedSince = new Date(clock.now()).toISOString()
  const offerId = sandbox.putUp('orlova', { available: 200 })
  for (let number = 0; number < 130; number += 1) sandbox.market.purchase(offerId)
  const first = await allegro.forms(key, { updatedSince, offset: 0 }, live())
  const second = await allegro.forms(key, { updatedSince, offset: 100 }, live())
  expect([first.items.length, second.items.length, first.total]).toEqual([100, 30, 130])
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(130)
})

test("an order that Allegro ships itself says so, and other sellers' orders are not seen", async () => {
  const { allegro, key, sandbox, link } = await started()
  const other = link('kubki')
  const offerId = sandbox.putUp('kubki', { available: 1, isFulfillment: true })
  const bought = sandbox.market.purchase(offerId)
  if ('fault' in bought) throw new Error(bought.fault)
  expect(await allegro.form(other, bought.formId, live())).toMatchObject({ isFulfillment: true })
  expect(await allegro.form(key, bought.formId, live())).toBeUndefined()
  expect(await allegro.orderEvents(key, null, live())).toEqual([])
})

test('two purchases paid together stand under a form of their own, with the lines they had', async () => {
  const { allegro, key, buy, controller } = await started()
  const bought = [await buy({ isPaid: false }), await buy({ isPaid: false })]
  const formIds = bought.map(({ formId }) => formId)
  const merged = await controller.command<{ formId: string }>('merge', { formIds })
  const form = await allegro.form(key, merged.formId, live())
  expect(form?.lines.map(({ id }) => id)).toEqual(bought.map(({ lineId }) => lineId))
  expect(await allegro.form(key, formIds[0] ?? '', live())).toBeUndefined()
  const events = await allegro.orderEvents(key, null, live())
  expect(events.map(({ type, formId }) => [type, formId]).slice(2)).toEqual([
    ['FILLED_IN', merged.formId],
    ['READY_FOR_PROCESSING', merged.formId],
  ])
})

test('events may come twice, out of order, or late under new ids', async () => {
  const { allegro, key, buy, controller } = await started()
  await controller.command('switches', { reorderEvents: true, duplicateEvents: true })
  await buy()
  const types = async (from: string | null) =>
    (await allegro.orderEvents(key, from, live())).map(({ type }) => type)
  expect(await types(null)).toEqual([
    ...['BOUGHT', 'READY_FOR_PROCESSING', 'FILLED_IN', 'READY_FOR_PROCESSING'],
  ])
  const latest = await allegro.latestOrderEvent(key, live())
  await controller.command('switches', { dropEvents: true })
  await buy()
  expect(await types(latest)).toEqual([])
  await controller.command('switches', { dropEvents: false })
  await controller.command('reissue')
  expect(await types(latest)).toHaveLength(4)
})
