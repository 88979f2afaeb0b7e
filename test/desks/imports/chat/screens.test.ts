import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ITEM_STATES } from '#desks/imports/batches/item.ts'
import {
  type Batch,
  type BatchItem,
  type ImportedCard,
  ITEM_FILTERS,
  type MappedCategory,
  PRODUCT_FILTERS,
} from '#desks/imports/chat/deps.ts'
import { foundCardScreen } from '#desks/imports/chat/find/card.ts'
import { allScreen, resultsScreen, siftScreen } from '#desks/imports/chat/find/results.ts'
import { figuresScreen, homeLine, homeScreen } from '#desks/imports/chat/home.ts'
import {
  detachScreen,
  holdsAskScreen,
  holdsScreen,
  importedScreen,
  productScreen,
} from '#desks/imports/chat/imported/screens.ts'
import { named, readable } from '#desks/imports/chat/parts.ts'
import {
  batchesScreen,
  batchScreen,
  cancelScreen,
  rollbackScreen,
} from '#desks/imports/chat/run/batches.ts'
import {
  legalScreen,
  previewScreen,
  priceTableScreen,
  shopChoiceScreen,
} from '#desks/imports/chat/run/preview.ts'
import { startedScreen } from '#desks/imports/chat/run/started.ts'
import { OPTION_FIELDS, OPTIONS } from '#desks/imports/chat/shop/actions.ts'
import * as filling from '#desks/imports/chat/shop/filling.ts'
import { mapScreen } from '#desks/imports/chat/shop/map.ts'
import * as prices from '#desks/imports/chat/shop/prices.ts'
import { withOption } from '#desks/imports/chat/shop/rules.ts'
import { scheduleScreen, shopScreen, shopsScreen } from '#desks/imports/chat/shop/screens.ts'
import { ANYTHING } from '#desks/imports/finds/find.ts'
import type { FindPage } from '#desks/imports/finds/finds.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Screen } from '#telegram/screen.ts'
import { fitsPhone } from '#test/desks/phone.ts'
import { START_MS } from '#test/support/moments.ts'
import { langs } from '#test/telegram/input/langs.ts'
import { KICKS, RULES } from './fake-room.ts'

const long = (length: number) => '<b>слово & «дело» '.repeat(length).slice(0, length)
const MOST = 99_999
const id = randomUUID()
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at))
const counts = (n: number) => ({
  ...{ waiting: n, underWay: n, done: n, unchanged: n, skipped: n, failed: n, cancelled: n },
})

const found = (n: number, over: Partial<FindPage> = {}): FindPage => ({
  ...{ id, page: 0, known: n, matching: n, total: n, hasMore: false, picked: n, isStale: n > 1 },
  find: n > 1 ? { ...ANYTHING, text: long(300), minYuan: 300, within: '' } : ANYTHING,
  items: times(Math.min(n, 8), (at) => ({
    ...{ spuId: `${9_999_999_990 + at}`, isPicked: at % 2 === 0 },
    product: {
      ...{ spuId: '1', title: long(200), article: 'DD1391-100', image: 'https://x', brand: null },
      ...{ minPriceFen: at === 0 ? null : 50_000_000, categoryId: null },
    },
  })),
  ...over,
})

const batch = (n: number, over: Partial<Batch> = {}): Batch => ({
  ...{ id, title: long(200), shopId: id, shopName: long(100), status: 'running' },
  ...{ counts: counts(n), createdAt: START_MS, rollbackUntil: START_MS, rolledBackAt: START_MS },
  ...{ isTakingBack: n > 2, waitsUntil: n > 2 ? START_MS : null },
  ...over,
})

const hold = { id, productId: id, title: long(200), oldPrice: 11_750, newPrice: 9_999_990 }
const imported = (over: Partial<ImportedCard> = {}): ImportedCard => ({
  ...{ id, title: long(300), article: 'DD1391-100', shopName: long(100), minPrice: 9_999_990 },
  ...{ isGone: false, shopId: id, permalink: 'https://kicks.example/p', minFen: 50_000_000 },
  ...{ refreshedAt: START_MS, hold, draft: null },
  variations: times(140, (at) => ({
    ...{ name: long(80), price: at === 2 ? null : 11_750, quantity: at === 1 ? null : MOST },
  })),
  ...over,
})

function* screens(lang: Lang): Generator<Screen> {
  const quota = { used: 60, limit: 10_000, renewsAt: START_MS }
  const hits = { memory: 1, shared: 2, database: 3 }
  const state = { downForMs: 0, quota, hits, misses: 4, stale: 5 }
  const figures = { products: MOST, onSale: MOST, drafts: 0, gone: 0, refreshedAt: START_MS }
  const none = { products: 0, onSale: 0, drafts: 0, gone: 0, refreshedAt: null }
  const shop = {
    ...KICKS,
    seo: 'aioseo' as const,
    name: long(100),
    refreshHours: 12,
    nextRefreshAt: START_MS,
  }
  const connect = { source: '1.a.add.pz', shop: '1.a.add.woo' }
  const latest = { id, find: ANYTHING, picked: 12 }
  const home = { holds: 0, batch: undefined, batches: 0, latest: undefined, homeData: '1.h' }
  for (const canManage of [true, false]) {
    yield homeScreen(lang, { ...home, state: undefined, shops: [], canManage, connect })
    yield homeScreen(lang, {
      ...{ ...home, state: { ...state, downForMs: 60_000 }, canManage, connect },
      shops: [{ ...shop, figures: none }],
    })
    yield homeScreen(lang, {
      ...{ ...home, state, holds: MOST, batch: batch(MOST), batches: 3, canManage, connect },
      shops: times(5, () => ({ ...shop, figures })),
      latest: { ...latest, find: found(2).find },
    })
  }
  yield figuresScreen(lang, state, true)
  yield figuresScreen(lang, { ...state, quota: { ...quota, limit: null }, downForMs: 9_000 }, false)
  for (const n of [0, 1, 2, 1_001]) {
    for (const mode of ['tick', 'look'] as const) {
      const view = { mode, quota, downForMs: n, most: 1_000 }
      yield resultsScreen(lang, { ...view, found: found(n) })
      yield resultsScreen(lang, { ...view, found: found(n, { total: null, hasMore: true }) })
      const find = { ...found(n).find, within: long(60), count: 200 }
      yield resultsScreen(lang, { ...view, found: found(n, { find, hasMore: true }) })
    }
  }
  yield allScreen(lang, {
    found: found(100, { total: 214, hasMore: true }),
    most: 1_000,
    count: 0,
    quota,
  })
  const branded = { ...found(2).find, brand: { id: '1', name: long(60) } }
  for (const sorts of [true, false]) yield siftScreen(lang, { id, find: branded, sorts })
  const [row] = found(1).items
  if (row) {
    const card = {
      brand: long(60),
      category: long(60),
      pictures: 9,
      outOfStock: 3,
      isStale: true,
      pricedAt: START_MS,
    }
    const sizes = times(140, () => ({ name: long(60), fen: 50_000_000, price: 9_999_990 }))
    yield foundCardScreen(lang, { id, row, page: 3, downForMs: 60_000, card: { ...card, sizes } })
    yield foundCardScreen(lang, { id, row, page: 3, downForMs: 0, card: { ...card, sizes: [] } })
    yield foundCardScreen(lang, { id, row, page: 3, downForMs: 0, card: null })
  }
  const products = (n: number) =>
    times(n, (at) => ({
      ...{ spuId: `${at}`, title: long(200), article: 'DD1391-100' },
      ...{ fen: at === 0 ? null : 50_000, price: at === 0 ? null : 9_999_990 - at },
    }))
  const leftOut = times(5, () => ({
    ...{ reason: 'error-unavailable', vars: {}, count: MOST, example: long(80) },
  }))
  for (const n of [0, 1, 2, 1_001]) {
    const preview = {
      ...{ products: products(n), known: n, leftOut: n > 2 ? leftOut : [], calls: n },
      ...{ durationMs: n * 2_000, textMicros: n === 1 ? null : n * 900, unconfirmed: n },
    }
    const about = { find: id, shop, preview }
    yield previewScreen(lang, {
      ...about,
      otherShops: n,
      downForMs: n * 60,
      quota: { ...quota, used: 9_950 },
    })
    yield priceTableScreen(lang, { ...about, page: 99 })
    yield legalScreen(lang, { find: id, shop: id, count: n })
    yield batchesScreen(lang, { items: times(Math.min(n, 8), () => batch(n)), total: n, page: 0 })
    yield importedScreen(lang, {
      ...{ items: times(Math.min(n, 8), () => imported()), total: n, page: 9 },
      ...{ is: 'sale', ...(n > 1 ? { text: long(60), q: 'abcdef' } : { text: '', q: '' }) },
    })
    const holds = { items: times(Math.min(n, 8), () => hold), total: n, page: 0 }
    yield holdsScreen(lang, { ...holds, at: START_MS, canManage: true })
    yield holdsAskScreen(lang, { what: 'accepted', until: START_MS, holds })
    const plan = { removed: n, restored: n, kept: n }
    yield rollbackScreen(lang, { batch: batch(n), plan })
    yield cancelScreen(lang, batch(n))
    const categories: MappedCategory[] = times(n, (at) => ({
      ...{ sourceId: `${at}`, sourceName: long(60), isConfirmed: at % 2 === 0, products: n },
      shopCategory: at % 3 === 0 ? null : { id: at, name: long(60) },
    }))
    yield mapScreen(lang, { shop, find: n > 1 ? id : '', categories, page: 99 })
    const effect = {
      ...{ products: n, raised: n, lowered: 0 },
      largest: n === 0 ? null : { title: long(200), before: 1, after: 9_999_990 },
    }
    const rules = { ...RULES, tradeTypes: [2, 5] }
    yield filling.optionEffectScreen(lang, {
      ...{ shop, find: id, field: 'rounding', value: '990', rules, effect },
    })
    const rule = { categoryIds: ['38'], fromFen: 30_000, fixed: 3_000, percentE2: 1_050 }
    const ruled = {
      ...{ ...shop, rules: { ...RULES, prices: { ...RULES.prices, rules: times(n, () => rule) } } },
    }
    yield prices.pricesScreen(lang, { shop: ruled, find: n > 1 ? id : '' })
    yield prices.markupsScreen(lang, { shop: ruled, find: id, names: new Map([['38', long(60)]]) })
    const line = prices.markupLine(lang, rule, new Map())
    yield prices.markupOffScreen(lang, { shop, find: id, at: 0, print: 'abcdef', line, effect })
  }
  const items = ITEM_STATES.map(
    (itemState, at): BatchItem => ({
      ...{ title: long(200), state: itemState },
      reason: at % 2 === 0 ? { reason: 'error-unavailable', vars: {} } : null,
    }),
  )
  for (const status of [
    'queued',
    'running',
    'paused',
    'completed',
    'failed',
    'cancelled',
  ] as const) {
    for (const filter of ITEM_FILTERS) {
      const view = { filter, page: 1, total: MOST, canManage: true }
      yield batchScreen(lang, { ...view, batch: batch(MOST, { status }), items: items.slice(0, 8) })
      yield batchScreen(lang, {
        ...view,
        batch: batch(0, { status }),
        items: items.slice(6),
        total: 0,
      })
    }
  }
  for (const from of [...PRODUCT_FILTERS, 'holds'] as const) {
    const came = { from, q: 'abcdef', page: 99 }
    yield productScreen(lang, { card: imported(), ...came, canManage: true })
    yield productScreen(lang, { card: imported({ draft: 'unfiled' }), ...came, canManage: true })
    yield productScreen(lang, {
      card: imported({ isGone: true, hold: null, permalink: null }),
      ...{ ...came, canManage: false },
    })
    yield detachScreen(lang, { card: imported({ draft: 'asked' }), ...came })
  }
  yield startedScreen(lang, id)
  yield shopChoiceScreen(lang, { find: id, shops: [shop, shop] })
  yield shopsScreen(lang, { shops: [shop, shop], connectData: connect.shop })
  yield shopScreen(lang, { shop, figures, canManage: true, connectData: connect.shop })
  yield shopScreen(lang, {
    ...{ shop: { ...KICKS, currency: 'USD' }, figures: none, canManage: false },
    connectData: connect.shop,
  })
  yield scheduleScreen(lang, shop)
  yield filling.fillingScreen(lang, shop)
  for (const field of OPTION_FIELDS) {
    yield filling.optionScreen(lang, { shop, find: '', field })
    for (const value of OPTIONS[field]) {
      const rules = withOption(RULES, field, value)
      expect(rules && filling.optionOf(rules, field)).toBe(value)
      const view = { shop, find: '', field, value, effect: null }
      if (rules) yield filling.optionEffectScreen(lang, { ...view, rules })
    }
  }
}

// Fifteen lines of products are the page itself.
const LINES = 14

test.each(langs)('$locale: every screen of Imports fits a phone and a button', (lang) => {
  const all = [...screens(lang)]
  expect(all.length).toBeGreaterThan(150)
  for (const screen of all) {
    expect(plainText(screen.text).split('\n').length, screen.text).toBeLessThanOrEqual(LINES)
    fitsPhone(screen)
  }
})

test.each(langs)(
  '$locale: pages are counted where the source counts what it found, and none is promised that is not',
  (lang) => {
    const quota = { used: 60, limit: 10_000, renewsAt: START_MS }
    const view = { mode: 'tick', quota, downForMs: 0, most: 1_000 } as const
    const pagesOf = (n: number, over: Partial<FindPage>) =>
      resultsScreen(lang, { ...view, found: found(n, over) })
        .keyboard?.flat()
        .find(({ text }) => /^\d+(?: \/ \d+)?$/u.test(text))?.text
    expect(pagesOf(100, { total: 104, hasMore: true, page: 1 })).toBe('2 / 13')
    expect(pagesOf(100, { total: 4_000, hasMore: true })).toBe('1 / 125')
    expect(pagesOf(100, { total: null, hasMore: true })).toBe('1')
    // It says less than what it has shown already.
    expect(pagesOf(100, { total: 60, hasMore: true })).toBe('1')
    expect(pagesOf(97, { total: 104, hasMore: false })).toBe('1 / 13')
    const find = { ...ANYTHING, within: 'low' }
    expect(pagesOf(100, { matching: 20, total: 104, hasMore: true, find })).toBe('1 / 3')
  },
)

test.each(langs)('$locale: the line on the first menu', (lang) => {
  expect(homeLine(lang, { products: 0, holds: 0, batch: undefined })).toBeUndefined()
  const line = homeLine(lang, { products: 214, holds: 3, batch: undefined })
  for (const number of ['214', '3']) expect(line).toContain(number)
  expect(homeLine(lang, { products: 0, holds: 0, batch: batch(2) })).toContain('10')
})

test('names without what a seller cannot read', () => {
  expect(readable('Nike Dunk Low Retro 复古 低帮 板鞋 男款 黑白')).toBe('Nike Dunk Low Retro')
  expect(readable('耐克 板鞋')).toBe('耐克 板鞋')
  expect(readable('Nike 短袖T恤')).toBe('Nike')
  expect(named({ title: 'Dunk DD1391-100', article: 'DD1391-100' })).toBe('Dunk DD1391-100')
  expect(named({ title: 'Dunk 板鞋', article: 'DD1391-100' })).toBe('Dunk DD1391-100')
})
