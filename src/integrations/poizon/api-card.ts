import { z } from 'zod'
import type { SkuPrices, SourceCard, SourceOffer, SourceSku } from '#desks/imports/ports.ts'
import { parseLeniently } from '#platform/lenient.ts'
import { rowsOf } from '#platform/rows.ts'
import { pictures } from './api-pictures.ts'
import { unwrapped } from './envelope.ts'
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

const offer = z.object({
  price: whole,
  tradeType: maybe(whole),
  tradeDesc: text,
  timeDelivery: maybe(z.object({ min: whole, max: whole })),
})
const skuPrice = z.object({ quantity: maybe(whole), prices: maybe(rowsOf(offer)) })
const sku = z.object({
  skuId: idText,
  status: maybe(whole),
  logoUrl: text,
  barcode: text,
  properties: maybe(
    rowsOf(
      z.object({
        level: maybe(whole),
        propertyValueId: maybe(idText),
        saleProperty: maybe(z.object({ name: text, value: text })),
      }),
    ),
  ),
  price: maybe(skuPrice),
})
type Sku = z.output<typeof sku>

const pair = z.object({ key: text, value: text })
const card = z.object({
  detail: z.object({
    spuId: maybe(idText),
    ...{ title: text, originalTitle: text, structureTitle: text, articleNumber: text },
    ...{ brandId: maybe(idText), categoryId: maybe(idText), categoryName: text, sourceName: text },
    fitId: maybe(whole),
    logoUrl: text,
  }),
  image: z.unknown().optional(),
  saleProperties: maybe(
    z.object({ list: rowsOf(z.object({ propertyValueId: idText, name: text, value: text })) }),
  ),
  skus: maybe(rowsOf(sku)),
  basicParam: maybe(z.object({ basicList: rowsOf(pair) })),
  baseProperties: maybe(z.object({ list: rowsOf(pair) })),
  brandRootInfo: maybe(
    z.object({ brandItemList: rowsOf(z.object({ brandId: maybe(idText), brandName: text })) }),
  ),
  sizeDto: maybe(
    z.object({
      sizeInfo: z.object({
        sizeTemplate: z.object({ list: rowsOf(z.object({ sizeKey: text, sizeValue: text })) }),
      }),
    }),
  ),
  spuGroupList: maybe(z.object({ list: rowsOf(z.object({ spuId: idText })) })),
})
type Card = z.output<typeof card>

/** By SKU, or a list whose rows name it. */
const listedPrices = rowsOf(z.object({ skuId: idText }).loose())
const pricesOfAll = z.object({
  skus: z.union([
    z.record(z.string(), z.unknown()),
    listedPrices.transform((rows) => Object.fromEntries(rows.map((row) => [row.skuId, row]))),
  ]),
})

/** `productDetailWithPrice` as a card; undefined for an answer without a product. Rows that cannot be read are left out. */
export function readApiCard(answer: unknown, spuId: string, nowMs: number): SourceCard | undefined {
  const read = parseLeniently(card, unwrapped(answer, ['detail']))
  // Nothing at all where the product would be is no product.
  if (!read.success || isNothing(read.data)) return undefined
  const { detail, image, sizeDto, spuGroupList } = read.data
  const attributes = attributesOf(read.data)
  const people = attributes.find(({ key }) => /适用(?:性别|人群)/.test(key))?.value ?? ''
  return {
    source: 'poizon-api',
    spuId: detail.spuId ?? spuId,
    article: orNull(detail.articleNumber),
    titleZh: detail.title,
    titleEn: latinTitle(detail.structureTitle, detail.originalTitle),
    brand: brandOf(read.data),
    category: {
      id: detail.categoryId ?? null,
      path: detail.categoryName === '' ? [] : [detail.categoryName],
    },
    gender: genderOf(detail.fitId, people),
    images: pictures(image, detail.logoUrl),
    sizeTable: (sizeDto?.sizeInfo.sizeTemplate.list ?? []).map(({ sizeKey, sizeValue }) => ({
      key: sizeKey,
      values: sizeValue.split(',').map((value) => value.trim()),
    })),
    sizeChartImage: null,
    attributes,
    skus: (read.data.skus ?? []).map((one) => skuOf(one, read.data)),
    siblings: (spuGroupList?.list ?? []).map((one) => one.spuId).filter((id) => id !== spuId),
    fetchedAt: new Date(nowMs).toISOString(),
  }
}

/** `priceInfo`; undefined for an answer without a product. */
export function readApiPrices(answer: unknown): readonly SkuPrices[] | undefined {
  const read = parseLeniently(pricesOfAll, unwrapped(answer, ['skus']))
  if (!read.success) return undefined
  return Object.entries(read.data.skus).flatMap(([skuId, row]) => {
    const told = parseLeniently(skuPrice, row)
    return told.success ? [{ skuId, ...offersOf(told.data) }] : []
  })
}

const isNothing = ({ detail, skus }: Card) =>
  !detail.spuId && detail.title === '' && (skus ?? []).length === 0

function skuOf(one: Sku, { saleProperties }: Card): SourceSku {
  const isOn = one.status === 1 || one.status === null || one.status === undefined
  const { offers, quantity } = offersOf(one.price)
  const byLevel = (one.properties ?? []).toSorted((a, b) => (a.level ?? 0) - (b.level ?? 0))
  return {
    skuId: one.skuId,
    axes: byLevel.flatMap(({ propertyValueId, saleProperty }) => {
      const named =
        saleProperty ??
        saleProperties?.list.find((property) => property.propertyValueId === propertyValueId)
      if (!named?.value) return []
      const { name, value } = named
      return [{ axis: axisOf(name), name, value, valueId: propertyValueId ?? null }]
    }),
    offers: isOn ? offers : [],
    quantity,
    barcode: orNull(one.barcode),
    image: pictureAt(one.logoUrl),
    isOn,
  }
}

/** Offers without a price are none; what there are no pieces of, nobody sells. */
function offersOf(price: z.output<typeof skuPrice> | null | undefined) {
  const quantity = price?.quantity ?? null
  const told = (price?.prices ?? []).filter((one) => one.price > 0)
  const offers = told.map(
    (one): SourceOffer => ({
      priceFen: one.price,
      tradeType: one.tradeType ?? null,
      note: orNull(one.tradeDesc),
      days: one.timeDelivery ? [one.timeDelivery.min, one.timeDelivery.max] : null,
    }),
  )
  return { offers: quantity !== null && quantity <= 0 ? [] : offers, quantity }
}

function brandOf({ detail, brandRootInfo }: Card): SourceCard['brand'] {
  const [listed] = brandRootInfo?.brandItemList ?? []
  const name = listed?.brandName || detail.sourceName
  return name === '' ? null : { id: listed?.brandId ?? detail.brandId ?? null, name }
}

function attributesOf({ basicParam, baseProperties }: Card): SourceCard['attributes'] {
  const all = [...(basicParam?.basicList ?? []), ...(baseProperties?.list ?? [])]
  const told = all.filter(({ key, value }) => key !== '' && value !== '')
  return [...new Map(told.map((one) => [one.key, one])).values()]
}
