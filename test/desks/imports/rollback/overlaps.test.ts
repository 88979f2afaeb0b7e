import { expect, test } from 'vitest'
import { batchRun } from '#desks/imports/batches/run.ts'
import { rollbackRun } from '#desks/imports/rollback/run.ts'
import type { Leases } from '#platform/limits/leases.ts'
import { openPlayed } from '../desk.ts'
import { alive, createRunLife } from '../lives.ts'

/** Leases of a process that stops right before it takes one: somebody acts there, once. */
function whenTaking(leases: Leases, act: () => Promise<unknown>): Leases {
  let isOver = false
  return {
    async hold(name, owner, ttlMs) {
      if (!isOver) {
        isOver = true
        await act()
      }
      return leases.hold(name, owner, ttlMs)
    },
    release: leases.release,
  }
}

const title = 'Nike'
const BATCH = { title, shopName: 'shop.example' }

test('what a cancelled batch still finished is not removed with what it left in halves', async () => {
  const { desk, shop, shopId, spuIds } = await openPlayed(1)
  const started = await desk.imports.start(desk.asker(), shopId, await desk.find(spuIds))
  if (!started.ok) throw new Error(started.error)
  const { batchId } = started.value
  const batch = createRunLife({ ...desk.by, runId: batchId })
  // The batch comes to its end after the clearing has looked what it left, and before it may clear.
  const leases = whenTaking(desk.leases, () => batch.attempt(batchRun(desk.tools), BATCH, alive()))
  const clearing = createRunLife({ ...desk.by, runId: `clear ${batchId}` })
  const input = { batchId, title, what: 'unfinished' }
  await clearing.attempt(rollbackRun({ ...desk.tools, leases }), input, alive())
  expect(await desk.items(batchId)).toMatchObject([{ state: 'done' }])
  expect([...shop.world.products.values()]).toMatchObject([{ status: 'publish' }])
})

test('a batch that goes on brings nothing of what was taken back while it waited for its turn', async () => {
  const { desk, shop, shopId, spuIds } = await openPlayed(1)
  const started = await desk.imports.start(desk.asker(), shopId, await desk.find(spuIds))
  if (!started.ok) throw new Error(started.error)
  const { batchId } = started.value
  const rollback = createRunLife({ ...desk.by, runId: `rollback ${batchId}` })
  const input = { batchId, title, what: 'all' }
  const leases = whenTaking(desk.leases, () =>
    rollback.attempt(rollbackRun(desk.tools), input, alive()),
  )
  const batch = createRunLife({ ...desk.by, runId: batchId })
  await batch.attempt(batchRun({ ...desk.tools, leases }), BATCH, alive())
  expect(await desk.items(batchId)).toMatchObject([{ state: 'cancelled' }])
  expect(shop.world.products.size).toBe(0)
})
