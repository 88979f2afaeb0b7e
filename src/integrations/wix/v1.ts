import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { ChannelKey, WixApi, WixItem, WixItemPage } from '#desks/stock/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'
import { checkCount } from './calls.ts'
import type { WixCatalogs } from './catalogs.ts'

const PAGE = 100
const MAX_ENTRIES = 300

const choices = z.record(z.string(), z.string()).catch({})
const productVariant = z.object({
  id: z.string(),
  choices: choices.optional(),
  variant: z.object({ sku: z.string().nullish(), visible: z.boolean().nullish() }).nullish(),
})
const product = z.object({
  id: z.string(),
  name: z.string().catch(''),
  /** Empty where the variants have their own. */
  sku: z.string().nullish(),
  visible: z.boolean().nullish(),
  manageVariants: z.boolean().nullish(),
  media: z
    .object({ mainMedia: z.object({ image: z.object({ url: z.string() }) }) })
    .nullish()
    .catch(null),
  variants: rowsOf(productVariant).nullish(),
})
type Product = z.output<typeof product>

const stockRow = z.object({
  id: z.string(),
  productId: z.string(),
  trackQuantity: z.boolean().nullish(),
  preorderInfo: z.object({ enabled: z.boolean().nullish() }).nullish().catch(null),
  variants: rowsOf(
    z.object({
      variantId: z.string(),
      quantity: z.int().nullish(),
      availableForPreorder: z.boolean().nullish(),
    }),
  ),
})
type StockRow = z.output<typeof stockRow>

const anyRows = z.array(z.unknown())
const numbered = z.object({ numericId: z.string().regex(/^\d+$/) })

/** Catalogue V1: products and their stock stand apart, filters are JSON within JSON. */
export function createV1({ catalogs, log }: { catalogs: WixCatalogs; log: Log }) {
  const products = rowsOf(product, { log, what: 'wix products', isData: true })
  const stock = z.object({
    inventoryItems: rowsOf(stockRow, { log, what: 'wix inventory', isData: true }),
  })

  async function stockOf(key: ChannelKey, productIds: readonly string[], signal: AbortSignal) {
    if (productIds.length === 0) return []
    checkCount(productIds.length, PAGE)
    const filter = JSON.stringify({ productId: { $hasSome: productIds } })
    const { inventoryItems } = await catalogs.call(key, 'v1', {
      method: 'POST',
      path: '/stores-reader/v2/inventoryItems/query',
      body: { query: { filter, paging: { limit: PAGE, offset: 0 } } },
      schema: stock,
      idempotent: true,
      signal,
    })
    return inventoryItems
  }

  return {
    /** Pages by numericId: an offset breaks near ten thousand. */
    async items(
      key: ChannelKey,
      after: string | undefined,
      signal: AbortSignal,
    ): Promise<WixItemPage> {
      const { rows, found } = await catalogs.call(key, 'v1', {
        method: 'POST',
        path: '/stores-reader/v1/products/query',
        body: {
          query: {
            filter: JSON.stringify(after === undefined ? {} : { numericId: { $gt: after } }),
            sort: JSON.stringify([{ numericId: 'asc' }]),
            paging: { limit: PAGE, offset: 0 },
          },
          includeVariants: true,
          includeHiddenProducts: true,
        },
        schema: z
          .object({ products: anyRows })
          .transform(({ products: rows }) => ({ rows, found: rows }))
          .pipe(z.object({ rows: anyRows, found: products })),
        idempotent: true,
        signal,
      })
      const last = rows.map((row) => numbered.safeParse(row).data?.numericId).findLast(Boolean)
      if (rows.length >= PAGE && last === undefined) {
        throw new AppError({ kind: 'unavailable', code: 'wix.bad_answer' })
      }
      const ids = found.map(({ id }) => id)
      const stocks = new Map((await stockOf(key, ids, signal)).map((row) => [row.productId, row]))
      const items = found.flatMap((one) => {
        const row = stocks.get(one.id)
        if (!row) log.warn({ productId: one.id }, 'a Wix product without inventory is skipped')
        return row ? itemsOf(one, row) : []
      })
      return { items, next: rows.length < PAGE ? null : (last ?? null) }
    },
    async read(key: ChannelKey, items: readonly WixItem[], signal: AbortSignal) {
      const ids = [...new Set(items.map(({ productId }) => productId))]
      const rows = new Map((await stockOf(key, ids, signal)).map((row) => [row.productId, row]))
      return items.flatMap((item) => {
        const row = rows.get(item.productId)
        const variant = row?.variants.find(({ variantId }) => variantId === item.variantId)
        return row && variant ? [{ ...item, ...numbersOf(row, variant) }] : []
      })
    },
    async change(...[key, direction, entries, signal]: Parameters<WixApi['change']>) {
      checkCount(entries.length, MAX_ENTRIES)
      const data = entries.map(({ item, by }) => ({
        inventoryId: item.inventoryId,
        variantId: item.variantId,
        [`${direction}By`]: by,
      }))
      await catalogs.call(key, 'v1', {
        method: 'POST',
        path: `/stores/v2/inventoryItems/${direction}`,
        body: { [`${direction}Data`]: data },
        // What is no JSON is no answer of Wix's: nobody knows then.
        schema: z.unknown(),
        idempotent: false,
        signal,
      })
    },
    /** Not repeated by itself: a buyer may have come between the two. */
    async set(...[key, productId, variants, signal]: Parameters<WixApi['setV1']>) {
      await catalogs.call(key, 'v1', {
        method: 'PATCH',
        path: `/stores/v2/inventoryItems/product/${encodeURIComponent(productId)}`,
        route: '/stores/v2/inventoryItems/product/{id}',
        // Left out, trackQuantity would count as false for the whole product.
        body: { inventoryItem: { trackQuantity: true, variants } },
        schema: z.unknown(),
        idempotent: false,
        signal,
      })
    },
  }
}

function itemsOf(one: Product, row: StockRow): WixItem[] {
  const variants = new Map((one.variants ?? []).map((variant) => [variant.id, variant]))
  return row.variants.map((stock) => {
    const variant = one.manageVariants ? variants.get(stock.variantId) : undefined
    const chosen = Object.values(variant?.choices ?? {})
    return {
      catalog: 'v1',
      id: `${row.id}/${stock.variantId}`,
      productId: one.id,
      variantId: stock.variantId,
      inventoryId: row.id,
      locationId: null,
      name: [one.name, ...chosen].join(', '),
      sku: (one.manageVariants ? variant?.variant?.sku : one.sku)?.trim() || null,
      isVisible: one.visible !== false && variant?.variant?.visible !== false,
      revision: null,
      pictureUrl: one.media?.mainMedia.image.url ?? null,
      ...numbersOf(row, stock),
    }
  })
}

function numbersOf(row: StockRow, variant: StockRow['variants'][number]) {
  const isTracked = row.trackQuantity === true
  return {
    quantity: isTracked ? (variant.quantity ?? null) : null,
    isTracked,
    hasPreorder: row.preorderInfo?.enabled === true || variant.availableForPreorder === true,
  }
}
