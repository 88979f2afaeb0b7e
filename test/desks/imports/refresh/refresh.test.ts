import { expect, test } from 'vitest'
import { REFRESH_RUN, refreshRun } from '#desks/imports/refresh/run.ts'
import { openPlayed } from '../desk.ts'
import { alive, createRunLife, type Moment, mortal } from '../lives.ts'

type Played = Awaited<ReturnType<typeof openPlayed>>

async function refresh({ desk, shopId }: Played) {
  desk.clock.shift(60_000)
  const by = desk.asker()
  expect(await desk.imports.refresh(by, { shopId })).toBe(true)
  return desk.reached(desk.runIdOf(REFRESH_RUN, shopId, by), 'completed')
}

function variationsOf({ shop, spuIds }: Played, at: number) {
  const product = [...shop.world.products.values()].find(({ sku }) => sku === `PZ-${spuIds[at]}`)
  return shop.world.variations.get(product?.id ?? 0) ?? []
}
const pricesOf = (played: Played, at: number) =>
  variationsOf(played, at).map((one) => Number(one.regularPrice))
const stockOf = (played: Played, at: number) =>
  variationsOf(played, at).map((one) => one.stockStatus)

test('only what changed is written, a vanished size and a vanished card go out of stock', async () => {
  const played = await openPlayed(4)
  const { desk, shop, source, spuIds, bring } = played
  await bring()
  const [same = '', cheaper = '', smaller = '', gone = ''] = spuIds
  expect(same).not.toBe('')
  source.reprice(cheaper, (fen) => fen - 5_000)
  const card = source.world.get(smaller)
  if (card) source.world.set(smaller, { ...card, skus: card.skus.slice(1) })
  source.world.delete(gone)
  const calls = shop.calls.length
  source.asked.length = 0
  const run = await refresh(played)
  expect(run.state).toEqual({ read: 4, changed: 3, held: 0, gone: 1, failed: 0 })
  expect([...source.asked].sort()).toEqual(spuIds.map((spuId) => `prices ${spuId}`))
  expect(shop.calls.slice(calls).filter((one) => one === 'writeVariations')).toHaveLength(3)
  expect(pricesOf(played, 0)).toEqual([11_750, 12_020, 13_100])
  expect(pricesOf(played, 1)).toEqual([11_080, 11_350, 12_430])
  expect(stockOf(played, 2)).toEqual(['outofstock', 'instock', 'instock'])
  expect(stockOf(played, 3)).toEqual(['outofstock', 'outofstock', 'outofstock'])
  expect(desk.sent.at(-1)?.notice).toMatchObject({ vars: { held: 0, gone: 1 } })

  const before = shop.dump()
  await refresh(played)
  expect(shop.dump()).toEqual(before)
})

test('a price that jumped waits for a yes, and is asked about once', async () => {
  const played = await openPlayed(3)
  const { desk, source, spuIds, bring } = played
  const [jumping = '', refused = ''] = spuIds
  await bring()
  source.reprice(jumping, (fen) => fen * 2)
  source.reprice(refused, (fen) => fen * 3)
  await refresh(played)
  expect(pricesOf(played, 0)).toEqual([11_750, 12_020, 13_100])
  await refresh(played)
  const asked = desk.sent.filter(({ key }) => key.startsWith('imports:refresh'))
  expect(asked).toMatchObject([{ notice: { vars: { held: 2, gone: 0 } } }])
  const { items } = await desk.imports.holds(desk.workspaceId, { offset: 0, limit: 10 })
  expect(items).toMatchObject([
    { oldPrice: 13_100, newPrice: 29_300 },
    { oldPrice: 13_100, newPrice: 21_200 },
  ])
  const [no, yes] = items
  await desk.imports.decide(desk.asker(), { id: no?.id ?? '' }, 'refused')
  const by = desk.asker()
  expect(await desk.imports.decide(by, { id: yes?.id ?? '' }, 'accepted')).toBe(1)
  await desk.reached(desk.runIdOf(REFRESH_RUN, played.shopId, by), 'completed')
  expect(pricesOf(played, 0)).toEqual([18_500, 19_040, 21_200])
  await refresh(played)
  expect(pricesOf(played, 1)).toEqual([11_750, 12_020, 13_100])
  expect((await desk.imports.holds(desk.workspaceId, { offset: 0, limit: 10 })).total).toBe(0)
})

test('prices set by hand stay, other rules are written, what is gone from the shop is let go', async () => {
  const played = await openPlayed(2)
  const { desk, shop, shopId, source, spuIds, bring } = played
  await bring()
  const ofSku = (spuId: string | undefined) =>
    [...shop.world.products.values()].find(({ sku }) => sku === `PZ-${spuId}`)?.id
  const [first, second] = spuIds.map(ofSku)
  const [variation, ...others] = shop.world.variations.get(first ?? 0) ?? []
  if (!variation || second === undefined || first === undefined) throw new Error('no product')
  shop.world.variations.set(first, [{ ...variation, regularPrice: '9990' }, ...others])
  shop.world.products.delete(second)
  shop.world.variations.delete(second)
  source.reprice(spuIds[1] ?? '', (fen) => fen + 5_000)
  const [row] = await desk.imports.shops(desk.workspaceId)
  if (!row) throw new Error('no shop')
  const prices = { ...row.rules.prices, fixed: 6_000 }
  const rules = { ...row.rules, prices }
  expect(await desk.imports.effectOf(desk.workspaceId, shopId, rules)).toMatchObject({
    ...{ products: 2, raised: 2, lowered: 0 },
  })
  await desk.imports.setRules(desk.by, shopId, rules)
  await refresh(played)
  expect(pricesOf(played, 0)).toEqual([9_990, 13_020, 14_100])
  const left = await desk.imports.products(
    desk.workspaceId,
    { text: '', is: 'all' },
    { offset: 0, limit: 9 },
  )
  expect(left.total).toBe(1)
})

/** Calls of a refresh of one product; the test says when it became longer. */
const LENGTH = 40

test.each<Moment>(['before', 'after'])(
  'a refresh that dies %s any call is made good by the next, and takes nothing of its own for an edit',
  async (moment) => {
    const played = await openPlayed(1)
    const { desk, shopId, source, spuIds, bringAtOnce } = played
    await bringAtOnce()
    let fen = 0
    let isWhole = false
    let lived = 0
    while (lived < LENGTH && !isWhole) {
      lived += 1
      const changes = [1_000, 2_000]
      const run = createRunLife({ ...desk.by, runId: `refresh ${lived}` })
      const input = { shopId, name: 'Shop', productIds: null, trigger: 'person' }
      for (const change of changes) {
        desk.clock.shift(1_000)
        fen += change
        source.reprice(spuIds[0] ?? '', (one) => one + change)
        // The price moves on between the two lives.
        const isFirst = change === changes[0]
        const life = mortal(desk.tools, isFirst ? lived : Number.POSITIVE_INFINITY, moment)
        await run.attempt(refreshRun(life.tools), input, life.signal).catch(() => undefined)
        if (isFirst) isWhole = !life.isDead()
      }
      const next = createRunLife({ ...desk.by, runId: `refresh ${lived} again` })
      desk.clock.shift(1_000)
      await next.attempt(refreshRun(desk.tools), input, alive())
      const expected = Math.ceil(((50_000 + fen) * 13.5) / 100 / 10) * 10 + 5_000
      expect(pricesOf(played, 0)?.[0], `died ${moment} call ${lived}`).toBe(expected)
    }
    expect(isWhole).toBe(true)
    expect(lived).toBeGreaterThan(8)
  },
)
