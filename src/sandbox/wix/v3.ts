import { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../service/play-fault.ts'
import { cursorPage, cursorPaging } from './cursors.ts'
import { filterOf } from './filters.ts'
import { createGate } from './gate.ts'
import { answer, problem } from './problems.ts'
import { type Placed, touch, type WixSite } from './records.ts'
import { v3Amounts } from './v3-amounts.ts'
import { fieldsOf, itemBody, REASON } from './v3-items.ts'
import { findPlaced, placedIn, type WixWorld } from './world.ts'

const CATALOG = 'V3_CATALOG'

const query = z.object({
  query: z.object({
    filter: z.record(z.string(), z.unknown(), 'must be an object').optional(),
    sort: z.unknown().optional(),
    cursorPaging: cursorPaging(1_000),
  }),
})
const change = z.object({
  id: z.guid(),
  revision: z.string().regex(/^\d+$/, 'must be a number as text'),
  quantity: z.int().min(-99_999).max(99_999).optional(),
  trackQuantity: z.boolean().optional(),
})
const single = z.object({ inventoryItem: change.extend({ id: z.guid().optional() }), ...REASON })
const bulk = z.object({
  inventoryItems: z
    .array(z.object({ inventoryItem: change }))
    .min(1)
    .max(1_000),
  returnEntity: z.boolean().default(false),
  ...REASON,
})
/** One of what there is by its id and revision, or by what it is of. */
const upsert = z.object({
  inventoryItems: z
    .array(
      z.object({
        inventoryItem: change.partial({ id: true, revision: true }).extend({
          productId: z.guid().optional(),
          variantId: z.guid().optional(),
          locationId: z.guid().nullish(),
        }),
      }),
    )
    .min(1)
    .max(1_000),
  returnEntity: z.boolean().default(false),
  ...REASON,
})
const search = z.object({
  search: z.object({
    search: z.object({ expression: z.string().default('') }).default({ expression: '' }),
    filter: z.record(z.string(), z.unknown(), 'must be an object').optional(),
    cursorPaging: cursorPaging(1_000).default({ limit: 1_000 }),
  }),
})

type Change = z.output<typeof change>
type Refusal = 'NOT_FOUND' | 'REVISION_MISMATCH' | 'INVENTORY_QUANTITY_NOT_TRACKED'

/** Wix Stores' catalogue V3: inventory items, written by revision. */
export function v3Host(world: WixWorld): Hono<SandboxEnv> {
  const gate = createGate(world)

  function write(site: WixSite, wanted: Change): Refusal | undefined {
    const at = findPlaced(site, ({ itemId }) => itemId === wanted.id)
    if (!at) return 'NOT_FOUND'
    const { variant } = at
    if (String(variant.revision) !== wanted.revision) return 'REVISION_MISMATCH'
    const isTracked = wanted.trackQuantity ?? variant.isTracked
    if (wanted.quantity !== undefined && !isTracked) return 'INVENTORY_QUANTITY_NOT_TRACKED'
    variant.isTracked = isTracked
    variant.quantity = wanted.quantity ?? variant.quantity
    touch(at, world.clock.now())
    return undefined
  }

  /** A page of items that pass a filter. */
  function listed(
    site: WixSite,
    asked: Parameters<typeof cursorPage>[0],
    isFound: (placed: Placed) => boolean = () => true,
  ): Response {
    const { items, next } = cursorPage(asked, (filter) => {
      const passes = filterOf(filter)
      return placedIn(site).filter((placed) => isFound(placed) && passes(fieldsOf(site, placed)))
    })
    return answer({
      inventoryItems: items.map((placed) => itemBody(site, placed)),
      pagingMetadata: { count: items.length, cursors: { next, prev: null } },
    })
  }

  /** Each row for itself. */
  function written(site: WixSite, items: readonly Change[], isWhole: boolean): Response {
    const results = items.map((item, originalIndex) => {
      const code = write(site, item)
      const error = code && { code, description: code.toLowerCase(), data: {} }
      const { id } = item
      const placed = isWhole && !code && findPlaced(site, ({ itemId }) => itemId === id)
      return {
        itemMetadata: { id, originalIndex, success: !code, ...(error && { error }) },
        ...(placed && { item: itemBody(site, placed) }),
      }
    })
    const totalFailures = results.filter((one) => !one.itemMetadata.success).length
    const totalSuccesses = results.length - totalFailures
    const bulkActionMetadata = { totalSuccesses, totalFailures, undetailedFailures: 0 }
    return answer({ results, bulkActionMetadata })
  }

  return new Hono<SandboxEnv>()
    .post(
      '/stores/v3/inventory-items/query',
      gate({
        ...{ name: 'v3.query', group: 'read', catalog: CATALOG, input: query },
        act({ site, body }) {
          return listed(site, body.query)
        },
      }),
    )
    .patch(
      '/stores/v3/inventory-items/:id',
      gate({
        ...{ name: 'v3.set', group: 'write', catalog: CATALOG, input: single },
        act({ site, body, context }) {
          const id = context.req.param('id') ?? ''
          const refusal = write(site, { ...body.inventoryItem, id })
          if (refusal === 'REVISION_MISMATCH') return problem(409, refusal, 'the item has changed')
          if (refusal === 'NOT_FOUND') return problem(404, refusal, 'no such item')
          if (refusal) return problem(428, refusal, 'the item is not counted')
          const placed = findPlaced(site, ({ itemId }) => itemId === id)
          return answer({ inventoryItem: placed && itemBody(site, placed) })
        },
      }),
    )
    .post(
      '/stores/v3/bulk/inventory-items/update',
      gate({
        ...{ name: 'v3.bulk', group: 'write', catalog: CATALOG, input: bulk },
        act({ site, body }) {
          const items = body.inventoryItems.map(({ inventoryItem }) => inventoryItem)
          return written(site, items, body.returnEntity)
        },
      }),
    )
    .post(
      '/stores/v3/bulk/inventory-items/upsert',
      gate({
        ...{ name: 'v3.bulk', group: 'write', catalog: CATALOG, input: upsert },
        act({ site, body }) {
          // Each variant has its item at the one location, so nothing is left to be made.
          const items = body.inventoryItems.map(({ inventoryItem: { revision, ...wanted } }) => {
            const at = findPlaced(site, ({ itemId, id }, { id: productId }) =>
              wanted.id === undefined
                ? id === wanted.variantId && (wanted.productId ?? productId) === productId
                : itemId === wanted.id,
            )
            const known = at && String(at.variant.revision)
            return { ...wanted, id: at?.variant.itemId ?? '', revision: revision ?? known ?? '' }
          })
          return written(site, items, body.returnEntity)
        },
      }),
    )
    .post(
      '/stores/v3/inventory-items/search',
      gate({
        ...{ name: 'v3.query', group: 'read', catalog: CATALOG, input: search },
        act({ site, body }) {
          const { search: wanted, ...paged } = body.search
          const words = wanted.expression.toLowerCase().split(/\s+/).filter(Boolean)
          const isFound = ({ product, variant }: Placed) => {
            const parts = [product.name, variant.sku, variant.barcode ?? '']
            const text = [...parts, ...Object.values(variant.choices)].join(' ').toLowerCase()
            return words.every((word) => text.includes(word))
          }
          return listed(site, paged, isFound)
        },
      }),
    )
    .route('/', v3Amounts(world))
}
