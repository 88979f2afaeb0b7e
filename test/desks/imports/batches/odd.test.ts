import { expect, test } from 'vitest'
import { ODD_CARDS } from '#sandbox/poizon/index.ts'
import { openTown } from '../town.ts'

/** Cards that are left out, and why; every other one is in the shop whole. */
const LEFT_OUT: Readonly<Partial<Record<keyof typeof ODD_CARDS, string>>> = {
  soldOut: 'sold-out',
  offSale: 'sold-out',
  noPictures: 'no-pictures',
}

test('odd cards and faults: each product is whole or told with its reason, nothing twice, no media left', async () => {
  const town = await openTown({ products: 12 })
  const { poizon, woo, desk, bring } = town
  // Answers lost after the deed, refusals of a firewall and of a busy host.
  for (const [method, kind] of [
    ...[['media.post', 'drop-after'] as const, ['products.post', 'drop-after'] as const],
    ...[['variations.batch.post', 'cut'] as const, ['products.post', 'http-5xx'] as const],
    ...[['media.post', 'not-json'] as const, ['read', 'http-5xx'] as const],
    ['write', 'drop-after'] as const,
  ]) {
    woo.faults.add({ method, kind, times: 1 })
  }
  poizon.faults.add({ method: 'productDetailWithPrice', kind: 'http-5xx', times: 2 })
  const odd = Object.entries(ODD_CARDS)
  const batchId = await bring([...town.usual().slice(0, 12), ...odd.map(([, spuId]) => spuId)])
  const items = await desk.items(batchId)
  const told = odd.flatMap(([name, spuId]) => {
    const item = items.find((one) => one.spuId === spuId)
    return item?.state === 'done' ? [] : [[name, item?.reason]]
  })
  expect(Object.fromEntries(told)).toEqual(LEFT_OUT)
  expect(items.slice(0, 12).map(({ state }) => state)).toEqual(Array(12).fill('done'))

  const { products, variations, media } = town.stands()
  const skus = [...products, ...variations].map(({ sku }) => sku)
  expect(new Set(skus).size).toBe(skus.length)
  expect(products).toHaveLength(items.filter(({ state }) => state === 'done').length)
  const shown = [...products, ...variations].flatMap(({ imageIds }) => imageIds)
  expect(new Set(shown)).toEqual(new Set(media))
  const calls = poizon.calls.report().filter(({ method }) => method === 'productDetailWithPrice')
  expect(calls.reduce((sum, { requests }) => sum + requests, 0)).toBeLessThanOrEqual(
    items.length + 2,
  )
})
