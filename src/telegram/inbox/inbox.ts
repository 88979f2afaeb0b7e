import type { Update } from 'grammy/types'
import type { OpenDatabase } from '#db/connection.ts'
import { type AttemptOptions, createAttempt } from './attempt.ts'
import { createDispatcher } from './dispatcher.ts'
import { createLanes } from './lanes.ts'
import { createInboxStore } from './store.ts'

export interface InboxOptions extends Omit<AttemptOptions, 'lanes'> {
  readonly database: OpenDatabase
  /** Told of updates once they are stored, before their turn comes. */
  expect?(updates: readonly Update[]): void
  /** Chats in hand at once. Default 32. */
  readonly concurrency?: number
}

/** Every update goes through here: stored first, then handled once, in its chat's order. */
export interface Inbox {
  /** Resolves when the updates are stored; only then may Telegram be told so. */
  receive(updates: readonly Update[]): Promise<void>
  start(): void
  /** When updates last got on: the age of the oldest that waits, unless others were settled meanwhile; ms. */
  progressAt(): number
  stop(): Promise<void>
}

export function createInbox({ database, concurrency, ...rest }: InboxOptions): Inbox {
  const { vault, clock, log } = rest
  const store = createInboxStore({ db: database.db, vault, clock })
  const lanes = createLanes({ url: database.url, clock })
  const attempt = createAttempt({ ...rest, lanes })
  const dispatcher = createDispatcher({
    lanes,
    clock,
    log,
    attempt,
    ...(concurrency === undefined ? {} : { concurrency }),
  })
  return {
    async receive(updates) {
      const woken = await store.put(updates)
      rest.expect?.(updates)
      dispatcher.wake(woken)
    },
    start: dispatcher.start,
    progressAt: dispatcher.progressAt,
    async stop() {
      await dispatcher.stop()
      await lanes.close()
    },
  }
}
