import { Registry } from 'prom-client'
import { beforeAll, expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import { createDatabaseCacheLevel } from '#db/cache/store.ts'
import type { OpenDatabase } from '#db/connection.ts'
import type { ProductSource, SkuPrices, SourceCall, SourceCard } from '#desks/imports/ports.ts'
import { createCatalogue } from '#desks/imports/source/catalogue.ts'
import { createQuota } from '#desks/imports/source/quota.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const LEVELS = { memorySeconds: 300, sharedSeconds: 86_400, databaseSeconds: 2_592_000 }

let database: OpenDatabase
beforeAll(async () => {
  database = await freshDatabase()
})

const asking = (): SourceCall => ({ priority: 'background', signal: new AbortController().signal })
const offer = (priceFen: number) => ({ priceFen, tradeType: 0, note: null, days: null })
const sku = (skuId: string, priceFen: number) => ({
  ...{ skuId, offers: [offer(priceFen)], quantity: 1, axes: [], barcode: null, image: null },
  isOn: true,
})

function cardOf(spuId: string, fen: number, skuIds: readonly string[]): SourceCard {
  return {
    ...{ source: 'poizon-api', spuId, article: null, titleZh: 'T', titleEn: null, brand: null },
    ...{ category: { id: null, path: [] }, gender: null, images: [], sizeTable: [] },
    ...{ sizeChartImage: null, attributes: [], siblings: [], fetchedAt: '2026-11-20T00:00:00Z' },
    skus: skuIds.map((id) => sku(id, fen)),
  }
}

let accounts = 0

/** A source in memory whose prices, sizes and health a test sets; catalogues opened on it share the database. */
function setUp() {
  accounts += 1
  const clock = createTestClock()
  const accountKey = `account ${accounts}`
  const base = `https://source-${accounts}.example`
  const key: AccountKey = { credentialId: 'c', accountKey, facts: { source: 'poizon-api' } }
  const world = { fen: 50_000, skuIds: ['1', '2'], downForMs: 0, isGone: false }
  const calls = { card: 0, prices: 0, search: 0, other: 0 }
  let failure: AppError | undefined
  const answer = async <T>(name: keyof typeof calls, value: T): Promise<T> => {
    calls[name] += 1
    if (failure) throw failure
    return value
  }
  const source: ProductSource = {
    categories: () => answer('other', [{ id: '29', name: 'Обувь', level: 1, rootId: '29' }]),
    brandsLike: () => answer('other', []),
    search: () => answer('search', { items: [], total: 0, next: null }),
    card: (_key, spuId) =>
      answer('card', world.isGone ? undefined : cardOf(spuId, world.fen, world.skuIds)),
    prices: () =>
      answer(
        'prices',
        world.isGone ? undefined : world.skuIds.map((id): SkuPrices => sku(id, world.fen)),
      ),
    byLink: () => answer('other', undefined),
  }
  const open = () =>
    createCatalogue({
      ...{ source, clock, db: database.db, log: silentLog, metrics: new Registry() },
      ...{ downForMs: () => world.downForMs, baseOf: () => base, levels: LEVELS },
      quota: createQuota({ db: database.db, clock }),
      cache: createCache({
        ...{ clock, log: silentLog },
        database: createDatabaseCacheLevel({ db: database.db }),
      }),
    })
  const fail = (kind: 'unavailable' | 'limit' | 'invalid' | undefined, code = 'poizon.x') => {
    failure = kind && new AppError({ kind, code })
  }
  return { catalogue: open(), open, key, clock, world, calls, fail, source }
}

const fensOf = (card: SourceCard | undefined) =>
  card?.skus.map(({ offers }) => offers[0]?.priceFen ?? null)

test('a card is asked for once a day, and found in memory, then in the database', async () => {
  const { catalogue, open, key, clock, calls } = setUp()
  const first = await catalogue.card(key, '7', asking())
  expect(first).toMatchObject({ isStale: false, fetchedAt: clock.now(), value: { spuId: '7' } })
  await catalogue.card(key, '7', asking())
  await clock.advance(6 * MINUTE)
  expect(await catalogue.card({ ...key, accountKey: 'other' }, '7', asking())).toEqual(first)
  expect(await open().card(key, '7', asking())).toEqual(first)
  expect(calls.card).toBe(1)
  await clock.advance(DAY)
  const anew = await catalogue.card(key, '7', asking())
  expect(anew.fetchedAt).toBe(clock.now())
  expect(calls.card).toBe(2)
})

test('however often it is read, nothing lives longer for it', async () => {
  const { catalogue, key, clock, calls } = setUp()
  await catalogue.search(key, { keyword: 'a', limit: 8 }, asking())
  for (let minute = 0; minute < 9; minute += 1) {
    await clock.advance(MINUTE)
    await catalogue.search(key, { limit: 8, keyword: 'a' }, asking())
  }
  expect(calls.search).toBe(1)
  await clock.advance(MINUTE)
  await catalogue.search(key, { keyword: 'a', limit: 8 }, asking())
  expect(calls.search).toBe(2)
})

test('a fresh card costs one call: of the card when it is unknown, else of its prices, none within ten minutes', async () => {
  const { catalogue, key, clock, world, calls } = setUp()
  const fresh = () => catalogue.card(key, '7', { ...asking(), isFresh: true })
  expect(fensOf((await fresh()).value)).toEqual([50_000, 50_000])
  await clock.advance(9 * MINUTE)
  await fresh()
  expect(calls).toMatchObject({ card: 1, prices: 0 })
  await clock.advance(MINUTE)
  Object.assign(world, { fen: 60_000, skuIds: ['2'] })
  const priced = await fresh()
  // A size that prices do not tell of is not sold.
  expect(fensOf(priced.value)).toEqual([null, 60_000])
  expect(priced.value?.skus[0]?.quantity).toBe(0)
  expect(priced.fetchedAt).toBe(clock.now())
  await clock.advance(9 * MINUTE)
  await fresh()
  expect(calls).toMatchObject({ card: 1, prices: 1 })
})

test('a size that came since has the card read anew', async () => {
  const { catalogue, key, clock, world, calls } = setUp()
  const fresh = () => catalogue.card(key, '7', { ...asking(), isFresh: true })
  await fresh()
  world.skuIds = ['1', '2', '3']
  await clock.advance(10 * MINUTE)
  expect((await fresh()).value?.skus).toHaveLength(3)
  expect((await fresh()).value?.skus).toHaveLength(3)
  expect(calls).toMatchObject({ card: 2, prices: 1 })
})

test('a product that is gone is known to be for five minutes', async () => {
  const { catalogue, key, clock, world, calls } = setUp()
  const fresh = () => catalogue.card(key, '7', { ...asking(), isFresh: true })
  await fresh()
  await clock.advance(10 * MINUTE)
  world.isGone = true
  expect((await fresh()).value).toBeUndefined()
  world.isGone = false
  await clock.advance(4 * MINUTE)
  expect((await fresh()).value).toBeUndefined()
  expect(calls).toMatchObject({ card: 1, prices: 1 })
  await clock.advance(MINUTE)
  expect((await fresh()).value).toBeDefined()
})

test('a plan without the call for prices has its cards read instead', async () => {
  const { catalogue, key, clock, calls, source } = setUp()
  source.prices = async () => {
    calls.prices += 1
    throw new AppError({ kind: 'invalid', code: 'poizon.no_call' })
  }
  const fresh = () => catalogue.card(key, '7', { ...asking(), isFresh: true })
  await fresh()
  for (let time = 0; time < 2; time += 1) {
    await clock.advance(10 * MINUTE)
    expect(fensOf((await fresh()).value)).toEqual([50_000, 50_000])
  }
  expect(calls).toMatchObject({ card: 3, prices: 1 })
})

test('while the source is away what was seen is shown as old; prices never are', async () => {
  const { catalogue, key, clock, world, calls, fail } = setUp()
  const search = () => catalogue.search(key, { keyword: 'a', limit: 8 }, asking())
  const seen = await catalogue.card(key, '7', asking())
  await search()
  await catalogue.prices(key, '7', asking())
  await clock.advance(2 * DAY)
  fail('unavailable', 'poizon.server_error')
  expect(await catalogue.card(key, '7', asking())).toEqual({ ...seen, isStale: true })
  expect((await search()).isStale).toBe(true)
  world.downForMs = 42_000
  const made = { ...calls }
  expect(await catalogue.card(key, '7', asking())).toEqual({ ...seen, isStale: true })
  expect(calls).toEqual(made)
  await expect(catalogue.prices(key, '7', asking())).rejects.toMatchObject({ kind: 'unavailable' })
  const fresh = catalogue.card(key, '7', { ...asking(), isFresh: true })
  await expect(fresh).rejects.toMatchObject({ kind: 'unavailable' })
  await expect(catalogue.card(key, '8', asking())).rejects.toMatchObject({ kind: 'unavailable' })
  expect(await catalogue.state(key)).toMatchObject({ downForMs: 42_000 })
  await clock.advance(29 * DAY)
  await expect(catalogue.card(key, '7', asking())).rejects.toMatchObject({ kind: 'unavailable' })
})

test('what a source refuses is told, not covered up by what is old', async () => {
  const { catalogue, key, clock, fail } = setUp()
  await catalogue.search(key, { keyword: 'a', limit: 8 }, asking())
  await clock.advance(HOUR)
  fail('invalid', 'poizon.word_banned')
  const again = catalogue.search(key, { keyword: 'a', limit: 8 }, asking())
  await expect(again).rejects.toMatchObject({ code: 'poizon.word_banned' })
})

test('one load at a time for everybody; whoever leaves does not take it from the others', async () => {
  const { catalogue, key, calls, source } = setUp()
  const gate = Promise.withResolvers<void>()
  let given: AbortSignal | undefined
  source.card = async (_key, spuId, { signal }) => {
    calls.card += 1
    given = signal
    await gate.promise
    signal.throwIfAborted()
    return cardOf(spuId, 1_000, ['1'])
  }
  const leaving = new AbortController()
  const first = catalogue.card(key, '7', { priority: 'background', signal: leaving.signal })
  const others = [1, 2, 3].map(() => catalogue.card(key, '7', asking()))
  await expect.poll(() => calls.card).toBe(1)
  leaving.abort(new Error('left'))
  await expect(first).rejects.toThrow('left')
  gate.resolve()
  expect((await Promise.all(others)).every(({ value }) => value?.spuId === '7')).toBe(true)
  expect([calls.card, given?.aborted]).toEqual([1, false])
})

test('lookups are counted by level and Moscow day, over all that run', async () => {
  const { catalogue, open, key, clock, world, fail } = setUp()
  await clock.advance(400 * DAY)
  await catalogue.card(key, '7', asking())
  await catalogue.card(key, '7', asking())
  const other = open()
  await other.card(key, '7', asking())
  await other.close()
  await clock.advance(DAY)
  world.downForMs = 1
  fail('unavailable')
  await catalogue.card(key, '7', asking())
  await clock.advance(-1)
  expect(await catalogue.state(key)).toMatchObject({ hits: { memory: 0 }, misses: 0, stale: 1 })
  await clock.jump(clock.now() - DAY)
  const { hits, misses } = await catalogue.state(key)
  expect({ hits, misses }).toEqual({ hits: { memory: 1, shared: 0, database: 1 }, misses: 1 })
  await catalogue.close()
})

test('a word the source refuses is asked about once in thirty days; a brand once, one that is not there again soon', async () => {
  const { catalogue, key, clock, calls, fail } = setUp()
  const search = (keyword: string) => catalogue.search(key, { keyword, limit: 8 }, asking())
  fail('invalid', 'poizon.word_banned')
  for (const words of ['Sex', 'sex ', 'sex']) {
    await expect(search(words)).rejects.toMatchObject({ code: 'poizon.word_banned' })
  }
  expect(calls.search).toBe(1)
  await expect(catalogue.brandsLike(key, 'sex', asking())).rejects.toMatchObject({
    code: 'poizon.word_banned',
  })
  expect(calls.other).toBe(0)
  fail(undefined)
  await search('nike')
  await clock.advance(31 * DAY)
  await search('sex')
  expect(calls.search).toBe(3)

  await catalogue.brandsLike(key, 'Nike', asking())
  await catalogue.brandsLike(key, 'nike', asking())
  expect(calls.other).toBe(1)
  await clock.advance(6 * MINUTE)
  await catalogue.brandsLike(key, 'nike', asking())
  expect(calls.other).toBe(2)
})
