import { dayIn } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { escapeMarkup } from '#platform/texts/rich-text.ts'
import { fitLabel, inRows } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { openHistory, openHistoryFilters, openOperation } from '../../actions.ts'
import { HISTORY_DAYS, type HistoryView, KIND_FILTERS } from '../history-filter.ts'
import { type OperationFacts, operationDelta, operationName } from './operation.ts'
import { cut, pagesOf, signed, toProduct, toStock } from './parts.ts'

export interface HistoryScreenView {
  readonly view: HistoryView
  readonly page: number
  readonly items: readonly OperationFacts[]
  readonly total: number
  /** Of the product it is about; null for the shop. */
  readonly product: string | null
  readonly person: string | null
}

/** Operations, newest first; each is a button to its card. */
export function historyScreen(lang: Lang, shown: HistoryScreenView): Screen {
  const { view, items, total, product, person, page } = shown
  const narrowed = [
    ...(view.kinds === 'all' ? [] : [lang.t('stock-history-kind', { kinds: view.kinds })]),
    ...(view.days === '0' ? [] : [lang.t('stock-history-days', { days: Number(view.days) })]),
    ...(view.person === 0
      ? []
      : [view.person === -1 ? lang.t('stock-who-channel') : escapeMarkup(cut(person ?? '…', 30))]),
  ]
  return {
    text: [
      product === null
        ? lang.t('stock-history-title')
        : lang.t('stock-history-product', { name: cut(product, 80) }),
      ...(narrowed.length === 0 ? [] : [narrowed.join(' · ')]),
      lang.t(total === 0 ? 'stock-history-empty' : 'stock-history-count', { total }),
    ].join('\n'),
    keyboard: [
      ...items.map((facts): Button[] => [
        {
          text: fitLabel(operationLabel(lang, facts), 40),
          data: openOperation({ id: facts.operation.id }),
        },
      ]),
      ...pager({ page, pages: pagesOf(total) }, (next) => openHistory({ ...view, page: next })),
      [
        { text: lang.t('button-stock-filters'), data: openHistoryFilters(view) },
        view.product === '' ? toStock(lang) : toProduct(lang, view.product),
      ],
    ],
  }
}

/** `25 ноя · Продажа −2 · MUG-350-BLU`, plain. */
export function operationLabel(
  lang: Lang,
  facts: OperationFacts,
  { hasTime = false }: { readonly hasTime?: boolean } = {},
): string {
  const { operation, products, count } = facts
  const delta = operationDelta(facts)
  const [only] = [...products.values()]
  const what = count === 1 && only ? only.sku : lang.t('stock-products', { count })
  const amount = delta === undefined ? '' : ` ${signed(lang, delta)}`
  const at = operation.createdAt.getTime()
  const time = hasTime ? lang.dateTime(at) : lang.day(dayIn(lang.timeZone, at))
  return `${time} · ${operationName(lang, facts)}${amount} · ${what}`
}

export interface HistoryFiltersView {
  readonly view: HistoryView
  readonly people: readonly { readonly userId: number; readonly firstName: string }[]
}

const PEOPLE = 6

export function historyFiltersScreen(lang: Lang, { view, people }: HistoryFiltersView): Screen {
  const option = (text: string, isOn: boolean, next: Partial<HistoryView>): Button => ({
    text: isOn ? `✓ ${text}` : text,
    data: openHistoryFilters({ ...view, ...next }),
  })
  const kinds = KIND_FILTERS.map((kind) =>
    option(lang.t('stock-history-kind', { kinds: kind }), view.kinds === kind, { kinds: kind }),
  )
  const days = HISTORY_DAYS.map((day) =>
    option(lang.t('stock-history-days', { days: Number(day) }), view.days === day, { days: day }),
  )
  const persons = [
    option(lang.t('stock-who-all'), view.person === 0, { person: 0 }),
    option(lang.t('stock-who-channel'), view.person === -1, { person: -1 }),
    ...people
      .slice(0, PEOPLE)
      .map(({ userId, firstName }) =>
        option(fitLabel(firstName, 18), view.person === userId, { person: userId }),
      ),
  ]
  return {
    text: [lang.t('stock-history-title'), lang.t('stock-filters-ask')].join('\n'),
    keyboard: [
      ...inRows(kinds, 3),
      ...inRows(days, 2),
      ...inRows(persons, 2),
      [
        {
          text: lang.t('button-stock-show'),
          data: openHistory({ ...view, page: 0 }),
          style: 'primary',
        },
      ],
    ],
  }
}
