import type { Lang } from '#platform/texts/lang.ts'
import type { Button } from '#telegram/screen.ts'
import { openShop } from './actions.ts'

export const toShop = (lang: Lang, id: string): Button => ({
  text: lang.t('button-imports-shop-back'),
  data: openShop({ id }),
})
