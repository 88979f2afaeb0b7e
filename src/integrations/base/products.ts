import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { BaseApi, BaseDetails, BaseProduct } from '#desks/stock/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { idText, mapOf, pieces, text, valuesOf } from './answer.ts'
import type { BaseCalls } from './calls.ts'

const PAGE = 1_000
const MAX_DETAILS = 100
const MAX_STOCK = 1_000

const productRow = z.object({
  parent_id: idText.nullish(),
  name: text,
  sku: text,
  ean: text,
  stock: valuesOf(pieces).nullish(),
})

const detailsRow = z.object({
  text_fields: z
    .object({
      description: text,
      features: valuesOf(z.union([z.string(), z.number().transform(String)])).nullish(),
    })
    .nullish()
    .catch(null),
  images: valuesOf(z.string().min(1)).nullish(),
  is_bundle: z.boolean().nullish(),
  bundle_products: valuesOf(pieces).nullish(),
})

/** Products of a catalogue: listed, looked at, counted. */
export function createProducts({ calls, log }: { calls: BaseCalls; log: Log }) {
  const list = z.object({ products: mapOf(productRow, log, 'base products') })
  const data = z.object({ products: mapOf(detailsRow, log, 'base product data') })
  const written = z.object({ warnings: valuesOf(z.string()).nullish() })

  return {
    async list(...[key, { inventoryId, page }, signal]: Parameters<BaseApi['products']>) {
      const { products } = await calls.call(key, {
        method: 'getInventoryProductsList',
        parameters: {
          inventory_id: inventoryId,
          page,
          filter_sort: 'id ASC',
          include_variants: true,
        },
        schema: list,
        signal,
      })
      return {
        items: [...products.rows].map(([id, row]) => productOf(id, row)),
        isLast: products.size < PAGE,
      }
    },
    async details(...[key, { inventoryId, ids }, signal]: Parameters<BaseApi['details']>) {
      if (ids.length === 0) return []
      checkCount(ids.length, MAX_DETAILS)
      const { products } = await calls.call(key, {
        method: 'getInventoryProductsData',
        parameters: { inventory_id: inventoryId, products: ids.map(Number) },
        schema: data,
        signal,
      })
      return [...products.rows].map(([id, row]) => detailsOf(id, row))
    },
    async setStock(...[key, by, signal]: Parameters<BaseApi['setStock']>) {
      const wanted = Object.entries(by.stock)
      if (wanted.length === 0) return {}
      checkCount(wanted.length, MAX_STOCK)
      const products = wanted.map(([id, quantity]) => [id, { [by.warehouse]: quantity }])
      const { warnings } = await calls.call(key, {
        method: 'updateInventoryProductsStock',
        parameters: { inventory_id: by.inventoryId, products: Object.fromEntries(products) },
        schema: written,
        signal,
      })
      return warnings ?? {}
    },
  }
}

function productOf(id: string, row: z.output<typeof productRow>): BaseProduct {
  const { parent_id: parentId, name, sku, ean, stock } = row
  return {
    id,
    parentId: parentId && parentId !== '0' ? parentId : null,
    ...{ name, sku, ean },
    stock: stock ?? {},
  }
}

function detailsOf(id: string, row: z.output<typeof detailsRow>): BaseDetails {
  const pictures = Object.entries(row.images ?? {}).sort(
    ([one], [other]) => Number(one) - Number(other),
  )
  return {
    id,
    description: row.text_fields?.description ?? '',
    attributes: row.text_fields?.features ?? {},
    pictureUrls: pictures.map(([, url]) => url),
    bundle: row.is_bundle ? (row.bundle_products ?? {}) : {},
  }
}

function checkCount(count: number, max: number): void {
  if (count <= max) return
  throw new AppError({ kind: 'internal', code: 'base.batch_size' })
}
