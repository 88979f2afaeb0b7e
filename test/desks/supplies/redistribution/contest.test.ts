import { expect, test } from 'vitest'
import { PLAN_REASONS } from '#desks/supplies/redistribution/states.ts'
import { waitFor } from '#test/support/wait.ts'
import { KOLEDINO, openTransferRig } from './rig.ts'

const SELLERS = 10
const PLANS = 5
const WANTED = 20
const QUOTA = 400
const LASTS_MS = 5_000

test('50 plans compete for quotas that last 5 s: none over quota, none twice, the first in line first, each explained', async () => {
  const rig = await openTransferRig()
  const sellers = await Promise.all(Array.from({ length: SELLERS }, () => rig.seller()))
  const plans = await Promise.all(
    sellers.map(async (seller) => {
      const own = []
      for (let count = 0; count < PLANS; count += 1) own.push(await seller.plan())
      // The last one is put first.
      await rig.main.service.raise(seller.by, own[PLANS - 1]?.id ?? '')
      return [...own.slice(-1), ...own.slice(0, -1)]
    }),
  )
  await rig.open(QUOTA, QUOTA, LASTS_MS)
  const openedAt = rig.clock.now()
  await waitFor(() => rig.clock.now() > openedAt + LASTS_MS + 2_000)
  await waitFor(async () => {
    const rows = await Promise.all(plans.flat().map(({ id }) => rig.read(id)))
    return rows.every((row) => row?.status === 'waiting' || row?.endedAt)
  })

  const moves = (await rig.controller.transfers()).filter((one) => one.outcome === 'accepted')
  const total = moves.reduce((sum, { count }) => sum + count, 0)
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThanOrEqual(QUOTA)
  expect(moves.every(({ sourceId }) => sourceId === KOLEDINO)).toBe(true)
  expect(new Set(moves.map(({ chrtId }) => chrtId)).size).toBe(moves.length)
  let moved = 0
  for (const own of plans) {
    const rows = await Promise.all(own.map(({ id }) => rig.read(id)))
    const short = rows.findIndex((row) => (row?.moved ?? 0) < WANTED)
    // Whoever stands behind one that went short got nothing.
    if (short >= 0) expect(rows.slice(short + 1).every((row) => row?.moved === 0)).toBe(true)
    for (const row of rows) {
      moved += row?.moved ?? 0
      if ((row?.moved ?? 0) < WANTED) expect(PLAN_REASONS).toContain(row?.reason)
      else expect(row?.status).toBe('done')
    }
  }
  expect(moved).toBe(total)
})
