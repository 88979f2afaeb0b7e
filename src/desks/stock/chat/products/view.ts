import type { Param } from '#telegram/action.ts'
import { PRODUCT_ORDERS, type ProductOrder } from '../../ledger/reading/reads.ts'

/** `astray` and `hidden` are the channels' to tell. */
export const CATALOGUE_FILTERS = ['all', 'low', 'off', 'over', 'astray', 'hidden'] as const
export type CatalogueFilter = (typeof CATALOGUE_FILTERS)[number]

/** What of the catalogue is looked at. The whole of it travels in buttons, so an old one leads where it always led. */
export interface CatalogueView {
  readonly filter: CatalogueFilter
  readonly order: ProductOrder
  /** Short name of a warehouse, see {@link shelfOf}; '' for all. */
  readonly shelf: string
  /** Words of a search; '' for none. */
  readonly query: string
  /** From 0. */
  readonly page: number
}

export const WHOLE: CatalogueView = { filter: 'all', order: 'name', shelf: '', query: '', page: 0 }

const NO_SHELF = '----'
const SHELF_LENGTH = NO_SHELF.length
const PAGE_LENGTH = 3
const MOST_PAGES = 36 ** PAGE_LENGTH - 1
/** Characters of a query that fit a button beside a product's id. */
const QUERY_LENGTH = 19
/** Letters beyond ASCII and Cyrillic that get a byte of their own. */
const FURTHER = 'ąćęłńóśźżäöüßéèáčřšž'
const [CYRILLIC, CYRILLIC_END, CYRILLIC_AT, FURTHER_AT] = [0x400, 0x460, 0x80, 0xe0]

/** Enough of a warehouse's id to tell it from the shop's others. */
export const shelfOf = (warehouseId: string): string =>
  Buffer.from(warehouseId.replaceAll('-', ''), 'hex').toString('base64url').slice(-SHELF_LENGTH)

/** A query as buttons carry it: lower case, its beginning, signs of other scripts as spaces. */
export function queryOf(text: string): string {
  const letters = [...text.toLowerCase().normalize('NFC')].map((letter) =>
    byteOf(letter) === undefined ? ' ' : letter,
  )
  const tidy = letters.join('').replace(/\s+/g, ' ').trim()
  return [...tidy].slice(0, QUERY_LENGTH).join('').trim()
}

export const viewParam: Param<CatalogueView> = {
  encode: ({ filter, order, shelf, query, page }) => {
    const kept = Buffer.from([...queryOf(query)].flatMap((letter) => byteOf(letter) ?? []))
    return [
      CATALOGUE_FILTERS.indexOf(filter).toString(36),
      PRODUCT_ORDERS.indexOf(order).toString(36),
      shelf === '' ? NO_SHELF : shelf,
      Math.min(Math.max(page, 0), MOST_PAGES).toString(36).padStart(PAGE_LENGTH, '0'),
      kept.toString('base64url'),
    ].join('')
  },
  decode: (text) => {
    const parts = /^([0-9a-z])([0-9a-z])([\w-]{4})([0-9a-z]{3})([\w-]{0,26})$/.exec(text)
    const [, filterAt = '', orderAt = '', shelf = '', page = '', query = ''] = parts ?? []
    const filter = CATALOGUE_FILTERS[Number.parseInt(filterAt, 36)]
    const order = PRODUCT_ORDERS[Number.parseInt(orderAt, 36)]
    if (!parts || !filter || !order) return undefined
    return {
      ...{ filter, order, shelf: shelf === NO_SHELF ? '' : shelf },
      query: [...Buffer.from(query, 'base64url')].map(letterOf).join(''),
      page: Number.parseInt(page, 36),
    }
  },
}

/** One byte a letter, so that a search in Russian is no shorter than one in English. */
function byteOf(letter: string): number | undefined {
  const code = letter.codePointAt(0) ?? 0
  if (code >= 0x20 && code < 0x7f) return code
  if (code >= CYRILLIC && code < CYRILLIC_END) return code - CYRILLIC + CYRILLIC_AT
  const place = FURTHER.indexOf(letter)
  return place < 0 ? undefined : FURTHER_AT + place
}

function letterOf(byte: number): string {
  if (byte < CYRILLIC_AT) return String.fromCodePoint(byte)
  if (byte < FURTHER_AT) return String.fromCodePoint(byte - CYRILLIC_AT + CYRILLIC)
  return FURTHER[byte - FURTHER_AT] ?? ' '
}
