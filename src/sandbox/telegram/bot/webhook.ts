import type { Update } from 'grammy/types'
import { Agent, request } from 'undici'
import type { Clock } from '#core/clock.ts'
import type { UpdateQueue } from './updates.ts'

export interface WebhookSettings {
  readonly url: string
  readonly secret: string
  /** 1–100 deliveries at once, never two of one chat. */
  readonly maxConnections: number
}

export interface Webhook {
  settings(): WebhookSettings | undefined
  set(settings: WebhookSettings): void
  remove(): void
  /** Last failed delivery, as getWebhookInfo tells it. */
  lastError(): { readonly date: number; readonly message: string } | undefined
  close(): Promise<void>
}

const ANSWER_TIMEOUT_MS = 60_000
const MAX_BACKOFF_MS = 60_000

/**
 * Delivers updates by POST with the secret header: in order within a chat, in parallel across chats, each repeated
 * with growing pauses (from `retryMs`) until it is answered with 2xx.
 */
export function createWebhook(queue: UpdateQueue, clock: Clock, retryMs: number): Webhook {
  const agent = new Agent({ connections: 100, keepAliveTimeout: 10_000 })
  let current: WebhookSettings | undefined
  let stop = new AbortController()
  let lanes = new Map<number, Update[]>()
  let ready: number[] = []
  let active = 0
  let failure: { date: number; message: string } | undefined

  const enqueue = (chatId: number, update: Update) => {
    const lane = lanes.get(chatId)
    if (lane) {
      lane.push(update)
      return
    }
    lanes.set(chatId, [update])
    ready.push(chatId)
  }
  const pump = () => {
    while (current && active < current.maxConnections && ready.length > 0) {
      const chatId = ready.shift()
      if (chatId === undefined) return
      active += 1
      void deliverLane(chatId, current, stop.signal, lanes.get(chatId) ?? [])
    }
  }
  const deliverLane = async (
    chatId: number,
    settings: WebhookSettings,
    signal: AbortSignal,
    lane: Update[],
  ) => {
    const update = lane[0]
    const done = update === undefined || (await deliver(update, settings, signal))
    if (signal.aborted || !done) return
    active -= 1
    if (update) queue.confirm(update.update_id)
    lane.shift()
    if (lane.length > 0) ready.push(chatId)
    else lanes.delete(chatId)
    pump()
  }
  const deliver = async (update: Update, settings: WebhookSettings, signal: AbortSignal) => {
    for (let pause = retryMs; !signal.aborted; pause = Math.min(pause * 2, MAX_BACKOFF_MS)) {
      const fault = await post(update, settings, signal)
      if (fault === undefined) return true
      if (signal.aborted) return false
      failure = { date: Math.floor(clock.now() / 1000), message: fault }
      await clock.sleep(pause, signal).catch(() => {})
    }
    return false
  }
  const post = async (update: Update, settings: WebhookSettings, signal: AbortSignal) => {
    try {
      const response = await request(settings.url, {
        dispatcher: agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(settings.secret && { 'x-telegram-bot-api-secret-token': settings.secret }),
        },
        body: JSON.stringify(update),
        signal,
        headersTimeout: ANSWER_TIMEOUT_MS,
        bodyTimeout: ANSWER_TIMEOUT_MS,
      })
      await response.body.dump()
      const { statusCode } = response
      if (statusCode >= 200 && statusCode < 300) return undefined
      return `Wrong response from the webhook: ${statusCode}`
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  const reset = () => {
    stop.abort()
    stop = new AbortController()
    lanes = new Map()
    ready = []
    active = 0
  }
  queue.onPush((chatId, update) => {
    if (!current) return
    enqueue(chatId, update)
    pump()
  })
  return {
    settings: () => current,
    lastError: () => failure,
    set: (settings) => {
      reset()
      current = settings
      failure = undefined
      for (const update of queue.pending.values()) enqueue(chatOf(update), update)
      pump()
    },
    remove: () => {
      reset()
      current = undefined
    },
    close: async () => {
      reset()
      current = undefined
      await agent.destroy()
    },
  }
}

function chatOf(update: Update): number {
  const { message, edited_message, callback_query, my_chat_member } = update
  return (
    message?.chat.id ??
    edited_message?.chat.id ??
    callback_query?.from.id ??
    my_chat_member?.chat.id ??
    0
  )
}
