import type { BaseAccount, BaseOrder, BaseProduct } from './records.ts'
import type { BaseWorld } from './world.ts'

interface Place {
  readonly token: string
  readonly sku?: string | undefined
  readonly productId?: number | undefined
}

/** Purchases that Base takes in by itself, and changes made in its panel. */
export function createBaseShop(world: BaseWorld) {
  function find(account: BaseAccount, { sku, productId }: Omit<Place, 'token'>): BaseProduct {
    const found = account.products.find((one) =>
      productId === undefined ? one.sku === sku : one.id === productId,
    )
    if (!found) throw new Error(`nothing with ${sku ?? productId} at ${account.name}`)
    return found
  }

  const warehouseOf = (account: BaseAccount) => account.inventories[0]?.warehouses[0] ?? ''

  return {
    /** The order, or undefined when there is not enough of it. */
    buy({ token, quantity, ...by }: Place & { readonly quantity: number }): BaseOrder | undefined {
      const account = world.account(token)
      const product = find(account, by)
      const warehouse = warehouseOf(account)
      const left = (product.stock[warehouse] ?? 0) - quantity
      if (left < 0) return undefined
      product.stock[warehouse] = left
      const order: BaseOrder = {
        id: 1_630_473 + account.orders.length,
        at: world.clock.now(),
        isCancelled: false,
        productId: product.id,
        warehouse,
        ...{ sku: product.sku, name: product.name, quantity },
      }
      account.orders.push(order)
      return order
    },
    cancel({ token, orderId, restock }: { token: string; orderId: number; restock: boolean }) {
      const account = world.account(token)
      const order = account.orders.find(({ id }) => id === orderId)
      if (!order || order.isCancelled) return order
      order.isCancelled = true
      const product = account.products.find(({ id }) => id === order.productId)
      if (restock && product) {
        product.stock[order.warehouse] = (product.stock[order.warehouse] ?? 0) + order.quantity
      }
      return order
    },
    edit({ token, quantity, newSku, reserved, ...by }: Place & Changes): void {
      const account = world.account(token)
      const product = find(account, by)
      const warehouse = warehouseOf(account)
      if (quantity !== undefined) product.stock[warehouse] = quantity
      if (reserved !== undefined) product.reserved[warehouse] = reserved
      product.sku = newSku ?? product.sku
    },
  }
}

interface Changes {
  readonly quantity?: number | undefined
  readonly newSku?: string | undefined
  readonly reserved?: number | undefined
}

export type BaseShop = ReturnType<typeof createBaseShop>
