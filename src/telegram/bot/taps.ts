import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { LRUCache } from 'lru-cache'
import type { Clock } from '#core/clock.ts'
import type { Log } from '#platform/log/log.ts'

/** Well under the second that a tap may wait, with time left for the call itself. */
export const PATIENCE_MS = 600
const REMEMBERED = 10_000

export interface Taps {
  /** Taps that were received: those nobody takes up in time are answered while they wait in line. */
  expect(updates: readonly Update[]): void
  /** Says that a tap is taken up; true when it was answered while it waited. */
  begin(queryId: string): boolean
}

/** A tap behind a long one of the same chat must not spin: it is answered now and handled in its turn. */
export function createTaps({ api, clock, log }: { api: Api; clock: Clock; log: Log }): Taps {
  const waiting = new Map<string, AbortController>()
  const answered = new LRUCache<string, true>({ max: REMEMBERED })

  const watch = async (queryId: string) => {
    const over = new AbortController()
    waiting.set(queryId, over)
    try {
      await clock.sleep(PATIENCE_MS, over.signal)
    } catch {
      return
    }
    waiting.delete(queryId)
    answered.set(queryId, true)
    await api
      .answerCallbackQuery(queryId)
      .catch((error) => log.debug({ err: error }, 'a waiting tap was not answered'))
  }

  return {
    expect(updates) {
      for (const { callback_query: query } of updates)
        if (query && !waiting.has(query.id) && !answered.has(query.id)) void watch(query.id)
    },
    begin(queryId) {
      waiting.get(queryId)?.abort()
      waiting.delete(queryId)
      return answered.has(queryId)
    },
  }
}
