import sharp from 'sharp'
import { expect, test } from 'vitest'
import { dayIn } from '#core/dates.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { createPoizonSandbox, ODD_CARDS } from '#sandbox/poizon/index.ts'
import { runningClock } from '#test/support/clock.ts'
import { START_MS } from '#test/support/moments.ts'
import { servePoizon } from './serve.ts'

const API = '/api/dewu'
const DISTRIBUTION = '/open/api/v1/distribute/product'
const SHOE = 1_042_567

test('keys: a wrong one, one without its client id, a call the plan lacks, a word that is banned', async () => {
  const { send, issueKey, controller } = await servePoizon()
  const { key } = await issueKey({ clientId: '77', plan: { lacks: ['priceInfo'] } })
  const headers = { apikey: key, 'client-id': '77' }
  expect(await send(`${API}/getCategories`, { 'x-api-key': 'wrong' })).toMatchObject({
    status: 401,
    body: { statusCode: 401, message: 'Unauthorized', error: 'Unauthorized' },
  })
  expect((await send(`${API}/getCategories`, { 'x-api-key': key })).status).toBe(401)
  expect((await send(`${API}/getCategories?lang=RU`, headers)).body).toContainEqual({
    ...{ id: 29, name: 'Обувь', level: 1, rootId: 29 },
  })
  expect((await send(`${API}/priceInfo?spuId=${SHOE}`, headers)).status).toBe(403)
  const search = `${API}/searchProducts?keyword=nike`
  expect((await send(search, headers)).body).toMatchObject({ page: 0 })
  await controller.command('ban-word', { word: 'Nike' })
  expect(await send(search, headers)).toMatchObject({
    status: 403,
    body: { message: 'Forbidden resource' },
  })
  expect((await send(`${API}/searchProducts?keyword=`, headers)).status).toBe(400)
  expect((await send(`${API}/searchProducts?keyword=a&limit=101`, headers)).status).toBe(400)
})

test('the pace and the month of a plan; calls that are refused are not counted', async () => {
  const clock = createStepClock({ startMs: START_MS, frozen: true })
  const { send, issueKey, controller, sandbox } = await servePoizon({ clock })
  const { key } = await issueKey({ plan: { rps: 0.5, callsAMonth: 2 } })
  const ask = async () =>
    (await send(`${API}/productDetailWithPrice?spuId=1`, { 'x-api-key': key })).status
  expect([await ask(), await ask()]).toEqual([200, 429])
  clock.advance(1_999)
  expect(await ask()).toBe(429)
  clock.advance(1)
  expect(await ask()).toBe(200)
  clock.advance(2_000)
  expect(await ask()).toBe(403)
  clock.advance(31 * 86_400_000)
  expect(await ask()).toBe(200)
  const month = (ms: number) => dayIn('Europe/Moscow', ms).slice(0, 7)
  expect(sandbox.world.keys.get(key)?.used).toEqual({
    ...{ [month(START_MS)]: 2, [month(clock.now())]: 1 },
  })
  const { calls } = await controller.state()
  expect(calls).toMatchObject([{ requests: 6, ok: 3, failed: { 429: 2, 403: 1 } }])
})

test('search by filters, with prices in the second version only', async () => {
  const { send, issueKey } = await servePoizon()
  const { key } = await issueKey()
  const ask = async (query: string) => {
    const { body } = await send(`${API}/searchProducts${query}`, { 'x-api-key': key })
    return { total: body.total, rows: body.productList as { spuId: number; price?: number }[] }
  }
  const shoes = await ask('/v2?categoryId=29&fitId=2&sortType=4&limit=5')
  const prices = shoes.rows.map(({ price }) => price ?? 0)
  expect(prices).toEqual(prices.toSorted((left, right) => left - right))
  const [cheapest = 0] = prices
  const above = await ask(`/v2?categoryId=29&fitId=2&lowestPrice=${cheapest + 1}`)
  expect(Number(above.total)).toBeLessThan(Number(shoes.total))
  const [row] = (await ask('?keyword=PZ42567-101')).rows
  expect(row).toMatchObject({ spuId: SHOE, articleNumber: 'PZ42567-101' })
  expect(row).not.toHaveProperty('price')
  expect((await ask('/v2?page=9')).rows).toEqual([])
})

test('brands come by pages, the pseudo brand among them; links lead to a product', async () => {
  const { send, issueKey } = await servePoizon()
  const headers = { 'x-api-key': (await issueKey()).key }
  const brands = async (page: number) =>
    (await send(`${API}/getBrands`, headers, { limit: 100, page })).body.data as { name: string }[]
  const [first, second] = [await brands(0), await brands(1)]
  expect(first).toHaveLength(100)
  expect(first.map(({ name }) => name)).toContain('热门系列')
  expect(second.length).toBeGreaterThan(0)
  expect((await send(`${API}/getBrands`, headers, { limit: 101 })).status).toBe(400)
  const link = (text: string) =>
    send(`${API}/convertLinkToSpuId?link=${encodeURIComponent(text)}`, headers)
  expect((await link(`https://dw4.co/t/${SHOE}`)).body).toMatchObject({ spuId: SHOE })
  expect((await link('https://dw4.co/t/1')).status).toBe(404)
})

test('distribution: HTTP 200 with codes of its own, three calls a second, pages by the last id', async () => {
  const clock = createStepClock({ startMs: START_MS, frozen: true })
  const { send, issueKey } = await servePoizon({ clock })
  const { key } = await issueKey({ source: 'distribution', plan: { rps: 3 } })
  const ask = (call: string, body: object, token = key) =>
    send(`${DISTRIBUTION}/${call}`, { 'access-token': token }, body)
  expect(await ask('querySpuList', {}, 'wrong')).toMatchObject({
    status: 200,
    body: { code: 30_400_001 },
  })
  expect((await ask('querySpuList', { pageSize: 201 })).body.code).toBe(30_300_012)
  const { body } = await ask('querySpuList', { dwSpuId: [SHOE] })
  expect(body).toMatchObject({
    ...{ code: 200, msg: 'success' },
    data: { spuList: [{ dwSpuId: SHOE, distCategoryl1Name: 'Shoes', distStatus: 'PRODUCT_ON' }] },
  })
  await ask('querySpuList', {})
  expect((await ask('querySpuList', {})).body.code).toBe(30_300_014)
  const rows = async (startId: number) => {
    const answer = await ask('querySkuList', { dwSpuId: [SHOE], pageSize: 6, startId })
    return (answer.body.data as { skuList: { id: number }[] }).skuList
  }
  const first = await rows(0)
  expect(first).toHaveLength(6)
  expect(await rows(first.at(-1)?.id ?? 0)).toHaveLength(4)
  clock.advance(1_000)
  const soldOut = await ask('querySkuList', { dwSpuId: [Number(ODD_CARDS.soldOut)] })
  expect(soldOut.body.data).toMatchObject({ skuList: [{ minBidPrice: 0 }, { minBidPrice: 0 }] })
})

test('pictures: good, gone, a page, cut in half, 30 MB, CMYK, transparent', async () => {
  const { urls } = await servePoizon()
  const read = async (name: string) => {
    const url = `https://cdn.poizon.com/pro-img/origin-img/1/${name}`
    const answer = await fetch(`${urls.pictures}?url=${encodeURIComponent(url)}`)
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const good = await read('main.jpg')
  expect(await sharp(good.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 64 })
  expect((await read('main.jpg')).bytes).toEqual(good.bytes)
  expect((await read('gone-1.jpg')).status).toBe(404)
  expect((await read('html-1.jpg')).bytes.toString()).toContain('<html>')
  const half = sharp((await read('truncated-1.jpg')).bytes, { failOn: 'error' })
  await expect(half.toBuffer()).rejects.toThrow()
  const huge = await fetch(`${urls.pictures}?url=https://cdn.poizon.com/huge-1.jpg`)
  expect(Number(huge.headers.get('content-length'))).toBeGreaterThan(30_000_000)
  await huge.body?.cancel()
  expect(await sharp((await read('cmyk-1.jpg')).bytes).metadata()).toMatchObject({ space: 'cmyk' })
  expect(await sharp((await read('transparent-1.png')).bytes).metadata()).toMatchObject({
    ...{ format: 'png', hasAlpha: true },
  })
})

test('prices, sizes and cards change; all of it outlives a restart', async () => {
  const { send, issueKey, controller, sandbox } = await servePoizon()
  const headers = { 'x-api-key': (await issueKey()).key }
  const prices = async () =>
    (await send(`${API}/priceInfo?spuId=${SHOE}`, headers)).body.skus as Record<string, object>
  const skuIds = Object.keys(await prices())
  await controller.command('set-price', { spuId: SHOE, skuId: Number(skuIds[0]), fen: 12_300 })
  await controller.command('set-quantity', { spuId: SHOE, skuId: Number(skuIds[1]), quantity: 0 })
  await controller.command('take-off', { spuId: SHOE, skuId: Number(skuIds[2]) })
  const after = await prices()
  expect(Object.keys(after)).toHaveLength(skuIds.length - 1)
  expect(after[skuIds[0] ?? '']).toMatchObject({ prices: [{ price: 12_300 }] })
  expect(after[skuIds[1] ?? '']).toMatchObject({ quantity: 0 })
  const { spuIds } = await controller.command<{ spuIds: string[] }>('add-products', {
    count: 1_000,
  })
  await controller.command('remove', { spuId: Number(spuIds[0]) })
  expect((await send(`${API}/productDetailWithPrice?spuId=${spuIds[0]}`, headers)).body).toEqual({})
  const again = createPoizonSandbox({ clock: runningClock, products: 40 })
  again.restore(JSON.parse(JSON.stringify(sandbox.snapshot())))
  expect(again.state()).toEqual(sandbox.state())
  expect(again.world.product(SHOE)).toEqual(sandbox.world.product(SHOE))
})

test('the page shows the catalogue and changes it', async () => {
  const { origin, sandbox } = await servePoizon()
  const page = `${origin}/poizon/shop`
  expect(await (await fetch(`${page}?q=PZ42567`)).text()).toContain(`/shop/${SHOE}`)
  const before = sandbox.world.product(SHOE).skus[0]?.offers?.[0]?.price ?? 0
  const post = (what: string) =>
    fetch(`${page}/${SHOE}`, { method: 'POST', body: new URLSearchParams({ do: what }) })
  expect(await (await post('dearer')).text()).toContain('PZ42567')
  expect(sandbox.world.product(SHOE).skus[0]?.offers?.[0]?.price).toBe(Math.round(before * 1.4))
  await post('remove')
  expect(sandbox.world.product(SHOE).isRemoved).toBe(true)
})
