import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type {
  BatchResult,
  ShopApi,
  ShopVariation,
  VariationChange,
} from '#desks/imports/ports/shop.ts'
import type { WooCalls } from './calls.ts'
import type { Pages } from './catalog.ts'
import { plainText } from './failure.ts'
import type { Pace } from './pace.ts'
import { named, priceText } from './products.ts'
import * as rows from './rows.ts'

const ROUTE = '/wc/v3/products/{id}/variations'
/** What may have been carried out, or was refused for now. */
const PASSING = ['unknown-outcome', 'unavailable']

const refused = z.object({
  error: z.object({
    ...{ code: z.string(), message: z.string().catch('') },
    data: z
      .object({ resource_id: z.int().optional().catch(undefined) })
      .nullish()
      .catch(null),
  }),
})
const row = z.union([refused, rows.variation])
const batch = z.object({
  create: z.array(row).optional().default([]),
  update: z.array(row).optional().default([]),
})

type Variations = Pick<ShopApi, 'variations' | 'writeVariations' | 'deleteVariations'>
type Result = BatchResult<ShopVariation>

/** Variations of a product, in batches as big as its shop bears. */
export function createVariations(calls: WooCalls, pages: Pages, pace: Pace): Variations {
  const pathOf = (productId: number) => `/wc/v3/products/${productId}/variations`
  const query = { context: 'edit', _fields: rows.VARIATION_FIELDS }

  /** A variation without a SKU answers with its parent's, which is nobody's else. */
  async function parentSku(key: AccountKey, productId: number, signal: AbortSignal) {
    const { data } = await calls.call(key, {
      ...{ method: 'GET', path: `/wc/v3/products/${productId}`, route: '/wc/v3/products/{id}' },
      ...{ query: { _fields: 'sku' }, schema: z.object({ sku: z.string().catch('') }), signal },
    })
    return data.sku
  }

  async function list(
    key: AccountKey,
    productId: number,
    signal: AbortSignal,
  ): Promise<readonly ShopVariation[]> {
    const found = await pages(key, {
      ...{ path: pathOf(productId), route: ROUTE, schema: rows.variations, query, signal },
    })
    if (found.length === 0) return found
    const shared = await parentSku(key, productId, signal)
    return found.map((one) => withOwnSku(one, shared))
  }

  async function send(
    key: AccountKey,
    productId: number,
    changes: readonly VariationChange[],
    signal: AbortSignal,
  ): Promise<readonly Result[]> {
    const fresh = changes.filter(({ id }) => id === undefined)
    const known = changes.filter(({ id }) => id !== undefined)
    const { data } = await calls.call(key, {
      ...{ method: 'POST', path: `${pathOf(productId)}/batch`, route: `${ROUTE}/batch`, signal },
      body: { create: fresh.map(bodyOf), update: known.map(bodyOf) },
      // Changes of what is there may be repeated; what would be made twice may not.
      ...{ schema: batch, idempotent: fresh.length === 0 },
    })
    const answers = { create: [...data.create], update: [...data.update] }
    return changes.map((change) =>
      resultOf(answers[change.id === undefined ? 'create' : 'update'].shift(), change),
    )
  }

  return {
    variations: list,
    async writeVariations(key, productId, changes, signal) {
      const results = new Map<VariationChange, Result>()
      let left = changes
      /** Of a batch that was not answered. */
      let doubtful: readonly VariationChange[] = []
      while (left.length > 0) {
        let part = left.slice(0, pace.size(key.accountKey))
        try {
          for (const [change, value] of await madeBefore(key, productId, doubtful, signal)) {
            results.set(change, { ok: true, value })
          }
          doubtful = []
          left = left.filter((change) => !results.has(change))
          part = left.slice(0, pace.size(key.accountKey))
          const said = part.length === 0 ? [] : await send(key, productId, part, signal)
          for (const [index, change] of part.entries()) {
            const result = said[index]
            if (result) results.set(change, result)
          }
          left = left.slice(part.length)
          pace.good(key.accountKey)
        } catch (thrown) {
          const isLess = isPassing(thrown) && pace.bad(key.accountKey)
          if (!isLess) throw thrown
          if (thrown instanceof AppError && thrown.kind === 'unknown-outcome') doubtful = part
        }
      }
      return changes.flatMap((change) => results.get(change) ?? [])
    },
    async deleteVariations(key, productId, ids, signal) {
      const left = [...ids]
      while (left.length > 0) {
        const part = left.slice(0, pace.size(key.accountKey))
        try {
          await calls.call(key, {
            ...{ method: 'POST', path: `${pathOf(productId)}/batch`, route: `${ROUTE}/batch` },
            ...{ body: { delete: part }, schema: rows.anything, idempotent: true, signal },
          })
          left.splice(0, part.length)
          pace.good(key.accountKey)
        } catch (thrown) {
          if (!isPassing(thrown) || !pace.bad(key.accountKey)) throw thrown
        }
      }
    },
  }

  /** Of a batch without an answer: what it made after all, found by SKU. Without one nobody can tell, and it is not repeated. */
  async function madeBefore(
    key: AccountKey,
    productId: number,
    part: readonly VariationChange[],
    signal: AbortSignal,
  ): Promise<Map<VariationChange, ShopVariation>> {
    const fresh = part.filter(({ id }) => id === undefined)
    if (fresh.length === 0) return new Map()
    if (fresh.some(({ sku }) => sku === undefined)) {
      throw new AppError({ kind: 'unknown-outcome', code: 'woo.batch_unanswered', retry: 'never' })
    }
    const there = await list(key, productId, signal)
    const found = new Map<VariationChange, ShopVariation>()
    for (const change of fresh) {
      const made = there.find(({ sku }) => sku === change.sku)
      if (made) found.set(change, made)
    }
    return found
  }
}

function isPassing(thrown: unknown): boolean {
  if (!(thrown instanceof AppError) || thrown.code === 'woo.batch_unanswered') return false
  return PASSING.includes(thrown.kind) || thrown.code === 'woo.batch_size'
}

function withOwnSku(one: ShopVariation, shared: string): ShopVariation {
  return one.sku !== null && one.sku === shared ? { ...one, sku: null } : one
}

function resultOf(said: z.output<typeof row> | undefined, { sku }: VariationChange): Result {
  if (said === undefined) {
    return { ok: false, code: 'woo.no_answer', message: '', resourceId: null }
  }
  if (!('error' in said)) return { ok: true, value: sku === '' ? { ...said, sku: null } : said }
  const { code, message, data } = said.error
  const resourceId = data?.resource_id ?? null
  return { ok: false, code, message: plainText(message), resourceId }
}

/** Stock is counted where a number is given, and not where it is null; the two settings go together. */
function bodyOf(change: VariationChange): object {
  const { id, sku, regularPrice, stockQuantity, stockStatus, imageId, attributes } = change
  const counted =
    stockQuantity === null
      ? { manage_stock: false }
      : { manage_stock: true, stock_quantity: stockQuantity }
  return {
    ...(id !== undefined && { id }),
    ...(sku !== undefined && { sku }),
    ...(regularPrice !== undefined && { regular_price: priceText(regularPrice) }),
    ...(stockQuantity !== undefined && counted),
    ...(stockStatus !== undefined && { stock_status: stockStatus }),
    ...(imageId !== undefined && { image: { id: imageId } }),
    ...(attributes && { attributes: attributes.map(named) }),
    ...(change.menuOrder !== undefined && { menu_order: change.menuOrder }),
    ...(change.meta && { meta_data: change.meta }),
  }
}
