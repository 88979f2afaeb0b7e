import { expect, test } from 'vitest'
import { REFRESH_RUN } from '#desks/imports/refresh/run.ts'
import { openPlayed } from '../desk.ts'

const MINUTE = 60_000

test('prices are as old as the source said them, not as the tap that wrote them', async () => {
  const played = await openPlayed(2)
  const { desk, source, shopId, bring } = played
  const refresh = async () => {
    const by = desk.asker()
    expect(await desk.imports.refresh(by, { shopId })).toBe(true)
    return desk.reached(desk.runIdOf(REFRESH_RUN, shopId, by), 'completed')
  }
  const ageOf = async () =>
    desk.clock.now() - ((await desk.imports.figures(desk.workspaceId, shopId)).refreshedAt ?? 0)

  const said = desk.clock.now()
  source.saidAt(said)
  desk.clock.shift(MINUTE)
  await bring()
  expect(await ageOf()).toBeGreaterThanOrEqual(MINUTE)

  // Young enough to be taken from the cache: read again, and as old as before.
  desk.clock.shift(MINUTE)
  const old = { read: 2, changed: 0, failed: 0, readAt: said }
  expect((await refresh()).state).toMatchObject(old)
  expect((await desk.imports.figures(desk.workspaceId, shopId)).refreshedAt).toBe(said)

  const saidAnew = desk.clock.now()
  source.saidAt(saidAnew)
  desk.clock.shift(MINUTE)
  const [spuId = ''] = played.spuIds
  source.reprice(spuId, (fen) => fen + 1_000)
  expect((await refresh()).state).toMatchObject({ read: 2, changed: 1, readAt: saidAnew })
  expect((await desk.imports.figures(desk.workspaceId, shopId)).refreshedAt).toBe(saidAnew)
})

test('a yes is taken once, also where the prices it was said to were read before', async () => {
  const played = await openPlayed(1)
  const { desk, source, shop, shopId, spuIds, bring } = played
  const [spuId = ''] = spuIds
  const refresh = async () => {
    desk.clock.shift(MINUTE)
    const by = desk.asker()
    expect(await desk.imports.refresh(by, { shopId })).toBe(true)
    return desk.reached(desk.runIdOf(REFRESH_RUN, shopId, by), 'completed')
  }
  const held = async () =>
    (await desk.imports.holds(desk.workspaceId, { offset: 0, limit: 9 })).items
  await bring()
  source.reprice(spuId, (fen) => fen * 2)
  await refresh()
  const [asked] = await held()
  const by = desk.asker()
  expect(await desk.imports.decide(by, { id: asked?.id ?? '' }, 'accepted')).toBe(1)
  await desk.reached(desk.runIdOf(REFRESH_RUN, shopId, by), 'completed')
  const prices = () =>
    [...shop.world.variations.values()].flat().map((one) => Number(one.regularPrice))
  expect(prices()).toEqual([18_500, 19_040, 21_200])

  // The dearest size stays what was agreed to; another one jumps to about that.
  const card = source.world.get(spuId)
  if (!card) throw new Error('no card')
  const skus = card.skus.map((sku, at) =>
    at === 0 ? { ...sku, offers: sku.offers.map((one) => ({ ...one, priceFen: 160_000 })) } : sku,
  )
  source.world.set(spuId, { ...card, skus })
  await refresh()
  expect(await held()).toMatchObject([{ oldPrice: 18_500, newPrice: 26_600 }])
  expect(prices()).toEqual([18_500, 19_040, 21_200])
})
