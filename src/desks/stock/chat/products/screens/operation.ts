import type { Lang } from '#platform/texts/lang.ts'
import { escapeMarkup } from '#platform/texts/rich-text.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { type FieldPair, type OperationKind, pairsOf } from '../../../ledger/writing/operation.ts'
import type { Movement, Operation } from '../../../ledger/writing/write.ts'
import { openHistory, undoOperation } from '../../actions.ts'
import { WHOLE_HISTORY } from '../history-filter.ts'
import { cut, signed, toCatalogue, toProduct, words } from './parts.ts'

/** An operation with the names of what it touched. */
export interface OperationFacts {
  readonly operation: Operation
  readonly movements: readonly Movement[]
  /** Those named; `count` tells how many there are. */
  readonly products: ReadonlyMap<string, { readonly sku: string; readonly name: string }>
  readonly count: number
  readonly warehouses: ReadonlyMap<string, string>
  /** Of an undo: what was done at first, and how often it has been turned round since; null of anything else. */
  readonly undoes: { readonly kind: OperationKind; readonly turns: number } | null
  readonly undoneBy: string | null
  /** Null: a channel. */
  readonly who: string | null
}

export interface OperationView extends OperationFacts {
  /** Done by this very tap. */
  readonly isFresh: boolean
  readonly canManage: boolean
  readonly buttons: readonly Button[]
}

const MOVES = 4
const CHANGES = 3

/** What happened, before and after, and the way back. */
export function operationScreen(lang: Lang, view: OperationView): Screen {
  const { operation, movements, isFresh, undoneBy, undoes } = view
  const { id, note, createdAt } = operation
  const changes = changeLines(lang, view)
  const more = movements.length - MOVES
  const title = operationName(lang, view)
  const who = view.who === null ? lang.t('stock-who-channel') : view.who
  return {
    text: [
      lang.t(isFresh ? 'stock-op-done' : 'stock-op-title', { title }),
      ...headLines(lang, view),
      ...movements.slice(0, MOVES).map((movement) => moveLine(lang, view, movement)),
      ...(more > 0 ? [lang.t('stock-op-more', { count: more })] : []),
      ...changes.slice(0, CHANGES),
      ...(changes.length > CHANGES
        ? [lang.t('stock-op-more', { count: changes.length - CHANGES })]
        : []),
      ...(note ? [lang.t('stock-op-note', { note: cut(note, 100) })] : []),
      ...(isFresh
        ? []
        : [lang.t('stock-op-when', { time: lang.dateTime(createdAt.getTime()), who: words(who) })]),
      ...(undoneBy === null ? [] : [lang.t('stock-op-undone')]),
    ].join('\n'),
    keyboard: [
      ...(view.canManage && undoneBy === null
        ? [
            [
              {
                text: lang.t('button-stock-undo', {
                  redo: undoes !== null && !isRedo(undoes) ? 1 : 0,
                }),
                data: undoOperation({ id }),
              },
            ],
          ]
        : []),
      ...(view.buttons.length > 0 ? [view.buttons] : []),
      wayOn(lang, view),
    ],
  }
}

/** What it is called: an undo by what it takes back, an undone undo as standing again. */
export function operationName(lang: Lang, { operation, undoes }: OperationFacts): string {
  if (undoes === null) return kindName(lang, operation.kind)
  const what = kindName(lang, undoes.kind)
  return words(lang.t(isRedo(undoes) ? 'stock-kind-redone' : 'stock-kind-undone', { what }))
}

const isRedo = ({ turns }: { readonly turns: number }) => turns % 2 === 0

const kindName = (lang: Lang, kind: OperationKind): string => words(lang.t('stock-kind', { kind }))

/** Pieces that one product gained or lost, or that were moved; undefined where no one number tells. */
export function operationDelta({ movements, count }: OperationFacts): number | undefined {
  if (count !== 1 || movements.length === 0) return undefined
  const sum = movements.reduce((total, { delta }) => total + delta, 0)
  return sum === 0 ? undefined : sum
}

function headLines(lang: Lang, { products, count }: OperationFacts): string[] {
  const [only] = [...products.values()]
  if (count === 1 && only)
    return [lang.t('stock-op-product', { sku: only.sku, name: cut(only.name, 80) })]
  return [lang.t('stock-op-products', { count })]
}

function moveLine(lang: Lang, view: OperationFacts, movement: Movement): string {
  const { before, after, delta } = movement
  const sku = view.products.get(movement.productId)?.sku ?? '…'
  const name = view.warehouses.get(movement.warehouseId)
  const warehouse = name === undefined ? words(lang.t('stock-warehouse-archived')) : cut(name, 40)
  const figures = { before, after, delta: signed(lang, delta), warehouse }
  return view.count === 1
    ? lang.t('stock-op-move', figures)
    : lang.t('stock-op-move-of', { ...figures, sku: cut(sku, 30) })
}

function changeLines(lang: Lang, { operation, products, count }: OperationFacts): string[] {
  return operation.changes.slice(0, CHANGES + 1).flatMap(({ productId, fields }) => {
    const sku = products.get(productId)?.sku
    const prefix = count > 1 && sku ? `${escapeMarkup(cut(sku, 30))}: ` : ''
    return pairsOf(fields).map((pair) => `${prefix}${changeLine(lang, pair)}`)
  })
}

/** "Название: старое → новое". */
export function changeLine(lang: Lang, { field, from, to }: FieldPair): string {
  switch (field) {
    case 'life':
      return lang.t('stock-change-life', { to: String(to) })
    case 'pictureId':
      return lang.t('stock-change-picture', { to: to === null ? 'none' : 'other' })
    case 'parts':
    case 'attributes':
      return lang.t('stock-change-list', { field })
    case 'isSyncEnabled':
      return lang.t('stock-change-sync', { on: to === true ? 1 : 0 })
    default:
      return lang.t('stock-change', { field, from: valueText(from), to: valueText(to) })
  }
}

function valueText(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value)
  return text === '' ? '–' : cut(text, 60)
}

function wayOn(lang: Lang, { operation, products, count }: OperationView): Button[] {
  const [only] = [...products.keys()]
  const page = { page: 0 }
  const history: Button = {
    text: lang.t('button-stock-history'),
    data: openHistory({ ...WHOLE_HISTORY, ...page, product: count === 1 ? (only ?? '') : '' }),
  }
  const isGone = operation.kind === 'delete'
  return count === 1 && only && !isGone
    ? [toProduct(lang, only), history]
    : [toCatalogue(lang), history]
}
