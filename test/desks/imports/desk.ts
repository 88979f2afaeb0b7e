import { batchRun } from '#desks/imports/batches/run.ts'
import { createFakeShop } from './fakes/shop.ts'
import { createFakeCatalogue, shoes } from './fakes/source.ts'
import { alive, createRunLife } from './lives.ts'
import { openImportsDesk } from './rig.ts'

/** A desk over a played source and shop, with so many pairs of shoes to import. */
export async function openPlayed(count: number) {
  const cards = Array.from({ length: count }, (_, index) => shoes(String(1_000 + index)))
  const source = createFakeCatalogue(cards)
  const shop = createFakeShop()
  const desk = await openImportsDesk({ catalogue: source.catalogue, shop: shop.api })
  const shopId = await desk.shopId()
  await desk.map(shopId, 15)
  const spuIds = cards.map(({ spuId }) => spuId)

  /** A batch from the tap to its end; resolves with its id. */
  async function bring(some: readonly string[] = spuIds): Promise<string> {
    const started = await desk.imports.start(desk.asker(), shopId, await desk.find(some))
    if (!started.ok) throw new Error(started.error)
    await desk.runs.work()
    await desk.reached(started.value.batchId, 'completed')
    return started.value.batchId
  }

  /** The same without waiting for the engine. */
  async function bringAtOnce(some: readonly string[] = spuIds): Promise<string> {
    const started = await desk.imports.start(desk.asker(), shopId, await desk.find(some))
    if (!started.ok) throw new Error(started.error)
    const runId = started.value.batchId
    const input = { title: 'Nike', shopName: 'shop.example' }
    await createRunLife({ ...desk.by, runId }).attempt(batchRun(desk.tools), input, alive())
    return runId
  }

  return { source, shop, desk, shopId, spuIds, bring, bringAtOnce }
}
