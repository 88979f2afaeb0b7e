import { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../service/play-fault.ts'
import { type Fields, FilterError, filterOf, parseText } from './filters.ts'
import { createGate } from './gate.ts'
import { answer, problem, violation } from './problems.ts'
import { touch, type WixProduct, type WixSite } from './records.ts'
import {
  productBody,
  productFields,
  stockBody,
  stockFields,
  variantBody,
  variantFields,
} from './v1-bodies.ts'
import { placedIn, type WixWorld } from './world.ts'

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
const variantsQuery = z.object({
  query: z
    .object({
      filter: z.record(z.string(), z.unknown(), 'must be an object').default({}),
      paging: z
        .object({ limit: z.int().min(1).max(100).default(100), offset: z.int().min(0).default(0) })
        .default({ limit: 100, offset: 0 }),
    })
    .default({ filter: {}, paging: { limit: 100, offset: 0 } }),
})
const variantsAsked = z
  .object({ variantIds: z.array(z.guid()).optional() })
  .optional()
  .transform((said) => said ?? {})
  .pipe(z.object({ variantIds: z.array(z.guid()).optional() }))
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

  const products = gate({
    ...{ name: 'v1.products', group: 'read', catalog: CATALOG, input: productsQuery },
    act({ site, body }) {
      const shown = site.products.filter((one) => body.includeHiddenProducts || one.isVisible)
      const { items, ...rest } = pageOf(shown, productFields, body.query)
      return answer({
        products: items.map((one) => productBody(one, body.includeVariants)),
        ...rest,
      })
    },
  })
  /** An absolute write to what `isIt` finds. */
  const setting = (isIt: (product: WixProduct, id: string) => boolean) =>
    gate({
      ...{ name: 'v1.set', group: 'write', catalog: CATALOG, input: absolute },
      act({ site, body: { inventoryItem: wanted }, context }) {
        const product = site.products.find((one) => isIt(one, context.req.param('id') ?? ''))
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
    })
  /** One inventory item with those of its variants that were asked for. */
  const reading = (isIt: (product: WixProduct, id: string) => boolean) =>
    gate({
      ...{ name: 'v1.inventory', group: 'read', catalog: CATALOG, input: variantsAsked },
      act({ site, body: { variantIds }, context }) {
        const product = site.products.find((one) => isIt(one, context.req.param('id') ?? ''))
        if (!product) return problem(404, 'INVENTORY_ITEM_NOT_FOUND', 'no such product')
        const variants = product.variants.filter(({ id }) => variantIds?.includes(id) ?? true)
        return answer({ inventoryItem: stockBody({ ...product, variants }) })
      },
    })
  const byProduct = (product: WixProduct, id: string) => product.id === id
  const byInventory = (product: WixProduct, id: string) => product.inventoryId === id

  return new Hono<SandboxEnv>()
    .post('/stores-reader/v1/products/query', products)
    .post('/stores/v1/products/query', products)
    .post(
      '/stores-reader/v1/variants/query',
      gate({
        ...{ name: 'v1.variants', group: 'read', catalog: CATALOG, input: variantsQuery },
        act({ site, body }) {
          const { filter, paging } = body.query
          const passes = filterOf(filter)
          const found = placedIn(site).filter((placed) => passes(variantFields(placed)))
          const items = found.slice(paging.offset, paging.offset + paging.limit)
          const metadata = { count: items.length, offset: paging.offset, total: found.length }
          return answer({
            variants: items.map(variantBody),
            metadata: { ...metadata, cursors: { next: null, prev: null } },
          })
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
    .post('/stores-reader/v2/inventoryItems/product/:id/getVariants', reading(byProduct))
    .post('/stores-reader/v2/inventoryItems/:id/getVariants', reading(byInventory))
    .patch('/stores/v2/inventoryItems/product/:id', setting(byProduct))
    .patch('/stores/v2/inventoryItems/:id', setting(byInventory))
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
