import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { fitLabel, inRows, shortened } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import * as actions from '../actions.ts'
import {
  type Hold,
  type ImportedCard,
  type ImportedProduct,
  type Page,
  PRODUCT_FILTERS,
  type ProductFilter,
} from '../deps.ts'
import { cut, pagesOf, roubles, toImports, yuan } from '../parts.ts'
import { openMap } from '../shop/actions.ts'

const ROW = 38

export interface ImportedView extends Page<ImportedProduct> {
  readonly is: ProductFilter
  /** Words that are looked for, and their print; '' for none. */
  readonly text: string
  readonly q: string
  readonly page: number
}

/** What was brought in, newest first. */
export function importedScreen(lang: Lang, view: ImportedView): Screen {
  const { items, total, is, text, q, page } = view
  const filters = PRODUCT_FILTERS.map((one): Button => {
    const label = lang.t('imports-is-button', { is: one })
    return {
      text: one === is ? `✓ ${plainText(label)}` : label,
      data: actions.openImported({ is: one, q, page: 0 }),
    }
  })
  return {
    text: [
      lang.t('imports-products-title'),
      ...(text === '' ? [] : [lang.t('imports-find-line', { text })]),
      lang.t(total === 0 ? 'imports-products-none' : 'imports-products-count', { total }),
    ].join('\n'),
    keyboard: [
      ...items.map((item): Button[] => [
        {
          text: productLabel(lang, item),
          data: actions.openProduct({ id: item.id, from: is, q, page }),
        },
      ]),
      ...pager({ page, pages: pagesOf(total) }, (to) => actions.openImported({ is, q, page: to })),
      ...inRows(filters, 2),
      [
        text === ''
          ? { text: lang.t('button-imports-search'), data: actions.startImportedSearch({}) }
          : {
              text: lang.t('button-imports-whole'),
              data: actions.openImported({ is, q: '', page: 0 }),
            },
        toImports(lang),
      ],
    ],
  }
}

function productLabel(
  lang: Lang,
  { title, article, minPrice, isGone, draft }: ImportedProduct,
): string {
  const price = isGone
    ? plainText(lang.t('imports-label-gone'))
    : draft !== null
      ? plainText(lang.t('imports-label-draft'))
      : minPrice === null
        ? plainText(lang.t('imports-label-out'))
        : roubles(lang, minPrice)
  const name = article === null || title.includes(article) ? title : `${title} ${article}`
  return `${fitLabel(name, ROW - price.length - 3)} · ${price}`
}

const SIZES = 5

/** Where a product's card was opened from. */
export interface CameFrom {
  readonly from: ProductFilter | 'holds'
  readonly q: string
  readonly page: number
}

export interface ProductView extends CameFrom {
  readonly card: ImportedCard
  readonly canManage: boolean
}

/** One imported product: its prices and sizes as the shop has them, and what waits for a yes. */
export function productScreen(lang: Lang, view: ProductView): Screen {
  const { card, canManage, ...came } = view
  const { id, title, article, shopName, variations, hold, permalink, minFen, minPrice } = card
  const rest = variations.slice(SIZES)
  return {
    text: [
      lang.t('imports-card-title', { name: cut(title, 120) }),
      article === null
        ? lang.t('imports-product-shop', { shop: cut(shopName, 40) })
        : lang.t('imports-product-shop-article', { shop: cut(shopName, 40), article }),
      card.isGone
        ? lang.t('imports-product-gone')
        : minPrice === null || minFen === null
          ? lang.t('imports-product-out')
          : lang.t('imports-product-from', {
              draft: card.draft ?? 'no',
              price: roubles(lang, minPrice),
              yuan: yuan(lang, minFen),
            }),
      ...variations.slice(0, SIZES).map((one) => variationLine(lang, one)),
      ...(rest.length > 0 ? [lang.t('imports-card-more', { count: rest.length })] : []),
      lang.t('imports-product-at', { at: lang.dateTime(card.refreshedAt) }),
      ...(hold ? [holdLine(lang, hold)] : []),
    ].join('\n'),
    keyboard: [
      ...(hold && canManage
        ? [
            [
              decide(lang, hold.id, 'refused'),
              { ...decide(lang, hold.id, 'accepted'), style: 'primary' as const },
            ],
          ]
        : []),
      ...(canManage
        ? [
            [
              {
                text: lang.t('button-imports-refresh'),
                data: actions.refreshProduct({ id }),
              },
              {
                text: lang.t('button-imports-detach'),
                data: actions.askDetach({ id, ...came }),
              },
            ],
          ]
        : []),
      ...(card.draft === 'unfiled' && canManage
        ? [
            [
              {
                text: lang.t('button-imports-map-of'),
                data: openMap({ id: card.shopId, find: '', page: 0 }),
              },
            ],
          ]
        : []),
      ...(permalink === null ? [] : [[{ text: lang.t('button-imports-open'), url: permalink }]]),
      [backTo(lang, came)],
    ],
  }
}

function backTo(lang: Lang, { from, q, page }: CameFrom): Button {
  return from === 'holds'
    ? { text: lang.t('button-imports-holds-back'), data: actions.openHolds({ page }) }
    : {
        text: lang.t('button-imports-products-back'),
        data: actions.openImported({ is: from, q, page }),
      }
}

function variationLine(
  lang: Lang,
  { name, price, quantity }: ImportedCard['variations'][number],
): string {
  const size = cut(name, 40)
  if (price === null) return lang.t('imports-variation-out', { name: size })
  const at = { name: size, price: roubles(lang, price) }
  return quantity === null
    ? lang.t('imports-variation', at)
    : lang.t('imports-variation-pieces', { ...at, quantity })
}

const decide = (lang: Lang, id: string, what: 'accepted' | 'refused'): Button => ({
  text: lang.t('button-imports-decide-one', { what }),
  data: actions.decideHold({ id, what }),
})

const percentOf = ({ oldPrice, newPrice }: Hold): number =>
  oldPrice === 0 ? 0 : Math.round(((newPrice - oldPrice) / oldPrice) * 100)

const signed = (lang: Lang, value: number): string =>
  value < 0 ? `−${lang.number(-value)}` : `+${lang.number(value)}`

function holdLine(lang: Lang, hold: Hold): string {
  return lang.t('imports-hold-line', {
    before: roubles(lang, hold.oldPrice),
    after: roubles(lang, hold.newPrice),
    percent: signed(lang, percentOf(hold)),
  })
}

/** It stays in the shop; its prices are no longer followed. */
export function detachScreen(
  lang: Lang,
  { card, ...came }: Pick<ProductView, 'card'> & CameFrom,
): Screen {
  const { id, title } = card
  return {
    text: lang.t('imports-detach-ask', { name: cut(title, 100) }),
    keyboard: [
      [
        { text: lang.t('button-imports-not-now'), data: actions.openProduct({ id, ...came }) },
        {
          text: lang.t('button-imports-detach-yes'),
          data: actions.detachProduct({ id, ...came }),
          style: 'danger',
        },
      ],
    ],
  }
}

export interface HoldsView extends Page<Hold> {
  readonly page: number
  /** When the list was read, ms. */
  readonly at: number
  readonly canManage: boolean
}

/** Prices that jumped: each a button to its card, and two buttons for all of them. */
export function holdsScreen(lang: Lang, { items, total, page, at, canManage }: HoldsView): Screen {
  const all = (what: 'accepted' | 'refused'): Button => ({
    text: lang.t('button-imports-decide-all', { what, count: total }),
    data: actions.askHolds({ what, until: at }),
  })
  return {
    text: [
      lang.t('imports-holds-title'),
      lang.t(total === 0 ? 'imports-holds-none' : 'imports-holds-hint', { total }),
    ].join('\n'),
    keyboard: [
      ...items.map((hold): Button[] => {
        const price = `${signed(lang, percentOf(hold))}\u00a0%, ${roubles(lang, hold.newPrice)}`
        return [
          {
            text: `${fitLabel(hold.title, ROW - price.length - 3)} · ${price}`,
            data: actions.openProduct({ id: hold.productId, from: 'holds', q: '', page }),
          },
        ]
      }),
      ...pager({ page, pages: pagesOf(total) }, (to) => actions.openHolds({ page: to })),
      ...(total > 0 && canManage ? [[all('refused'), all('accepted')]] : []),
      [toImports(lang)],
    ],
  }
}

/** The effect of one answer for all of them. */
export function holdsAskScreen(
  lang: Lang,
  { what, until, holds }: { what: 'accepted' | 'refused'; until: number; holds: Page<Hold> },
): Screen {
  const { items, total } = holds
  const [largest] = items
  return {
    text: [
      lang.t('imports-holds-ask', { what, total }),
      ...(largest
        ? [
            lang.t('imports-holds-largest', {
              name: shortened(largest.title, 40),
              before: roubles(lang, largest.oldPrice),
              after: roubles(lang, largest.newPrice),
            }),
          ]
        : []),
    ].join('\n'),
    keyboard: [
      [
        { text: lang.t('button-imports-not-now'), data: actions.openHolds({ page: 0 }) },
        {
          text: lang.t('button-imports-decide-all', { what, count: total }),
          data: actions.decideHolds({ what, until }),
          style: 'primary',
        },
      ],
    ],
  }
}
