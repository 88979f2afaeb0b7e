import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { Find } from '../finds/find.ts'
import type { CatalogueState } from '../ports.ts'
import * as actions from './actions.ts'
import type { Batch, ImportShop, ShopFigures } from './deps.ts'
import { findWords } from './find/words.ts'
import { cut } from './parts.ts'
import { openShop, openShops } from './shop/actions.ts'

export interface HomeView {
  /** Undefined without a key of the source. */
  readonly state: CatalogueState | undefined
  readonly shops: readonly (ImportShop & { readonly figures: ShopFigures })[]
  readonly holds: number
  /** Not over yet. */
  readonly batch: Batch | undefined
  readonly batches: number
  /** What the person looked for last. */
  readonly latest: { readonly id: string; readonly find: Find; readonly picked: number } | undefined
  readonly canManage: boolean
  readonly connect: { readonly source: string; readonly shop: string }
  readonly homeData: string
}

const SHOPS = 3

/** The desk's first screen: what is connected, what goes on, and what can be done next. */
export function homeScreen(lang: Lang, view: HomeView): Screen {
  const { state, shops, holds, batch, canManage } = view
  return {
    text: [
      lang.t('imports-title'),
      ...(state && shops.length > 0 ? [] : [lang.t('imports-intro')]),
      state ? sourceLine(lang, state) : lang.t('imports-need-source'),
      ...(shops.length === 0 ? [lang.t('imports-need-shop')] : []),
      ...shops.slice(0, SHOPS).map((shop) => shopLine(lang, shop)),
      ...(batch ? [batchLine(lang, batch)] : []),
      ...(holds > 0 ? [lang.t('imports-home-holds', { count: holds })] : []),
      ...(state && canManage ? [lang.t('imports-home-hint')] : []),
    ].join('\n'),
    keyboard: keyboardOf(lang, view),
  }
}

function sourceLine(lang: Lang, { downForMs, quota }: CatalogueState): string {
  if (downForMs > 0) return lang.t('imports-source-down', { wait: lang.duration(downForMs) })
  const { used, limit, renewsAt } = quota
  return limit === null
    ? lang.t('imports-source-used', { used })
    : lang.t('imports-source-left', {
        left: Math.max(0, limit - used),
        limit,
        until: lang.dateTime(renewsAt),
      })
}

function shopLine(lang: Lang, { name, figures }: HomeView['shops'][number]): string {
  const { products, refreshedAt } = figures
  return products === 0 || refreshedAt === null
    ? lang.t('imports-shop-empty', { name: cut(name, 40) })
    : lang.t('imports-shop-line', {
        ...{ name: cut(name, 40), products },
        at: lang.dateTime(refreshedAt),
      })
}

function batchLine(lang: Lang, { title, counts }: Batch): string {
  const { waiting, underWay, done, unchanged, skipped, failed, cancelled } = counts
  const ended = done + unchanged + skipped + failed + cancelled
  const total = ended + waiting + underWay
  return lang.t('imports-home-batch', { title: cut(title, 40), done: ended, total })
}

function keyboardOf(lang: Lang, view: HomeView): Button[][] {
  const { state, shops, holds, batch, latest, canManage, connect } = view
  const [only] = shops
  const products = shops.reduce((sum, { figures }) => sum + figures.products, 0)
  const setUp: Button[] = [
    ...(state
      ? []
      : [
          {
            text: lang.t('button-imports-source'),
            data: connect.source,
            style: 'primary' as const,
          },
        ]),
    ...(only
      ? []
      : [{ text: lang.t('button-imports-shop'), data: connect.shop, style: 'primary' as const }]),
  ]
  const look: Button[] = [
    { text: lang.t('button-imports-find'), data: actions.startFind({}) },
    { text: lang.t('button-imports-browse'), data: actions.startBrowse({}) },
  ]
  const back: Button[] = latest
    ? [
        {
          text:
            latest.picked > 0
              ? `☑ ${fitLabel(findWords(lang, latest.find), 26)} · ${lang.number(latest.picked)}`
              : `🔎 ${fitLabel(findWords(lang, latest.find), 32)}`,
          data: actions.openFound({ id: latest.id, mode: 'tick', page: 0 }),
        },
      ]
    : []
  const brought: Button[] = [
    ...(products > 0
      ? [
          {
            text: lang.t('button-imports-products'),
            data: actions.openImported({ is: 'all', q: '', page: 0 }),
          },
        ]
      : []),
    ...(view.batches > 0
      ? [{ text: lang.t('button-imports-batches'), data: actions.openBatches({ page: 0 }) }]
      : []),
  ]
  const trouble: Button[] = [
    ...(holds > 0
      ? [{ text: lang.t('button-imports-holds', { holds }), data: actions.openHolds({ page: 0 }) }]
      : []),
    ...(batch
      ? [
          {
            text: lang.t('button-imports-batch'),
            data: actions.openBatch({ id: batch.id, filter: 'all', page: 0 }),
          },
        ]
      : []),
  ]
  const rules: Button[] = only
    ? [
        {
          text: lang.t('button-imports-rules'),
          data: shops.length === 1 ? openShop({ id: only.id }) : openShops({}),
        },
      ]
    : []
  return [
    ...(canManage && setUp.length > 0 ? setUp.map((button) => [button]) : []),
    trouble,
    ...(canManage && state ? [look, back] : []),
    brought,
    [
      ...rules,
      ...(state ? [{ text: lang.t('button-imports-figures'), data: actions.openFigures({}) }] : []),
    ],
    [{ text: lang.t('button-home'), data: view.homeData }],
  ].filter((buttons) => buttons.length > 0)
}

/** The desk's line on the bot's home screen; undefined while there is nothing to tell. */
export function homeLine(
  lang: Lang,
  view: Pick<HomeView, 'holds' | 'batch'> & { readonly products: number },
): string | undefined {
  const { products, holds, batch } = view
  if (batch) return `🛍 ${batchLine(lang, batch)}`
  return products === 0 ? undefined : lang.t('home-imports', { products, holds })
}

/** How the source was asked: what was saved, what is left, and whether it answers. */
export function figuresScreen(lang: Lang, state: CatalogueState, canManage: boolean): Screen {
  const { hits, misses, stale, quota, downForMs } = state
  const { used, limit, renewsAt } = quota
  const saved = hits.memory + hits.shared + hits.database
  const asked = saved + misses
  return {
    text: [
      lang.t('imports-figures-title'),
      downForMs > 0
        ? lang.t('imports-source-down', { wait: lang.duration(downForMs) })
        : lang.t('imports-source-up'),
      limit === null
        ? lang.t('imports-source-used', { used })
        : lang.t('imports-figures-quota', {
            ...{ used, limit, left: Math.max(0, limit - used) },
            until: lang.dateTime(renewsAt),
          }),
      lang.t('imports-figures-today', {
        ...{ asked, saved, misses },
        share: asked === 0 ? 0 : Math.round((saved / asked) * 100),
      }),
      lang.t('imports-figures-levels', hits),
      ...(stale > 0 ? [lang.t('imports-figures-stale', { stale })] : []),
    ].join('\n'),
    keyboard: [
      ...(canManage
        ? [[{ text: lang.t('button-imports-plan'), data: actions.startPlan({}) }]]
        : []),
      [
        { text: lang.t('button-imports-again'), data: actions.openFigures({}) },
        { text: lang.t('button-imports-back'), data: actions.openImports({}) },
      ],
    ],
  }
}
