import { expect, test } from 'vitest'
import { readApiCard, readApiPrices } from '#integrations/poizon/api-card.ts'
import { serveApp } from '#test/sandbox/serve.ts'
import { asking, poizonBefore } from './client.ts'

const offer = { price: 64_900, tradeType: 0, timeDelivery: { min: 5, max: 9 } }
const size = (value: unknown) => ({
  ...{ level: 1, propertyValueId: 71_042, saleProperty: { name: '尺码', value } },
})
const sku = { skuId: 600_000_101, status: 1, properties: [size('42')] }
const card = {
  detail: { spuId: 1_042_567, title: '板鞋', articleNumber: 'DD1391-100', fitId: 2 },
  skus: [{ ...sku, price: { quantity: 14, prices: [offer] } }],
}
const plain = readApiCard(card, '1042567', 0)

/** The same card in other words. */
test.each<[string, unknown]>([
  ['numbers as texts', JSON.parse(JSON.stringify(card).replace(/:(\d+)/g, ':"$1"'))],
  [
    'texts as numbers',
    { ...card, skus: [{ ...card.skus[0], properties: [size(42)], barcode: null }] },
  ],
  ['wrapped', { code: 200, msg: 'success', data: card }],
  ['wrapped, with a code in words', { code: '200', data: card }],
  [
    'lists as objects, objects as lists, null for absent',
    { ...card, saleProperties: [], basicParam: null, baseProperties: {}, sizeDto: [], image: null },
  ],
  [
    'blanks around',
    {
      ...card,
      skus: [
        { ...card.skus[0], price: { quantity: ' 14 ', prices: [{ ...offer, price: '64900.0' }] } },
      ],
    },
  ],
])('a card: %s', (_what, answer) => {
  expect(plain?.skus[0]).toMatchObject({
    ...{ skuId: '600000101', quantity: 14, offers: [{ priceFen: 64_900, days: [5, 9] }] },
    axes: [{ axis: 'size', value: '42' }],
  })
  expect(readApiCard(answer, '1042567', 0)).toEqual(plain)
})

test('an article that is a number is one; pictures may be addresses alone', () => {
  const image = { spuImage: { images: ['https://cdn.poizon.com/a.jpg'] } }
  const detail = { ...card.detail, articleNumber: 553_558 }
  expect(readApiCard({ ...card, detail, image }, '1', 0)).toMatchObject({
    ...{ article: '553558', images: [{ url: 'https://cdn.poizon.com/a.jpg', colorId: null }] },
  })
})

test.each([{}, [], null, '', { detail: null }, { detail: [] }, { detail: {} }, { code: 404 }])(
  'no product: %j',
  (answer) => {
    expect(readApiCard(answer, '1', 0)).toBeUndefined()
    expect(readApiPrices(answer)).toBeUndefined()
  },
)

test('a failure that comes as a success is no product that is gone', () => {
  for (const answer of [
    { code: 500, msg: '系统异常' },
    { statusCode: 503, message: 'Service Unavailable' },
    { error: 'timeout', data: null },
  ]) {
    const fault = expect.objectContaining({ kind: 'unavailable', code: 'poizon.bad_answer' })
    expect(() => readApiCard(answer, '1', 0)).toThrow(fault)
    expect(() => readApiPrices(answer)).toThrow(fault)
  }
})

test('prices by SKU or as a list; none of them is a product that nobody sells', () => {
  const row = { quantity: '3', prices: [offer] }
  const told = [{ skuId: '7', quantity: 3, offers: [{ priceFen: 64_900 }] }]
  for (const answer of [
    { skus: { 7: row } },
    { skus: [{ skuId: 7, ...row }] },
    { code: 0, data: { skus: { 7: row } } },
  ]) {
    expect(readApiPrices(answer)).toMatchObject(told)
  }
  expect(readApiPrices({ skus: {} })).toEqual([])
  expect(readApiPrices({ skus: [] })).toEqual([])
  expect(readApiPrices({ skus: { 7: null, 8: { quantity: 0, prices: {} } } })).toMatchObject([
    { skuId: '8', offers: [] },
  ])
})

const secret = { source: 'poizon-api', header: 'apikey', baseUrl: null, clientId: null } as const

async function answering(answer: unknown) {
  const url = await serveApp({ fetch: () => Response.json(answer) })
  return poizonBefore({ api: url, distribution: url }, { ...secret, apiKey: 'k' })
}

test.each<[unknown, string[], string | null]>([
  [{ productList: [{ spuId: 12_345 }] }, ['12345'], null],
  [{ data: { list: [{ spuId: '12345' }], total: '1' } }, ['12345'], null],
  [[{ spuId: 12_345 }], ['12345'], null],
  [{ spuList: [{ spuId: 12_345 }], hasMore: true }, ['12345'], '1'],
  [{ spuList: [], hasMore: true }, [], null],
  [{ productList: {}, total: 0 }, [], null],
  [{}, [], null],
  [null, [], null],
])('a search answered with %j', async (answer, found, next) => {
  const { source, key } = await answering(answer)
  const page = await source.search(key, { keyword: 'Nike', limit: 20 }, asking())
  expect([page.items.map(({ spuId }) => spuId), page.next]).toEqual([found, next])
})

test('a search that failed has not found nothing; roots may be told by a nought', async () => {
  const failing = await answering({ code: 500, msg: 'system exception' })
  const asked = failing.source.search(failing.key, { keyword: 'Nike', limit: 20 }, asking())
  await expect(asked).rejects.toMatchObject({ kind: 'unavailable', code: 'poizon.bad_answer' })
  const { source, key } = await answering({
    data: [
      { id: '29', name: 'Обувь', rootId: 0 },
      { id: 38, name: 'Кеды', level: '2', rootId: '29' },
    ],
  })
  expect(await source.categories(key, asking())).toEqual([
    { id: '29', name: 'Обувь', level: 1, rootId: '29' },
    { id: '38', name: 'Кеды', level: 2, rootId: '29' },
  ])
})

const token = {
  ...secret,
  ...{ source: 'distribution' as const, header: 'access-token' as const },
}
test.each([
  { code: '200', data: null },
  { code: 200, data: [] },
])('the distribution has nothing: %j', async (answer) => {
  const url = await serveApp({ fetch: () => Response.json(answer) })
  const urls = { api: url, distribution: url }
  const { source, key } = poizonBefore(urls, { ...token, apiKey: 'k' })
  expect(await source.card(key, '1', asking())).toBeUndefined()
  expect(await source.prices(key, '1', asking())).toBeUndefined()
  expect((await source.search(key, { keyword: 'Nike', limit: 5 }, asking())).items).toEqual([])
})

test('the distribution refuses with a code alone', async () => {
  const url = await serveApp({ fetch: () => Response.json({ code: 30_400_001 }) })
  const urls = { api: url, distribution: url }
  const { source, key, refused } = poizonBefore(urls, { ...token, apiKey: 'k' })
  await expect(source.card(key, '1', asking())).rejects.toMatchObject({ kind: 'auth' })
  expect(refused).toHaveLength(1)
})
