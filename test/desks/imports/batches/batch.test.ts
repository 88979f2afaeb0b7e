import { expect, test } from 'vitest'
import { openPlayed } from '../desk.ts'

test('a batch brings products in whole, and a second one changes nothing', async () => {
  const { source, shop, desk, shopId, spuIds } = await openPlayed(4)
  const started = await desk.imports.start(desk.asker(), shopId, await desk.find(spuIds))
  if (!started.ok) throw new Error(started.error)
  await desk.runs.work()
  const run = await desk.reached(started.value.batchId, 'completed')
  expect(await desk.items(run.id)).toMatchObject(
    spuIds.map(() => ({ state: 'done', reason: null })),
  )
  expect([...shop.world.products.values()]).toMatchObject(
    spuIds.map(() => ({ status: 'publish', type: 'variable', categoryIds: [15] })),
  )
  const prices = [...shop.world.variations.values()].map((all) =>
    all.map((one) => one.regularPrice),
  )
  expect(prices).toEqual(spuIds.map(() => ['11750', '12020', '13100']))
  expect(desk.sent).toHaveLength(1)

  const before = shop.dump()
  const calls = shop.calls.length
  source.asked.length = 0
  const again = await desk.imports.start(desk.asker(), shopId, await desk.find(spuIds))
  if (!again.ok) throw new Error(again.error)
  await desk.reached(again.value.batchId, 'completed')
  expect(await desk.items(again.value.batchId)).toMatchObject(
    spuIds.map(() => ({ state: 'unchanged' })),
  )
  expect(shop.dump()).toEqual(before)
  const writes = ['upload', 'create', 'update', 'writeVariations', 'attribute']
  expect(shop.calls.slice(calls).filter((one) => writes.includes(one))).toEqual([])
  expect(source.asked).toHaveLength(4)
})
