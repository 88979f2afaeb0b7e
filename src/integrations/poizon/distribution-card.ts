import { z } from 'zod'
import type { FoundProduct, SkuPrices, SourceCard, SourceSku } from '#desks/imports/ports.ts'
import { rowsOf } from '#platform/rows.ts'
import { categoryIdOf, pathOf } from './distribution-categories.ts'
import {
  axisOf,
  genderOf,
  idText,
  latinTitle,
  maybe,
  orNull,
  pictureAt,
  text,
  whole,
} from './read.ts'

const ON = 'PRODUCT_ON'
/** "Other": what is said where there is nothing to say. */
const NOTHING = '其他'

export const skuRow = z.object({
  dwSkuId: idText,
  distStatus: text,
  image: text,
  barcode: text,
  /** Fen; 0: nobody sells it now. */
  minBidPrice: maybe(whole),
  saleAttr: maybe(
    rowsOf(
      z.object({
        ...{ level: maybe(whole), cnName: text, enName: text, cnValue: text, enValue: text },
      }),
    ),
  ),
})
type SkuRow = z.output<typeof skuRow>

export const spuRow = z.object({
  dwSpuId: idText,
  ...{ distStatus: text, dwSpuTitle: text, distSpuTitle: text, dwDesignerId: text },
  ...{ distBrandName: text, distFitPeopleName: text },
  ...{ distCategoryl1Name: text, distCategoryl2Name: text, distCategoryl3Name: text },
  ...{ image: text, baseImage: maybe(z.array(z.string())), sizeChart: text },
  ...{ season: text, material: text, style: text },
  skuList: maybe(rowsOf(skuRow)),
})
type SpuRow = z.output<typeof spuRow>

export function readSkuPrices({ dwSkuId, distStatus, minBidPrice }: SkuRow): SkuPrices {
  const isSold = distStatus === ON && (minBidPrice ?? 0) > 0
  return {
    skuId: dwSkuId,
    offers: isSold ? [{ priceFen: minBidPrice ?? 0, tradeType: null, note: null, days: null }] : [],
    // Pieces are not told.
    quantity: null,
  }
}

export function readFound(row: SpuRow): FoundProduct {
  const prices = (row.skuList ?? []).flatMap((sku) => readSkuPrices(sku).offers)
  const cheapest = Math.min(...prices.map(({ priceFen }) => priceFen))
  return {
    spuId: row.dwSpuId,
    title: row.distSpuTitle || row.dwSpuTitle,
    article: orNull(row.dwDesignerId),
    image: pictureAt(row.image),
    minPriceFen: prices.length === 0 ? null : cheapest,
    brand: orNull(row.distBrandName),
    categoryId: categoryIdOf(pathOf(row)),
  }
}

export function readCard(row: SpuRow, nowMs: number): SourceCard {
  const path = pathOf(row)
  const isOn = row.distStatus === ON
  const addresses = [row.image, ...(row.baseImage ?? [])].map(pictureAt)
  const images = [...new Set(addresses.filter((url) => url !== null))]
  const attributes = [
    { key: '季节', value: row.season },
    { key: '材质', value: row.material },
    { key: '风格', value: row.style },
  ]
  return {
    source: 'distribution',
    spuId: row.dwSpuId,
    article: orNull(row.dwDesignerId),
    titleZh: row.dwSpuTitle,
    titleEn: latinTitle(row.distSpuTitle),
    brand: row.distBrandName === '' ? null : { id: null, name: row.distBrandName },
    category: { id: categoryIdOf(path), path },
    gender: genderOf(null, row.distFitPeopleName),
    images: images.map((url) => ({ url, colorId: null })),
    sizeTable: [],
    sizeChartImage: pictureAt(row.sizeChart),
    attributes: attributes.filter(({ value }) => value !== '' && value !== NOTHING),
    skus: (row.skuList ?? []).map((sku) => skuOf(sku, isOn)),
    siblings: [],
    fetchedAt: new Date(nowMs).toISOString(),
  }
}

function skuOf(row: SkuRow, isProductOn: boolean): SourceSku {
  const byLevel = (row.saleAttr ?? []).toSorted((a, b) => (a.level ?? 0) - (b.level ?? 0))
  const isOn = isProductOn && row.distStatus === ON
  const prices = readSkuPrices(row)
  return {
    ...prices,
    offers: isOn ? prices.offers : [],
    axes: byLevel.flatMap(({ cnName, enName, cnValue, enValue }) => {
      const value = cnValue || enValue
      if (value === '') return []
      return [{ axis: axisOf(cnName, enName), name: cnName || enName, value, valueId: null }]
    }),
    barcode: orNull(row.barcode),
    image: pictureAt(row.image),
    isOn,
  }
}
