import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { plainShop } from '#sandbox/woocommerce/world.ts'
import { serveWoo } from '#test/integrations/woocommerce/shop.ts'
import { createFakeCatalogue, shoes } from '../fakes/source.ts'
import { openImportsDesk } from '../rig.ts'

let served: Awaited<ReturnType<typeof serveWoo>>
beforeAll(async () => {
  served = await serveWoo()
})

/** A desk over a real client and the stand-in of a shop. */
async function openWoo(name: string, count: number) {
  const opened = served.open(name, { plugins: ['yoast'] })
  const { woo, key, shop } = opened
  const cards = Array.from({ length: count }, (_, index) => shoes(String(1_000 + index)))
  const source = createFakeCatalogue(cards)
  const shopKey = { ...key, credentialId: randomUUID(), name }
  const desk = await openImportsDesk({ catalogue: source.catalogue, shop: woo, shopKey })
  const shopId = await desk.shopId()
  const category = await woo.category(
    key,
    { name: 'Кроссовки', slug: 'krossovki' },
    new AbortController().signal,
  )
  await desk.map(shopId, category.id)
  const spuIds = cards.map(({ spuId }) => spuId)
  const bring = async (some: readonly string[] = spuIds): Promise<string> => {
    const started = await desk.imports.start(desk.asker(), shopId, await desk.find(some))
    if (!started.ok) throw new Error(started.error)
    await desk.runs.work()
    await desk.reached(started.value.batchId, 'completed')
    return started.value.batchId
  }
  /** Products and media as the shop has them; terms and what counts by itself do not matter. */
  const dump = () => {
    const { products, media } = plainShop(shop)
    return structuredClone({ products, media })
  }
  return { ...opened, source, desk, shopId, spuIds, bring, dump }
}

test('a batch over HTTP: whole products, nothing the second time, and back to what it was', async () => {
  const { desk, shop, source, spuIds, bring, dump } = await openWoo('whole', 3)
  const empty = dump()
  const first = await bring(spuIds.slice(0, 2))
  expect(await desk.items(first)).toMatchObject([
    { state: 'done', reason: null },
    { state: 'done', reason: null },
  ])
  const products = [...shop.products.values()]
  expect(products.filter(({ isVariation }) => !isVariation)).toHaveLength(2)
  expect(products.filter(({ isVariation }) => isVariation)).toHaveLength(6)
  expect(shop.media.size).toBe(4)

  const before = dump()
  expect(await desk.items(await bring(spuIds.slice(0, 2)))).toMatchObject([
    { state: 'unchanged' },
    { state: 'unchanged' },
  ])
  expect(dump()).toEqual(before)

  source.reprice(spuIds[0] ?? '', (fen) => fen + 5_000)
  const second = await bring()
  const by = desk.asker()
  expect(await desk.imports.rollback(by, second)).toBe(true)
  await desk.reached(desk.runIdOf('imports.rollback', second, by), 'completed')
  expect(withoutDates(dump())).toEqual(withoutDates(before))
  const again = desk.asker()
  expect(await desk.imports.rollback(again, first)).toBe(true)
  await desk.reached(desk.runIdOf('imports.rollback', first, again), 'completed')
  expect(dump()).toEqual(empty)
})

/** Dates of changes go on, whatever is changed back. */
function withoutDates(dump: unknown): unknown {
  return JSON.parse(
    JSON.stringify(dump, (name, value) => (/modified|tick/iu.test(name) ? undefined : value)),
  )
}
