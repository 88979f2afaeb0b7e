import type {
  Catalogue,
  FoundProduct,
  SourceCard,
  Sourced,
  SourceQuery,
} from '#desks/imports/ports.ts'
import { START_MS } from '#test/support/moments.ts'

const FEN_OF_FIRST = 50_000

/** Shoes 1, 2, 3 … of which everybody finds all; number n costs 500 yuan and n fen hundreds. */
export function createFakeCatalogue({ products = 20, isCounted = true, hasPrices = false } = {}) {
  const asked: SourceQuery[] = []
  let isStale = false
  const sourced = <T>(value: T): Sourced<T> => ({ value, isStale, fetchedAt: START_MS })

  const found = (at: number): FoundProduct => ({
    ...{ spuId: String(at), title: `Shoe ${at}`, article: `DD1391-${at}`, brand: 'Nike' },
    ...{ image: `https://cdn.poizon.com/${at}.jpg`, categoryId: '38' },
    minPriceFen: hasPrices ? FEN_OF_FIRST + at * 100 : null,
  })
  const card = (spuId: string): SourceCard | undefined => {
    const at = Number(spuId)
    if (!(at >= 1 && at <= products)) return undefined
    const sizes = ['40', '41', '42⅔']
    return {
      ...{ source: 'poizon-api', spuId, article: `DD1391-${at}`, titleZh: `Shoe ${at} 低帮` },
      ...{ titleEn: `Shoe ${at}`, brand: { id: '144', name: 'Nike' }, gender: 'men' },
      ...{ category: { id: '38', path: ['鞋', '板鞋'] }, sizeTable: [], sizeChartImage: null },
      images: [{ url: `https://cdn.poizon.com/${at}.jpg`, colorId: null }],
      ...{ attributes: [], siblings: [], fetchedAt: '2026-11-20T09:00:00Z' },
      skus: sizes.map((value, index) => ({
        ...{ skuId: `${spuId}0${index}`, quantity: 5, barcode: null, image: null, isOn: true },
        axes: [{ axis: 'size', name: '尺码', value, valueId: null }],
        offers: [
          {
            priceFen: FEN_OF_FIRST + at * 100 + index * 1_000,
            tradeType: 0,
            note: null,
            days: null,
          },
        ],
      })),
    }
  }

  const catalogue = {
    async search(_key, query) {
      asked.push(query)
      const from = Number(query.next ?? 0)
      const count = Math.max(0, Math.min(query.limit, products - from))
      const items = Array.from({ length: count }, (_, index) => found(from + index + 1))
      const end = from + count
      return sourced({
        ...{ items, total: isCounted ? products : null },
        next: end < products ? String(end) : null,
      })
    },
    card: async (_key, spuId) => sourced(card(spuId)),
    byLink: async (_key, text) => /\/(\d+)$/.exec(text)?.[1],
    categories: async (_key, { locale = 'ru' }) => {
      const english = ['Shoes', 'Skate shoes', 'Sneakers', 'Bags']
      const names = [
        ['29', 'Обувь', 0, '29'],
        ['38', 'Кеды', 1, '29'],
        ['31', 'Кроссовки', 1, '29'],
        ['48', 'Сумки', 0, '48'],
      ] as const
      return sourced(
        names.map(([id, name, level, rootId], at) => ({
          ...{ id, level, rootId },
          name: locale === 'ru' ? name : (english[at] ?? name),
        })),
      )
    },
    brandsLike: async (_key, words) =>
      ['Adidas', 'New Balance', 'Nike']
        .map((name, at) => ({ id: String(144 + at), name }))
        .filter(({ name }) => name.toLowerCase().includes(words.toLowerCase())),
    state: async () => ({
      ...{ downForMs: isStale ? 60_000 : 0, misses: 4, stale: 1 },
      quota: { used: 60, limit: 10_000, renewsAt: START_MS + 86_400_000 },
      hits: { memory: 30, shared: 5, database: 1 },
    }),
  } satisfies Partial<Catalogue>

  return {
    ...catalogue,
    /** What was looked for, oldest first. */
    searches: (): readonly SourceQuery[] => asked,
    /** From now on only what was seen before is given out. */
    goAway: () => {
      isStale = true
    },
  }
}
