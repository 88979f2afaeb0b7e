import type { AccountKey } from '#core/keys.ts'
import type { ProductChange, ShopApi, ShopProduct } from '#desks/imports/ports/shop.ts'
import type { WooCalls } from './calls.ts'
import { isGone, type Remove } from './remove.ts'
import * as rows from './rows.ts'

const PRODUCTS = '/wc/v3/products'
const ONE = '/wc/v3/products/{id}'

type Products = Pick<ShopApi, 'product' | 'productsBySku' | 'create' | 'update' | 'deleteProduct'>

/** Products one by one. Changes are sent as POST, which every host lets through. */
export function createProducts(calls: WooCalls, remove: Remove): Products {
  // Texts come back as they were written only in this context.
  const query = { context: 'edit', _fields: rows.PRODUCT_FIELDS }

  async function ofStatus(key: AccountKey, sku: string, status: string, signal: AbortSignal) {
    const { data } = await calls.call(key, {
      ...{ method: 'GET', path: PRODUCTS, schema: rows.products, signal },
      query: { ...query, sku, status, per_page: '100' },
    })
    const isIt = (one: ShopProduct) => one.sku.toLowerCase() === sku.toLowerCase()
    return data.filter((one) => one.type !== 'variation' && isIt(one))
  }

  return {
    async product(key, id, signal) {
      const path = `${PRODUCTS}/${id}`
      try {
        const { data } = await calls.call(key, {
          ...{ method: 'GET', path, route: ONE, query, schema: rows.product, signal },
        })
        return data.type === 'variation' ? undefined : data
      } catch (thrown) {
        if (isGone(thrown)) return undefined
        throw thrown
      }
    },
    async productsBySku(key, sku, signal) {
      const statuses = ['any', 'trash']
      const found = await Promise.all(statuses.map((one) => ofStatus(key, sku, one, signal)))
      return found.flat()
    },
    async create(key, change, signal) {
      const { data } = await calls.call(key, {
        ...{ method: 'POST', path: PRODUCTS, query, schema: rows.product, signal },
        body: bodyOf(change),
      })
      return data
    },
    async update(key, id, change, signal) {
      const { data } = await calls.call(key, {
        ...{ method: 'POST', path: `${PRODUCTS}/${id}`, route: ONE, query, signal },
        ...{ schema: rows.product, body: bodyOf(change), idempotent: true },
      })
      return data
    },
    deleteProduct: (key, id, signal) =>
      remove(key, { path: `${PRODUCTS}/${id}`, route: ONE }, signal),
  }
}

/** A change in WooCommerce's names. Prices are texts, brands and categories go by id: by name they would be lost without a word. */
function bodyOf(change: ProductChange): object {
  const refs = (ids: readonly number[]) => ids.map((id) => ({ id }))
  return {
    ...plain(change),
    ...(change.description !== undefined && { description: change.description }),
    ...(change.shortDescription !== undefined && { short_description: change.shortDescription }),
    ...(change.regularPrice !== undefined && { regular_price: priceText(change.regularPrice) }),
    ...(change.stockStatus !== undefined && { stock_status: change.stockStatus }),
    ...(change.categoryIds && { categories: refs(change.categoryIds) }),
    ...(change.brandIds && { brands: refs(change.brandIds) }),
    ...(change.tags && { tags: change.tags.map((name) => ({ name })) }),
    ...(change.images && { images: change.images }),
    ...(change.attributes && {
      attributes: change.attributes.map((one, position) => ({
        ...(one.id > 0 ? { id: one.id } : { name: one.name }),
        ...{ position, visible: one.isVisible, variation: one.isVariation },
        options: one.options,
      })),
    }),
    ...(change.defaults && { default_attributes: change.defaults.map(named) }),
    ...(change.meta && { meta_data: change.meta }),
  }
}

function plain({ name, slug, status, type, sku }: ProductChange): object {
  const given = Object.entries({ name, slug, status, type, sku })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

export const priceText = (price: number | null): string => (price === null ? '' : String(price))

/** A value of an attribute: one of the shop's by its id, one of the product's own by its name; the other way it would mean "any". */
export function named({
  id,
  name,
  option,
}: {
  readonly id: number
  readonly name: string
  readonly option: string
}) {
  return id > 0 ? { id, option } : { name, option }
}
