import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { callsOf, live, startAllegro } from './clients.ts'

const started = async (
  switches: NonNullable<Parameters<typeof startAllegro>[0]>['switches'] = {},
) => {
  const shop = await startAllegro({ switches })
  const offerIds = [3, 4, 5].map((available) => shop.sandbox.putUp('orlova', { available }))
  const available = (id: string) => shop.sandbox.world.offers.get(id)?.available
  return { ...shop, offerIds, available, id: randomUUID() }
}

test('one number for many offers: zeros until it is over, then counts and tasks', async () => {
  const { allegro, key, offerIds, id, clock, available } = await started({ commandMs: 60_000 })
  const command = { id, kind: 'quantity' } as const
  const receipt = await allegro.setQuantity(key, { id, value: 8, offerIds }, live())
  expect(receipt.kind).toBe('registered')
  const early = await allegro.report(key, command, live())
  expect(early).toMatchObject({ isCompleted: false, success: 0, failed: 0 })
  expect((await allegro.tasks(key, command, live())).map(({ status }) => status)).toEqual([
    ...['NEW', 'NEW', 'NEW'],
  ])
  clock.advance(60_000)
  const report = await allegro.report(key, command, live())
  expect(report).toMatchObject({ isCompleted: true, success: 3, failed: 0 })
  expect(offerIds.map(available)).toEqual([8, 8, 8])
})

test('each offer its own number, in the beta media type, with the one that failed told by itself', async () => {
  const { allegro, key, offerIds, id, available, sandbox } = await started()
  const foreign = sandbox.putUp('kubki', { available: 5 })
  const changes = [...offerIds, foreign].map((offerId, index) => ({ offerId, value: index + 10 }))
  await allegro.setQuantities(key, { id, changes }, live())
  const command = { id, kind: 'bulk' } as const
  const report = await allegro.report(key, command, live())
  expect(report).toMatchObject({ isCompleted: true, success: 3, failed: 1 })
  const tasks = await allegro.tasks(key, command, live())
  expect(tasks.map(({ offerId, status, code }) => [offerId, status, code])).toEqual([
    ...offerIds.map((offerId) => [offerId, 'SUCCESS', null]),
    [foreign, 'FAIL', 'OFFER_NOT_FOUND'],
  ])
  expect(tasks[3]?.message).toContain('OFFER_NOT_FOUND')
  expect(offerIds.map(available)).toEqual([10, 11, 12])
  expect(available(foreign)).toBe(5)
})

test('reports of bulk commands are asked for in the other media type when the first is not accepted', async () => {
  const shop = await started({ bulkReports: 'beta' })
  const { allegro, key, offerIds, id } = shop
  const changes = offerIds.map((offerId) => ({ offerId, value: 2 }))
  await allegro.setQuantities(key, { id, changes }, live())
  const command = { id, kind: 'bulk' } as const
  expect(await allegro.report(key, command, live())).toMatchObject({ success: 3 })
  expect(callsOf(shop, 'report')).toBe(2)
  expect(await allegro.tasks(key, command, live())).toHaveLength(3)
  // It is remembered.
  expect(callsOf(shop, 'tasks')).toBe(1)
})

test('a used id means that what it asked for has landed', async () => {
  const { allegro, key, offerIds, id, available } = await started()
  await allegro.setQuantity(key, { id, value: 8, offerIds }, live())
  const again = await allegro.setQuantity(key, { id, value: 9, offerIds }, live())
  expect(again.kind).toBe('taken')
  expect(again.traceId).toMatch(/^[0-9a-f]{16}$/)
  const changes = offerIds.map((offerId) => ({ offerId, value: 1 }))
  expect(await allegro.setQuantities(key, { id, changes }, live())).toMatchObject({ kind: 'taken' })
  expect(offerIds.map(available)).toEqual([8, 8, 8])
})

test('a command nobody sent is unknown, and so is one older than a week', async () => {
  const { allegro, key, offerIds, id, clock, sandbox } = await started()
  const command = { id, kind: 'quantity' } as const
  expect(await allegro.report(key, command, live())).toBeUndefined()
  await allegro.setQuantity(key, { id, value: 8, offerIds }, live())
  expect(await allegro.report(key, command, live())).toBeDefined()
  clock.advance(8 * 86_400_000)
  sandbox.link('orlova')
  expect(await allegro.report(key, command, live())).toBeUndefined()
})

test.each(['refuse', 'fail'] as const)('zero is never written by a command (%s)', async (zero) => {
  const { allegro, key, offerIds, id, available } = await started({ zero })
  const sent = allegro.setQuantity(key, { id, value: 0, offerIds }, live())
  if (zero === 'refuse') {
    await expect(sent).rejects.toMatchObject({
      kind: 'invalid',
      vars: { reasonCode: 'INCORRECT_QUANTITY_VALUE', field: 'modification.value' },
    })
    return
  }
  await sent
  const [task] = await allegro.tasks(key, { id, kind: 'quantity' }, live())
  expect(task).toMatchObject({ status: 'FAIL', code: 'INVALID_OFFER_QUANTITY' })
  expect(offerIds.map(available)).toEqual([3, 4, 5])
})

test('many offers end and go up again by one command each; a second one meanwhile is refused', async () => {
  const { allegro, key, offerIds, id, clock, sandbox } = await started({ commandMs: 60_000 })
  const statuses = () => offerIds.map((one) => sandbox.world.offers.get(one)?.status)
  await allegro.publish(key, { id, action: 'END', offerIds }, live())
  await expect(
    allegro.publish(key, { id: randomUUID(), action: 'ACTIVATE', offerIds }, live()),
  ).rejects.toMatchObject({ vars: { reasonCode: 'InProgressTaskLimitReachedException' } })
  clock.advance(60_000)
  const command = { id, kind: 'publication' } as const
  expect(await allegro.report(key, command, live())).toMatchObject({ success: 3 })
  expect(statuses()).toEqual(['ENDED', 'ENDED', 'ENDED'])
  const up = randomUUID()
  await allegro.publish(key, { id: up, action: 'ACTIVATE', offerIds }, live())
  clock.advance(60_000)
  await allegro.report(key, { ...command, id: up }, live())
  expect(statuses()).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE'])
})

test('more offers than a command takes, or none, are a mistake of the caller', async () => {
  const { allegro, key, id, sandbox } = await started()
  const many = (count: number) => Array.from({ length: count }, (_, number) => String(number))
  const changes = (count: number) => many(count).map((offerId) => ({ offerId, value: 1 }))
  const internal = { kind: 'internal' }
  const of = (count: number) => ({ id, value: 1, offerIds: many(count) })
  await expect(allegro.setQuantity(key, of(1_001), live())).rejects.toMatchObject(internal)
  await expect(allegro.setQuantity(key, of(0), live())).rejects.toMatchObject(internal)
  const bulk = allegro.setQuantities(key, { id, changes: changes(26) }, live())
  await expect(bulk).rejects.toMatchObject(internal)
  expect(sandbox.calls.report()).toEqual([])
})
