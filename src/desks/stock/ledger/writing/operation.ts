/** What an operation was for. `order`, and `return` without a person, come from channels. */
export const OPERATION_KINDS = [
  'sale',
  'receipt',
  'transfer',
  'correction',
  'stocktake',
  'order',
  'return',
  'create',
  'edit',
  'delete',
  'import',
  'undo',
] as const
export type OperationKind = (typeof OPERATION_KINDS)[number]

/** Pieces that come to a warehouse, or leave it. */
export interface Leg {
  readonly productId: string
  readonly warehouseId: string
  readonly delta: number
}

/** `gone`: not made yet, or deleted. */
export type Life = 'living' | 'gone'

/** What can change on a product. */
export interface Fields {
  readonly life: Life
  readonly name: string
  readonly sku: string
  readonly ean: string | null
  readonly description: string
  readonly attributes: Readonly<Record<string, string>>
  readonly isSyncEnabled: boolean
  readonly lowStockAt: number | null
  /** Id of a stored picture. */
  readonly pictureId: string | null
  /** Product id → pieces in one bundle; empty for what is no bundle. */
  readonly parts: Readonly<Record<string, number>>
}
export type Field = keyof Fields

export type FieldChanges = {
  readonly [F in Field]?: { readonly from: Fields[F]; readonly to: Fields[F] }
}

export interface ProductChange {
  readonly productId: string
  readonly fields: FieldChanges
}

/** How one field of a product differs, for "field: old → new". */
export interface FieldPair {
  readonly field: Field
  readonly from: Fields[Field]
  readonly to: Fields[Field]
}

/** Why nothing was changed; what there is to tell comes along. */
export type Refusal =
  | { readonly reason: 'product-gone' | 'operation-gone' | 'warehouse-gone'; readonly id: string }
  | { readonly reason: 'no-warehouse' | 'same-warehouse' | 'unchanged' }
  | { readonly reason: 'quantity'; readonly quantity: number }
  | { readonly reason: 'counted-since'; readonly productId: string }
  | {
      readonly reason: 'negative'
      readonly productId: string
      readonly sku: string
      readonly warehouseId: string
      readonly onHand: number
      readonly delta: number
    }
  | { readonly reason: 'sku-taken'; readonly sku: string; readonly productId: string | null }
  | { readonly reason: 'field'; readonly field: Field; readonly problem: string }
  | { readonly reason: 'bundle-stock' | 'bundle-nested' | 'in-bundle'; readonly productId: string }
  | { readonly reason: 'orders-open'; readonly productId: string; readonly pieces: number }
  | { readonly reason: 'stock-left'; readonly productId: string; readonly onHand: number }
  | { readonly reason: 'undone' | 'too-old'; readonly id: string }
  | { readonly reason: 'changed-since'; readonly productId: string; readonly field: Field }

/** Days in which an edit or a deletion can be undone. */
export const UNDO_DAYS = 30

/** The fields that really differ. */
export function changedFields(before: Fields, wanted: Partial<Fields>): FieldChanges {
  const changes: Record<string, unknown> = {}
  for (const [field, to] of Object.entries(wanted)) {
    const from = before[field as Field]
    if (to !== undefined && textOf(from) !== textOf(to)) changes[field] = { from, to }
  }
  return changes
}

export function pairsOf(changes: FieldChanges): FieldPair[] {
  return Object.entries(changes).map(([field, { from, to }]) => ({
    field: field as Field,
    from,
    to,
  }))
}

/** What puts everything back. */
export function inverted(changes: readonly ProductChange[]): ProductChange[] {
  return changes.map(({ productId, fields }) => {
    const back = pairsOf(fields).map(({ field, from, to }) => [field, { from: to, to: from }])
    return { productId, fields: Object.fromEntries(back) }
  })
}

/** The field that no longer is what the change begins with: somebody has edited it since. */
export function movedOn(before: Fields, changes: FieldChanges): Field | undefined {
  return pairsOf(changes).find(({ field, from }) => textOf(before[field]) !== textOf(from))?.field
}

/** One leg a product and warehouse, none that moves nothing. */
export function combined(legs: readonly Leg[]): Leg[] {
  const sums = new Map<string, Leg>()
  for (const leg of legs) {
    const key = `${leg.productId}/${leg.warehouseId}`
    sums.set(key, { ...leg, delta: leg.delta + (sums.get(key)?.delta ?? 0) })
  }
  return [...sums.values()].filter(({ delta }) => delta !== 0)
}

/** Values of fields compare as their JSON; attributes whatever the order of their names. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
