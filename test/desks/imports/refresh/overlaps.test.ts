import { expect, test } from 'vitest'
import type { Catalogue } from '#desks/imports/ports.ts'
import { findImported } from '#desks/imports/products/store.ts'
import { editedFields } from '#desks/imports/products/written.ts'
import { REFRESH_RUN, refreshRun } from '#desks/imports/refresh/run.ts'
import { openPlayed } from '../desk.ts'
import { inColor } from '../fakes/source.ts'
import { alive, createRunLife } from '../lives.ts'

type Played = Awaited<ReturnType<typeof openPlayed>>

/** Somebody acts when a price is asked for, before its answer comes; once. */
function whenAsked({ catalogue }: Played['source'], spuId: string, act: () => Promise<unknown>) {
  let isOver = false
  const prices: Catalogue['prices'] = async (key, asked, call) => {
    const answer = await catalogue.prices(key, asked, call)
    if (asked === spuId && !isOver) {
      isOver = true
      await act()
    }
    return answer
  }
  return { ...catalogue, prices }
}

/** A refresh of the whole shop, in a process that asks `catalogue`. */
async function refreshBy(played: Played, catalogue: Catalogue = played.source.catalogue) {
  const { desk, shopId } = played
  desk.clock.shift(1_000)
  const run = createRunLife({ ...desk.by, runId: `refresh ${desk.asker().ref}` })
  const input = { shopId, name: 'Shop', productIds: null, trigger: 'person' }
  return run.attempt(refreshRun({ ...desk.tools, catalogue }), input, alive())
}

function shownOf({ shop }: Played, spuId: string) {
  const product = [...shop.world.products.values()].find(({ sku }) => sku === `PZ-${spuId}`)
  return { product, variations: shop.world.variations.get(product?.id ?? 0) ?? [] }
}

const idOf = async ({ desk, shopId }: Played, spuId: string) =>
  (await findImported(desk.db, shopId, spuId))?.product.id ?? ''

test('a product that is detached while others are refreshed is left alone', async () => {
  const played = await openPlayed(2)
  const { desk, source, spuIds, bringAtOnce } = played
  const [first = '', second = ''] = spuIds
  await bringAtOnce()
  source.growWhite(second)
  source.reprice(second, (fen) => fen * 2)
  source.reprice(first, (fen) => fen + 1_000)
  const before = shownOf(played, second)
  const detach = async () => desk.imports.detach(desk.by, await idOf(played, second))
  // The source answers about the second, but only after it was detached.
  const state = await refreshBy(played, whenAsked(source, second, detach))
  expect(state).toMatchObject({ changed: 1, failed: 0 })
  expect(shownOf(played, second)).toEqual(before)
})

test('a product that is detached while it is written stays detached, and the refresh goes on', async () => {
  const played = await openPlayed(1)
  const { desk, shop, source, spuIds, bringAtOnce } = played
  const [spuId = ''] = spuIds
  await bringAtOnce()
  const card = source.world.get(spuId)
  if (card) source.world.set(spuId, { ...card, skus: [...card.skus, inColor(spuId, '黑白', '45')] })
  shop.interference.after = async (call) => {
    if (call !== 'writeVariations') return
    await desk.imports.detach(desk.by, await idOf(played, spuId))
  }
  expect(await refreshBy(played)).toMatchObject({ failed: 0 })
  expect(await idOf(played, spuId)).toBe('')
})

test('a yes that is said while stock of the same product is written holds', async () => {
  const played = await openPlayed(1)
  const { desk, shop, shopId, source, spuIds, bringAtOnce } = played
  const [spuId = ''] = spuIds
  await bringAtOnce()
  source.reprice(spuId, (fen) => fen * 2)
  await refreshBy(played)
  const page = { offset: 0, limit: 10 }
  const { items } = await desk.imports.holds(desk.workspaceId, page)
  const [asked] = items
  const card = source.world.get(spuId)
  if (card)
    source.world.set(spuId, { ...card, skus: card.skus.map((sku) => ({ ...sku, quantity: 3 })) })
  const yes = desk.asker()
  shop.interference.before = async (call) => {
    if (call !== 'writeVariations') return
    shop.interference.before = undefined
    desk.clock.shift(1_000)
    expect(await desk.imports.decide(yes, { id: asked?.id ?? '' }, 'accepted')).toBe(1)
    desk.clock.shift(1_000)
  }
  await refreshBy(played)
  await desk.runs.work()
  await desk.reached(desk.runIdOf(REFRESH_RUN, shopId, yes), 'completed')
  expect((await desk.imports.holds(desk.workspaceId, page)).total).toBe(0)
  expect(shownOf(played, spuId).variations.map((one) => Number(one.regularPrice))).toEqual([
    18_500, 19_040, 21_200,
  ])
})

test('what an import wrote while a refresh waited for the source is not taken for an edit', async () => {
  const played = await openPlayed(1)
  const { desk, shopId, source, spuIds, bringAtOnce } = played
  const [spuId = ''] = spuIds
  await bringAtOnce()
  const importAgain = async () => {
    const card = source.world.get(spuId)
    if (card) source.world.set(spuId, { ...card, titleEn: 'Nike Dunk Low' })
    // Longer than a shop is kept for a run that writes nothing.
    desk.clock.shift(150_000)
    await bringAtOnce()
  }
  await refreshBy(played, whenAsked(source, spuId, importAgain))
  const { product } = shownOf(played, spuId)
  expect(product?.name).toContain('Low')
  const stored = await findImported(desk.db, shopId, spuId)
  expect(stored && product && editedFields(stored.product.written, product)).toEqual([])
})

test('a refresh that is asked for after rules were changed goes by them, whatever is under way', async () => {
  const played = await openPlayed(2)
  const { desk, shopId, source, spuIds, bringAtOnce } = played
  const [first = '', second = ''] = spuIds
  await bringAtOnce()
  source.reprice(second, (fen) => fen + 1_000)
  const again = desk.asker()
  const changeRules = async () => {
    const [row] = await desk.imports.shops(desk.workspaceId)
    if (!row) throw new Error('no shop')
    const prices = { ...row.rules.prices, fixed: 6_000 }
    await desk.imports.setRules(desk.by, shopId, (rules) => ({ ...rules, prices }))
    await desk.runs.work()
    await desk.imports.refresh(again, { shopId })
    // It waits for its turn.
    await desk.reached(runOf(again), 'queued', ({ resumeAt }) => resumeAt !== null)
  }
  const runOf = (by: Parameters<typeof desk.runIdOf>[2]) => desk.runIdOf(REFRESH_RUN, shopId, by)
  const other = desk.start({ catalogue: whenAsked(source, first, changeRules) })
  await other.runs.work()
  desk.clock.shift(60_000)
  const by = desk.asker()
  await other.imports.refresh(by, { shopId })
  await desk.reached(runOf(by), 'completed')
  desk.later(60_000)
  await desk.reached(runOf(again), 'completed')
  const cheapest = [first, second].map((spuId) =>
    Number(shownOf(played, spuId).variations[0]?.regularPrice),
  )
  expect(cheapest).toEqual([12_750, 12_890])
})

test('of rules that two people change at once none is lost', async () => {
  const { desk, shopId } = await openPlayed(1)
  let other: Promise<boolean> | undefined
  await desk.imports.setRules(desk.by, shopId, (rules) => {
    other = desk.imports.setRules(desk.by, shopId, (now) => ({ ...now, isPublished: false }))
    return { ...rules, jumpPercent: 50 }
  })
  expect(await other).toBe(true)
  const [row] = await desk.imports.shops(desk.workspaceId)
  expect(row?.rules).toMatchObject({ jumpPercent: 50, isPublished: false })
})
