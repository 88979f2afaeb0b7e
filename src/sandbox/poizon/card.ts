import { brandOf, categoriesOf } from './names.ts'
import type { PlayedOffer, PlayedProduct, PlayedProperty, PlayedSku } from './records.ts'
import { lowestOfProduct } from './world.ts'

/** Numbers are not documented; the words beside them are. */
const TRADE_TYPES: Readonly<Record<number, readonly [note: string, min: number, max: number]>> = {
  0: ['普通发货', 5, 9],
  2: ['极速发货', 2, 3],
  7: ['海外直邮', 10, 20],
  95: ['95新', 5, 9],
}

/** A product as `productDetailWithPrice` tells it. */
export function cardOf(product: PlayedProduct) {
  const { spuId, odd, skus } = product
  const { leaf, root } = categoriesOf(product.categoryId)
  const brand = brandOf(product.brandId)
  const price = lowestOfProduct(product)
  const properties = new Map(
    skus.flatMap((sku) => sku.properties).map((one) => [one.valueId, one] as const),
  )
  const rows = skus.map((sku) => skuOf(product, sku))
  return {
    detail: {
      spuId,
      title: product.titleZh,
      subTitle: '',
      originalTitle: product.titleEn,
      structureTitle: product.titleEn,
      articleNumber: product.article,
      brandId: product.brandId,
      categoryId: leaf.id,
      level1CategoryId: root.id,
      level2CategoryId: leaf.id,
      categoryName: leaf.zh,
      fitId: product.fitId,
      logoUrl: product.images[0]?.url ?? '',
      sellDate: '2021.03.10',
      authPrice: product.listPrice,
      desc: '',
      status: 1,
      soldCountText: soldText(product.sold),
      ...(!odd.hasNoBrand && { sourceName: brand.name }),
    },
    price: {
      item: { price, floorPrice: price, maxPrice: price * 3, skuId: skus[0]?.skuId, tradeType: 0 },
    },
    image: picturesOf(product),
    saleProperties: { list: [...properties.values()].map(saleProperty) },
    skus: (odd.hasOddRow
      ? ['skus.more', ...rows, null, { skuId: null }]
      : rows) as readonly unknown[],
    basicParam: { basicList: product.attributes.map(([key, value]) => ({ key, value })) },
    baseProperties: { list: [{ key: '功能性', value: '耐磨' }] },
    ...(!odd.hasNoBrand && {
      brandRootInfo: {
        brandItemList: [
          { brandId: brand.id, brandName: brand.name, showName: brand.name, brandLogo: '' },
        ],
      },
    }),
    sizeDto: { sizeInfo: { sizeTemplate: sizeTemplate(product.sizes) } },
    spuGroupList: {
      type: 1,
      list: product.siblings.map((id) => ({ spuId: id, title: '', logoUrl: '', goodsType: 0 })),
    },
    lastSold: {},
    favoriteData: {},
    shareInfo: {},
    relateProductInfo: {},
    frontLabelSummaryDTO: {},
  }
}

/** The same without prices, as `productDetail` and `productDetailV3` tell it; the older one knows no base properties. */
export function plainCardOf(product: PlayedProduct, version: 'v1' | 'v3'): object {
  const { price: _price, skus, baseProperties, ...card } = cardOf(product)
  return {
    ...card,
    ...(version === 'v3' && { baseProperties }),
    skus: skus.map((sku) => {
      if (typeof sku !== 'object' || sku === null || !('price' in sku)) return sku
      const { price: _own, ...bare } = sku
      return bare
    }),
  }
}

/** One of several light cards. */
export function simpleCardOf(product: PlayedProduct): object {
  const { detail, image } = cardOf(product)
  return { detail, image }
}

/** What `priceInfo` tells of a product: SKUs without a price are left out. */
export function pricesOf({ skus }: PlayedProduct): object {
  const told = skus.filter(({ offers }) => offers !== null)
  return { skus: Object.fromEntries(told.map((sku) => [sku.skuId, priceOf(sku)])) }
}

/** A row of a search; `v1` tells no price. */
export function foundRow(product: PlayedProduct, version: 'v1' | 'v2'): object {
  const image = product.images[0]?.url ?? ''
  const row = {
    title: product.titleZh,
    spuId: product.spuId,
    logoUrl: image,
    images: product.images.map(({ url }) => url),
    articleNumber: product.article,
  }
  if (version === 'v1') return row
  const price = lowestOfProduct(product)
  const brand = brandOf(product.brandId)
  const { leaf, root } = categoriesOf(product.categoryId)
  return {
    ...row,
    ...{ price, minSalePrice: price, maxSalePrice: price * 3, spuMinSalePrice: price },
    skuId: product.skus[0]?.skuId,
    ...{ level1CategoryId: root.id, categoryId: leaf.id },
    ...{ brandId: brand.id, brandName: brand.name, brandLogoUrl: '' },
  }
}

function skuOf({ spuId, odd, images }: PlayedProduct, sku: PlayedSku): object {
  const colour = sku.properties.find(({ name }) => name === '颜色')
  return {
    ...{ skuId: sku.skuId, spuId, status: sku.status, authPrice: 0 },
    logoUrl: images.find(({ colourId }) => colourId === colour?.valueId)?.url ?? '',
    properties: sku.properties.map(({ level, valueId, name, value }) => ({
      ...{ level, propertyValueId: valueId },
      ...(!odd.hasBareProperties && { saleProperty: { name, value } }),
    })),
    ...(sku.offers !== null && { price: priceOf(sku) }),
  }
}

function priceOf({ skuId, quantity, offers }: PlayedSku): object {
  return { quantity, prices: (offers ?? []).map((offer) => offerOf(skuId, offer)) }
}

function offerOf(skuId: number, { tradeType, price }: PlayedOffer): object {
  const [tradeDesc, min, max] = TRADE_TYPES[tradeType] ?? ['', 5, 9]
  return { ...{ skuId, tradeType, tradeDesc, price }, timeDelivery: { min, max } }
}

function saleProperty({ level, name, value, valueId }: PlayedProperty): object {
  const definitionId = level === 1 ? 1 : 6
  return {
    ...{ level, name, value, propertyValueId: valueId, propertyId: definitionId, definitionId },
    ...{ sort: valueId % 100, showValue: 1, customValue: '' },
  }
}

function picturesOf({ images, skus, spuId, odd }: PlayedProduct): object {
  const colours = images.filter(({ colourId }) => colourId !== 0)
  const block = ({ url }: PlayedProduct['images'][number]) => ({ url, imgType: 1 })
  const byColour = Map.groupBy(colours, ({ colourId }) => colourId)
  const flat = odd.colourBlocks ? images.filter(({ colourId }) => colourId === 0) : images
  return {
    spuImage: {
      images: flat.map((image) => ({
        ...block(image),
        propertyValueId: image.colourId,
        desc: '',
      })),
      arSkuIdRelation: skus.slice(0, 1).map(({ skuId, properties }) => ({
        ...{ skuId, spuId, propertyValueId: properties[0]?.valueId ?? 0, supportFlag: true },
      })),
      colorBlockImages:
        odd.colourBlocks === 'array'
          ? [...byColour].map(([propertyValueId, own]) => ({
              propertyValueId,
              images: own.map(block),
            }))
          : odd.colourBlocks === 'object'
            ? Object.fromEntries([...byColour].map(([id, own]) => [id, own.map(block)]))
            : {},
    },
    sortList: [],
  }
}

function sizeTemplate(sizes: PlayedProduct['sizes']): object {
  const list = Object.entries(sizes).map(([sizeKey, values]) => ({
    sizeKey,
    sizeValue: values.join(','),
  }))
  return { hasSizeTable: list.length > 0, title: '尺码表', tips: '', list }
}

const soldText = (sold: number) =>
  sold < 10_000 ? String(sold) : `${Math.floor(sold / 10_000)}万+`
