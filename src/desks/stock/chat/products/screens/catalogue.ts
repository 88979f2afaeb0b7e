import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel, inRows } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { PRODUCT_ORDERS, type ProductItem } from '../../../ledger/reading/reads.ts'
import { openCatalogue, openFilters, openProduct, startSearch } from '../../actions.ts'
import { CATALOGUE_FILTERS, type CatalogueView, shelfOf, WHOLE } from '../view.ts'
import { cut, pagesOf, toStock } from './parts.ts'

export interface CatalogueScreenView {
  readonly view: CatalogueView
  readonly items: readonly ProductItem[]
  readonly total: number
  /** Of the warehouse looked at; null for all. */
  readonly warehouse: string | null
}

/** A page of products, each with what may be sold. */
export function catalogueScreen(lang: Lang, shown: CatalogueScreenView): Screen {
  const { view, items, total, warehouse } = shown
  const isWhole = view.filter === 'all' && view.query === '' && view.shelf === ''
  const narrowed = [
    ...(view.query === '' ? [] : [lang.t('stock-catalogue-query', { query: view.query })]),
    ...(warehouse === null
      ? []
      : [lang.t('stock-catalogue-shelf', { warehouse: cut(warehouse, 40) })]),
    ...(view.filter === 'all' ? [] : [lang.t('stock-catalogue-filter', { filter: view.filter })]),
  ]
  return {
    text: [
      lang.t('stock-catalogue-title'),
      ...narrowed,
      lang.t(total === 0 ? 'stock-catalogue-nothing' : 'stock-catalogue-count', { total }),
      lang.t('stock-catalogue-hint'),
    ].join('\n'),
    keyboard: [
      ...items.map((item) => [productButton(lang, item, view)]),
      ...pager({ page: view.page, pages: pagesOf(total) }, (page) =>
        openCatalogue({ view: { ...view, page } }),
      ),
      [
        { text: lang.t('button-stock-search'), data: startSearch({}) },
        { text: lang.t('button-stock-filters'), data: openFilters({ view }) },
      ],
      [
        ...(isWhole
          ? []
          : [{ text: lang.t('button-stock-all'), data: openCatalogue({ view: WHOLE }) }]),
        toStock(lang),
      ],
    ],
  }
}

/** Name cut to leave room for the number. */
function productButton(
  lang: Lang,
  { product, available }: ProductItem,
  view: CatalogueView,
): Button {
  const count = lang.number(available)
  const isLow = product.lowStockAt !== null && available <= product.lowStockAt
  const mark = available < 0 || isLow ? '⚠️ ' : ''
  const label = `${mark}${fitLabel(product.name, 36 - count.length - mark.length)} · ${count}`
  return { text: label, data: openProduct({ id: product.id, view }) }
}

export interface FiltersView {
  readonly view: CatalogueView
  readonly warehouses: readonly { readonly id: string; readonly name: string }[]
  /** Filters that only channels can answer. */
  readonly hasChannels: boolean
}

const SHELVES = 6

/** What to list and in which order, each one tap; what is on is marked. */
export function filtersScreen(lang: Lang, { view, warehouses, hasChannels }: FiltersView): Screen {
  const option = (text: string, isOn: boolean, next: Partial<CatalogueView>): Button => ({
    text: isOn ? `✓ ${text}` : text,
    data: openFilters({ view: { ...view, ...next, page: 0 } }),
  })
  const filters = CATALOGUE_FILTERS.filter(
    (filter) => hasChannels || (filter !== 'astray' && filter !== 'hidden'),
  ).map((filter) =>
    option(lang.t('stock-filter-button', { filter }), view.filter === filter, { filter }),
  )
  const orders = PRODUCT_ORDERS.map((order) =>
    option(lang.t('stock-order-button', { order }), view.order === order, { order }),
  )
  const shelves = warehouses.slice(0, SHELVES).map(({ id, name }) => {
    const shelf = shelfOf(id)
    const isOn = view.shelf === shelf
    return option(fitLabel(name, 18), isOn, { shelf: isOn ? '' : shelf })
  })
  return {
    text: [lang.t('stock-catalogue-title'), lang.t('stock-filters-ask')].join('\n'),
    keyboard: [
      ...inRows(filters, 2),
      ...inRows(orders, 3),
      ...(warehouses.length > 1 ? inRows(shelves, 2) : []),
      [{ text: lang.t('button-stock-show'), data: openCatalogue({ view }), style: 'primary' }],
    ],
  }
}
