import type { Update } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import { conflict } from './failure.ts'

/** Kinds a bot must ask for by name. */
const ON_REQUEST = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])
const MAX_PENDING = 100_000

export interface PollRequest {
  readonly offset: number | undefined
  readonly limit: number
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Updates not yet confirmed, in order of id, for polling and webhook alike. */
export interface UpdateQueue {
  readonly pending: ReadonlyMap<number, Update>
  /** Queues an update unless its kind is not allowed; returns its id. */
  push(chatId: number, content: Omit<Update, 'update_id'>): number | undefined
  confirm(updateId: number): void
  clear(): void
  /** Takes over updates of an earlier life; the next one gets `nextId`. */
  restore(updates: readonly Update[], nextId: number): void
  allow(kinds: readonly string[]): void
  allowed(): readonly string[]
  /** Long polling: resolves with what is there, or with the first that comes, or empty after the time-out. */
  poll(request: PollRequest): Promise<Update[]>
  /** Ends a waiting poll with 409, as a second poller or a new webhook does. */
  interrupt(reason: string): void
  /** Called for every queued update; the webhook listens here. */
  onPush(listener: (chatId: number, update: Update) => void): void
  readonly nextId: number
}

export function createUpdateQueue(clock: Clock, firstId: number): UpdateQueue {
  const pending = new Map<number, Update>()
  const listeners: ((chatId: number, update: Update) => void)[] = []
  let allowedKinds: readonly string[] = []
  let waiting: { wake(): void; fail(error: Error): void } | undefined

  const take = (limit: number): Update[] => {
    const batch: Update[] = []
    for (const update of pending.values()) {
      if (batch.length === limit) break
      batch.push(update)
    }
    return batch
  }
  const confirmBefore = (offset: number) => {
    for (const id of pending.keys()) {
      if (id >= offset) break
      pending.delete(id)
    }
  }
  const interrupt = (reason: string) => {
    waiting?.fail(conflict(reason))
    waiting = undefined
  }
  let nextId = firstId
  const queue: UpdateQueue = {
    pending,
    get nextId() {
      return nextId
    },
    push: (chatId, content) => {
      const kind = Object.keys(content)[0] ?? ''
      const wanted = allowedKinds.length > 0 ? allowedKinds.includes(kind) : !ON_REQUEST.has(kind)
      if (!wanted || pending.size >= MAX_PENDING) return undefined
      const update: Update = { update_id: nextId++, ...content }
      pending.set(update.update_id, update)
      waiting?.wake()
      for (const listener of listeners) listener(chatId, update)
      return update.update_id
    },
    confirm: (updateId) => {
      pending.delete(updateId)
    },
    clear: () => pending.clear(),
    restore: (updates, next) => {
      for (const update of updates) pending.set(update.update_id, update)
      nextId = next
    },
    allow: (kinds) => {
      allowedKinds = kinds
    },
    allowed: () => allowedKinds,
    interrupt,
    onPush: (listener) => {
      listeners.push(listener)
    },
    poll: async ({ offset, limit, timeoutMs, signal }) => {
      interrupt(
        'terminated by other getUpdates request; make sure that only one bot instance is running',
      )
      if (offset !== undefined && offset > 0) confirmBefore(offset)
      if (offset !== undefined && offset < 0) {
        confirmBefore(nextId + Math.max(offset, -pending.size))
      }
      if (pending.size > 0 || timeoutMs <= 0 || signal.aborted) return take(limit)
      await waitForOne(timeoutMs, signal)
      return signal.aborted ? [] : take(limit)
    },
  }

  function waitForOne(timeoutMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const over = new AbortController()
      const finish = (settle: () => void) => {
        if (waiting === mine) waiting = undefined
        signal.removeEventListener('abort', wake)
        over.abort()
        settle()
      }
      const wake = () => finish(resolve)
      const mine = { wake, fail: (error: Error) => finish(() => reject(error)) }
      waiting = mine
      signal.addEventListener('abort', wake)
      clock.sleep(timeoutMs, over.signal).then(wake, () => {})
    })
  }
  return queue
}
