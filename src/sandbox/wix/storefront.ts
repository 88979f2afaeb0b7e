import { randomUUID } from 'node:crypto'
import { guidOf } from '../service/guid.ts'
import {
  type Placed,
  STORES_APP,
  touch,
  USUAL_PRICE,
  type WixLine,
  type WixOrder,
  type WixSite,
} from './records.ts'
import { findPlaced, type WixWorld } from './world.ts'

/** Whose things an order may hold besides those of Wix Stores. */
const BOOKINGS_APP = '13d21c63-b5ec-5912-8397-c3a5ddb27a97'

export interface Purchase {
  readonly siteId: string
  /** What is bought, by its SKU or its inventory item. */
  readonly sku?: string | undefined
  readonly itemId?: string | undefined
  readonly quantity: number
  /** Something of another app lies in the cart too. */
  readonly hasOther?: boolean | undefined
  /** Who buys; somebody by default. */
  readonly email?: string | undefined
}

export interface Edit {
  readonly siteId: string
  readonly sku?: string | undefined
  readonly itemId?: string | undefined
  readonly quantity?: number | undefined
  readonly newSku?: string | undefined
  readonly newName?: string | undefined
  readonly price?: number | undefined
  readonly isVisible?: boolean | undefined
  readonly isTracked?: boolean | undefined
}

/** What buyers and the shop's owner do on the site itself. */
export function createStorefront(world: WixWorld) {
  const { clock } = world

  function find(site: WixSite, by: Pick<Purchase, 'sku' | 'itemId'>): Placed {
    const found = findPlaced(site, ({ sku, itemId }) =>
      by.itemId === undefined ? sku === by.sku : itemId === by.itemId,
    )
    if (!found) throw new Error(`nothing with ${by.sku ?? by.itemId} on ${site.name}`)
    return found
  }

  return {
    /** The order, or undefined when there is not enough of it. The shop's own stock goes down by itself. */
    buy({
      siteId,
      quantity,
      hasOther,
      email = 'buyer@mail.example',
      ...by
    }: Purchase): WixOrder | undefined {
      const site = world.site(siteId)
      const at = find(site, by)
      const { product, variant } = at
      if (variant.isTracked) {
        if (variant.quantity < quantity && !product.hasPreorder) return undefined
        variant.quantity -= quantity
        touch(at, clock.now())
      }
      const line: WixLine = {
        id: '00000000-0000-0000-0000-000000000001',
        appId: STORES_APP,
        productId: product.id,
        variantId: variant.id,
        sku: variant.sku,
        name: product.name,
        ...{ quantity, price: product.price ?? USUAL_PRICE },
        refunded: 0,
        restocked: 0,
      }
      const other = { ...line, id: line.id.replace(/1$/, '2'), appId: BOOKINGS_APP, sku: '' }
      const order: WixOrder = {
        id: randomUUID(),
        number: String(10_001 + site.orders.length),
        buyer: { contactId: guidOf(email), email, firstName: 'Anna', lastName: 'Buyer' },
        status: 'APPROVED',
        createdAt: clock.now(),
        updatedAt: clock.now(),
        lines: hasOther ? [line, other] : [line],
      }
      site.orders.push(order)
      return order
    },
    /** Puts the things back only when the shop's owner ticked that. */
    cancel({ siteId, orderId, restock }: { siteId: string; orderId: string; restock: boolean }) {
      const site = world.site(siteId)
      const order = site.orders.find(({ id }) => id === orderId)
      if (!order || order.status === 'CANCELED') return order
      order.status = 'CANCELED'
      order.updatedAt = clock.now()
      for (const line of restock ? order.lines : []) {
        const at = findPlaced(
          site,
          (variant, product) => product.id === line.productId && variant.id === line.variantId,
        )
        if (line.appId !== STORES_APP || !at) continue
        line.restocked = line.quantity
        if (at.variant.isTracked) at.variant.quantity += line.quantity
        touch(at, clock.now())
      }
      return order
    },
    /** The shop's owner pays a part of an order back, of Wix Stores' own things; the order stands. */
    refund({
      siteId,
      orderId,
      quantity,
      restock,
    }: {
      siteId: string
      orderId: string
      quantity: number
      restock: boolean
    }) {
      const site = world.site(siteId)
      const order = site.orders.find(({ id }) => id === orderId)
      const line = order?.lines.find(({ appId }) => appId === STORES_APP)
      if (!order || !line || order.status !== 'APPROVED') return order
      const pieces = Math.min(quantity, line.quantity - line.refunded)
      line.refunded += pieces
      order.updatedAt = clock.now()
      const at = findPlaced(
        site,
        (variant, product) => product.id === line.productId && variant.id === line.variantId,
      )
      if (!restock || !at) return order
      line.restocked += pieces
      if (at.variant.isTracked) at.variant.quantity += pieces
      touch(at, clock.now())
      return order
    },
    /** Somebody changes an item in Wix's own dashboard. */
    edit({ siteId, quantity, newSku, newName, isVisible, isTracked, price, ...by }: Edit): void {
      const at = find(world.site(siteId), by)
      const { product, variant } = at
      variant.quantity = quantity ?? variant.quantity
      variant.sku = newSku ?? variant.sku
      variant.isTracked = isTracked ?? variant.isTracked
      product.name = newName ?? product.name
      product.price = price ?? product.price ?? USUAL_PRICE
      product.isVisible = isVisible ?? product.isVisible
      touch(at, clock.now())
    },
  }
}

export type Storefront = ReturnType<typeof createStorefront>
