import { expect, test } from 'vitest'
import { servePoizon } from './serve.ts'

const API = '/api/dewu'
const DISTRIBUTION = '/open/api/v1/distribute/product'
const SHOE = 1_042_567

/** A caller of one of the sources. */
async function opened(source: 'poizon-api' | 'distribution') {
  const { sandbox } = await servePoizon()
  const { key } = sandbox.world.issueKey({ name: 'seller', source, plan: { rps: 1_000 } })
  const header = source === 'distribution' ? 'access-token' : 'x-api-key'
  return {
    sandbox,
    async ask(path: string, body?: object) {
      const answer = await sandbox.app.request(`http://poizon${path}`, {
        headers: { [header]: key, 'content-type': 'application/json' },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      })
      return (await answer.json()) as { [name: string]: unknown; skus?: object[] }
    },
  }
}

test('cards without prices, the newer one with its base properties, and several light ones', async () => {
  const { ask } = await opened('poizon-api')
  const old = await ask(`${API}/productDetail?spuId=${SHOE}`)
  expect(old).toMatchObject({ detail: { spuId: SHOE }, relateProductInfo: {} })
  expect([old.price, old.baseProperties, old.skus?.some((sku) => 'price' in sku)]).toEqual([
    ...[undefined, undefined, false],
  ])
  const newer = await ask(`${API}/productDetailV3?spuId=${SHOE}`)
  expect(newer).toMatchObject({ baseProperties: { list: [{ key: '功能性' }] } })
  expect(await ask(`${API}/productDetailV3?spuId=1`)).toEqual({})
  const light = await ask(`${API}/productsDetailSimple`, { spuIds: [SHOE, 1] })
  expect(light).toMatchObject([{ detail: { spuId: SHOE }, image: {} }])
  expect(await ask(`${API}/productDiscountList?pageSize=5&pageNo=0`)).toEqual({ data: [] })
})

test('the distribution minds states, seasons, its own ids and changes, of products and of SKUs', async () => {
  const { ask } = await opened('distribution')
  const list = async (method: 'querySpuList' | 'querySkuList', asked: object) => {
    const { data } = await ask(`${DISTRIBUTION}/${method}`, asked)
    const { spuList, skuList } = data as { spuList?: object[]; skuList?: object[] }
    return (spuList ?? skuList ?? []) as { distSpuId: string; distSkuId: string; dwSkuId: number }[]
  }
  const of = { dwSpuId: [SHOE] }
  const [spu] = await list('querySpuList', of)
  const skus = await list('querySkuList', of)
  const [sku] = skus
  expect(await list('querySpuList', { distSpuId: [spu?.distSpuId] })).toHaveLength(1)
  expect(await list('querySpuList', { ...of, distStatus: 'PRODUCT_OFF' })).toEqual([])
  expect(await list('querySpuList', { ...of, season: '夏' })).toEqual([])
  expect(await list('querySpuList', { ...of, distCategoryl3Name: ['None'] })).toEqual([])
  expect(await list('querySkuList', { distSkuId: [sku?.distSkuId] })).toMatchObject([sku])
  expect(await list('querySkuList', { ...of, modifyEndTime: 1 })).toEqual([])
  const info = await ask(`${DISTRIBUTION}/querySkuInfo`, { dwSkuId: [sku?.dwSkuId] })
  expect(info).toMatchObject({ code: 200, data: { skuList: [sku] } })
  expect(await ask(`${DISTRIBUTION}/querySkuInfo`, {})).toMatchObject({ code: 30_300_012 })
})
