import { expect, test } from 'vitest'
import { type FeedEvent, type FeedState, step, UNKNOWN_FEED } from '#desks/supplies/feed/state.ts'

const PROBE = 900_000
const EVENTS: FeedEvent[] = [
  { kind: 'rows' },
  { kind: 'disabled', detail: 'off' },
  { kind: 'probe-failed' },
  { kind: 'no-keys' },
  { kind: 'keys' },
]

test('every status and event: where it leads and who is told', () => {
  const table = (['unknown', 'live', 'disabled', 'unauthorized'] as const).map((status) => {
    const state: FeedState = { ...UNKNOWN_FEED, status }
    const ways = EVENTS.map((event) => {
      const next = step(state, event, 1_000, PROBE)
      return [next.state.status, next.announce].filter(Boolean).join(' ')
    })
    return [status, ...ways]
  })
  expect(table).toEqual([
    ['unknown', 'live', 'disabled off', 'unknown', 'unauthorized', 'unknown'],
    ['live', 'live', 'disabled off', 'live', 'unauthorized', 'live'],
    ['disabled', 'live on', 'disabled', 'disabled', 'disabled', 'disabled'],
    ['unauthorized', 'live', 'disabled off', 'unauthorized', 'unauthorized', 'unknown'],
  ])
})

test('while off, each look that finds it off or fails puts the next one off', () => {
  const off = step(UNKNOWN_FEED, { kind: 'disabled', detail: 'off' }, 1_000, PROBE).state
  expect(off).toMatchObject({ since: 1_000, nextProbeAt: 1_000 + PROBE })
  const still = step(off, { kind: 'disabled', detail: 'off' }, 2_000, PROBE)
  expect(still).toMatchObject({ state: { since: 1_000, nextProbeAt: 2_000 + PROBE } })
  expect(still.announce).toBeUndefined()
  const failed = step(off, { kind: 'probe-failed' }, 3_000, PROBE)
  expect(failed.state.nextProbeAt).toBe(3_000 + PROBE)
})
