/** A JSON value as requests bring it and answers give it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

/** `pa_…` for values of an attribute. */
export type Taxonomy =
  | 'product_cat'
  | 'product_brand'
  | 'product_tag'
  | 'product_shipping_class'
  | `pa_${string}`

export interface WooTerm {
  readonly id: number
  readonly taxonomy: Taxonomy
  name: string
  slug: string
  parent: number
  description: string
  menuOrder: number
  display: string
  imageId: number | null
}

export interface WooAttribute {
  readonly id: number
  name: string
  /** Without `pa_`. */
  slug: string
  type: string
  orderBy: string
  hasArchives: boolean
}

export interface WooMedia {
  readonly id: number
  slug: string
  title: string
  alt: string
  caption: string
  description: string
  /** Below `wp-content/uploads/`, e.g. `2026/11/red.webp`. */
  readonly file: string
  readonly mime: string
  readonly width: number
  readonly height: number
  readonly filesize: number
  /** What it hangs on; 0 for nothing. */
  post: number
  readonly createdMs: number
  modifiedMs: number
}

/** An attribute of a product; `options` are ids of terms for one of the shop's, texts for the product's own (`id` 0). */
export interface AttributeUse {
  readonly id: number
  readonly name: string
  readonly position: number
  readonly isVisible: boolean
  readonly isVariation: boolean
  readonly options: readonly (number | string)[]
}

export interface MetaRow {
  readonly id: number
  readonly key: string
  value: Json
}

/** A product or a variation, which are posts of one table. */
export interface WooProduct {
  readonly id: number
  /** 0 for a product. */
  readonly parentId: number
  readonly isVariation: boolean
  createdMs: number
  modifiedMs: number
  /** The shop's tick when it was made: calls that had begun before it could not know of it. */
  readonly tick: number
  type: string
  name: string
  slug: string
  /** The slug it had before it went into the trash. */
  keptSlug: string | null
  status: string
  sku: string
  price: string
  /** What is only kept and given back, under the names of the interface. */
  fields: JsonObject
  attributes: AttributeUse[]
  /** Of a variation: key of the attribute → slug of the value, or the text itself for a product's own attribute. */
  values: Record<string, string>
  /** Of a variable product: what is chosen at first, as in `values`. */
  defaults: Record<string, string>
  categoryIds: number[]
  brandIds: number[]
  tagIds: number[]
  imageIds: number[]
  meta: MetaRow[]
}

export const ROLES = ['administrator', 'shop_manager', 'editor', 'author', 'customer'] as const
export type Role = (typeof ROLES)[number]

export interface WooUser {
  readonly id: number
  readonly login: string
  readonly role: Role
  /** Application passwords without their spaces. */
  readonly passwords: string[]
}

export interface WooKey {
  readonly consumerKey: string
  readonly consumerSecret: string
  readonly permissions: 'read' | 'write' | 'read_write'
  readonly userId: number
}

/** How a shop is set up; changed by the control API. */
export interface WooSettings {
  name: string
  currency: string
  wpVersion: string
  wooVersion: string
  hasWoo: boolean
  hasBrands: boolean
  hasPermalinks: boolean
  /** False: the site has no certificate. */
  isHttps: boolean
  hasApplicationPasswords: boolean
  /** Namespaces of further plugins, e.g. `yoast/v1`. */
  plugins: string[]
  /** The SEO plugin answers of its own table, into which nothing that the interface writes comes. */
  isSeoStale: boolean
  /** PUT, PATCH and DELETE do not get through the host. */
  isMethodsBlocked: boolean
  /** The host keeps the Authorization header to itself. */
  isAuthorizationLost: boolean
  /** The web server's limit of a body, bytes. */
  maxBodyBytes: number
  /** Rows of a batch. */
  batchLimit: number
}

export interface WooShop {
  /** In its address: `/woo/<id>`. */
  readonly id: string
  readonly settings: WooSettings
  readonly users: WooUser[]
  readonly keys: WooKey[]
  readonly products: Map<number, WooProduct>
  readonly media: Map<number, WooMedia>
  readonly terms: Map<number, WooTerm>
  readonly attributes: Map<number, WooAttribute>
  readonly next: { post: number; term: number; attribute: number; meta: number }
  readonly defaultCategoryId: number
  /** Counts calls. */
  tick: number
}
