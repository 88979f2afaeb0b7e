import type { ImportPlan, NewProduct } from '../../ledger/catalogue.ts'
import type { CountLine } from '../../ledger/stock.ts'
import type { TableDiff } from '../../tables/diff.ts'

/** What the ledger is to do so that the catalogue is as the table wants it; new products in the order of `diff.added`. Pure. */
export function importPlan(
  diff: TableDiff,
  {
    rows,
    places,
  }: {
    readonly rows: readonly { readonly id: string; readonly sku: string }[]
    readonly places: readonly { readonly id: string; readonly name: string }[]
  },
): ImportPlan {
  const productIds = new Map(rows.map(({ sku, id }) => [sku, id]))
  const placeIds = new Map(places.map(({ name, id }) => [name, id]))
  /** Without a warehouse yet, the ledger makes the first one. */
  const placeOf = (name: string) => {
    const warehouseId = placeIds.get(name)
    return warehouseId === undefined ? {} : { warehouseId }
  }
  const creates = diff.added.map(({ sku, name = sku, ean, description, stock }) => ({
    ...{ sku, name },
    ...(ean === undefined ? {} : { ean }),
    ...(description === undefined ? {} : { description }),
    counts: [...stock]
      .filter(([, onHand]) => onHand > 0)
      .map(([place, onHand]) => ({ ...placeOf(place), onHand })),
  }))
  const edits: { productId: string; edit: Partial<NewProduct> }[] = []
  const counts: CountLine[] = []
  for (const { sku, changes } of diff.changed) {
    const productId = productIds.get(sku)
    if (productId === undefined) continue
    const edit: Record<string, string> = {}
    for (const change of changes) {
      if (change.field !== 'stock') edit[change.field] = change.new
      else {
        const { warehouse, old: was, new: onHand } = change
        counts.push({ productId, ...placeOf(warehouse), onHand, was })
      }
    }
    if (Object.keys(edit).length > 0) edits.push({ productId, edit })
  }
  return { creates, edits, counts }
}
