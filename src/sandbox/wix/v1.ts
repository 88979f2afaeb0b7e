import { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../service/play-fault.ts'
import { type Fields, FilterError, filterOf, parseText } from './filters.ts'
import { createGate } from './gate.ts'
import { answer, problem, violation } from './problems.ts'
import { touch, type WixProduct, type WixSite } from './records.ts'
import type { WixWorld } from './world.ts'

const CATALOG = 'V1_CATALOG'
/** Where paging by offset ends. */
const LAST_OFFSET = 10_000

const query = z.object({
  filter: z.unknown().optional(),
  sort: z.unknown().optional(),
  paging: z
    .object({ limit: z.int().min(1).max(100).default(100), offset: z.int().min(0).default(0) })
    .default({ limit: 100, offset: 0 }),
})
const productsQuery = z.object({
  query: query.default({ filter: '', sort: '', paging: { limit: 100, offset: 0 } }),
  includeVariants: z.boolean().default(false),
  includeHiddenProducts: z.boolean().default(false),
})
const stockQuery = z.object({ query })
const quantity = z.int().min(0).max(99_999)
const absolute = z.object({
  inventoryItem: z.object({
    trackQuantity: z.boolean().default(false),
    variants: z.array(z.object({ variantId: z.guid(), quantity: quantity.optional() })).min(1),
  }),
})
const amount = z.int().min(1)
const place = {
  inventoryId: z.guid().optional(),
  productId: z.guid().optional(),
  variantId: z.guid(),
}
const increments = z.object({
  incrementData: z
    .array(z.object({ ...place, incrementBy: amount }))
    .min(1)
    .max(300),
})
const decrements = z.object({
  decrementData: z
    .array(z.object({ ...place, decrementBy: amount, preorderRequest: z.boolean().default(false) }))
    .min(1)
    .max(300),
})
const sorts = z.array(z.record(z.string(), z.string())).catch([])

/** Wix Stores' catalogue V1: products, inventory, absolute and relative writes. */
export function v1Host(world: WixWorld): Hono<SandboxEnv> {
  const gate = createGate(world)

  /** A page of what passes the filter, as all V1 queries give it. */
  function pageOf<T>(all: readonly T[], fields: (one: T) => Fields, asked: z.output<typeof query>) {
    const { limit, offset } = asked.paging
    if (offset + limit > LAST_OFFSET) throw new FilterError('reaches too far: page by numericId')
    const passes = filterOf(parseText(asked.filter))
    const found = all.filter((one) => passes(fields(one)))
    if (isDescending(parseText(asked.sort))) found.reverse()
    const items = found.slice(offset, offset + limit)
    return { items, metadata: { items: limit, offset }, totalResults: found.length }
  }

  /** Adds to several variants, or, where one of them would go below zero, to none. */
  function change(site: WixSite, entries: readonly Change[]): Response {
    const found = entries.map((entry) => ({ entry, at: placeOf(site, entry) }))
    for (const [index, { entry, at }] of found.entries()) {
      if ((entry.inventoryId === undefined) === (entry.productId === undefined)) {
        return violation(`${index}`, 'takes exactly one of inventoryId and productId')
      }
      if (!at) return problem(404, 'INVENTORY_ITEM_NOT_FOUND', `entry ${index} is not known`)
      const isAhead = entry.isPreorder && at.product.hasPreorder
      if (at.variant.quantity + entry.by < 0 && !isAhead) {
        return problem(400, 'INSUFFICIENT_INVENTORY', `entry ${index} would go below zero`)
      }
    }
    for (const { entry, at } of found) {
      if (!at) continue
      at.variant.quantity += entry.by
      touch(at, world.clock.now())
    }
    return answer({})
  }

  return new Hono<SandboxEnv>()
    .post(
      '/stores-reader/v1/products/query',
      gate({
        ...{ name: 'v1.products', group: 'read', catalog: CATALOG, input: productsQuery },
        act({ site, body }) {
          const shown = site.products.filter((one) => body.includeHiddenProducts || one.isVisible)
          const { items, ...rest } = pageOf(shown, productFields, body.query)
          const products = items.map((one) => productBody(one, body.includeVariants))
          return answer({ products, ...rest })
        },
      }),
    )
    .post(
      '/stores-reader/v2/inventoryItems/query',
      gate({
        ...{ name: 'v1.inventory', group: 'read', catalog: CATALOG, input: stockQuery },
        act({ site, body }) {
          const { items, ...rest } = pageOf(site.products, stockFields, body.query)
          return answer({ inventoryItems: items.map(stockBody), ...rest })
        },
      }),
    )
    .patch(
      '/stores/v2/inventoryItems/product/:id',
      gate({
        ...{ name: 'v1.set', group: 'write', catalog: CATALOG, input: absolute },
        act({ site, body: { inventoryItem: wanted }, context }) {
          const product = site.products.find(({ id }) => id === context.req.param('id'))
          if (!product) return problem(404, 'INVENTORY_ITEM_NOT_FOUND', 'no such product')
          const listed = new Map(wanted.variants.map((one) => [one.variantId, one.quantity]))
          const known = product.variants.filter(({ id }) => listed.has(id))
          if (known.length < listed.size) return violation('variants', 'are not all known')
          for (const variant of product.variants) {
            // It belongs to the whole product, and what is not said is no.
            variant.isTracked = wanted.trackQuantity
            if (variant.isTracked) variant.quantity = listed.get(variant.id) ?? variant.quantity
            touch({ product, variant }, world.clock.now())
          }
          return answer({})
        },
      }),
    )
    .post(
      '/stores/v2/inventoryItems/increment',
      gate({
        ...{ name: 'v1.increment', group: 'write', catalog: CATALOG, input: increments },
        act: ({ site, body }) =>
          change(
            site,
            body.incrementData.map((one) => ({ ...one, by: one.incrementBy, isPreorder: false })),
          ),
      }),
    )
    .post(
      '/stores/v2/inventoryItems/decrement',
      gate({
        ...{ name: 'v1.decrement', group: 'write', catalog: CATALOG, input: decrements },
        act: ({ site, body }) =>
          change(
            site,
            body.decrementData.map((one) => ({
              ...{ ...one, by: -one.decrementBy, isPreorder: one.preorderRequest },
            })),
          ),
      }),
    )
}

interface Change {
  readonly inventoryId?: string | undefined
  readonly productId?: string | undefined
  readonly variantId: string
  readonly by: number
  readonly isPreorder: boolean
}

function placeOf(site: WixSite, { inventoryId, productId, variantId }: Change) {
  const product = site.products.find((one) =>
    inventoryId === undefined ? one.id === productId : one.inventoryId === inventoryId,
  )
  const variant = product?.variants.find(({ id }) => id === variantId)
  return product && variant ? { product, variant } : undefined
}

/** `[{"numericId":"desc"}]` and `[{"fieldName":"numericId","order":"DESC"}]` are both in use. */
function isDescending(sort: unknown): boolean {
  const [first = {}] = sorts.parse(sort)
  const order = 'fieldName' in first ? first.order : Object.values(first)[0]
  return order?.toLowerCase() === 'desc'
}

/** A product whose variants have SKUs of their own has none itself. */
const skuOf = (product: WixProduct) =>
  product.managesVariants ? '' : (product.variants[0]?.sku ?? '')

const productFields = (product: WixProduct): Fields => ({
  id: product.id,
  name: product.name,
  numericId: product.numericId,
  sku: skuOf(product),
})

const stockFields = (product: WixProduct): Fields => ({
  id: product.inventoryId,
  productId: product.id,
  numericId: product.numericId,
})

function productBody(product: WixProduct, includeVariants: boolean): object {
  return {
    id: product.id,
    name: product.name,
    numericId: product.numericId,
    sku: skuOf(product),
    visible: product.isVisible,
    inventoryItemId: product.inventoryId,
    manageVariants: product.managesVariants,
    media: { mainMedia: { mediaType: 'image', image: { url: product.pictureUrl } } },
    lastUpdated: new Date(product.updatedAt).toISOString(),
    ...(includeVariants && {
      variants: product.variants.map((variant) => ({
        id: variant.id,
        choices: variant.choices,
        variant: { sku: variant.sku, visible: variant.isVisible },
        stock: {
          trackQuantity: variant.isTracked,
          quantity: variant.isTracked ? variant.quantity : null,
          inStock: !variant.isTracked || variant.quantity > 0,
        },
      })),
    }),
  }
}

function stockBody(product: WixProduct): object {
  return {
    id: product.inventoryId,
    productId: product.id,
    externalId: product.id,
    numericId: product.numericId,
    trackQuantity: product.variants[0]?.isTracked ?? false,
    variants: product.variants.map((variant) => ({
      variantId: variant.id,
      inStock: !variant.isTracked || variant.quantity > 0,
      ...(variant.isTracked && { quantity: variant.quantity }),
      availableForPreorder: product.hasPreorder && variant.quantity <= 0,
    })),
    preorderInfo: { enabled: product.hasPreorder, limit: product.hasPreorder ? 50 : 0 },
    lastUpdated: new Date(product.updatedAt).toISOString(),
  }
}
