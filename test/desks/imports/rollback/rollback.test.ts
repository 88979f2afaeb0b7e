import { expect, test } from 'vitest'
import { REFRESH_RUN } from '#desks/imports/refresh/run.ts'
import { ROLLBACK_RUN, rollbackRun } from '#desks/imports/rollback/run.ts'
import { importMedia } from '#desks/imports/shops/schema.ts'
import { openPlayed } from '../desk.ts'
import { alive, createRunLife, type Moment, mortal } from '../lives.ts'

async function takeBack({ desk }: Awaited<ReturnType<typeof openPlayed>>, batchId: string) {
  const by = desk.asker()
  expect(await desk.imports.rollback(by, batchId)).toBe(true)
  return desk.reached(desk.runIdOf(ROLLBACK_RUN, batchId, by), 'completed')
}

test('a batch taken back leaves the shop as it was, pictures included', async () => {
  const played = await openPlayed(3)
  const { desk, shop, spuIds, source, bring } = played
  const empty = shop.dump()
  const first = await bring(spuIds.slice(0, 2))
  const before = shop.dump()

  // The second changes one, finds one unchanged and makes one.
  source.reprice(spuIds[0] ?? '', (fen) => fen + 10_000)
  const second = await bring()
  expect(await desk.items(second)).toMatchObject([
    { state: 'done' },
    { state: 'unchanged' },
    { state: 'done' },
  ])
  expect(await desk.imports.rollbackPlan(desk.workspaceId, second)).toEqual({
    ...{ removed: 1, restored: 1, kept: 0 },
  })
  // While it is under way nobody is offered to begin it once more.
  const by = desk.asker()
  expect(await desk.imports.rollback(by, second)).toBe(true)
  expect(await desk.imports.batch(desk.workspaceId, second)).toMatchObject({
    ...{ isTakingBack: true, rollbackUntil: null, rolledBackAt: null },
  })
  const run = await desk.reached(desk.runIdOf(ROLLBACK_RUN, second, by), 'completed')
  expect(await desk.imports.batch(desk.workspaceId, second)).toMatchObject({ isTakingBack: false })
  expect(run.state).toMatchObject({ takenBack: 3, kept: 0, failed: 0 })
  expect(shop.dump()).toEqual(before)

  await takeBack(played, first)
  expect(shop.dump()).toEqual(empty)
  expect(await desk.db.$count(importMedia)).toBe(0)
  expect(await desk.imports.rollback(desk.asker(), first)).toBe(false)
})

test('a colour that a refresh brought goes with the batch, its pictures too', async () => {
  const played = await openPlayed(1)
  const { desk, shop, shopId, spuIds, source, bring } = played
  const [spuId = ''] = spuIds
  const empty = shop.dump()
  const first = await bring()
  const before = shop.dump()
  source.reprice(spuId, (fen) => fen + 10_000)
  const second = await bring()
  async function grow() {
    source.growWhite(spuId)
    const by = desk.asker()
    desk.clock.shift(60_000)
    await desk.imports.refresh(by, { shopId })
    await desk.reached(desk.runIdOf(REFRESH_RUN, shopId, by), 'completed')
    expect(shop.world.media.size).toBe(4)
  }
  const card = source.world.get(spuId)
  await grow()
  await takeBack(played, second)
  expect(shop.dump()).toEqual(before)
  if (card) source.world.set(spuId, card)
  source.reprice(spuId, (fen) => fen - 10_000)
  await grow()
  await takeBack(played, first)
  expect(shop.dump()).toEqual(empty)
  expect(await desk.db.$count(importMedia)).toBe(0)
})

test('what somebody edited since stays, and so does what a later batch changed', async () => {
  const played = await openPlayed(3)
  const { desk, shop, source, spuIds, bring } = played
  const first = await bring()
  source.reprice(spuIds[2] ?? '', (fen) => fen + 5_000)
  await bring(spuIds.slice(2))
  const [renamed, repriced] = [...shop.world.products.values()].sort((a, b) =>
    a.sku < b.sku ? -1 : 1,
  )
  if (!renamed || !repriced) throw new Error('no products')
  shop.world.products.set(renamed.id, { ...renamed, name: 'По-нашему' })
  const [variation, ...others] = shop.world.variations.get(repriced.id) ?? []
  if (!variation) throw new Error('no variation')
  shop.world.variations.set(repriced.id, [{ ...variation, regularPrice: '9990' }, ...others])
  const before = shop.dump()
  const run = await takeBack(played, first)
  expect(run.state).toMatchObject({ takenBack: 0, kept: 3 })
  expect(shop.dump()).toEqual(before)
  const items = await desk.items(first)
  expect(items.map(({ reason }) => reason)).toEqual(['edited', 'edited', 'later-batch'])
})

/** Calls of a rollback of one product; the test says when it became longer. */
const LENGTH = 60

test.each<Moment>(['before', 'after'])(
  'a rollback that dies %s any call is made good by the next attempt',
  async (moment) => {
    const { desk, shop, source, spuIds, bringAtOnce: bring } = await openPlayed(2)
    const [changed = '', made = ''] = spuIds
    await bring([changed])
    const before = shop.dump()
    let isWhole = false
    // One moment at the odd calls, the other at the even ones.
    let lived = moment === 'before' ? -1 : 0
    while (lived < LENGTH && !isWhole) {
      lived += 2
      source.reprice(changed, (fen) => fen + 1_000)
      const batchId = await bring([changed, made])
      const run = createRunLife({ ...desk.by, runId: `rollback ${lived}` })
      const input = { batchId, title: 'Nike', what: 'all' }
      const first = mortal(desk.tools, lived, moment)
      await run.attempt(rollbackRun(first.tools), input, first.signal).catch(() => undefined)
      isWhole = !first.isDead()
      await run.attempt(rollbackRun(desk.tools), input, alive())
      expect(shop.dump(), `died ${moment} call ${lived}`).toEqual(before)
      source.reprice(changed, (fen) => fen - 1_000)
    }
    expect(isWhole).toBe(true)
    expect(lived).toBeGreaterThan(15)
  },
)
