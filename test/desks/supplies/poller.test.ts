import { expect, test } from 'vitest'
import { createPoller, type PollerDeps } from '#desks/supplies/poller.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { createTestClock } from '#test/support/clock.ts'

test('a leader that cannot store what it found lets another lead', async () => {
  const clock = createTestClock()
  const leases = createMemoryLeases({ clock })
  const { promise: isStored, resolve: stored } = Promise.withResolvers<void>()
  const found = [{}]
  const nothing = async () => {}
  const parts = {
    dispatch: () => isStored,
    reader: { load: nothing, stop: nothing, flush: nothing, useKeysOf: nothing, poll: () => {} },
    roster: { load: nothing, sync: nothing, clear: () => {}, over: () => [], workspaces: () => [] },
    matcher: {
      drain: () => found.splice(0),
      setToday: () => {},
      apply: () => {},
      takeCounts: () => new Map(),
    },
    budget: { refresh: nothing, clear: () => {} },
    keyBook: { refresh: nothing },
    bookings: { adopt: nothing },
    mornings: nothing,
    recorder: { begin: nothing, flush: nothing, forget: () => {} },
    feedStore: { addCounts: nothing, dropOldCounts: nothing },
  }
  const poller = createPoller({
    ...parts,
    ...{ leases, clock, log, owner: 'stalled' },
  } as unknown as PollerDeps)
  const isFree = () => leases.hold('supplies:poller', 'standby', 1)
  poller.start()
  await clock.advance(5_000)
  expect(await isFree()).toBe(false)
  await clock.advance(11_000)
  expect(await isFree()).toBe(true)
  stored()
  await poller.stop()
})
