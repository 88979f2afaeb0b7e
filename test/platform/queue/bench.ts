import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach } from 'vitest'
import { silentLog as log } from '#platform/log/log.ts'
import type { BackendPlace } from '#platform/queue/backend.ts'
import type { Queue, Queues, WatchedQueue } from '#platform/queue/queue.ts'
import { createQueues } from '#platform/queue/queues.ts'
import type { Relay } from '#test/processes/relay.ts'

/** Short, so that a dead worker is noticed within a test. */
export const LOCK_MS = 1500
export const DONE = { kind: 'done' } as const

/** A queue of its own for each test, on one store behind a relay. */
export interface Bench {
  queue(): Queue
  /** One more, with what whoever looks after queues can do. */
  watched(): WatchedQueue
  store(): Relay
  place(): BackendPlace
  /** As another process would open them. */
  openQueues(options?: { closeMs?: number; lookMs?: number; silentMs?: number }): Queues
  /** The store is empty from one moment to the next. */
  loseEverything(): Promise<void>
  isEmpty(): Promise<boolean>
}

export function createBench(
  kind: BackendPlace['kind'],
  openStore: () => Promise<Relay>,
  empty: (url: string) => Promise<void>,
): Bench {
  let opening: Promise<Relay> | undefined
  let store: Relay
  let queue: Queue
  const opened: Queues[] = []

  const place = (): BackendPlace => ({ kind, url: store.url })

  function openQueues(
    options: { closeMs?: number; lookMs?: number; silentMs?: number } = {},
  ): Queues {
    const queues = createQueues({ backend: place(), log, lockMs: LOCK_MS, ...options })
    opened.push(queues)
    return queues
  }

  beforeEach(async () => {
    opening ??= openStore()
    store = await opening
    queue = openQueues().open(`test-${randomUUID()}`)
  })

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queues) => queues.close()))
  })

  return {
    queue: () => queue,
    watched() {
      const queues = createQueues({ backend: place(), log, lockMs: LOCK_MS })
      opened.push(queues)
      queues.open(`test-${randomUUID()}`)
      const [one] = queues.all()
      if (!one) throw new Error('no queue')
      return one
    },
    store: () => store,
    place,
    openQueues,
    loseEverything: () => empty(store.url),
    async isEmpty() {
      const { waiting, active, delayed } = await queue.counts()
      return waiting + active + delayed === 0
    },
  }
}
