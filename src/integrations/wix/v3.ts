import { z } from 'zod'
import type { ChannelKey, WixApi, WixItem, WixItemPage, WixOutcome } from '#desks/stock/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'
import { checkCount } from './calls.ts'
import type { WixCatalogs } from './catalogs.ts'

const PAGE = 1_000
const MAX_SKUS = 100
const MAX_CHANGES = 1_000

const itemRow = z.object({
  id: z.string(),
  /** An int64 that would not fit a number. */
  revision: z.string(),
  productId: z.string(),
  variantId: z.string(),
  locationId: z.string().nullish(),
  quantity: z.int().nullish(),
  trackQuantity: z.boolean().nullish(),
  product: z
    .object({
      name: z.string().nullish(),
      variantName: z.string().nullish(),
      variantSku: z.string().nullish(),
      variantVisible: z.boolean().nullish(),
    })
    .nullish()
    .catch(null),
  preorderInfo: z.object({ enabled: z.boolean().nullish() }).nullish().catch(null),
})

const result = z.object({
  itemMetadata: z.object({
    id: z.string().nullish(),
    originalIndex: z.int().min(0),
    success: z.boolean(),
    error: z.object({ code: z.string().catch('') }).nullish(),
  }),
})

/** Catalogue V3: one item a variant and location, written by revision. */
export function createV3({ catalogs, log }: { catalogs: WixCatalogs; log: Log }) {
  const page = z.object({
    inventoryItems: rowsOf(itemRow, { log, what: 'wix inventory items', isData: true }),
    pagingMetadata: z
      .object({ cursors: z.object({ next: z.string().nullish() }).nullish() })
      .nullish(),
  })
  const results = z.object({ results: rowsOf(result, { log, what: 'wix bulk results' }) })

  async function query(key: ChannelKey, body: object, signal: AbortSignal): Promise<WixItemPage> {
    const { inventoryItems, pagingMetadata } = await catalogs.call(key, 'v3', {
      method: 'POST',
      path: '/stores/v3/inventory-items/query',
      body: { query: body },
      schema: page,
      idempotent: true,
      signal,
    })
    return { items: inventoryItems.map(itemOf), next: pagingMetadata?.cursors?.next || null }
  }

  return {
    /** A cursor carries the filter of the first page, and Wix refuses both together. */
    items(
      key: ChannelKey,
      by: { readonly skus?: readonly string[]; readonly next?: string },
      signal: AbortSignal,
    ): Promise<WixItemPage> {
      if (by.next !== undefined) {
        return query(key, { cursorPaging: { limit: PAGE, cursor: by.next } }, signal)
      }
      if (by.skus) checkCount(by.skus.length, MAX_SKUS)
      const filter = by.skus ? { 'product.variantSku': { $in: by.skus } } : {}
      return query(key, { filter, cursorPaging: { limit: PAGE } }, signal)
    },
    /** What is known from elsewhere, such as the picture, stays as it was handed in. */
    async read(key: ChannelKey, items: readonly WixItem[], signal: AbortSignal) {
      checkCount(items.length, MAX_SKUS)
      const filter = { variantId: { $in: [...new Set(items.map(({ variantId }) => variantId))] } }
      const answer = await query(key, { filter, cursorPaging: { limit: PAGE } }, signal)
      const fresh = new Map(answer.items.map((item) => [item.id, item]))
      return items.flatMap((item) => {
        const now = fresh.get(item.id)
        return now ? [{ ...now, pictureUrl: item.pictureUrl }] : []
      })
    },
    /** Repeatable: an old revision changes nothing. */
    async set(...[key, changes, signal]: Parameters<WixApi['setV3']>): Promise<WixOutcome[]> {
      checkCount(changes.length, MAX_CHANGES)
      const answer = await catalogs.call(key, 'v3', {
        method: 'POST',
        path: '/stores/v3/bulk/inventory-items/update',
        body: {
          inventoryItems: changes.map(({ id, revision, quantity }) => ({
            // What was not counted is counted from now on, as in the old catalogue.
            inventoryItem: { id, revision, quantity, trackQuantity: true },
          })),
          returnEntity: false,
          reason: 'MANUAL',
        },
        schema: results,
        idempotent: true,
        signal,
      })
      const told = new Map(answer.results.map(({ itemMetadata: one }) => [one.originalIndex, one]))
      return changes.map(({ id }, index) => {
        const one = told.get(index)
        if (one?.success) return { id, isDone: true, problem: null, code: null }
        const code = one?.error?.code || null
        return { id, isDone: false, problem: problemOf(code ?? ''), code }
      })
    },
  }
}

function itemOf(row: z.output<typeof itemRow>): WixItem {
  const isTracked = row.trackQuantity === true
  const { name, variantName, variantSku, variantVisible } = row.product ?? {}
  return {
    catalog: 'v3',
    id: row.id,
    productId: row.productId,
    variantId: row.variantId,
    inventoryId: row.id,
    locationId: row.locationId ?? null,
    name: [name, variantName].filter(Boolean).join(', '),
    sku: variantSku?.trim() || null,
    quantity: isTracked ? (row.quantity ?? null) : null,
    isTracked,
    isVisible: variantVisible !== false,
    hasPreorder: row.preorderInfo?.enabled === true,
    revision: row.revision,
    pictureUrl: null,
  }
}

/** By the codes of `@wix/auto_sdk_stores_inventory-items-v-3`; that of an old revision is not among them. */
function problemOf(code: string): NonNullable<WixOutcome['problem']> {
  if (/REVISION|CONFLICT|ABORTED/.test(code)) return 'stale'
  if (code === 'INSUFFICIENT_INVENTORY') return 'insufficient'
  if (code === 'NOT_FOUND') return 'not-found'
  if (code === 'INVENTORY_QUANTITY_NOT_TRACKED') return 'not-tracked'
  return 'refused'
}
