import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { fitLabel, inRows } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { ImportShop, ShopFigures } from '../deps.ts'
import { cut, toImports } from '../parts.ts'
import * as actions from './actions.ts'
import { toShop } from './parts.ts'
import { priceWords } from './prices.ts'

/** Which shop. */
export function shopsScreen(
  lang: Lang,
  { shops, connectData }: { shops: readonly ImportShop[]; connectData: string },
): Screen {
  return {
    text: lang.t('imports-shops-title'),
    keyboard: [
      ...shops.map(({ id, name }): Button[] => [
        { text: fitLabel(name, 38), data: actions.openShop({ id }) },
      ]),
      [{ text: lang.t('button-imports-shop-add'), data: connectData }, toImports(lang)],
    ],
  }
}

export interface ShopView {
  readonly shop: ImportShop
  readonly figures: ShopFigures
  readonly canManage: boolean
  readonly connectData: string
}

/** One shop: what stands there, how it is kept up to date, and the ways to its rules. */
export function shopScreen(lang: Lang, view: ShopView): Screen {
  const { shop, figures, canManage } = view
  const { id, name, url, rules, refreshHours, nextRefreshAt } = shop
  const { products, onSale, drafts, gone, refreshedAt } = figures
  return {
    text: [
      lang.t('imports-shop-title', { name: cut(name, 60) }),
      cut(url, 80),
      ...(shop.currency === 'RUB' || shop.currency === ''
        ? []
        : [lang.t('imports-shop-currency', { currency: shop.currency })]),
      products === 0
        ? lang.t('imports-shop-none')
        : lang.t('imports-shop-figures', {
            ...{ products, onSale, drafts, gone },
            out: products - onSale - drafts - gone,
          }),
      ...(refreshedAt === null
        ? []
        : [lang.t('imports-product-at', { at: lang.dateTime(refreshedAt) })]),
      refreshHours === null || nextRefreshAt === null
        ? lang.t('imports-schedule-off')
        : lang.t('imports-schedule-on', {
            hours: refreshHours,
            next: lang.dateTime(nextRefreshAt),
          }),
      ...(shop.seo === null ? [] : [lang.t('imports-shop-seo', { plugin: shop.seo })]),
      lang.t('imports-shop-price', { rule: plainText(priceWords(lang, rules.prices)) }),
    ].join('\n'),
    keyboard: [
      ...(canManage ? managed(lang, id, products) : []),
      ...(canManage ? [[{ text: lang.t('button-imports-shop-add'), data: view.connectData }]] : []),
      [toImports(lang)],
    ],
  }
}

function managed(lang: Lang, id: string, products: number): Button[][] {
  return [
    ...(products > 0
      ? [
          [
            { text: lang.t('button-imports-refresh'), data: actions.refreshShop({ id }) },
            { text: lang.t('button-imports-schedule'), data: actions.openSchedule({ id }) },
          ],
        ]
      : []),
    [
      { text: lang.t('button-imports-prices'), data: actions.openPrices({ id, find: '' }) },
      { text: lang.t('button-imports-filling'), data: actions.openFilling({ id }) },
    ],
    [
      {
        text: lang.t('button-imports-map', { count: 0 }),
        data: actions.openMap({ id, find: '', page: 0 }),
      },
    ],
  ]
}

const HOURS = [0, 6, 12, 24, 72] as const

export function scheduleScreen(lang: Lang, { id, name, refreshHours }: ImportShop): Screen {
  return {
    text: lang.t('imports-schedule-ask', { name: cut(name, 60) }),
    keyboard: [
      ...inRows(
        HOURS.map((hours): Button => {
          const text = plainText(lang.t('imports-schedule-button', { hours }))
          return {
            text: (refreshHours ?? 0) === hours ? `✓ ${text}` : text,
            data: actions.setSchedule({ id, hours }),
          }
        }),
        2,
      ),
      [toShop(lang, id)],
    ],
  }
}
