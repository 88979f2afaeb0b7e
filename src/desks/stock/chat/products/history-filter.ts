import type { HistoryFilter } from '../../ledger/reading/history.ts'
import type { OperationKind } from '../../ledger/writing/operation.ts'

export const KIND_FILTERS = ['all', 'out', 'in', 'move', 'count', 'card', 'undo'] as const
export type KindFilter = (typeof KIND_FILTERS)[number]
export const HISTORY_DAYS = ['0', '1', '7', '30'] as const
export type HistoryDays = (typeof HISTORY_DAYS)[number]

/** What of the history is looked at, as buttons say it. */
export interface HistoryView {
  /** '' for the whole shop. */
  readonly product: string
  readonly kinds: KindFilter
  readonly days: HistoryDays
  /** 0: everybody. -1: the channels. */
  readonly person: number
}

export const WHOLE_HISTORY: HistoryView = { product: '', kinds: 'all', days: '0', person: 0 }

const KINDS: Readonly<Record<Exclude<KindFilter, 'all'>, readonly OperationKind[]>> = {
  out: ['sale', 'order'],
  in: ['receipt', 'return'],
  move: ['transfer'],
  count: ['correction', 'stocktake'],
  card: ['create', 'edit', 'delete', 'import'],
  undo: ['undo'],
}
const DAY_MS = 86_400_000

/** The same as the ledger asks for it. `now`: ms. */
export function filterOf(
  { product, kinds, days, person }: HistoryView,
  now: number,
): HistoryFilter {
  return {
    productId: product === '' ? undefined : product,
    kinds: kinds === 'all' ? undefined : KINDS[kinds],
    actorId: person === 0 ? undefined : person === -1 ? null : person,
    from: days === '0' ? undefined : now - Number(days) * DAY_MS,
  }
}
