import type { Hono } from 'hono'
import { createShopPage } from '../service/shop-page.ts'
import type { BaseShop } from './shop.ts'
import type { BaseWorld } from './world.ts'

/** The played catalogues, for a person to look at and to change. */
export function createBasePage(world: BaseWorld, shop: BaseShop): Hono {
  const account = (name: string) => {
    const found = [...world.accounts.values()].find((one) => one.name === name)
    if (!found) throw new Error(`no account ${name}`)
    return found
  }

  return createShopPage({
    title: 'Base',
    // Tokens have no place in an address.
    shops: () => [...world.accounts.values()].map(({ name }) => ({ id: name, name })),
    items: (name, lang) =>
      account(name).products.map((product) => ({
        id: String(product.id),
        ...{ name: product.name, sku: product.sku },
        quantity: Object.values(product.stock)[0] ?? 0,
        note: product.bundle ? (lang === 'ru' ? 'набор' : 'bundle') : '',
      })),
    orders: (name) =>
      account(name)
        .orders.map((order) => ({
          id: String(order.id),
          number: String(order.id),
          lines: `${order.name} × ${order.quantity}`,
          isCancelled: order.isCancelled,
        }))
        .reverse(),
    buy: (name, id) => shop.buy({ token: account(name).token, productId: Number(id), quantity: 1 }),
    edit: (name, id, quantity) =>
      shop.edit({ token: account(name).token, productId: Number(id), quantity }),
    cancel: (name, id, restock) =>
      shop.cancel({ token: account(name).token, orderId: Number(id), restock }),
  })
}
