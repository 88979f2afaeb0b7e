import { describe, expect, test } from 'vitest'
import { ODD_CARDS } from '#sandbox/poizon/index.ts'
import { serveApp } from '#test/sandbox/serve.ts'
import { asking, poizonBefore, startPoizon } from './client.ts'

const SHOE = '1042567'
const SHIRT = ODD_CARDS.colourAndSize

describe.each(['poizon-api', 'distribution'] as const)('%s', (name) => {
  test('cards and their prices come in one shape', async () => {
    const { source, key } = await startPoizon(name)
    const card = await source.card(key, SHIRT, asking())
    expect(card).toMatchObject({
      ...{ source: name, spuId: SHIRT, brand: { name: 'Nike' }, gender: 'unisex' },
      titleEn: expect.stringContaining('Nike'),
    })
    expect(card?.skus).toHaveLength(9)
    expect(card?.skus[0]?.axes).toMatchObject([
      { axis: 'color', name: '颜色', value: '黑白' },
      { axis: 'size', name: '尺码', value: 'S' },
    ])
    const prices = await source.prices(key, SHIRT, asking())
    expect(prices).toEqual(
      card?.skus.map(({ skuId, offers, quantity }) => ({ skuId, offers, quantity })),
    )
    expect(prices?.every(({ offers }) => (offers[0]?.priceFen ?? 0) > 1_000)).toBe(true)
  })

  test('what is not there is undefined; one taken out of the catalogue too', async () => {
    const { source, key, controller } = await startPoizon(name)
    expect(await source.card(key, '1', asking())).toBeUndefined()
    expect(await source.prices(key, '1', asking())).toBeUndefined()
    await controller.command('remove', { spuId: SHOE })
    expect(await source.card(key, SHOE, asking())).toBeUndefined()
  })

  test('a search is read page by page to its end, and an article number finds its product', async () => {
    const { source, key } = await startPoizon(name)
    const found: string[] = []
    let next: string | undefined
    do {
      const query = { keyword: 'Nike', limit: 10, ...(next && { next }) }
      const page = await source.search(key, query, asking())
      found.push(...page.items.map(({ spuId }) => spuId))
      next = page.next ?? undefined
    } while (next)
    expect(found.length).toBeGreaterThan(20)
    expect(new Set(found).size).toBe(found.length)
    const { items } = await source.search(key, { keyword: 'PZ42567-101', limit: 5 }, asking())
    expect(items).toMatchObject([{ spuId: SHOE, article: 'PZ42567-101' }])
    expect(items[0]?.minPriceFen).toBeGreaterThan(0)
  })

  test('every odd card is read', async () => {
    const { source, key } = await startPoizon(name)
    for (const [odd, spuId] of Object.entries(ODD_CARDS)) {
      const card = await source.card(key, spuId, asking())
      expect(card?.skus.length, odd).toBeGreaterThan(0)
      const fens = card?.skus.flatMap(({ offers }) => offers.map(({ priceFen }) => priceFen)) ?? []
      expect(
        fens.filter((fen) => !Number.isInteger(fen) || fen <= 0),
        odd,
      ).toEqual([])
    }
    const of = async (odd: keyof typeof ODD_CARDS) => {
      const card = await source.card(key, ODD_CARDS[odd], asking())
      return {
        sold: card?.skus.filter(({ offers }) => offers.length > 0).length,
        axes: card?.skus[0]?.axes.map(({ axis }) => axis),
        card,
      }
    }
    expect((await of('oneColourNoSize')).axes).toEqual(['color'])
    expect((await of('sizeOnFirstLevel')).axes).toEqual(['size'])
    expect((await of('threeLevels')).axes).toEqual(['color', 'size', 'edition'])
    expect((await of('emptyPrices')).sold).toBe(2)
    expect((await of('quantityText')).sold).toBe(1)
    expect((await of('priceZero')).sold).toBe(1)
    expect((await of('soldOut')).sold).toBe(0)
    expect((await of('offSale')).sold).toBe(0)
    expect((await of('oddRow')).sold).toBe(2)
    expect((await of('noBrand')).card?.brand).toBeNull()
    expect((await of('chineseTitle')).card?.titleEn).toBeNull()
    expect((await of('skus140')).card?.skus).toHaveLength(140)
    expect((await of('dear')).card?.skus[0]?.offers[0]?.priceFen).toBeGreaterThanOrEqual(1_200_000)
  })

  test('a wrong key is refused for good, a full plan and a busy source are not', async () => {
    const { source, key, controller, secret, refused } = await startPoizon(name)
    const ask = () => source.card(key, SHOE, asking())
    await controller.fault({ method: '*', kind: 'http-5xx', times: 1 })
    await expect(ask()).rejects.toMatchObject({ kind: 'unavailable', retry: 'later' })
    await controller.command('revoke-key', { key: secret.apiKey })
    await expect(ask()).rejects.toMatchObject({ kind: 'auth', code: 'poizon.unauthorized' })
    expect(refused).toEqual(['poizon.unauthorized'])
  })

  test('a busy source is asked again, and each call is counted', async () => {
    const { source, key, controller, quota, calls } = await startPoizon(name, { retries: 2 })
    await controller.fault({ method: '*', kind: 'http-5xx', times: 2 })
    expect(await source.card(key, SHOE, asking())).toBeDefined()
    const made = Object.values(await calls()).reduce((sum, one) => sum + one, 0)
    expect([made, quota.used()]).toEqual([3, 3])
  })

  test('five failures stop the calls of this key alone; what was not sent is not counted', async () => {
    const { source, key, poizon, controller, quota } = await startPoizon(name)
    await controller.fault({ method: '*', kind: 'http-5xx' })
    for (let number = 0; number < 5; number += 1) {
      await source.card(key, SHOE, asking()).catch(() => undefined)
    }
    await expect(source.card(key, SHOE, asking())).rejects.toMatchObject({
      ...{ kind: 'unavailable', code: 'poizon.down', messageKey: 'error-poizon-down' },
      vars: { seconds: 60 },
    })
    expect(quota.used()).toBe(5)
    expect(poizon.downForMs(key)).toBeGreaterThan(50_000)
    expect(poizon.downForMs({ ...key, accountKey: 'another' })).toBe(0)
  })

  test.each(['hang', 'drop', 'not-json', 'truncated'] as const)(
    '%s is unavailable',
    async (kind) => {
      const { source, key, controller } = await startPoizon(name)
      await controller.fault({ method: '*', kind, times: 1 })
      const asked = source.card(key, SHOE, asking())
      await expect(asked).rejects.toMatchObject({
        ...{ kind: 'unavailable', messageKey: 'error-poizon-unavailable' },
      })
    },
  )
})

test('rows of a search that cannot be read are left out; lists go by other names among mirrors', async () => {
  const row = { spuId: 12_345, title: 'T', minSalePrice: 0 }
  const url = await serveApp({
    fetch: () => Response.json({ spuList: ['odd', row, { spuId: null }], total: 3 }),
  })
  const secret = { source: 'poizon-api', header: 'apikey', baseUrl: null, clientId: null } as const
  const { source, key } = poizonBefore({ api: url, distribution: url }, { ...secret, apiKey: 'k' })
  expect(await source.search(key, { keyword: 'T', limit: 20 }, asking())).toMatchObject({
    ...{ items: [{ spuId: '12345', minPriceFen: null, image: null }], total: 3, next: null },
  })
})
