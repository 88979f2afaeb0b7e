/** The one variant of a product that has none of its own. */
export const NO_VARIANT = '00000000-0000-0000-0000-000000000000'
/** Wix Stores' own id among the apps of an order. */
export const STORES_APP = '215238eb-22a5-4c36-9e7b-e7c08025e04e'

export const CATALOG_VERSIONS = ['V1_CATALOG', 'V3_CATALOG', 'STORES_NOT_INSTALLED'] as const
export type CatalogVersion = (typeof CATALOG_VERSIONS)[number]

export interface WixVariant {
  readonly id: string
  /** The inventory item of V3. */
  readonly itemId: string
  sku: string
  /** V3 only. */
  barcode?: string
  isVisible: boolean
  readonly choices: Readonly<Record<string, string>>
  quantity: number
  isTracked: boolean
  revision: number
}

export interface WixProduct {
  readonly id: string
  readonly numericId: string
  /** The inventory item of V1. */
  readonly inventoryId: string
  name: string
  isVisible: boolean
  readonly managesVariants: boolean
  /** Of one piece; {@link USUAL_PRICE} by default. */
  price?: number
  /** Ids of its pictures among the site's files, the main one first; one of its own by default. */
  media?: string[]
  hasPreorder: boolean
  readonly variants: WixVariant[]
  updatedAt: number
  readonly createdAt?: number
  /** Of the product itself in V3; its items have their own. 1 where it is absent. */
  revision?: number
}

export interface WixLine {
  readonly id: string
  readonly appId: string
  readonly productId: string
  readonly variantId: string
  readonly sku: string
  readonly name: string
  readonly quantity: number
  /** Of one piece, as it was bought. */
  readonly price?: number
  refunded: number
  restocked: number
}

export interface WixBuyer {
  readonly contactId: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
}

export const USUAL_PRICE = 990

export interface WixOrder {
  readonly id: string
  readonly number: string
  readonly buyer?: WixBuyer
  status: 'INITIALIZED' | 'APPROVED' | 'CANCELED'
  readonly createdAt: number
  updatedAt: number
  readonly lines: readonly WixLine[]
}

export interface WixSite {
  readonly id: string
  readonly name: string
  catalogVersion: CatalogVersion
  /** By numericId, ascending. */
  readonly products: WixProduct[]
  readonly orders: WixOrder[]
  /** Ids of what was brought to its files. */
  files?: string[]
}

export const mediaOf = ({ id, media }: WixProduct): readonly string[] => media ?? [`${id}~mv2.jpg`]
export const mediaUrl = (id: string) => `https://static.wixstatic.com/media/${id}`

/** A variant and the product it belongs to. */
export interface Placed {
  readonly product: WixProduct
  readonly variant: WixVariant
}

/** V3 counts each change of an item; V1 knows when its product was touched. */
export function touch({ product, variant }: Placed, nowMs: number): void {
  variant.revision += 1
  product.updatedAt = nowMs
}
