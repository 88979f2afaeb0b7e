import { AppError } from '#core/errors.ts'
import type {
  BatchResult,
  MetaEntry,
  ProductChange,
  ShopApi,
  ShopAttribute,
  ShopMedia,
  ShopProduct,
  ShopTerm,
  ShopVariation,
  VariationChange,
} from '#desks/imports/ports.ts'

/** What the shop holds; a test looks at it and changes it as a seller would. */
export interface ShopWorld {
  readonly products: Map<number, ShopProduct>
  readonly variations: Map<number, ShopVariation[]>
  readonly media: Map<number, ShopMedia & { readonly bytes: Uint8Array }>
  readonly attributes: ShopAttribute[]
  readonly terms: Map<number, ShopTerm[]>
  readonly categories: ShopTerm[]
  readonly brands: ShopTerm[]
}

export type CallName = keyof ShopApi
/** Called before a call has its effect; what it throws ends the call. `after` the same once it had it. */
export interface Interference {
  before?(call: CallName, signal: AbortSignal): void | Promise<void>
  after?(call: CallName): void | Promise<void>
}

const NOW = '2026-11-20T09:00:00Z'

/** A shop in memory that refuses and forgets as WooCommerce does: SKUs are one namespace, repeated uploads are new media. */
export function createFakeShop(interference: Interference = {}) {
  let id = 100
  const world: ShopWorld = {
    products: new Map(),
    variations: new Map(),
    media: new Map(),
    attributes: [],
    terms: new Map(),
    categories: [{ id: 15, name: 'Кроссовки', slug: 'krossovki', parent: 0 }],
    brands: [],
  }
  const calls: CallName[] = []
  const next = () => (id += 1)

  const product = (of: number) => {
    const found = world.products.get(of)
    if (!found) throw new AppError({ kind: 'not-found', code: 'woo.not_found' })
    return found
  }
  const skuHolder = (sku: string, besides: number) =>
    [...world.products.values()].find((one) => one.sku === sku && one.id !== besides)?.id ??
    [...world.variations.values()].flat().find((one) => one.sku === sku && one.id !== besides)?.id

  function checkSku(sku: string | undefined, besides: number): void {
    const holder = sku === undefined || sku === '' ? undefined : skuHolder(sku, besides)
    if (holder === undefined) return
    const code =
      world.products.get(holder)?.status === 'trash' ? 'woo.sku_in_trash' : 'woo.sku_taken'
    throw new AppError({ kind: 'invalid', code, vars: { resourceId: holder } })
  }

  function apply(before: ShopProduct, change: ProductChange): ShopProduct {
    const { images, meta, attributes, regularPrice, defaults: _defaults, ...plain } = change
    for (const one of images ?? []) {
      if (world.media.has(one.id)) continue
      throw new AppError({ kind: 'invalid', code: 'woo.no_media' })
    }
    return {
      ...before,
      ...plain,
      ...(images && { imageIds: images.map((one) => one.id) }),
      ...(attributes && { attributes }),
      ...(regularPrice !== undefined && { regularPrice: String(regularPrice ?? '') }),
      meta: metaAfter(before.meta, meta),
      modifiedAt: NOW,
    }
  }

  function written(before: ShopVariation, change: VariationChange): ShopVariation {
    const { regularPrice, sku, stockStatus, stockQuantity, imageId, attributes, meta } = change
    return {
      ...before,
      ...(sku !== undefined && { sku }),
      ...(regularPrice !== undefined && { regularPrice: String(regularPrice ?? '') }),
      ...(stockStatus !== undefined && { stockStatus }),
      ...(stockQuantity !== undefined && { stockQuantity }),
      ...(imageId !== undefined && { imageId }),
      ...(attributes !== undefined && { attributes }),
      meta: metaAfter(before.meta, meta),
    }
  }

  const NEW_VARIATION: Omit<ShopVariation, 'id'> = {
    ...{ sku: null, status: 'publish', regularPrice: '', stockStatus: 'instock' },
    ...{ stockQuantity: null, imageId: null, attributes: [], meta: [] },
  }

  const api: ShopApi = {
    facts: async () => ({
      ...{ name: 'Shop', url: 'https://shop.example', currency: 'RUB', wooVersion: '10.5.2' },
      ...{ wpVersion: '6.9.1', seo: 'yoast', hasBrands: true, hasPermalinks: true },
    }),
    async head(_key, permalink) {
      const of = [...world.products.values()].find((one) => one.permalink === permalink)
      const said = (name: string) => of?.meta.find(({ key }) => key.endsWith(name))?.value ?? ''
      return of && { title: said('_title'), description: said('_metadesc') }
    },
    categories: async () => world.categories,
    async category(_key, { name, slug, parent = 0 }) {
      const made = { id: next(), name, slug, parent }
      world.categories.push(made)
      return made
    },
    async brand(_key, { name, slug }) {
      const known = world.brands.find((one) => one.name === name)
      if (known) return known
      const made = { id: next(), name, slug, parent: 0 }
      world.brands.push(made)
      return made
    },
    attributes: async () => world.attributes,
    async attribute(_key, { name, slug }) {
      const made = { id: next(), name, slug: `pa_${slug}` }
      world.attributes.push(made)
      return made
    },
    async terms(_key, attributeId, wanted) {
      const all = world.terms.get(attributeId) ?? []
      for (const { name, slug } of wanted) {
        if (!all.some((one) => one.name === name)) all.push({ id: next(), name, slug, parent: 0 })
      }
      world.terms.set(attributeId, all)
      return [...all]
    },
    async upload(_key, { bytes, name }) {
      const stem = name.replace(/\.[a-z]+$/u, '')
      const same = [...world.media.values()].filter(
        ({ slug }) => slug === stem || slug.startsWith(`${stem}-`),
      ).length
      const made = next()
      const slug = same === 0 ? stem : `${stem}-${same}`
      world.media.set(made, { id: made, slug, url: `https://shop.example/${slug}`, bytes })
      return { id: made, slug, url: '' }
    },
    mediaBySlug: async (_key, slug) =>
      [...world.media.values()].filter(
        (one) => one.slug === slug || new RegExp(`^${slug}-\\d+$`, 'u').test(one.slug),
      ),
    deleteMedia: async (_key, of) => world.media.delete(of),
    product: async (_key, of) => world.products.get(of),
    productsBySku: async (_key, sku) =>
      [...world.products.values()].filter((one) => one.sku === sku),
    async create(_key, change) {
      checkSku(change.sku, 0)
      const made = next()
      const empty: ShopProduct = {
        ...{ id: made, name: 'Product', slug: '', permalink: `https://shop.example/?p=${made}` },
        ...{ type: 'simple', status: 'publish', sku: '', description: '', shortDescription: '' },
        ...{ regularPrice: '', stockStatus: 'instock', categoryIds: [], brandIds: [], tags: [] },
        ...{ imageIds: [], attributes: [], variationIds: [], meta: [], modifiedAt: NOW },
      }
      world.products.set(made, apply(empty, change))
      world.variations.set(made, [])
      return product(made)
    },
    async update(_key, of, change) {
      checkSku(change.sku, of)
      world.products.set(of, apply(product(of), change))
      return product(of)
    },
    async deleteProduct(_key, of) {
      world.variations.delete(of)
      return world.products.delete(of)
    },
    async variations(_key, of) {
      product(of)
      return [...(world.variations.get(of) ?? [])]
    },
    async writeVariations(_key, of, changes) {
      product(of)
      const own = world.variations.get(of) ?? []
      world.variations.set(of, own)
      return changes.map((change): BatchResult<ShopVariation> => {
        try {
          checkSku(change.sku, change.id ?? 0)
        } catch {
          const why = { code: 'product_invalid_sku', message: 'Invalid or duplicated SKU.' }
          return { ok: false, ...why, resourceId: null }
        }
        const at = own.findIndex((one) => one.id === change.id)
        if (change.id !== undefined && at < 0) {
          return { ok: false, code: 'invalid_id', message: 'Invalid ID.', resourceId: null }
        }
        const before = at < 0 ? { ...NEW_VARIATION, id: next() } : (own[at] as ShopVariation)
        const value = written(before, change)
        if (at < 0) own.push(value)
        else own[at] = value
        return { ok: true, value }
      })
    },
    async deleteVariations(_key, of, ids) {
      const own = world.variations.get(of) ?? []
      world.variations.set(
        of,
        own.filter((one) => !ids.includes(one.id)),
      )
    },
  }

  const interfered = Object.fromEntries(
    Object.entries(api).map(([name, call]) => [
      name,
      async (...args: readonly unknown[]) => {
        const named = name as CallName
        calls.push(named)
        await interference.before?.(named, args.at(-1) as AbortSignal)
        const answer = await (call as (...all: readonly unknown[]) => Promise<unknown>)(...args)
        await interference.after?.(named)
        return answer
      },
    ]),
  ) as unknown as ShopApi

  /** What customers and the seller see, to be compared before and after. */
  function dump(): unknown {
    const shown = [...world.products.values()].map(({ modifiedAt: _at, ...one }) => ({
      ...one,
      variations: world.variations.get(one.id) ?? [],
    }))
    return JSON.parse(JSON.stringify({ products: shown, media: [...world.media.keys()] }))
  }

  return { api: interfered, world, calls, dump, interference }
}

function metaAfter(
  before: readonly MetaEntry[],
  changes: readonly MetaEntry[] = [],
): readonly MetaEntry[] {
  const merged = new Map(before.map(({ key, value }) => [key, value]))
  for (const { key, value } of changes) {
    if (value === null) merged.delete(key)
    else merged.set(key, value)
  }
  return [...merged].map(([key, value]) => ({ key, value }))
}
