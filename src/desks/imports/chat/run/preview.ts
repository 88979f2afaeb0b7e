import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { fitLabel, shortened } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { reasonText } from '../../batches/reasons.ts'
import type { QuotaLeft } from '../../ports.ts'
import { openFound } from '../actions.ts'
import type { ImportShop, PricedProduct, RunPreview } from '../deps.ts'
import { staleLine } from '../find/results.ts'
import { cut, dollars, named, PAGE, pagesOf, roubles, yuan } from '../parts.ts'
import { openMap, openPrices } from '../shop/actions.ts'
import * as actions from './actions.ts'

export interface PreviewView {
  /** Id of the search. */
  readonly find: string
  readonly shop: ImportShop
  /** Beside this one. */
  readonly otherShops: number
  readonly preview: RunPreview
  readonly quota: QuotaLeft
  /** Milliseconds until the source is asked again; 0 when it answers. */
  readonly downForMs: number
}

const REASONS = 2

/** What a run would do, in numbers, before it begins. */
export function previewScreen(lang: Lang, view: PreviewView): Screen {
  const { shop, preview } = view
  const { products, leftOut, known, unconfirmed } = preview
  const count = products.length
  return {
    text: [
      lang.t('imports-preview-title', { count, shop: cut(shop.name, 40) }),
      ...priceLines(lang, products),
      ...(view.downForMs > 0 ? [staleLine(lang, view.downForMs)] : []),
      ...(known > 0 ? [lang.t('imports-preview-known', { known })] : []),
      ...leftOut.slice(0, REASONS).map((one) =>
        lang.t('imports-preview-out', {
          ...{ count: one.count, reason: plainText(reasonText(lang, one)) },
          example: cut(one.example, 30),
        }),
      ),
      ...costLines(lang, view),
      ...(unconfirmed > 0 ? [lang.t('imports-preview-categories', { count: unconfirmed })] : []),
      shop.rules.isPublished
        ? lang.t('imports-preview-publish', { unconfirmed })
        : lang.t('imports-preview-draft'),
    ].join('\n'),
    keyboard: keyboardOf(lang, view),
  }
}

function priceLines(lang: Lang, products: readonly PricedProduct[]): string[] {
  const priced = products.flatMap(({ title, article, fen, price }) =>
    fen === null || price === null ? [] : [{ name: named({ title, article }), fen, price }],
  )
  const unknown = products.length - priced.length
  const sorted = priced.toSorted((left, right) => left.price - right.price)
  const line = (which: 'least' | 'most', one: (typeof priced)[number]) =>
    lang.t('imports-preview-end', {
      ...{ which, name: shortened(one.name, 40) },
      ...{ yuan: yuan(lang, one.fen), price: roubles(lang, one.price) },
    })
  const [first] = sorted
  const last = sorted.at(-1)
  const sum = priced.reduce((all, { price }) => all + price, 0)
  return [
    ...(first ? [line('least', first)] : []),
    ...(last && priced.length > 1
      ? [
          line('most', last),
          lang.t('imports-preview-average', {
            price: roubles(lang, Math.round(sum / priced.length)),
          }),
        ]
      : []),
    ...(unknown > 0 ? [lang.t('imports-preview-unknown', { count: unknown })] : []),
  ]
}

/** What it uses: calls, minutes, dollars. */
function costLines(lang: Lang, { preview, quota }: PreviewView): string[] {
  const { calls, durationMs, textMicros } = preview
  const { used, limit } = quota
  const left = limit === null ? null : Math.max(0, limit - used)
  return [
    left === null
      ? lang.t('imports-preview-calls', { calls })
      : lang.t('imports-preview-calls-left', { calls, left: Math.max(0, left - calls) }),
    ...(left !== null && calls > left ? [lang.t('imports-preview-short', { left })] : []),
    textMicros === null
      ? lang.t('imports-preview-time', { time: lang.duration(durationMs) })
      : lang.t('imports-preview-time-texts', {
          time: lang.duration(durationMs),
          cost: dollars(lang, textMicros),
        }),
  ]
}

function keyboardOf(lang: Lang, { find, shop, otherShops, preview }: PreviewView): Button[][] {
  const count = preview.products.length
  const into = { find, shop: shop.id }
  const categories: Button = {
    text: lang.t('button-imports-map', { count: preview.unconfirmed }),
    data: openMap({ id: shop.id, find, page: 0 }),
  }
  const other: Button[] =
    otherShops > 0
      ? [{ text: lang.t('button-imports-other-shop'), data: actions.chooseShop({ find }) }]
      : []
  return [
    [
      { text: lang.t('button-imports-table'), data: actions.openPriceTable({ ...into, page: 0 }) },
      { text: lang.t('button-imports-prices'), data: openPrices({ id: shop.id, find }) },
    ],
    [categories, ...other],
    [
      {
        text: lang.t('button-imports-list-back'),
        data: openFound({ id: find, mode: 'tick', page: 0 }),
      },
      ...(count > 0
        ? [
            {
              text: lang.t('button-imports-start', { count }),
              data: actions.startRun(into),
              style: 'primary' as const,
            },
          ]
        : []),
    ],
  ]
}

/** A page of what each product costs here and there. */
export function priceTableScreen(
  lang: Lang,
  { find, shop, preview, page }: Pick<PreviewView, 'find' | 'shop' | 'preview'> & { page: number },
): Screen {
  const { products } = preview
  const into = { find, shop: shop.id }
  const at = Math.min(Math.max(page, 0), Math.max(0, pagesOf(products.length) - 1))
  return {
    text: [
      lang.t('imports-table-title', { shop: cut(shop.name, 40) }),
      ...products.slice(at * PAGE, (at + 1) * PAGE).map((product) => {
        const { fen, price } = product
        const name = shortened(named(product), 40)
        return fen === null || price === null
          ? lang.t('imports-table-unknown', { name })
          : lang.t('imports-table-row', {
              name,
              yuan: yuan(lang, fen),
              price: roubles(lang, price),
            })
      }),
    ].join('\n'),
    keyboard: [
      ...pager({ page: at, pages: pagesOf(products.length) }, (to) =>
        actions.openPriceTable({ ...into, page: to }),
      ),
      [{ text: lang.t('button-imports-preview-back'), data: actions.openPreviewOf(into) }],
    ],
  }
}

/** Which shop it goes to. */
export function shopChoiceScreen(
  lang: Lang,
  { find, shops }: { find: string; shops: readonly ImportShop[] },
): Screen {
  return {
    text: lang.t('imports-choose-shop'),
    keyboard: [
      ...shops.map(({ id, name }): Button[] => [
        { text: fitLabel(name, 38), data: actions.openPreviewOf({ find, shop: id }) },
      ]),
      [
        {
          text: lang.t('button-imports-list-back'),
          data: openFound({ id: find, mode: 'tick', page: 0 }),
        },
      ],
    ],
  }
}

/** Said once, before a workspace's first run. */
export function legalScreen(
  lang: Lang,
  { find, shop, count }: { find: string; shop: string; count: number },
): Screen {
  return {
    text: lang.t('imports-legal'),
    keyboard: [
      [
        {
          text: lang.t('button-imports-not-now'),
          data: actions.openPreviewOf({ find, shop }),
        },
        {
          text: lang.t('button-imports-start', { count }),
          data: actions.agree({ find, shop }),
          style: 'primary',
        },
      ],
    ],
  }
}
