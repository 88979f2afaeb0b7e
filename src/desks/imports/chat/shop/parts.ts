import type { Lang } from '#platform/texts/lang.ts'
import type { Button } from '#telegram/screen.ts'
import type { ImportShop } from '../deps.ts'
import { openPreviewOf } from '../run/actions.ts'
import { openShop } from './actions.ts'

/** A shop's screen. `find`: the search it is looked at for, '' for the shop itself. */
export interface ShopFor {
  readonly shop: ImportShop
  readonly find: string
}

export const toShop = (lang: Lang, id: string): Button => ({
  text: lang.t('button-imports-shop-back'),
  data: openShop({ id }),
})

/** To where it was opened from: what is about to be brought in, or the shop. */
export const toOpener = (lang: Lang, id: string, find: string): Button =>
  find === ''
    ? toShop(lang, id)
    : { text: lang.t('button-imports-preview-back'), data: openPreviewOf({ find, shop: id }) }
