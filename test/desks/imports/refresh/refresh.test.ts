import { expect, test } from 'vitest'
import type { SourceSku } from '#desks/imports/ports.ts'
import { findImported } from '#desks/imports/products/store.ts'
import { REFRESH_RUN, refreshRun } from '#desks/imports/refresh/run.ts'
import { openPlayed } from '../desk.ts'
import { inColor } from '../fakes/source.ts'
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
  const sums = { read: 4, changed: 3, held: 0, gone: 1, failed: 0 }
  // This catalogue says of each price that it is as old as the test; how old prices are is told in age.test.ts.
  expect(run.state).toEqual({ ...sums, readAt: null })
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
  await desk.imports.setRules(desk.by, shopId, () => rules)
  await refresh(played)
  expect(pricesOf(played, 0)).toEqual([9_990, 13_020, 14_100])
  const left = await desk.imports.products(
    desk.workspaceId,
    { text: '', is: 'all' },
    { offset: 0, limit: 9 },
  )
  expect(left.total).toBe(1)
})

test('sizes and colours that came since are made, once, and followed from then on', async () => {
  const played = await openPlayed(2)
  const { desk, shop, source, spuIds, bring } = played
  await bring()
  const [sized = '', colored = ''] = spuIds
  const grow = (spuId: string, sku: SourceSku) => {
    const card = source.world.get(spuId)
    if (card) source.world.set(spuId, { ...card, skus: [...card.skus, sku] })
  }
  grow(sized, inColor(sized, '黑白', '45'))
  grow(colored, inColor(colored, '白色', '45'))
  source.asked.length = 0
  const { state } = await refresh(played)
  expect(state).toMatchObject({ read: 2, changed: 2, failed: 0 })
  expect(source.asked.filter((one) => one.startsWith('card'))).toHaveLength(2)
  expect(pricesOf(played, 0)).toEqual([11_750, 12_020, 13_100, 14_450])
  expect(stockOf(played, 0)).toEqual(['instock', 'instock', 'instock', 'instock'])
  const made = variationsOf(played, 1)
  expect(made.map(({ attributes }) => attributes.map(({ option }) => option).sort())).toEqual([
    ...['41', '42', '42.5'].map((size) => [size, expect.stringMatching(/ч[её]рн/iu)]),
    ['45', expect.stringMatching(/бел/iu)],
  ])
  const before = shop.dump()
  source.asked.length = 0
  await refresh(played)
  expect(shop.dump()).toEqual(before)
  expect(source.asked.filter((one) => one.startsWith('card'))).toEqual([])
  source.reprice(sized, (fen) => fen + 1_000)
  await refresh(played)
  expect(pricesOf(played, 0)).toEqual([11_890, 12_160, 13_240, 14_590])
  const { total } = await desk.imports.products(
    desk.workspaceId,
    { text: '', is: 'sale' },
    { offset: 0, limit: 9 },
  )
  expect(total).toBe(2)
})

test('pictures of a colour that came since are uploaded once and shown, where nobody has chosen others', async () => {
  const played = await openPlayed(2)
  const { shop, source, spuIds, bring } = played
  await bring()
  const productOf = (at: number) =>
    [...shop.world.products.values()].find(({ sku }) => sku === `PZ-${spuIds[at]}`)
  const theirs = productOf(1)
  if (!theirs) throw new Error('no product')
  const imageIds = theirs.imageIds.slice(0, 1)
  shop.world.products.set(theirs.id, { ...theirs, imageIds })
  for (const spuId of spuIds) source.growWhite(spuId)
  expect((await refresh(played)).state).toMatchObject({ changed: 2, failed: 0 })
  // Two of each from before, two of each colour that came.
  expect(shop.world.media.size).toBe(8)
  for (const at of [0, 1]) {
    const white = variationsOf(played, at).slice(3)
    expect(white).toHaveLength(2)
    expect(new Set(white.map(({ imageId }) => imageId)).size).toBe(1)
    const slug = shop.world.media.get(white[0]?.imageId ?? 0)?.slug
    expect(slug).toContain(`dd${spuIds[at]}`)
  }
  expect(productOf(0)?.imageIds).toHaveLength(4)
  expect(productOf(1)?.imageIds).toEqual(imageIds)

  const after = shop.dump()
  await refresh(played)
  expect(shop.dump()).toEqual(after)
  await bring()
  expect(shop.world.media.size).toBe(8)
  expect(productOf(0)?.imageIds).toHaveLength(4)
})

test('media of a new colour that somebody deleted in the shop are brought again', async () => {
  const played = await openPlayed(2)
  const { shop, source, spuIds, bring } = played
  const [first = '', second = ''] = spuIds
  await bring()
  // Both cards show the same pictures of white.
  source.growWhite(first, 'shared')
  await refresh(played)
  for (const { id, url } of shop.world.media.values()) {
    if (variationsOf(played, 0).some(({ imageId }) => imageId === id)) {
      expect(url).toContain('dd1000')
      shop.world.media.delete(id)
    }
  }
  source.growWhite(second, 'shared')
  expect((await refresh(played)).state).toMatchObject({ changed: 1, failed: 0 })
  const [white] = variationsOf(played, 1).slice(3)
  expect(shop.world.media.has(white?.imageId ?? 0)).toBe(true)
})

test('a size that another has the values of is looked at once', async () => {
  const played = await openPlayed(1)
  const { shop, source, spuIds, bring } = played
  await bring()
  const [spuId = ''] = spuIds
  const card = source.world.get(spuId)
  const twin = inColor(spuId, '黑白', '41')
  if (card) source.world.set(spuId, { ...card, skus: [...card.skus, twin] })
  const before = shop.dump()
  source.asked.length = 0
  await refresh(played)
  await refresh(played)
  expect(shop.dump()).toEqual(before)
  expect(source.asked.filter((one) => one.startsWith('card'))).toHaveLength(1)
})

test('a draft without a category says so and goes on sale with a refresh once its category has a place', async () => {
  const played = await openPlayed(1)
  const { desk, shop, shopId, bring } = played
  await desk.map(shopId, null)
  const batchId = await bring()
  expect((await desk.runs.get(desk.workspaceId, batchId))?.state).toMatchObject({ unfiled: 1 })
  const shown = async () => {
    const all = { text: '', is: 'all' } as const
    return (await desk.imports.products(desk.workspaceId, all, { offset: 0, limit: 9 })).items
  }
  expect(await shown()).toMatchObject([{ draft: 'unfiled' }])
  expect(await desk.imports.figures(desk.workspaceId, shopId)).toMatchObject({
    ...{ products: 1, onSale: 0, drafts: 1 },
  })
  await refresh(played)
  expect([...shop.world.products.values()]).toMatchObject([{ status: 'draft' }])
  await desk.map(shopId, 15)
  expect((await refresh(played)).state).toMatchObject({ read: 1, changed: 1 })
  expect([...shop.world.products.values()]).toMatchObject([
    { status: 'publish', categoryIds: [15] },
  ])
  expect(await shown()).toMatchObject([{ draft: null }])
})

/** Calls of a refresh of one product; the test says when it became longer. */
const LENGTH = 48

test.each<Moment>(['before', 'after'])(
  'a refresh that dies %s any call while it brings a colour leaves no picture and no size twice',
  async (moment) => {
    const played = await openPlayed(LENGTH)
    const { desk, shop, shopId, source, spuIds, bringAtOnce } = played
    let isWhole = false
    // One moment at the odd calls, the other at the even ones.
    let lived = moment === 'before' ? -1 : 0
    while (lived < LENGTH && !isWhole) {
      lived += 2
      const spuId = spuIds[lived] ?? ''
      await bringAtOnce([spuId])
      source.growWhite(spuId)
      const media = shop.world.media.size
      const run = createRunLife({ ...desk.by, runId: `growth ${lived}` })
      const imported = await findImported(desk.db, shopId, spuId)
      const productIds = [imported?.product.id ?? '']
      const input = { shopId, name: 'Shop', productIds, trigger: 'person' }
      desk.clock.shift(1_000)
      const life = mortal(desk.tools, lived, moment)
      await run.attempt(refreshRun(life.tools), input, life.signal).catch(() => undefined)
      isWhole = !life.isDead()
      const next = createRunLife({ ...desk.by, runId: `growth ${lived} again` })
      desk.clock.shift(1_000)
      await next.attempt(refreshRun(desk.tools), input, alive())
      const what = `died ${moment} call ${lived}`
      expect(shop.world.media.size, what).toBe(media + 2)
      const product = [...shop.world.products.values()].find(({ sku }) => sku === `PZ-${spuId}`)
      const white = (shop.world.variations.get(product?.id ?? 0) ?? []).slice(3)
      expect(white, what).toHaveLength(2)
      expect(
        white.every(({ imageId }) => imageId !== null),
        what,
      ).toBe(true)
      expect(product?.imageIds, what).toHaveLength(4)
    }
    expect(isWhole).toBe(true)
    expect(lived).toBeGreaterThan(8)
  },
)

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
