/** A way to buy a size: hundredths of a yuan, and who sends it. */
export interface PlayedOffer {
  readonly tradeType: number
  price: number
}

/** A chosen value of a property, e.g. colour black. */
export interface PlayedProperty {
  readonly level: number
  /** Chinese, e.g. 颜色. */
  readonly name: string
  readonly value: string
  /** As the distribution tells it. */
  readonly en: string
  readonly valueId: number
}

export interface PlayedSku {
  readonly skuId: number
  readonly properties: readonly PlayedProperty[]
  /** 1: on sale. */
  status: number
  /** Comes as a number and as text. */
  quantity: number | string
  /** Null: the SKU has no price at all. */
  offers: PlayedOffer[] | null
}

/** How a product's answer differs from the usual one. */
export interface Oddity {
  readonly colourBlocks?: 'object' | 'array'
  readonly hasNoBrand?: boolean
  readonly hasNoPictures?: boolean
  /** SKUs name the value of a property by its id alone. */
  readonly hasBareProperties?: boolean
  /** A row among the SKUs that is none. */
  readonly hasOddRow?: boolean
}

export interface PlayedProduct {
  readonly spuId: number
  readonly article: string
  readonly titleZh: string
  /** Empty: Chinese only. */
  readonly titleEn: string
  readonly brandId: number
  readonly categoryId: number
  /** 1 unisex, 2 men, 3 women. */
  readonly fitId: 1 | 2 | 3
  readonly listPrice: number
  readonly images: readonly { readonly url: string; readonly colourId: number }[]
  readonly attributes: readonly (readonly [string, string])[]
  /** Columns of the size table. */
  readonly sizes: Readonly<Record<string, readonly string[]>>
  readonly skus: readonly PlayedSku[]
  readonly siblings: readonly number[]
  readonly sold: number
  /** ms. */
  modifiedAt: number
  isRemoved: boolean
  readonly odd: Oddity
}

export interface PlayedCategory {
  readonly id: number
  readonly level: number
  readonly rootId: number
  readonly zh: string
  readonly ru: string
  readonly en: string
}

export interface PlayedBrand {
  readonly id: number
  readonly name: string
}

/** What a seller has bought. */
export interface PlayedPlan {
  readonly name: string
  readonly rps: number
  /** Calls a calendar month (Moscow). */
  readonly callsAMonth: number
  /** Calls the plan lacks, e.g. `priceInfo`. */
  readonly lacks: readonly string[]
}

/** One account of one of the two sources. */
export interface PlayedKey {
  readonly key: string
  readonly source: 'poizon-api' | 'distribution'
  readonly clientId: string | null
  plan: PlayedPlan
  /** `YYYY-MM` → calls made. */
  readonly used: Record<string, number>
}
