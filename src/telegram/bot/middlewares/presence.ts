import type { Api, Middleware } from 'grammy'
import type { Update } from 'grammy/types'
import { LRUCache } from 'lru-cache'
import type { Clock } from '#core/clock.ts'
import type { Log } from '#platform/log/log.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { ChatContext } from '../../context.ts'

/** Answered while they waited; more than ever wait at once. */
const REMEMBERED = 2_000

export interface PresenceDeps {
  readonly clock: Clock
  readonly log: Log
  /** Whoever waited so long for an answer is shown that they were heard, ms. */
  readonly patienceMs: number
}

export interface Taps {
  /** Taps that were received: those nobody takes up in time are answered while they wait in line. */
  expect(updates: readonly Update[]): void
  /** Says that a tap is taken up; true when it was answered while it waited. */
  begin(queryId: string): boolean
}

/** A tap behind a long one of the same chat must not spin: it is answered now and handled in its turn. */
export function createTaps(deps: PresenceDeps & { readonly api: Api }): Taps {
  const { api, clock, log, patienceMs } = deps
  const waiting = new Map<string, AbortController>()
  const answered = new LRUCache<string, true>({ max: REMEMBERED })

  const watch = async (queryId: string) => {
    const over = new AbortController()
    waiting.set(queryId, over)
    try {
      await clock.sleep(patienceMs, over.signal)
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

/** Telegram's limit of a toast. */
const MAX_TOAST = 200

/**
 * Shows a person that they were heard: a tap is answered, once, and a message gets "typing…" when the work takes longer
 * than a moment after it arrived. Its faults are never the handler's.
 */
export function presence(deps: PresenceDeps & { readonly taps: Taps }): Middleware<ChatContext> {
  const { clock, log, taps, patienceMs } = deps

  const attempt = async (call: Promise<unknown>) => {
    try {
      await call
    } catch (error) {
      log.debug({ err: error }, 'a tap or typing state was not taken')
    }
  }

  return async (ctx, next) => {
    const query = ctx.callbackQuery
    const over = new AbortController()
    const isAnswered = query === undefined || taps.begin(query.id)
    let answering = isAnswered ? Promise.resolve() : undefined

    const answer = (text?: string, dialog = false) => {
      const other = text ? { text: plainText(text).slice(0, MAX_TOAST), show_alert: dialog } : {}
      answering ??= attempt(ctx.answerCallbackQuery(other))
      return answering
    }
    const watch = async () => {
      try {
        await clock.sleep(Math.max(0, ctx.receivedAt + patienceMs - clock.now()), over.signal)
      } catch {
        return
      }
      if (query) await answer()
      else if (ctx.hasChatType('private') && ctx.msg)
        await attempt(ctx.replyWithChatAction('typing'))
    }

    // Telegram shows a toast long before it says so: who presses again then is not kept from it by a handler that waits.
    ctx.toast = async (text, options = {}) => void answer(text, options.dialog)
    const watching = watch()
    try {
      await next()
    } finally {
      over.abort()
      await Promise.all([answer(), watching])
    }
  }
}
