import type { Api } from 'grammy'
import type { Clock } from '#core/clock.ts'
import type { Log } from '#platform/log/log.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Incoming } from './incoming.ts'
import { PATIENCE_MS, type Taps } from './taps.ts'

/** Telegram's limit of a toast. */
const MAX_TOAST = 200

export interface Presence {
  /** Answers the tap once; later calls and calls without a tap do nothing. */
  toast(text: string, options?: { dialog?: boolean }): Promise<void>
  /** Stops the timer and answers a tap nobody answered. */
  finish(): Promise<void>
}

/**
 * Shows a person that they were heard: a tap is answered and a message gets "typing…" when the work takes
 * longer than a moment after `receivedAt` (ms). Its faults are never the handler's.
 */
export function createPresence(
  incoming: Incoming,
  receivedAt: number,
  deps: { api: Api; clock: Clock; log: Log; taps: Taps },
): Presence {
  const { api, clock, log, taps } = deps
  const timer = new AbortController()
  let isAnswered = incoming.kind !== 'tap' || taps.begin(incoming.queryId)

  const attempt = async (call: Promise<unknown>) => {
    try {
      await call
    } catch (error) {
      log.debug({ err: error }, 'a tap or typing state was not taken')
    }
  }

  const answer = async (text?: string, dialog = false) => {
    if (isAnswered || incoming.kind !== 'tap') return
    isAnswered = true
    const other = text ? { text: plainText(text).slice(0, MAX_TOAST), show_alert: dialog } : {}
    await attempt(api.answerCallbackQuery(incoming.queryId, other))
  }

  const watch = async () => {
    try {
      const waited = clock.now() - receivedAt
      await clock.sleep(Math.max(0, PATIENCE_MS - waited), timer.signal)
    } catch {
      return
    }
    if (incoming.kind === 'tap') await answer()
    else await attempt(api.sendChatAction(incoming.chatId, 'typing'))
  }
  const watching = watch()

  return {
    toast: (text, options = {}) => answer(text, options.dialog),
    async finish() {
      timer.abort()
      await Promise.all([answer(), watching])
    },
  }
}
