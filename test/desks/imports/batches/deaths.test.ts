import { expect, test } from 'vitest'
import { batchRun } from '#desks/imports/batches/run.ts'
import { createFakeShop } from '../fakes/shop.ts'
import { createFakeCatalogue, shoes } from '../fakes/source.ts'
import { createRunLife, type Moment, mortal } from '../lives.ts'
import { openImportsDesk } from '../rig.ts'

/** Calls of a batch of one product, statements included; the test says when it became longer. */
const LENGTH = 120

test.each<Moment>(['before', 'after'])(
  'a process that dies %s any call leaves nothing to be made twice',
  async (moment) => {
    const spuIds = Array.from({ length: LENGTH }, (_, index) => String(2_000 + index))
    const source = createFakeCatalogue(spuIds.map((spuId) => shoes(spuId)))
    const shop = createFakeShop()
    const desk = await openImportsDesk({ catalogue: source.catalogue, shop: shop.api })
    const shopId = await desk.shopId()
    await desk.map(shopId, 15)
    let isWhole = false
    let lived = 0
    for (const [index, spuId] of spuIds.entries()) {
      const started = await desk.imports.start(desk.asker(), shopId, await desk.find([spuId]))
      if (!started.ok) throw new Error(started.error)
      const runId = started.value.batchId
      const run = createRunLife({ runId, workspaceId: desk.workspaceId, userId: 7 })
      const input = { title: 'Nike', shopName: 'shop.example' }
      const first = mortal(desk.tools, index + 1, moment)
      await run.attempt(batchRun(first.tools), input, first.signal).catch(() => undefined)
      isWhole = !first.isDead()
      const healthy = new AbortController().signal
      if (!isWhole) await run.attempt(batchRun(desk.tools), input, healthy)
      lived = index + 1
      const about = `died ${moment} call ${lived}`
      const own = [...shop.world.products.values()].filter((one) => one.sku === `PZ-${spuId}`)
      expect(own, about).toHaveLength(1)
      expect(own, about).toMatchObject([{ status: 'publish', categoryIds: [15] }])
      expect(shop.world.variations.get(own[0]?.id ?? 0), about).toHaveLength(3)
      expect(await desk.items(runId), about).toMatchObject([{ state: 'done', reason: null }])
      if (isWhole) break
    }
    expect(isWhole).toBe(true)
    expect(lived).toBeGreaterThan(30)
    const shown = [...shop.world.products.values()].flatMap(({ imageIds }) => imageIds)
    expect(new Set(shown)).toEqual(new Set(shop.world.media.keys()))
    expect(shop.world.media.size).toBe(2 * lived)
    expect(shop.world.products.size).toBe(lived)
    expect(shop.world.attributes).toHaveLength(2)
    expect(desk.sent).toHaveLength(lived)
  },
)
