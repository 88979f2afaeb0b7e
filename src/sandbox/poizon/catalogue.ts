import { BRANDS, brandOf, CATEGORIES, categoriesOf } from './names.ts'
import type { Oddity, PlayedProduct, PlayedProperty, PlayedSku } from './records.ts'

/** First ids; the products of tests and demo follow each other. */
const FIRST_SPU = 1_042_567
const SKUS_A_PRODUCT = 1_000

export const COLOURS = [
  ['黑白', 'Black White'],
  ['黑色', 'Black'],
  ['白色', 'White'],
  ['浅灰色', 'Light Gray'],
  ['蓝色', 'Blue'],
  ['红色', 'Red'],
  ['米色', 'Beige'],
  ['军绿色', 'Army Green'],
] as const
export type Colour = (typeof COLOURS)[number]

const SHOE_SIZES = ['38', '38.5', '39', '40', '40.5', '41', '42', '42.5', '43', '44']
const CLOTHES_SIZES = ['S', 'M', 'L', 'XL', 'XXL']

/** What a product is made of; sizes and colours multiply. */
export interface Made {
  readonly spuId: number
  readonly categoryId: number
  readonly brandId?: number
  readonly article?: string
  readonly titleEn?: string
  readonly colours?: readonly Colour[]
  readonly sizes?: readonly string[]
  /** A third property, e.g. 版本. */
  readonly editions?: readonly string[]
  readonly price?: number
  readonly fitId?: 1 | 2 | 3
  readonly siblings?: readonly number[]
  readonly images?: PlayedProduct['images']
  readonly odd?: Oddity
  readonly sku?: (sku: PlayedSku, index: number) => Partial<PlayedSku>
}

/** A product of the played catalogue; the same for the same parts. */
export function makeProduct(made: Made, nowMs: number): PlayedProduct {
  const { spuId, categoryId, odd = {} } = made
  const { leaf, root } = categoriesOf(categoryId)
  const brand = brandOf(made.brandId ?? 144)
  const price = made.price ?? 20_000 + ((spuId * 7_919) % 180) * 1_000 + 900
  const fitId = made.fitId ?? 1
  const colours = (made.colours ?? [COLOURS[0]]).map(([value, en], index) =>
    property(spuId, '颜色', value, en, 100 + index),
  )
  const sizes = (made.sizes ?? []).map((value, index) =>
    property(spuId, '尺码', value, value, 200 + index),
  )
  const editions = (made.editions ?? []).map((value, index) =>
    property(spuId, '版本', value, value, 400 + index),
  )
  const chosen = combinations([colours, sizes, editions].filter(({ length }) => length > 0))
  const skus = chosen.map((properties, index): PlayedSku => {
    const own = price + ((spuId + index * 37) % 9) * 2_000
    const sku: PlayedSku = {
      skuId: spuId * SKUS_A_PRODUCT + index + 1,
      properties,
      status: 1,
      quantity: 1 + ((spuId + index) % 20),
      offers: [{ tradeType: 0, price: own }],
    }
    return { ...sku, ...made.sku?.(sku, index) }
  })
  const people = fitId === 2 ? '男款' : fitId === 3 ? '女款' : '男女同款'
  const [first] = colours
  const article = made.article ?? `PZ${String(spuId).slice(-5)}-${100 + (spuId % 7)}`
  return {
    spuId,
    article,
    titleZh: `${brand.name} ${leaf.zh} ${people} ${first?.value ?? ''}`.trim(),
    titleEn: made.titleEn ?? `${brand.name} ${leaf.en} ${first?.en ?? ''} ${article}`,
    brandId: brand.id,
    categoryId,
    fitId,
    listPrice: Math.round(price * 1.3),
    images: odd.hasNoPictures ? [] : (made.images ?? picturesOf(spuId, colours)),
    attributes: [
      ['主色', first?.value ?? ''],
      ['适用性别', fitId === 2 ? '男' : fitId === 3 ? '女' : '男女通用'],
      root.id === 29 ? ['鞋面材质', '合成革'] : ['材质', '棉'],
    ],
    sizes: root.id === 29 && sizes.length > 0 ? tableOf(sizes.map(({ value }) => value)) : {},
    skus,
    siblings: made.siblings ?? [],
    sold: (spuId * 31) % 100_000,
    modifiedAt: nowMs,
    isRemoved: false,
    odd,
  }
}

/** The n-th product of an endless catalogue that repeats categories and brands in turn. */
export function nthProduct(index: number, nowMs: number): PlayedProduct {
  const leaves = CATEGORIES.filter(({ level }) => level === 2)
  const { id: categoryId, rootId } = leaves[index % leaves.length] ?? { id: 30, rootId: 29 }
  const isShoe = rootId === 29
  const isClothes = rootId === 1_000_095 || rootId === 1_000_096
  const fits = { 1000095: 3, 1000096: 2 } as const
  const fitId =
    rootId in fits ? fits[rootId as keyof typeof fits] : (((index % 3) + 1) as 1 | 2 | 3)
  const spuId = FIRST_SPU + index
  const pick = (count: number) => COLOURS.slice(index % 5, (index % 5) + count)
  return makeProduct(
    {
      ...{ spuId, categoryId, fitId },
      // The first half of the brands sell most.
      brandId: BRANDS[(index * 7) % 50]?.id ?? 144,
      colours: pick(isClothes ? 2 : 1),
      sizes: isShoe ? SHOE_SIZES : isClothes ? CLOTHES_SIZES : [],
      siblings: index % 10 === 0 ? [spuId + 1] : [],
    },
    nowMs,
  )
}

function property(
  spuId: number,
  name: string,
  value: string,
  en: string,
  place: number,
): PlayedProperty {
  return {
    level: Math.max(1, Math.floor(place / 100)),
    name,
    value,
    en,
    valueId: (spuId % 100_000) * 1_000 + place,
  }
}

/** One of the main picture and two of each colour. */
function picturesOf(spuId: number, colours: readonly PlayedProperty[]): PlayedProduct['images'] {
  const own = colours.flatMap(({ valueId }, index) =>
    [1, 2].map((view) => ({
      url: pictureUrl(spuId, `c${index + 1}-${view}.jpg`),
      colourId: valueId,
    })),
  )
  return [{ url: pictureUrl(spuId, 'main.jpg'), colourId: 0 }, ...own]
}

export function pictureUrl(spuId: number, name: string): string {
  return `https://cdn.poizon.com/pro-img/origin-img/${spuId}/${name}`
}

/** European, American and centimetres beside each other. */
function tableOf(sizes: readonly string[]): PlayedProduct['sizes'] {
  return {
    EU: sizes,
    US: sizes.map((_, index) => String(5.5 + index * 0.5)),
    CM: sizes.map((_, index) => String(24 + index * 0.5)),
  }
}

function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>(
    (all, list) => all.flatMap((chosen) => list.map((one) => [...chosen, one])),
    [[]],
  )
}
