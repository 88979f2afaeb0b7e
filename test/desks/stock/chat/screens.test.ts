import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openCatalogue, openProduct } from '#desks/stock/chat/actions.ts'
import { WHOLE_HISTORY } from '#desks/stock/chat/products/history-filter.ts'
import { cardScreen, editScreen, goneScreen } from '#desks/stock/chat/products/screens/card.ts'
import { catalogueScreen, filtersScreen } from '#desks/stock/chat/products/screens/catalogue.ts'
import { historyFiltersScreen, historyScreen } from '#desks/stock/chat/products/screens/history.ts'
import { homeScreen } from '#desks/stock/chat/products/screens/home.ts'
import { lineScreen } from '#desks/stock/chat/products/screens/line.ts'
import { operationScreen } from '#desks/stock/chat/products/screens/operation.ts'
import { removalScreen } from '#desks/stock/chat/products/screens/removal.ts'
import { warehouseScreen, warehousesScreen } from '#desks/stock/chat/products/screens/warehouses.ts'
import {
  CATALOGUE_FILTERS,
  type CatalogueView,
  queryOf,
  shelfOf,
  viewParam,
  WHOLE,
} from '#desks/stock/chat/products/view.ts'
import { PRODUCT_ORDERS, type Product } from '#desks/stock/ledger/reading/reads.ts'
import { OPERATION_KINDS } from '#desks/stock/ledger/writing/operation.ts'
import type { Screen } from '#telegram/screen.ts'
import { fitsPhone } from '#test/desks/phone.ts'
import { START_MS } from '#test/support/moments.ts'
import { langs, type ru } from '#test/telegram/input/langs.ts'

const long = (length: number) => '<b>слово & «дело» '.repeat(length).slice(0, length)
const at = new Date(START_MS)
const MOST = 100_000_000

const PRODUCT: Product = {
  ...{ id: randomUUID(), workspaceId: randomUUID(), sku: long(100), name: long(200) },
  ...{ ean: '12345678901231', description: long(20_000), attributes: {}, isSyncEnabled: false },
  ...{ lowStockAt: MOST, pictureId: randomUUID(), createdBy: 1 },
  ...{ createdAt: at, updatedAt: at, deletedAt: null },
}
const STOCK = { onHand: MOST, taken: MOST, available: -MOST, isBundle: false }
const VIEW: CatalogueView = {
  ...({ filter: 'astray', order: 'newest' } as const),
  ...{ shelf: 'abcd', page: 46_655 },
  query: queryOf('щётка щёлковая ęśąćż много слов'),
}
const warehouses = Array.from({ length: 50 }, (_, index) => ({
  ...{ id: randomUUID(), workspaceId: randomUUID(), name: long(60), isDefault: index === 0 },
  ...{ createdAt: at, archivedAt: null },
}))
const shelves = warehouses.map(({ name }) => ({ name, onHand: MOST }))
const people = Array.from({ length: 20 }, (_, index) => ({
  ...{ userId: 9_999_999_999 + index, firstName: long(60) },
}))

function operation(kind: (typeof OPERATION_KINDS)[number], count: number) {
  const ids = Array.from({ length: count }, () => randomUUID())
  const fields = {
    name: { from: long(200), to: long(200) },
    ean: { from: null, to: '4006381333931' },
  }
  return {
    operation: {
      ...{
        id: randomUUID(),
        workspaceId: randomUUID(),
        kind,
        actorId: 1,
        ref: 'r',
        note: long(500),
      },
      ...{ changes: ids.map((productId) => ({ productId, fields })), reversesId: null },
      createdAt: at,
    },
    movements: ids.flatMap((productId) =>
      warehouses.slice(0, 8).map(({ id: warehouseId }) => ({
        ...{ productId, warehouseId, delta: -MOST, before: MOST, after: 0 },
      })),
    ),
    products: new Map(ids.map((id) => [id, { sku: long(100), name: long(200) }])),
    ...{ count, undoes: { kind, turns: 1 }, undoneBy: null, who: long(60) },
    warehouses: new Map(warehouses.map(({ id, name }) => [id, name])),
  }
}

/** Every screen of products, with the most that can stand on it, in each state and for each role. */
function* everyScreen(lang: typeof ru): Generator<Screen> {
  const homeData = 'h'
  const channels = { channelLines: [], channelButtons: [] }
  for (const canManage of [true, false]) {
    const figures = { pieces: MOST, low: 12_345, oversold: 12_345, astray: 12_345 }
    const latest = [long(60), long(60), long(60)]
    for (const products of [0, 10_000])
      yield homeScreen(lang, {
        ...{ ...figures, ...channels, products, latest, firstSteps: [], canManage, homeData },
      })
    yield warehousesScreen(lang, { warehouses, canManage })
    for (const warehouse of warehouses.slice(0, 2))
      yield warehouseScreen(lang, { warehouse, products: 12_345, canManage })
    for (const parts of [
      [],
      shelves.map(({ name }) => ({ name, quantity: MOST, available: MOST })),
    ])
      yield cardScreen(lang, {
        ...{ product: PRODUCT, stock: STOCK, shelves, parts, canManage, isOwner: canManage },
        ...{ channelLines: shelves.map(({ name }) => name), channelButtons: [] },
        ...{ view: VIEW, warehouses: 50 },
      })
    for (const kind of OPERATION_KINDS)
      for (const count of [1, 3]) {
        const view = { ...operation(kind, count), canManage, buttons: [] }
        yield operationScreen(lang, { ...view, isFresh: true })
        yield operationScreen(lang, { ...view, isFresh: false, undoneBy: randomUUID() })
      }
  }
  const items = Array.from({ length: 8 }, () => ({ ...STOCK, product: PRODUCT }))
  for (const filter of CATALOGUE_FILTERS)
    yield catalogueScreen(lang, {
      ...{ items, total: 373_240, warehouse: long(60), view: { ...VIEW, filter } },
    })
  yield catalogueScreen(lang, { items: [], total: 0, warehouse: null, view: WHOLE })
  yield filtersScreen(lang, { view: VIEW, warehouses, hasChannels: true })
  const view = {
    ...WHOLE_HISTORY,
    product: randomUUID(),
    person: 9_999_999_999,
    days: '30',
  } as const
  yield historyScreen(lang, {
    ...{ view: { ...view, kinds: 'count' }, page: 40_000, total: 400_000, person: long(60) },
    ...{ product: long(200), items: OPERATION_KINDS.slice(0, 8).map((kind) => operation(kind, 1)) },
  })
  yield historyFiltersScreen(lang, { view, people })
  yield goneScreen(lang, PRODUCT)
  yield editScreen(lang, PRODUCT)
  const facts = { product: PRODUCT, mappings: 12_345, hasPicture: true, operations: 12_345 }
  const stock = warehouses.map(({ id: warehouseId }) => ({ warehouseId, onHand: MOST }))
  yield removalScreen(lang, { ...facts, stock, openPieces: 0, bundles: [] })
  yield removalScreen(lang, { ...facts, stock, openPieces: MOST, bundles: [] })
  const bundles = [{ id: randomUUID(), name: long(200) }]
  yield removalScreen(lang, { ...facts, stock, openPieces: 0, bundles })
  for (const problem of [
    'which',
    'no-code',
    'unknown-code',
    'product',
    'several',
    'meaning',
    'channel',
    'place',
    'viewer',
  ] as const)
    yield lineScreen(lang, {
      problem,
      said: long(300),
      products: items.map((item) => item.product),
    })
}

test.each(langs)('$locale: every screen fits a phone and a button', (lang) => {
  const screens = [...everyScreen(lang)]
  expect(screens.length).toBeGreaterThan(100)
  for (const screen of screens) fitsPhone(screen)
})

test('what a button carries of the catalogue comes back as it was, and fits beside an id', () => {
  fc.assert(
    fc.property(
      fc.record({
        filter: fc.constantFrom(...CATALOGUE_FILTERS),
        order: fc.constantFrom(...PRODUCT_ORDERS),
        shelf: fc.oneof(fc.constant(''), fc.uuid().map(shelfOf)),
        query: fc.string({ unit: 'grapheme' }).map(queryOf),
        page: fc.integer({ min: 0, max: 46_655 }),
      }),
      fc.uuid(),
      (view, id) => {
        expect(viewParam.decode(viewParam.encode(view))).toEqual(view)
        expect(openProduct.parse(openProduct({ id, view }))).toEqual({ id, view })
        expect(openCatalogue.parse(openCatalogue({ view }))?.view).toEqual(view)
      },
    ),
  )
})

test('a search keeps Russian, Polish and German letters', () => {
  expect(queryOf('  Щётка   ŁÓDŹ ')).toBe('щётка łódź')
  const view = { ...WHOLE, query: 'щётка größe' }
  expect(viewParam.decode(viewParam.encode(view))).toEqual(view)
  for (const text of ['', '00', '00----000!', 'zz----000', `00----000${'a'.repeat(27)}`])
    expect(viewParam.decode(text)).toBeUndefined()
})

test.each(langs)(
  '$locale: a deletion lists what goes with it only where something does',
  (lang) => {
    const bare = { product: PRODUCT, stock: [], mappings: 0, openPieces: 0, bundles: [] }
    const said = (hasPicture: boolean) =>
      removalScreen(lang, { ...bare, hasPicture, operations: 1 }).text
    expect(said(true)).toContain(lang.t('stock-remove-goes'))
    expect(said(false)).not.toContain(lang.t('stock-remove-goes'))
  },
)
