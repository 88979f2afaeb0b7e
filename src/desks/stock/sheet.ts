import type { Ledger } from './ledger/ledger.ts'
import type { InventoryRow } from './ledger/reading/inventory.ts'
import type { Warehouse } from './ledger/warehouses.ts'
import type { CatalogueProduct } from './tables/diff.ts'

export interface StockTable {
  /** By SKU, as tables tell of them. */
  readonly products: readonly CatalogueProduct[]
  /** Names, the default one first. */
  readonly warehouses: readonly string[]
  /** The same as the ledger has them, to find ids by. */
  readonly rows: readonly InventoryRow[]
  readonly places: readonly Warehouse[]
}

/** The shop's catalogue, or one product of it, as a table tells of it. */
export async function stockTable(
  ledger: Pick<Ledger, 'inventory' | 'warehouses'>,
  workspaceId: string,
  productId?: string,
): Promise<StockTable> {
  const [all, places] = await Promise.all([
    ledger.inventory(workspaceId),
    ledger.warehouses(workspaceId),
  ])
  const rows = productId === undefined ? all : all.filter(({ id }) => id === productId)
  const nameOf = new Map(places.map(({ id, name }) => [id, name]))
  const products = rows.map(
    ({ sku, name, ean, description, shelves, taken }): CatalogueProduct => ({
      ...{ sku, name, ean, description: description === '' ? null : description, reserved: taken },
      stock: new Map(
        [...shelves].flatMap(([id, onHand]) => {
          const place = nameOf.get(id)
          return place === undefined ? [] : [[place, onHand] as const]
        }),
      ),
    }),
  )
  return { products, rows, places, warehouses: places.map(({ name }) => name) }
}
