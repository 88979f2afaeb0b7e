import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { batchRun } from '#desks/imports/batches/run.ts'
import { untilAborted } from '#test/runs/support.ts'
import { waitFor } from '#test/support/wait.ts'
import { openPlayed } from '../desk.ts'
import { createFakeShop } from '../fakes/shop.ts'
import { createFakeCatalogue, shoes } from '../fakes/source.ts'
import { alive, createRunLife } from '../lives.ts'
import { openImportsDesk } from '../rig.ts'

const HOUR_MS = 3_600_000

test.each([
  ['the calls that were bought are used up', 'limit', 'poizon.quota'],
  ['the source does not answer', 'unavailable', 'poizon.down'],
] as const)('when %s the batch waits, says until when, and goes on', async (_what, kind, code) => {
  const { desk, shop, source, shopId, spuIds } = await openPlayed(3)
  source.fail(() => new AppError({ kind, code, retryAfterMs: HOUR_MS }))
  const started = await desk.imports.start(desk.asker(), shopId, await desk.find(spuIds))
  if (!started.ok) throw new Error(started.error)
  const { batchId } = started.value
  await desk.runs.work()
  const parked = await desk.reached(batchId, 'queued', ({ resumeAt }) => resumeAt !== null)
  const waitMs = (parked.resumeAt?.getTime() ?? 0) - desk.clock.now()
  expect(waitMs).toBeGreaterThan(HOUR_MS - 60_000)
  expect(waitMs).toBeLessThanOrEqual(HOUR_MS)
  expect(parked.progress?.note?.key).toMatch(/^imports-note-(quota|source-down)$/)
  const waitsUntil = parked.resumeAt?.getTime()
  expect(await desk.imports.batch(desk.workspaceId, batchId)).toMatchObject({ waitsUntil })
  expect(shop.world.products.size).toBe(0)
  source.fail(undefined)
  desk.later(HOUR_MS + 1_000)
  await desk.reached(batchId, 'completed')
  expect(await desk.imports.batch(desk.workspaceId, batchId)).toMatchObject({ waitsUntil: null })
  expect(shop.world.products.size).toBe(3)
})

test('a cancelled batch leaves drafts where they are wanted, and none where they are not', async () => {
  const { desk, shop, shopId, spuIds } = await openPlayed(6)
  const empty = shop.dump()
  let writes = 0
  shop.interference.before = async (call, signal) => {
    if (call !== 'writeVariations') return
    writes += 1
    // The first comes through; whoever follows waits until the run is stopped.
    if (writes > 1) await untilAborted(signal)
  }
  const started = await desk.imports.start(desk.asker(), shopId, await desk.find(spuIds))
  if (!started.ok) throw new Error(started.error)
  const { batchId } = started.value
  await desk.runs.work()
  await waitFor(() => writes > 2, { what: 'products under way' })
  expect(await desk.imports.cancel(desk.by, batchId, 'keep')).toBe(true)
  await desk.reached(batchId, 'cancelled')
  const statuses = [...shop.world.products.values()].map(({ status }) => status)
  expect(statuses.filter((status) => status === 'draft').length).toBeGreaterThan(0)
  expect((await desk.imports.batch(desk.workspaceId, batchId))?.counts).toMatchObject({
    ...{ waiting: 0, underWay: 0 },
  })

  shop.interference.before = () => {}
  expect(await desk.imports.cancel(desk.by, batchId, 'remove')).toBe(true)
  await waitFor(
    () => [...shop.world.products.values()].every(({ status }) => status === 'publish'),
    { what: 'drafts gone' },
  )
  await waitFor(async () => (await desk.batchRow(batchId))?.finishedAt, { what: 'cleared away' })
  const whole = [...shop.world.products.values()]
  expect(new Set(whole.flatMap(({ imageIds }) => imageIds))).toEqual(
    new Set(shop.world.media.keys()),
  )
  expect(await desk.imports.rollback(desk.asker(), batchId)).toBe(true)
  await waitFor(async () => (await desk.batchRow(batchId))?.rolledBackAt, { what: 'taken back' })
  expect(shop.dump()).toEqual(empty)
})

test('a rollback that is asked for while drafts are cleared away comes after it', async () => {
  const { desk, shop, shopId, spuIds } = await openPlayed(3)
  const empty = shop.dump()
  let writes = 0
  shop.interference.before = async (call, signal) => {
    if (call === 'writeVariations' && ++writes > 1) await untilAborted(signal)
  }
  const started = await desk.imports.start(desk.asker(), shopId, await desk.find(spuIds))
  if (!started.ok) throw new Error(started.error)
  const { batchId } = started.value
  await desk.runs.work()
  await waitFor(() => writes > 1, { what: 'products under way' })
  await desk.imports.cancel(desk.by, batchId, 'keep')
  await desk.reached(batchId, 'cancelled')
  const held = Promise.withResolvers<void>()
  let isHeld = false
  shop.interference.before = async (call) => {
    if (call !== 'deleteProduct') return
    isHeld = true
    await held.promise
  }
  await desk.imports.cancel(desk.by, batchId, 'remove')
  await waitFor(() => isHeld, { what: 'drafts being cleared away' })
  expect(await desk.imports.rollback(desk.asker(), batchId)).toBe(true)
  held.resolve()
  await waitFor(async () => (await desk.batchRow(batchId))?.finishedAt, { what: 'cleared away' })
  desk.later(11_000)
  await waitFor(async () => (await desk.batchRow(batchId))?.rolledBackAt, { what: 'taken back' })
  expect(shop.dump()).toEqual(empty)
})

test('two sellers bring the same card into one shop: one product, the second is told', async () => {
  const source = createFakeCatalogue([shoes('1000')])
  const shop = createFakeShop()
  const first = await openImportsDesk({ catalogue: source.catalogue, shop: shop.api })
  const second = await openImportsDesk({
    ...{ catalogue: source.catalogue, shop: shop.api, database: first.database },
    leases: first.leases,
  })
  const ends = await Promise.all(
    [first, second].map(async (desk) => {
      const shopId = await desk.shopId()
      await desk.map(shopId, 15)
      const started = await desk.imports.start(desk.asker(), shopId, await desk.find(['1000']))
      if (!started.ok) throw new Error(started.error)
      const runId = started.value.batchId
      const run = createRunLife({ ...desk.by, runId })
      const input = { title: 'Nike', shopName: 'shop.example' }
      // Whoever finds the shop taken parks and looks again.
      await waitFor(() =>
        run.attempt(batchRun(desk.tools), input, alive()).then(
          () => true,
          (thrown: Error) => thrown.message !== 'parked' && Promise.reject(thrown),
        ),
      )
      return (await desk.items(runId))[0]
    }),
  )
  expect(ends.map((item) => [item?.state, item?.reason]).sort()).toEqual([
    ['done', null],
    ['skipped', 'other-seller'],
  ])
  expect(shop.world.products.size).toBe(1)
  expect(shop.world.media.size).toBe(2)
})

test('a product of the shop that only looks like ours is left alone, one of ours in the trash is made anew', async () => {
  const { desk, shop, spuIds, bring } = await openPlayed(2)
  const [trashed = '', foreign = ''] = spuIds
  await bring([trashed])
  for (const product of shop.world.products.values()) {
    shop.world.products.set(product.id, { ...product, status: 'trash' })
  }
  const signal = new AbortController().signal
  const key = { credentialId: 'k', accountKey: 'k', facts: {} }
  const own = await shop.api.create(key, { name: 'Своё', sku: `PZ-${foreign}` }, signal)
  const batchId = await bring()
  expect(await desk.items(batchId)).toMatchObject([
    { state: 'done' },
    { state: 'skipped', reason: 'foreign' },
  ])
  expect(shop.world.products.get(own.id)?.name).toBe('Своё')
  const others = [...shop.world.products.values()].filter(({ id }) => id !== own.id)
  expect(others).toMatchObject([{ sku: `PZ-${trashed}`, status: 'publish' }])
  expect(shop.world.media.size).toBe(2)
})

test('pictures that somebody deleted in the shop are brought again', async () => {
  const { shop, source, spuIds, bring } = await openPlayed(1)
  await bring()
  const [lost] = shop.world.media.keys()
  shop.world.media.delete(lost ?? 0)
  for (const id of [...shop.world.products.keys()]) {
    shop.world.products.delete(id)
    shop.world.variations.delete(id)
  }
  source.reprice(spuIds[0] ?? '', (fen) => fen + 1_000)
  await bring()
  const [product] = [...shop.world.products.values()]
  expect(product?.imageIds.every((id) => shop.world.media.has(id))).toBe(true)
  expect(shop.world.media.size).toBe(2)
})
