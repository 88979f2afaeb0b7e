import type { AccountKey } from '#core/keys.ts'

/** Who sells the data: Poizon-API (and its mirrors), or POIZON's own distribution API. */
export const SOURCES = ['poizon-api', 'distribution'] as const
export type SourceName = (typeof SOURCES)[number]

/** Hundredths of a yuan; always an integer. */
export type Fen = number

/** A source without ids of categories has their names from the root down in their place, joined by this. */
export const BETWEEN_LEVELS = ' / '

export interface SourceCategory {
  /** See {@link BETWEEN_LEVELS}. */
  readonly id: string
  /** In the language asked for; Chinese where the source has no other. */
  readonly name: string
  readonly level: number
  readonly rootId: string
}

export interface SourceBrand {
  readonly id: string
  readonly name: string
}

export type Gender = 'men' | 'women' | 'unisex' | 'kids'

/** A row of a search. */
export interface FoundProduct {
  readonly spuId: string
  readonly title: string
  readonly article: string | null
  readonly image: string | null
  /** Null: the search does not tell; shown as "price on opening", never as 0. */
  readonly minPriceFen: Fen | null
  readonly brand: string | null
  readonly categoryId: string | null
}

export interface SourceQuery {
  /** Words or an article number. */
  readonly keyword?: string
  readonly brandIds?: readonly string[]
  readonly categoryIds?: readonly string[]
  readonly gender?: 'men' | 'women' | 'unisex'
  readonly priceFen?: { readonly min?: Fen; readonly max?: Fen }
  readonly sort?: 'recommended' | 'sales' | 'new' | 'price'
  /** Opaque; absent for the first page. */
  readonly next?: string
  /** 1–100. */
  readonly limit: number
}

export interface FoundPage {
  readonly items: readonly FoundProduct[]
  /** Null where the source does not count. */
  readonly total: number | null
  /** Null at the end. */
  readonly next: string | null
}

/** What an axis means is told by the property's name, never by its level. */
export type Axis = 'color' | 'size' | 'edition' | 'other'

/** One way to buy a size. Kept as the source tells it; which one counts is the seller's rule. */
export interface SourceOffer {
  readonly priceFen: Fen
  readonly tradeType: number | null
  readonly note: string | null
  /** Days of delivery, from–to. */
  readonly days: readonly [number, number] | null
}

/** What of a SKU changes from day to day. */
export interface SkuPrices {
  readonly skuId: string
  /** Empty: nobody sells it now. */
  readonly offers: readonly SourceOffer[]
  /** Null where the source does not count pieces: on sale means in stock. */
  readonly quantity: number | null
}

export interface SourceSku extends SkuPrices {
  readonly axes: readonly {
    readonly axis: Axis
    /** As the source names the property, e.g. 颜色. */
    readonly name: string
    readonly value: string
    readonly valueId: string | null
  }[]
  readonly barcode: string | null
  readonly image: string | null
  /** False: taken off sale by the source. */
  readonly isOn: boolean
}

/** A product of either source, in one shape. Texts as they come: mostly Chinese. */
export interface SourceCard {
  readonly source: SourceName
  readonly spuId: string
  readonly article: string | null
  readonly titleZh: string
  readonly titleEn: string | null
  readonly brand: { readonly id: string | null; readonly name: string } | null
  readonly category: { readonly id: string | null; readonly path: readonly string[] }
  readonly gender: Gender | null
  readonly images: readonly { readonly url: string; readonly colorId: string | null }[]
  /** Columns of the size table, e.g. EU 40, 40.5 …; values of one index belong together. */
  readonly sizeTable: readonly { readonly key: string; readonly values: readonly string[] }[]
  readonly sizeChartImage: string | null
  readonly attributes: readonly { readonly key: string; readonly value: string }[]
  readonly skus: readonly SourceSku[]
  /** Other colourways, each a product of its own. */
  readonly siblings: readonly string[]
  /** ISO. */
  readonly fetchedAt: string
}

/** Who waits: people in the chat come before runs in the background. */
export type Priority = 'interactive' | 'background'

export interface SourceCall {
  readonly priority: Priority
  readonly signal: AbortSignal
}

/**
 * A catalogue to import from, over one seller's key (`facts.source` says which source, `facts.baseUrl`, `facts.header` where it differs).
 * Throws AppError with `poizon.…` codes: `auth`; `invalid` (`poizon.word_banned` for words the source refuses, `poizon.no_call` for a call
 * the plan lacks); `limit` (`poizon.rate` with `retryAfterMs`; `poizon.quota` when the month's calls are used up, `retryAfterMs` until
 * they come back); `unavailable` (`poizon.down` while the breaker is open, with `retryAfterMs`).
 */
export interface ProductSource {
  /** In Russian or English. Where the source lists none, those of goods from all over its catalogue. */
  categories(
    key: AccountKey,
    call: SourceCall & { readonly locale?: 'ru' | 'en' },
  ): Promise<readonly SourceCategory[]>
  /** Those whose names have these words, the nearest first, for a call or two: all of them are some fifty. */
  brandsLike(key: AccountKey, words: string, call: SourceCall): Promise<readonly SourceBrand[]>
  search(key: AccountKey, query: SourceQuery, call: SourceCall): Promise<FoundPage>
  /** Undefined for one the source does not have. */
  card(key: AccountKey, spuId: string, call: SourceCall): Promise<SourceCard | undefined>
  /** Prices and pieces alone; undefined for a product that is gone. */
  prices(
    key: AccountKey,
    spuId: string,
    call: SourceCall,
  ): Promise<readonly SkuPrices[] | undefined>
  /** The product of a share link or of a text with one; undefined when there is none. */
  byLink(key: AccountKey, text: string, call: SourceCall): Promise<string | undefined>
}

/** Calls a seller has bought, counted by us: sources do not tell. */
export interface SourceQuota {
  /** Counts one call about to be made. Throws `limit` `poizon.quota` when none is left; the reserve is for people alone. */
  spend(key: AccountKey, priority: Priority): Promise<void>
  /** Calls of an account that were made besides, as repeats are; less than 0 for those that were counted but never left. */
  add(accountKey: string, calls: number): Promise<void>
  left(key: AccountKey): Promise<QuotaLeft>
}

export interface QuotaLeft {
  readonly used: number
  /** Null: the seller did not say what they bought. */
  readonly limit: number | null
  /** When the count begins anew, ms. */
  readonly renewsAt: number
}

/** A card or list as it was answered, and when. */
export interface Sourced<T> {
  readonly value: T
  /** Older than its life: shown while the source is away, never written to a shop. */
  readonly isStale: boolean
  /** ms. */
  readonly fetchedAt: number
}

/**
 * The source behind its cache: memory 5 minutes, Redis a day, database 30 days; lives are absolute, one load at a time a key, what is not
 * there is remembered for 5 minutes. While the breaker is open what was seen before is given out, marked as stale.
 */
export interface Catalogue {
  categories(
    key: AccountKey,
    call: SourceCall & { readonly locale?: 'ru' | 'en' },
  ): Promise<Sourced<readonly SourceCategory[]>>
  brandsLike(key: AccountKey, words: string, call: SourceCall): Promise<readonly SourceBrand[]>
  search(key: AccountKey, query: SourceQuery, call: SourceCall): Promise<Sourced<FoundPage>>
  /** `isFresh`: its prices at most ten minutes old and never stale, for one call at most: of the card when it is unknown, else of its prices. */
  card(
    key: AccountKey,
    spuId: string,
    call: SourceCall & { readonly isFresh?: boolean },
  ): Promise<Sourced<SourceCard | undefined>>
  /** At most ten minutes old, and never stale: throws as {@link ProductSource} does instead. */
  prices(
    key: AccountKey,
    spuId: string,
    call: SourceCall,
  ): Promise<Sourced<readonly SkuPrices[] | undefined>>
  byLink(key: AccountKey, text: string, call: SourceCall): Promise<string | undefined>
  state(key: AccountKey): Promise<CatalogueState>
}

export interface CatalogueState {
  /** Milliseconds until the source is asked again; 0 when it answers. */
  readonly downForMs: number
  readonly quota: QuotaLeft
  /** Of this installation, since the beginning of the Moscow day. */
  readonly hits: { readonly memory: number; readonly shared: number; readonly database: number }
  readonly misses: number
  readonly stale: number
}
