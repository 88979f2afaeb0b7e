import { COLOURS, type Made, makeProduct, pictureUrl } from './catalogue.ts'
import type { PlayedProduct } from './records.ts'

const FIRST_ODD = 9_000_001
const COPY_STEP = 1_000
const SHOES = 38
const SHIRTS = 1_000_301

/** Cards as they really come, each apart from the usual one in a single way. */
const ODD = {
  oneColourNoSize: { categoryId: 94 },
  colourAndSize: { categoryId: SHIRTS, colours: COLOURS.slice(0, 3), sizes: ['S', 'M', 'L'] },
  threeLevels: {
    categoryId: SHIRTS,
    colours: COLOURS.slice(0, 2),
    sizes: ['M', 'L'],
    editions: ['标准版', '加绒版'],
  },
  /** Level 1 is the size here. */
  sizeOnFirstLevel: { categoryId: SHOES, colours: [], sizes: ['40', '41', '42'] },
  oneSize: { categoryId: 93, sizes: ['均码'] },
  fractionSizes: { categoryId: SHOES, sizes: ['36⅔', '37⅓', '38', '38⅔', '42.5', 'EU 44'] },
  /** Half of the sizes have no offers, one has no price at all. */
  emptyPrices: {
    categoryId: SHOES,
    sizes: ['40', '41', '42', '43'],
    sku: (_sku, index) => (index === 0 ? { offers: null } : index === 1 ? { offers: [] } : {}),
  },
  quantityText: {
    categoryId: SHOES,
    sizes: ['40', '41', '42'],
    sku: (_sku, index) => ({ quantity: index === 0 ? '0' : index === 1 ? '3' : 0 }),
  },
  priceZero: {
    categoryId: SHOES,
    sizes: ['40', '41'],
    sku: (_sku, index) => (index === 0 ? { offers: [{ tradeType: 0, price: 0 }] } : {}),
  },
  /** The cheapest is a used pair, the first a dear express one. */
  manyTradeTypes: {
    categoryId: SHOES,
    sizes: ['40', '41'],
    price: 60_000,
    sku: () => ({
      offers: [
        { tradeType: 2, price: 67_900 },
        { tradeType: 0, price: 64_900 },
        { tradeType: 95, price: 31_000 },
        { tradeType: 7, price: 70_000 },
      ],
    }),
  },
  dear: { categoryId: 50, brandId: 174, price: 1_200_000, sku: ({ offers }) => ({ offers }) },
  colourBlocksObject: {
    categoryId: SHIRTS,
    colours: COLOURS.slice(0, 2),
    sizes: ['M'],
    odd: { colourBlocks: 'object' },
  },
  colourBlocksArray: {
    categoryId: SHIRTS,
    colours: COLOURS.slice(0, 2),
    sizes: ['M'],
    odd: { colourBlocks: 'array' },
  },
  noBrand: { categoryId: SHOES, sizes: ['40'], odd: { hasNoBrand: true } },
  skus60: { categoryId: SHIRTS, colours: COLOURS.slice(0, 6), sizes: sizes(10) },
  skus140: { categoryId: SHIRTS, colours: COLOURS.slice(0, 7), sizes: sizes(20) },
  chineseTitle: { categoryId: SHOES, sizes: ['40'], titleEn: '' },
  /** SKUs name their size by its id alone; the names stand in saleProperties. */
  bareProperties: { categoryId: SHOES, sizes: ['40', '41'], odd: { hasBareProperties: true } },
  oddRow: { categoryId: SHOES, sizes: ['40', '41'], odd: { hasOddRow: true } },
  soldOut: { categoryId: SHOES, sizes: ['40', '41'], sku: () => ({ quantity: 0, offers: [] }) },
  offSale: { categoryId: SHOES, sizes: ['40', '41'], sku: () => ({ status: 0 }) },
  noPictures: { categoryId: SHOES, sizes: ['40'], odd: { hasNoPictures: true } },
  picture404: pictured('gone-1.jpg'),
  pictureHtml: pictured('html-1.jpg'),
  pictureTruncated: pictured('truncated-1.jpg'),
  pictureHuge: pictured('huge-1.jpg'),
  pictureCmyk: pictured('cmyk-1.jpg'),
  pictureTransparent: pictured('transparent-1.png'),
} satisfies Readonly<Record<string, Omit<Made, 'spuId'>>>

export type OddCard = keyof typeof ODD
const ODD_NAMES = Object.keys(ODD) as OddCard[]

/** Name of each odd card → its spuId. */
export const ODD_CARDS = Object.fromEntries(
  ODD_NAMES.map((name, index) => [name, String(FIRST_ODD + index)]),
) as Readonly<Record<OddCard, string>>

/** The odd cards; with a `copy`, others that are odd in the same ways. */
export function oddProducts(nowMs: number, copy = 0): PlayedProduct[] {
  return ODD_NAMES.map((name) => {
    const { images, ...made }: Omit<Made, 'spuId'> = ODD[name]
    const spuId = Number(ODD_CARDS[name]) + copy * COPY_STEP
    const own = images?.map(({ url, colourId }) => ({ url: pictureUrl(spuId, url), colourId }))
    return makeProduct({ ...made, spuId, ...(own && { images: own }) }, nowMs)
  })
}

/** A good picture and an odd one; its name tells the picture host what is odd. */
function pictured(name: string): Omit<Made, 'spuId'> {
  const images = ['main.jpg', name].map((url) => ({ url, colourId: 0 }))
  return { categoryId: SHOES, sizes: ['40'], images }
}

function sizes(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(36 + index / 2))
}
