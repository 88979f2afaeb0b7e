import type { Catalogue, SkuPrices, SourceCard, SourceSku } from '#desks/imports/ports.ts'

/** A pair of shoes: one colour, some sizes, pictures. */
export function shoes(spuId: string, more: Partial<SourceCard> = {}): SourceCard {
  const sku = (size: string, priceFen: number): SourceSku => ({
    skuId: `${spuId}${size.replace(/\D/gu, '')}`,
    ...{ quantity: 14, barcode: null, image: null, isOn: true },
    offers: [{ priceFen, tradeType: 0, note: null, days: [5, 9] }],
    axes: [
      { axis: 'color', name: '颜色', value: '黑白', valueId: `${spuId}1` },
      { axis: 'size', name: '尺码', value: size, valueId: `${spuId}2` },
    ],
  })
  return {
    ...{ source: 'poizon-api', spuId, article: `DD${spuId}-100`, titleZh: '板鞋' },
    ...{ titleEn: `Nike Dunk ${spuId}`, brand: { id: '144', name: 'Nike' }, gender: 'men' },
    category: { id: '38', path: ['板鞋'] },
    images: [
      { url: `https://cdn.poizon.com/${spuId}/main.jpg`, colorId: null },
      { url: `https://cdn.poizon.com/${spuId}/side.jpg`, colorId: `${spuId}1` },
    ],
    ...{ sizeTable: [], sizeChartImage: null, attributes: [], siblings: [] },
    skus: [sku('41', 50_000), sku('42', 52_000), sku('42.5', 60_000)],
    fetchedAt: '2026-11-20T09:00:00Z',
    ...more,
  }
}

/** A size in a colour that a card may have got since. */
export const inColor = (spuId: string, value: string, size: string): SourceSku => ({
  skuId: `${spuId}9${size}`,
  ...{ quantity: 3, barcode: null, image: null, isOn: true },
  offers: [{ priceFen: 70_000, tradeType: 0, note: null, days: [5, 9] }],
  axes: [
    { axis: 'color', name: '颜色', value, valueId: `${spuId}7` },
    { axis: 'size', name: '尺码', value: size, valueId: `${spuId}8` },
  ],
})

/** A catalogue of these cards; a test changes them as the source does. */
export function createFakeCatalogue(cards: readonly SourceCard[]) {
  const world = new Map(cards.map((card) => [card.spuId, card]))
  const asked: string[] = []
  let fault: (() => Error) | undefined
  let fetchedAt = 0
  const sourced = <T>(value: T) => ({ value, isStale: false, fetchedAt })
  function ask(what: string): void {
    asked.push(what)
    const thrown = fault?.()
    if (thrown) throw thrown
  }
  const catalogue: Catalogue = {
    categories: async () => sourced([{ id: '38', name: 'Кроссовки', level: 2, rootId: '29' }]),
    brandsLike: async () => [],
    search: async () => sourced({ items: [], total: 0, next: null }),
    async card(_key, spuId) {
      ask(`card ${spuId}`)
      return sourced(world.get(spuId))
    },
    async prices(_key, spuId) {
      ask(`prices ${spuId}`)
      return sourced(
        world
          .get(spuId)
          ?.skus.map(({ skuId, offers, quantity }): SkuPrices => ({ skuId, offers, quantity })),
      )
    },
    byLink: async () => undefined,
    state: async () => ({
      ...{ downForMs: 0, misses: 0, stale: 0, hits: { memory: 0, shared: 0, database: 0 } },
      quota: { used: 0, limit: null, renewsAt: 0 },
    }),
  }
  return {
    ...{ catalogue, world, asked },
    /** All that is asked from now on was said at that moment. */
    saidAt(ms: number) {
      fetchedAt = ms
    },
    fail(make: (() => Error) | undefined) {
      fault = make
    },
    /** The same card with two sizes in white and two pictures of that. `folder`: where those come from. */
    growWhite(spuId: string, folder = spuId) {
      const card = world.get(spuId)
      if (!card) return
      const images = ['white', 'white-side'].map((name) => ({
        url: `https://cdn.poizon.com/${folder}/${name}.jpg`,
        colorId: `${spuId}7`,
      }))
      const skus = ['44', '45'].map((size) => inColor(spuId, '白色', size))
      const grown = { images: [...card.images, ...images], skus: [...card.skus, ...skus] }
      world.set(spuId, { ...card, ...grown })
    },
    /** The same card with other prices, fen. */
    reprice(spuId: string, change: (fen: number) => number) {
      const card = world.get(spuId)
      if (!card) return
      const skus = card.skus.map((sku) => ({
        ...sku,
        offers: sku.offers.map((one) => ({ ...one, priceFen: change(one.priceFen) })),
      }))
      world.set(spuId, { ...card, skus })
    },
  }
}
