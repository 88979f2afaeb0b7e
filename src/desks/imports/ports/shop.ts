import type { AccountKey } from '#core/keys.ts'

/** SEO plugins whose fields can be written through `meta_data`. */
export const SEO_PLUGINS = ['yoast', 'rank-math', 'seopress', 'aioseo'] as const
export type SeoPlugin = (typeof SEO_PLUGINS)[number]

/** What a connection check found out. */
export interface ShopFacts {
  readonly name: string
  /** Without a slash at its end, e.g. https://shop.example. */
  readonly url: string
  /** ISO code of the shop's prices. */
  readonly currency: string
  readonly wooVersion: string
  readonly wpVersion: string
  /** Null: none of those we know. */
  readonly seo: SeoPlugin | null
  readonly hasBrands: boolean
  /** False: `?rest_route=` is used. */
  readonly hasPermalinks: boolean
}

/** A category, brand, tag or value of an attribute. */
export interface ShopTerm {
  readonly id: number
  readonly name: string
  readonly slug: string
  /** Of categories; 0 at the top. */
  readonly parent: number
}

export interface ShopAttribute {
  readonly id: number
  readonly name: string
  /** With `pa_`. */
  readonly slug: string
}

export interface ShopMedia {
  readonly id: number
  readonly slug: string
  readonly url: string
}

/** What search engines are told of a page. */
export interface PageHead {
  readonly title: string
  /** '' where there is none. */
  readonly description: string
}

export type ProductStatus = 'draft' | 'pending' | 'private' | 'publish' | 'trash'
export type StockStatus = 'instock' | 'outofstock' | 'onbackorder'

export interface MetaEntry {
  readonly key: string
  /** Null deletes. */
  readonly value: string | null
}

/** An attribute of a product: `id` for one of the shop's, 0 for the product's own. */
export interface ProductAttribute {
  readonly id: number
  readonly name: string
  readonly options: readonly string[]
  readonly isVisible: boolean
  readonly isVariation: boolean
}

export interface ShopProduct {
  readonly id: number
  readonly name: string
  readonly slug: string
  readonly permalink: string
  readonly type: string
  readonly status: ProductStatus
  readonly sku: string
  readonly description: string
  readonly shortDescription: string
  readonly regularPrice: string
  readonly stockStatus: StockStatus
  readonly categoryIds: readonly number[]
  readonly brandIds: readonly number[]
  readonly tags: readonly string[]
  readonly imageIds: readonly number[]
  readonly attributes: readonly ProductAttribute[]
  readonly variationIds: readonly number[]
  /** Those whose keys begin with `_poizon` or belong to the SEO plugin. */
  readonly meta: readonly MetaEntry[]
  /** ISO, UTC. */
  readonly modifiedAt: string
}

/** What is written; an absent field is left alone. Attributes replace the whole list. */
export interface ProductChange {
  readonly name?: string
  /** Latin. */
  readonly slug?: string
  readonly status?: Exclude<ProductStatus, 'trash'>
  readonly type?: 'simple' | 'variable'
  readonly sku?: string
  readonly description?: string
  readonly shortDescription?: string
  /** Whole roubles. */
  readonly regularPrice?: number | null
  readonly stockStatus?: StockStatus
  readonly categoryIds?: readonly number[]
  readonly brandIds?: readonly number[]
  readonly tags?: readonly string[]
  readonly images?: readonly { readonly id: number; readonly alt?: string }[]
  readonly attributes?: readonly ProductAttribute[]
  readonly defaults?: readonly {
    readonly id: number
    readonly name: string
    readonly option: string
  }[]
  readonly meta?: readonly MetaEntry[]
}

export interface ShopVariation {
  readonly id: number
  /** Null where it has none of its own: the shop then answers with the parent's. */
  readonly sku: string | null
  readonly status: 'publish' | 'private' | 'draft'
  readonly regularPrice: string
  readonly stockStatus: StockStatus
  readonly stockQuantity: number | null
  readonly imageId: number | null
  readonly attributes: readonly {
    readonly id: number
    readonly name: string
    readonly option: string
  }[]
  /** Those whose keys begin with `_poizon`. */
  readonly meta: readonly MetaEntry[]
}

export interface VariationChange {
  /** Absent: to be made. */
  readonly id?: number
  readonly sku?: string
  /** Whole roubles; null: none. */
  readonly regularPrice?: number | null
  /** Null: not counted. */
  readonly stockQuantity?: number | null
  readonly stockStatus?: StockStatus
  readonly imageId?: number
  readonly attributes?: readonly {
    readonly id: number
    readonly name: string
    readonly option: string
  }[]
  readonly menuOrder?: number
  readonly meta?: readonly MetaEntry[]
}

/** What the shop said of one row of a batch, in the order asked. */
export type BatchResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly code: string
      readonly message: string
      readonly resourceId: number | null
    }

/**
 * A WooCommerce shop over REST v3 and WordPress media. Throws AppError with `woo.…` codes: `auth`; `invalid` with the shop's own words in
 * `vars.reason` (`woo.sku_taken` with `vars.resourceId` where the shop tells, `woo.sku_in_trash`, `woo.no_media` for a picture that is gone); `not-found`; `limit`; `unavailable`
 * (also for bodies of a firewall that are no JSON: `woo.blocked`); `unknown-outcome` after a write that was not answered: look it up by
 * SKU or slug before it is repeated. A repeat is made by the client only where it is harmless.
 */
export interface ShopApi {
  facts(key: AccountKey, signal: AbortSignal): Promise<ShopFacts>

  categories(key: AccountKey, signal: AbortSignal): Promise<readonly ShopTerm[]>
  /** Makes it, or gives the one of that name below that parent. */
  category(
    key: AccountKey,
    wanted: { readonly name: string; readonly slug: string; readonly parent?: number },
    signal: AbortSignal,
  ): Promise<ShopTerm>
  brand(
    key: AccountKey,
    wanted: { readonly name: string; readonly slug: string },
    signal: AbortSignal,
  ): Promise<ShopTerm>
  attributes(key: AccountKey, signal: AbortSignal): Promise<readonly ShopAttribute[]>
  /** Slug without `pa_`, at most 28 characters. */
  attribute(
    key: AccountKey,
    wanted: { readonly name: string; readonly slug: string },
    signal: AbortSignal,
  ): Promise<ShopAttribute>
  /** All values of an attribute; those that lack are made. `order` sorts them in the shop. */
  terms(
    key: AccountKey,
    attributeId: number,
    wanted: readonly { readonly name: string; readonly slug: string; readonly order: number }[],
    signal: AbortSignal,
  ): Promise<readonly ShopTerm[]>

  /** Never idempotent: look by slug first when an upload is repeated. `name` ASCII with its extension. */
  upload(
    key: AccountKey,
    file: {
      readonly bytes: Uint8Array
      readonly name: string
      readonly type: string
      readonly alt: string
    },
    signal: AbortSignal,
  ): Promise<ShopMedia>
  /** Those whose slug is `slug` or `slug-1`, `slug-2` …: what repeated uploads of one name are called. */
  mediaBySlug(key: AccountKey, slug: string, signal: AbortSignal): Promise<readonly ShopMedia[]>
  /** For good. False when it was gone already. */
  deleteMedia(key: AccountKey, id: number, signal: AbortSignal): Promise<boolean>

  product(key: AccountKey, id: number, signal: AbortSignal): Promise<ShopProduct | undefined>
  /** Products (never variations) with this SKU, those in the trash too. */
  productsBySku(key: AccountKey, sku: string, signal: AbortSignal): Promise<readonly ShopProduct[]>
  create(key: AccountKey, change: ProductChange, signal: AbortSignal): Promise<ShopProduct>
  update(
    key: AccountKey,
    id: number,
    change: ProductChange,
    signal: AbortSignal,
  ): Promise<ShopProduct>
  /** What a visitor's page of a product tells search engines; undefined where the shop does not say. Never throws but for the signal. */
  head(
    key: AccountKey,
    permalink: string,
    seo: SeoPlugin,
    signal: AbortSignal,
  ): Promise<PageHead | undefined>
  /** For good, its variations with it. False when it was gone already. */
  deleteProduct(key: AccountKey, id: number, signal: AbortSignal): Promise<boolean>

  /** All pages. */
  variations(
    key: AccountKey,
    productId: number,
    signal: AbortSignal,
  ): Promise<readonly ShopVariation[]>
  /** In batches whose size follows how the shop bears them; results in the order of `changes`. */
  writeVariations(
    key: AccountKey,
    productId: number,
    changes: readonly VariationChange[],
    signal: AbortSignal,
  ): Promise<readonly BatchResult<ShopVariation>[]>
  /** For good. */
  deleteVariations(
    key: AccountKey,
    productId: number,
    ids: readonly number[],
    signal: AbortSignal,
  ): Promise<void>
}
