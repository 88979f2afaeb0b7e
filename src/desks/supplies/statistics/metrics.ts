import { Counter, Histogram, type Registry } from 'prom-client'
import type { BookingStore, NewBooking } from '../booking/store.ts'
import type { CommitOutcome, FeedAnswer, SlotFeed } from '../ports.ts'

/** The same figures as in the chat, of this process and of all shops, for whoever runs it. */
export function createSlotMetrics(registry: Registry) {
  const looks = new Counter({
    name: 'supplies_looks_total',
    help: 'Looks at the slot feed by what came of them: rows, disabled, limited (429), unauthorized, unpaid, failed',
    labelNames: ['result'],
    registers: [registry],
  })
  const begun = new Counter({
    name: 'supplies_attempts_total',
    help: 'Slots acted on, by who acts: cabinet, hand-over or notify',
    labelNames: ['executor'],
    registers: [registry],
  })
  const ended = new Counter({
    name: 'supplies_outcomes_total',
    help: 'Attempts that ended: caught (verified in the official list), or lost by reason',
    labelNames: ['outcome', 'reason'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'supplies_commit_seconds',
    help: 'From the first sight of a slot to the booking request on the wire, by the answer',
    labelNames: ['answer'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })

  return {
    looked: (result: FeedAnswer['kind'] | 'failed') => looks.inc({ result }),
    begun: (executor: NewBooking['executor']) => begun.inc({ executor }),
    ended: (outcome: 'verified' | 'lost', reason: string) =>
      ended.inc({ outcome: outcome === 'verified' ? 'caught' : 'lost', reason }),
    committed: (answer: CommitOutcome['kind'], ms: number) =>
      seconds.observe({ answer }, Math.max(0, ms) / 1_000),
  }
}

export type SlotMetrics = ReturnType<typeof createSlotMetrics>

/** The feed, with every look counted. */
export function countedFeed(feed: SlotFeed, metrics: SlotMetrics): SlotFeed {
  return {
    async read(key, signal) {
      try {
        const answer = await feed.read(key, signal)
        metrics.looked(answer.kind)
        return answer
      } catch (error) {
        if (!signal.aborted) metrics.looked('failed')
        throw error
      }
    },
  }
}

/** The table of attempts, with what begins and what ends counted. */
export function countedBookings(store: BookingStore, metrics: SlotMetrics): BookingStore {
  return {
    ...store,
    async insert(tx, rows) {
      const accepted = await store.insert(tx, rows)
      for (const { id, executor } of rows) if (accepted.has(id)) metrics.begun(executor)
      return accepted
    },
    async move(tx, id, to, changes = {}, claimed) {
      const isMoved = await store.move(tx, id, to, changes, claimed)
      if (isMoved && (to === 'verified' || to === 'lost')) metrics.ended(to, changes.reason ?? '')
      return isMoved
    },
  }
}
