export interface BaseWarehouse {
  readonly type: 'bl' | 'shop' | 'warehouse'
  readonly id: number
  readonly name: string
}

export interface BaseInventory {
  readonly id: number
  readonly name: string
  /** Keys, e.g. `bl_206`. */
  readonly warehouses: readonly string[]
  readonly hasReservations: boolean
}

export interface BaseProduct {
  readonly id: number
  readonly inventoryId: number
  /** Set for a variant, which has an id of its own. */
  readonly parentId: number | null
  sku: string
  readonly ean: string
  name: string
  readonly stock: Record<string, number>
  readonly reserved: Record<string, number>
  readonly description: string
  readonly features: Readonly<Record<string, string>>
  readonly images: readonly string[]
  /** Product id → pieces; null for what is no bundle. */
  readonly bundle: Readonly<Record<string, number>> | null
}

export interface BaseOrder {
  readonly id: number
  readonly at: number
  isCancelled: boolean
  readonly productId: number
  readonly warehouse: string
  readonly sku: string
  readonly name: string
  readonly quantity: number
}

/** What one token opens. */
export interface BaseAccount {
  readonly token: string
  readonly name: string
  readonly warehouses: readonly BaseWarehouse[]
  readonly inventories: readonly BaseInventory[]
  readonly products: BaseProduct[]
  readonly orders: BaseOrder[]
}

export const warehouseKey = ({ type, id }: BaseWarehouse) => `${type}_${id}`
