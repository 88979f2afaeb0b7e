import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { MappedCategory } from '../deps.ts'
import { cut, PAGE, pagesOf, printOf } from '../parts.ts'
import * as actions from './actions.ts'
import { type ShopFor, toOpener } from './parts.ts'

export interface MapView extends ShopFor {
  readonly categories: readonly MappedCategory[]
  readonly page: number
}

const HALF = 17

/** Which category of Poizon goes to which of the shop: what the bot suggests, and what a person confirmed. */
export function mapScreen(lang: Lang, { shop, find, categories, page }: MapView): Screen {
  const { id, name } = shop
  const at = Math.min(Math.max(page, 0), Math.max(0, pagesOf(categories.length) - 1))
  const unconfirmed = categories.filter(({ isConfirmed }) => !isConfirmed).length
  const suggested = categories.filter(
    ({ isConfirmed, shopCategory }) => !isConfirmed && shopCategory !== null,
  ).length
  return {
    text: [
      lang.t('imports-map-title', { name: cut(name, 60) }),
      lang.t(categories.length === 0 ? 'imports-map-empty' : 'imports-map-hint'),
      ...(unconfirmed > 0 ? [lang.t('imports-map-unconfirmed', { count: unconfirmed })] : []),
    ].join('\n'),
    keyboard: [
      ...categories.slice(at * PAGE, (at + 1) * PAGE).map((one): Button[] => [
        {
          text: rowText(lang, one),
          data: actions.startMapping({ id, find, print: printOf(one.sourceId) }),
        },
      ]),
      ...pager({ page: at, pages: pagesOf(categories.length) }, (to) =>
        actions.openMap({ id, find, page: to }),
      ),
      ...(suggested > 0
        ? [
            [
              {
                text: lang.t('button-imports-map-confirm', { count: suggested }),
                data: actions.confirmMap({ id, find }),
                style: 'primary' as const,
              },
            ],
          ]
        : []),
      [toOpener(lang, id, find)],
    ],
  }
}

function rowText(lang: Lang, { sourceName, shopCategory, isConfirmed }: MappedCategory): string {
  const to = shopCategory ? fitLabel(shopCategory.name, HALF) : lang.t('imports-map-none')
  return `${isConfirmed ? '✓ ' : ''}${fitLabel(sourceName, HALF)} → ${to}`
}
