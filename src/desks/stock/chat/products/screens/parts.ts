import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Button } from '#telegram/screen.ts'
import { openCatalogue, openProduct, openStock, openWarehouses } from '../../actions.ts'
import { type CatalogueView, WHOLE } from '../view.ts'

/** Rows a page. */
export const PAGE = 8

/** Pages that so many rows make. */
export const pagesOf = (total: number) => Math.ceil(total / PAGE)

export const toStock = (lang: Lang): Button => ({
  text: lang.t('button-stock-back'),
  data: openStock({}),
})
export const toCatalogue = (lang: Lang, view: CatalogueView = WHOLE): Button => ({
  text: lang.t('button-stock-catalogue-back'),
  data: openCatalogue({ view }),
})
export const toProduct = (lang: Lang, id: string): Button => ({
  text: lang.t('button-stock-product-back'),
  data: openProduct({ id, view: WHOLE }),
})
export const toWarehouses = (lang: Lang): Button => ({
  text: lang.t('button-stock-warehouses-back'),
  data: openWarehouses({}),
})

/** A text that fits beside others; what is left out is marked. */
export function cut(text: string, length: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length <= length
    ? characters.join('')
    : `${characters.slice(0, length - 1).join('')}…`
}

/** `+30`, `−2`. */
export const signed = (lang: Lang, value: number): string =>
  value < 0 ? `−${lang.number(-value)}` : `+${lang.number(value)}`

/** The plain words of a message, to be put into another. */
export const words = (text: string): string => plainText(text)
