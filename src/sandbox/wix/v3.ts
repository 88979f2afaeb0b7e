import { Hono } from 'hono'
import { z } from 'zod'
import { guidOf } from '../service/guid.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { cursorPage, cursorPaging } from './cursors.ts'
import { type Fields, filterOf } from './filters.ts'
import { createGate } from './gate.ts'
import { answer, problem } from './problems.ts'
import { type Placed, touch, type WixSite } from './records.ts'
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
const reason = z.enum(['ORDER', 'MANUAL', 'REVERT_INVENTORY_CHANGE']).optional()
const single = z.object({ inventoryItem: change.omit({ id: true }), reason })
const bulk = z.object({
  inventoryItems: z
    .array(z.object({ inventoryItem: change }))
    .min(1)
    .max(1_000),
  returnEntity: z.boolean().default(false),
  reason,
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

  return new Hono<SandboxEnv>()
    .post(
      '/stores/v3/inventory-items/query',
      gate({
        ...{ name: 'v3.query', group: 'read', catalog: CATALOG, input: query },
        act({ site, body }) {
          const { items, next } = cursorPage(body.query, (filter) => {
            const passes = filterOf(filter)
            return placedIn(site).filter((placed) => passes(fieldsOf(site, placed)))
          })
          return answer({
            inventoryItems: items.map((placed) => itemBody(site, placed)),
            pagingMetadata: { count: items.length, cursors: { next, prev: null } },
          })
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
          const results = body.inventoryItems.map(({ inventoryItem }, originalIndex) => {
            const code = write(site, inventoryItem)
            const error = code && { code, description: code.toLowerCase(), data: {} }
            const { id } = inventoryItem
            return { itemMetadata: { id, originalIndex, success: !code, ...(error && { error }) } }
          })
          const totalFailures = results.filter((one) => !one.itemMetadata.success).length
          const totalSuccesses = results.length - totalFailures
          const bulkActionMetadata = { totalSuccesses, totalFailures, undetailedFailures: 0 }
          return answer({ results, bulkActionMetadata })
        },
      }),
    )
}

/** Each site has one location. */
const locationOf = (site: WixSite) => guidOf(`${site.id} location`)

function fieldsOf(site: WixSite, { product, variant }: Placed): Fields {
  return {
    productId: product.id,
    variantId: variant.id,
    locationId: locationOf(site),
    quantity: variant.quantity,
    updatedDate: new Date(product.updatedAt).toISOString(),
    'product.variantSku': variant.sku,
  }
}

function itemBody(site: WixSite, { product, variant }: Placed): object {
  const isThere = !variant.isTracked || variant.quantity > 0
  const away = product.hasPreorder ? 'PREORDER' : 'OUT_OF_STOCK'
  return {
    id: variant.itemId,
    revision: String(variant.revision),
    productId: product.id,
    variantId: variant.id,
    locationId: locationOf(site),
    trackQuantity: variant.isTracked,
    ...(variant.isTracked ? { quantity: variant.quantity } : { inStock: true }),
    availabilityStatus: isThere ? 'IN_STOCK' : away,
    product: {
      name: product.name,
      variantName: Object.values(variant.choices).join(', '),
      variantSku: variant.sku,
      variantVisible: product.isVisible && variant.isVisible,
    },
    preorderInfo: { enabled: product.hasPreorder },
    updatedDate: new Date(product.updatedAt).toISOString(),
  }
}
