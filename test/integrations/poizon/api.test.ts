import { expect, test } from 'vitest'
import { ODD_CARDS } from '#sandbox/poizon/index.ts'
import { asking, startPoizon } from './client.ts'

const SHOE = '1042567'

test('categories in two languages, a brand by its name for one call', async () => {
  const { source, key, controller, quota } = await startPoizon()
  const shoes = { id: '29', name: 'Обувь', level: 1, rootId: '29' }
  expect(await source.categories(key, asking())).toContainEqual(shoes)
  await controller.command('quirks', { hasWrappedLists: true })
  expect(await source.categories(key, asking())).toContainEqual(shoes)
  const english = await source.categories(key, { ...asking(), locale: 'en' })
  expect(english).toContainEqual({ ...shoes, name: 'Shoes' })
  const before = quota.used()
  const [brand] = await source.brandsLike(key, 'nike', asking())
  expect(brand).toEqual({ id: '144', name: 'Nike' })
  expect(await source.brandsLike(key, 'no such brand', asking())).toEqual([])
  expect(quota.used()).toBe(before + 2)
})

test('filters travel as the source names them, prices in the unit of the key', async () => {
  const { source, key, controller } = await startPoizon()
  const query = { categoryIds: ['29'], gender: 'men', sort: 'price', limit: 50 } as const
  const all = await source.search(key, query, asking())
  const fens = all.items.map(({ minPriceFen }) => minPriceFen ?? 0)
  expect(fens).toEqual(fens.toSorted((left, right) => left - right))
  const half = fens[Math.floor(fens.length / 2)] ?? 0
  const rounded = Math.ceil(half / 100) * 100
  const cheap = await source.search(key, { ...query, priceFen: { max: rounded } }, asking())
  expect(cheap.items.length).toBeLessThan(all.items.length)
  await controller.command('quirks', { priceUnit: 'yuan' })
  const inYuan = { ...key, facts: { ...key.facts, priceUnit: 'yuan' } }
  const again = await source.search(inYuan, { ...query, priceFen: { max: rounded } }, asking())
  expect(again).toEqual(cheap)
})

test('trade types are kept, pictures belong to their colours in either form', async () => {
  const { source, key } = await startPoizon()
  const many = await source.card(key, ODD_CARDS.manyTradeTypes, asking())
  expect(many?.skus[0]?.offers).toMatchObject([
    { priceFen: 67_900, tradeType: 2, note: '极速发货', days: [2, 3] },
    { priceFen: 64_900, tradeType: 0 },
    { priceFen: 31_000, tradeType: 95 },
    { priceFen: 70_000, tradeType: 7 },
  ])
  for (const odd of ['colourBlocksObject', 'colourBlocksArray'] as const) {
    const card = await source.card(key, ODD_CARDS[odd], asking())
    const colours = card?.skus.map(({ axes }) => axes[0]?.valueId)
    const owners = card?.images.map(({ colorId }) => colorId)
    expect(owners, odd).toEqual([null, colours?.[0], colours?.[0], colours?.[1], colours?.[1]])
  }
  const fractions = await source.card(key, ODD_CARDS.fractionSizes, asking())
  expect(fractions?.skus.map(({ axes }) => axes.at(-1)?.value)).toContain('36⅔')
  expect(fractions?.sizeTable[0]).toMatchObject({
    key: 'EU',
    values: expect.arrayContaining(['36⅔']),
  })
})

test('links: an address that names the product costs nothing, a short one is asked about', async () => {
  const { source, key, quota } = await startPoizon()
  const named = `看看这个 https://m.dewu.com/router/product/ProductDetail?spuId=${SHOE}&x=1`
  expect(await source.byLink(key, named, asking())).toBe(SHOE)
  expect(await source.byLink(key, 'no link at all', asking())).toBeUndefined()
  expect(quota.used()).toBe(0)
  expect(await source.byLink(key, `得物 https://dw4.co/t/${SHOE}，复制`, asking())).toBe(SHOE)
  expect(await source.byLink(key, 'https://dw4.co/t/1', asking())).toBeUndefined()
})

test.each([false, true])(
  'a 403 is a word, a call, or the month; told tersely: %s',
  async (isTerse) => {
    const { source, key, controller, secret, refused } = await startPoizon('poizon-api', {
      ...{ plan: { lacks: ['priceInfo'], callsAMonth: 9 }, quotaLimit: 9 },
    })
    await controller.command('quirks', { isTerse })
    await controller.command('ban-word', { word: 'nike' })
    await expect(source.search(key, { keyword: 'Nike', limit: 5 }, asking())).rejects.toMatchObject(
      { kind: 'invalid', code: 'poizon.word_banned' },
    )
    await expect(source.prices(key, SHOE, asking())).rejects.toMatchObject({
      code: 'poizon.no_call',
    })
    await controller.command('set-plan', { key: secret.apiKey, callsAMonth: 0 })
    for (let number = 0; number < 4; number += 1) {
      await source.card(key, SHOE, asking()).catch(() => undefined)
    }
    await expect(source.card(key, SHOE, asking())).rejects.toMatchObject({ code: 'poizon.quota' })
    expect(refused).toEqual([])
  },
)

test('two clients of one key keep its pace together, people before runs', async () => {
  const { source, other, key, calls } = await startPoizon('poizon-api', {
    // Slow enough for answers to come in the order in which they were asked for.
    ...{ rps: 2, plan: { rps: 2 } },
  })
  const served: string[] = []
  const ask = (of: typeof source, name: 'interactive' | 'background') =>
    of.card(key, SHOE, asking(name)).then(() => served.push(name))
  await Promise.all([
    ...[1, 2, 3].map(() => ask(source, 'background')),
    ...[1, 2].map(() => ask(other.source, 'background')),
    ask(source, 'interactive'),
  ])
  expect(served.indexOf('interactive')).toBeLessThan(3)
  // Nobody was told to slow down.
  expect(await calls()).toEqual({ productDetailWithPrice: 6 })
})
