import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allot,
  decide,
  LATE_MS,
  outlook,
  type TakenCall,
  type Waiter,
} from '#desks/campaigns/wordstat/quota.ts'
import { createQuotaStore } from '#desks/campaigns/wordstat/quota-store.ts'
import { runs } from '#runs/schema.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { MOMENTS } from '#test/support/moments.ts'

const HOUR = 3_600_000
const names = fc.constantFrom('a', 'b', 'c', 'd')
const calls = fc.array(
  fc.record({ workspaceId: names, calledAt: fc.integer({ min: 0, max: 1_000 }) }),
)
const line = fc.uniqueArray(
  fc.record({
    workspaceId: names,
    wants: fc.integer({ min: 1, max: 30 }),
    since: fc.integer({ min: 0, max: 1_000 }),
  }),
  { selector: ({ workspaceId }) => workspaceId },
)

function countsOf(taken: readonly TakenCall[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { workspaceId: id } of taken) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

test('what is free goes to those who used least, none of it lies idle, nobody gets more than it wants', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), calls, line, (free, taken, waiters) => {
      const got = allot(free, taken, waiters)
      const used = countsOf(taken)
      const total = waiters.reduce((sum, { wants }) => sum + wants, 0)
      const given = [...got.values()].reduce((sum, one) => sum + one, 0)
      expect(given).toBe(Math.min(free, total))
      const after = (id: string) => (used.get(id) ?? 0) + (got.get(id) ?? 0)
      for (const { workspaceId, wants } of waiters) {
        expect(got.get(workspaceId) ?? 0).toBeLessThanOrEqual(wants)
        if ((got.get(workspaceId) ?? 0) === wants) continue
        // Who still wants has no less than anybody who was given something, but for the last one.
        for (const [other, count] of got) {
          if (count > 0) expect(after(workspaceId)).toBeGreaterThanOrEqual(after(other) - 1)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('whoever asks whenever, no window ever holds more calls than the limit', () => {
  const asks = fc.array(
    fc.record({
      workspaceId: names,
      after: fc.integer({ min: 0, max: 40 }),
      wants: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 120 },
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), asks, (limitOf, steps) => {
      const limit = { calls: limitOf, windowMs: 100_000 }
      const taken: TakenCall[] = []
      const waiters = new Map<string, Waiter>()
      let now = 0
      for (const { workspaceId, after, wants } of steps) {
        now += after * 1_000
        const since = waiters.get(workspaceId)?.since ?? now
        waiters.set(workspaceId, { workspaceId, wants, since })
        const situation = { limit, now, taken, waiters: [...waiters.values()] }
        const decision = decide(situation, workspaceId)
        if (decision.isGranted) {
          taken.push({ workspaceId, calledAt: now })
          if (wants === 1) waiters.delete(workspaceId)
          else waiters.set(workspaceId, { workspaceId, wants: wants - 1, since })
        } else {
          expect(decision.until).toBeGreaterThan(now)
          // Where nobody else waits, a refusal means that the window is full.
          const inWindow = taken.filter(({ calledAt }) => calledAt + limit.windowMs + LATE_MS > now)
          if (waiters.size === 1) expect(inWindow).toHaveLength(limit.calls)
        }
      }
      for (const { calledAt } of taken) {
        const window = taken.filter(
          (call) => call.calledAt >= calledAt && call.calledAt < calledAt + limit.windowMs,
        )
        expect(window.length).toBeLessThanOrEqual(limit.calls)
      }
    }),
    { numRuns: 200 },
  )
})

test('the time that is told is when the turn comes', () => {
  const limit = { calls: 4, windowMs: HOUR }
  const taken = [10, 20, 30, 40].map((calledAt) => ({ workspaceId: 'a', calledAt }))
  const waiters = [
    { workspaceId: 'a', wants: 5, since: 50 },
    { workspaceId: 'b', wants: 2, since: 60 },
    { workspaceId: 'c', wants: 1, since: 70 },
  ]
  const at = (workspaceId: string) => decide({ limit, now: 100, taken, waiters }, workspaceId)
  expect(at('b')).toEqual({ isGranted: false, until: 10 + HOUR + LATE_MS })
  expect(at('c')).toEqual({ isGranted: false, until: 20 + HOUR + LATE_MS })
  expect(at('a')).toEqual({ isGranted: false, until: 30 + HOUR + LATE_MS })
  expect(outlook({ limit, now: 100, taken, waiters: [] }, 'd')).toEqual({
    left: 0,
    nextAt: 10 + HOUR + LATE_MS,
  })
  expect(outlook({ limit, now: 100, taken: taken.slice(2), waiters: [] }, 'd').left).toBe(2)
})

test.each(MOMENTS)(
  '%s: many runs at once share an account fairly and never spend more than it has',
  async (_what, startMs) => {
    const { db } = await freshDatabase({ max: 8 })
    const clock = createTestClock(startMs)
    const quota = createQuotaStore({ db, clock })
    const of = { account: 'cloud:1', limit: { calls: 10, windowMs: HOUR } }
    const openRun = async (status: 'running' | 'failed' = 'running') => {
      const [runId, workspaceId] = [randomUUID(), randomUUID()]
      await db.insert(runs).values({ id: runId, kind: 'x', status, input: {}, workspaceId })
      return { runId, workspaceId }
    }
    const take = (run: { runId: string; workspaceId: string }, wants: number) =>
      quota.take(of, { ...run, wants: () => wants })
    const [greedy, modest, dead] = [await openRun(), await openRun(), await openRun('failed')]
    expect((await take(dead, 10)).isGranted).toBe(false)
    for (let left = 20; left > 14; left -= 1) await take(greedy, left)
    expect((await quota.view(of, greedy.workspaceId, true)).left).toBe(4)
    // Four are left; three of them are the newcomer's, whoever asks first from now on.
    const order = [
      [modest, 3, true],
      [greedy, 14, true],
      [greedy, 13, false],
      [modest, 2, true],
      [greedy, 13, false],
      [modest, 1, true],
    ] as const
    for (const [run, wants, isGranted] of order) {
      expect((await take(run, wants)).isGranted).toBe(isGranted)
    }
    const refused = await take(greedy, 13)
    expect(refused).toEqual({ isGranted: false, until: clock.now() + HOUR + LATE_MS })

    await clock.advance(HOUR + LATE_MS + 1)
    await quota.leave(greedy.runId)
    await quota.leave(modest.runId)
    const fresh = await openRun()
    const all = await Promise.all(Array.from({ length: 15 }, () => take(fresh, 15)))
    expect(all.filter(({ isGranted }) => isGranted)).toHaveLength(10)
    expect(await quota.view(of, modest.workspaceId, false)).toMatchObject({
      left: 0,
      isShared: false,
    })
  },
)
