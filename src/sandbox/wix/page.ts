import type { Hono } from 'hono'
import { createShopPage, type ShopItem } from '../service/shop-page.ts'
import type { Placed } from './records.ts'
import type { Storefront } from './storefront.ts'
import { placedIn, type WixWorld } from './world.ts'

/** The played sites as their buyers and owners see them. */
export function createWixPage(world: WixWorld, storefront: Storefront): Hono {
  return createShopPage({
    title: 'Wix',
    shops: () => [...world.sites.values()],
    items: (siteId, lang) => placedIn(world.site(siteId)).map((placed) => itemOf(placed, lang)),
    orders: (siteId) =>
      world
        .site(siteId)
        .orders.map(({ id, number, status, lines }) => ({
          ...{ id, number, isCancelled: status === 'CANCELED' },
          lines: lines.map(({ name, quantity }) => `${name} × ${quantity}`).join(', '),
        }))
        .reverse(),
    buy: (siteId, itemId) => storefront.buy({ siteId, itemId, quantity: 1 }),
    edit: (siteId, itemId, quantity) => storefront.edit({ siteId, itemId, quantity }),
    cancel: (siteId, orderId, restock) => storefront.cancel({ siteId, orderId, restock }),
  })
}

function itemOf({ product, variant }: Placed, lang: 'ru' | 'en'): ShopItem {
  const hidden = lang === 'ru' ? 'скрыт' : 'hidden'
  const ahead = lang === 'ru' ? 'предзаказ' : 'pre-order'
  const notes = [product.isVisible ? '' : hidden, product.hasPreorder ? ahead : '']
  return {
    id: variant.itemId,
    name: [product.name, ...Object.values(variant.choices)].join(', '),
    sku: variant.sku,
    quantity: variant.isTracked ? variant.quantity : null,
    note: notes.filter(Boolean).join(', '),
  }
}
