import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { fitLabel, inRows } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { SORTS } from '../../finds/find.ts'
import { callsToAll, type FindPage } from '../../finds/finds.ts'
import type { FoundRow } from '../../finds/store.ts'
import type { QuotaLeft } from '../../ports.ts'
import type { SourceAbilities } from '../../source/abilities.ts'
import * as actions from '../actions.ts'
import { named, PAGE, toImports, yuan } from '../parts.ts'
import { openPreview } from '../run/actions.ts'
import { findWords } from './words.ts'

export interface ResultsView {
  readonly found: FindPage
  readonly mode: 'tick' | 'look'
  readonly quota: QuotaLeft
  /** Milliseconds until the source is asked again; 0 when it answers. */
  readonly downForMs: number
  /** How many products a run takes. */
  readonly most: number
}

const ROW = 38

/** A page of what was found; in the mode `tick` a tap picks, in the mode `look` it opens the card. */
export function resultsScreen(lang: Lang, view: ResultsView): Screen {
  const { found, mode, quota } = view
  const { id, find, page, items, matching, known, picked } = found
  const isEmpty = known === 0
  // While the source is away whatever stands here is from before.
  const isOld = !isEmpty && (found.isStale || view.downForMs > 0)
  return {
    text: [
      lang.t('imports-found-title', { words: findWords(lang, find) || '…' }),
      countLine(lang, found),
      ...(find.within === '' ? [] : [lang.t('imports-found-within', { words: find.within })]),
      ...(isEmpty ? [] : [quotaLine(lang, picked, quota)]),
      ...(mode === 'look' && !isEmpty ? [lang.t('imports-look-hint')] : []),
      ...(isOld ? [staleLine(lang, view.downForMs)] : []),
    ].join('\n'),
    keyboard: [
      ...items.map((row) => [rowButton(lang, id, row, page, mode)]),
      ...pager({ page, ...pagesIn(view) }, (to) => actions.openFound({ id, mode, page: to })),
      ...(mode === 'tick' && matching > 0 ? [bulkRow(lang, view)] : []),
      [
        ...(isEmpty ? [] : lookButtons(lang, view)),
        { text: lang.t('button-imports-sift'), data: actions.openSift({ id }) },
      ],
      [
        toImports(lang),
        ...(picked === 0
          ? []
          : [
              {
                text: lang.t('button-imports-next', { picked }),
                data: openPreview({ find: id }),
                style: 'primary' as const,
              },
            ]),
      ],
    ],
  }
}

/** Cards instead of ticks, and a search within what was found. */
function lookButtons(lang: Lang, { found: { id, find, page }, mode }: ResultsView): Button[] {
  return [
    {
      text: lang.t('button-imports-mode', { mode }),
      data: actions.openFound({ id, mode: mode === 'tick' ? 'look' : 'tick', page }),
    },
    find.within === ''
      ? {
          text: lang.t('button-imports-within'),
          data: actions.startSift({ id, what: 'within' }),
        }
      : {
          text: lang.t('button-imports-whole'),
          data: actions.clearSift({ id, what: 'within' }),
        },
  ]
}

/** Pages there are, also of what the source will bring, of which a list takes no more than a run; counted where the source counts. */
function pagesIn({ found, most }: ResultsView): { pages: number; isCounted: boolean } {
  const { find, matching, known, total, hasMore } = found
  if (find.within !== '' || !hasMore) return { pages: Math.ceil(matching / PAGE), isCounted: true }
  if (total === null || total <= known) {
    return { pages: Math.ceil(known / PAGE) + 1, isCounted: false }
  }
  return { pages: Math.ceil(Math.min(total, most) / PAGE), isCounted: true }
}

function countLine(lang: Lang, { find, matching, known, total, hasMore }: FindPage): string {
  if (find.within !== '') return lang.t('imports-found-among', { count: matching, known })
  if (known === 0) return lang.t('imports-found-nothing')
  if (total === null)
    return lang.t('imports-found-at-least', { count: known, more: hasMore ? 1 : 0 })
  return lang.t('imports-found-count', { count: Math.max(total, known) })
}

/** What opening the picked ones uses: a call a card at most. */
function quotaLine(lang: Lang, picked: number, { used, limit }: QuotaLeft): string {
  return limit === null
    ? lang.t('imports-picked', { picked })
    : lang.t('imports-picked-quota', { picked, left: Math.max(0, limit - used), limit })
}

export const staleLine = (lang: Lang, downForMs: number): string =>
  downForMs > 0
    ? lang.t('imports-stale-until', { wait: lang.duration(downForMs) })
    : lang.t('imports-stale')

function rowButton(
  lang: Lang,
  id: string,
  { spuId, product, isPicked }: FoundRow,
  page: number,
  mode: 'tick' | 'look',
): Button {
  const fen = product.minPriceFen
  const price = plainText(fen === null ? lang.t('imports-price-unknown') : yuan(lang, fen))
  const mark = isPicked ? '☑ ' : mode === 'tick' ? '☐ ' : ''
  const name = fitLabel(named(product), ROW - mark.length - price.length - 3)
  const data =
    mode === 'look'
      ? actions.openCard({ id, spu: spuId, page })
      : actions.tickFound({ id, spu: spuId, page, on: isPicked ? '0' : '1' })
  return { text: `${mark}${name} · ${price}`, data }
}

function bulkRow(lang: Lang, { found, most }: ResultsView): Button[] {
  const { id, page, find, matching, known, total, picked, hasMore } = found
  const all = find.within === '' ? Math.min(most, Math.max(total ?? known, known)) : matching
  const isCounted = find.within !== '' || total !== null || !hasMore
  const { count } = find
  return [
    ...(matching > PAGE
      ? [{ text: lang.t('picker-page'), data: actions.tickPage({ id, page }) }]
      : []),
    ...(count !== null && count < all && picked < count
      ? [
          {
            text: lang.t('button-imports-first', { count }),
            data: actions.tickAll({ id, count, sure: '0' }),
          },
        ]
      : [
          {
            text: isCounted ? lang.t('picker-all', { total: all }) : lang.t('button-imports-all'),
            data: actions.tickAll({ id, count: 0, sure: '0' }),
          },
        ]),
    ...(picked > 0 ? [{ text: lang.t('picker-none'), data: actions.untickAll({ id }) }] : []),
  ]
}

/** To tick what is not here yet the source must be asked. */
export function allScreen(
  lang: Lang,
  { found, most, count, quota }: Pick<ResultsView, 'found' | 'most' | 'quota'> & { count: number },
): Screen {
  const { id, total } = found
  const wanted = count === 0 ? most : count
  const { used, limit } = quota
  return {
    text: [
      lang.t('imports-all-title', { count: Math.min(wanted, total ?? wanted) }),
      lang.t('imports-all-calls', { calls: callsToAll(found, wanted) }),
      ...(limit === null
        ? []
        : [lang.t('imports-quota-left', { left: Math.max(0, limit - used), limit })]),
    ].join('\n'),
    keyboard: [
      [
        {
          text: lang.t('button-imports-not-now'),
          data: actions.openFound({ id, mode: 'tick', page: found.page }),
        },
        {
          text: lang.t('button-imports-tick-all'),
          data: actions.tickAll({ id, count, sure: '1' }),
          style: 'primary',
        },
      ],
    ],
  }
}

/** Filters of a search; what is on is marked. */
export function siftScreen(
  lang: Lang,
  { id, find, sorts }: Pick<FindPage, 'id' | 'find'> & Pick<SourceAbilities, 'sorts'>,
): Screen {
  const mark = (isOn: boolean, text: string) => (isOn ? `✓ ${plainText(text)}` : text)
  const genders = (['any', 'men', 'women', 'unisex'] as const).map(
    (gender): Button => ({
      text: mark((find.gender ?? 'any') === gender, lang.t('imports-gender-button', { gender })),
      data: actions.setGender({ id, gender }),
    }),
  )
  const orders = SORTS.map(
    (sort): Button => ({
      text: mark(find.sort === sort, lang.t('imports-sort-button', { sort })),
      data: actions.setSort({ id, sort }),
    }),
  )
  const hasPrice = find.minYuan !== null || find.maxYuan !== null
  return {
    text: [
      lang.t('imports-found-title', { words: findWords(lang, find) || '…' }),
      lang.t('imports-sift-ask'),
      ...(sorts ? [] : [lang.t('imports-no-sort')]),
    ].join('\n'),
    keyboard: [
      ...inRows(genders, 2),
      ...(sorts ? inRows(orders, 2) : []),
      [
        { text: lang.t('button-imports-price'), data: actions.startSift({ id, what: 'price' }) },
        { text: lang.t('button-imports-brand'), data: actions.startSift({ id, what: 'brand' }) },
      ],
      [
        ...(hasPrice
          ? [
              {
                text: lang.t('button-imports-price-any'),
                data: actions.clearSift({ id, what: 'price' }),
              },
            ]
          : []),
        ...(find.brand
          ? [
              {
                text: lang.t('button-imports-brand-any'),
                data: actions.clearSift({ id, what: 'brand' }),
              },
            ]
          : []),
      ],
      [
        {
          text: lang.t('button-imports-show'),
          data: actions.openFound({ id, mode: 'tick', page: 0 }),
          style: 'primary' as const,
        },
      ],
    ].filter((buttons) => buttons.length > 0),
  }
}
