import type { OpenDatabase } from '#db/connection.ts'
import { listen } from '#db/listen.ts'
import { createDelivery, type DeliveryOptions, type DeliveryTiming } from './delivery.ts'
import { OUTBOX_CHANNEL } from './enqueue.ts'
import { type Claimed, createOutboxStore } from './store.ts'

export interface NotifierOptions extends Omit<DeliveryOptions, 'store' | 'timing'> {
  readonly database: OpenDatabase
  readonly timing?: DeliveryTiming
}

export interface Notifier {
  start(): Promise<void>
  /** When messages last got on: since when the oldest one is due, unless others were settled meanwhile; ms. */
  progressAt(): number
  /** Claims nothing new, gives back what waits for the pace and waits for what is being sent. */
  stop(): Promise<void>
}

/** A call of the Bot API ends within thirty seconds (`createTelegram`), and its answer is written within twenty. */
const TIMING: DeliveryTiming = { claimMs: 60_000, fileMs: 120_000 }
/** Chats being sent to at once: at thirty messages a second not many more than are served within a second. */
const CHATS = 40
/** How often postponed messages are looked for; fresh ones wake us by NOTIFY. */
const LOOK_MS = 500
const FAULT_PAUSE_MS = 1_000
/** How often the oldest due message is asked for. */
const MEASURE_MS = 5_000

/**
 * Sends owed messages at Telegram's pace, any number of processes side by side. A claim covers what can be sent now,
 * one message a chat, and is asked for again right before the call, so a message is sent twice only when a process is
 * killed, or the answer lost, between Telegram's side and one UPDATE.
 */
export function createNotifier({
  database,
  timing = TIMING,
  ...options
}: NotifierOptions): Notifier {
  const { clock, log } = options
  const store = createOutboxStore(database.db)
  const deliver = createDelivery({ ...options, store, timing })
  const stopping = new AbortController()
  const inHand = new Map<number, Promise<void>>()
  /** Chats without a permit, and the moment (ms) at which they have one again. */
  const resting = new Map<number, number>()
  let lookedAt = clock.now()
  let settledAt = clock.now()
  /** Since when the oldest due message has been so, as last measured; infinite when there was none. */
  let oldestDueAt = Number.POSITIVE_INFINITY
  let measuredAt = Number.NEGATIVE_INFINITY
  let isWoken = false
  let nap = new AbortController()
  let loop: Promise<void> | undefined
  let listening: ReturnType<typeof listen> | undefined

  const wake = () => {
    isWoken = true
    nap.abort()
  }

  const take = (claimed: Claimed) => {
    const { chatId } = claimed.row
    const work = deliver(claimed, stopping.signal)
      .catch((error) => {
        log.error({ err: error }, 'outbox fault')
        return FAULT_PAUSE_MS
      })
      .then((restMs) => {
        if (restMs > 0) resting.set(chatId, clock.now() + restMs)
        else settledAt = clock.now()
        inHand.delete(chatId)
        wake()
      })
    inHand.set(chatId, work)
  }

  const rest = async (ms: number) => {
    if (isWoken || stopping.signal.aborted) return
    nap = new AbortController()
    await clock.sleep(ms, AbortSignal.any([nap.signal, stopping.signal])).catch(() => {})
  }

  /** Milliseconds until the next chat has a permit again, at most the usual time between two looks. */
  const nextLookMs = () => Math.min(LOOK_MS, ...[...resting.values()].map((at) => at - clock.now()))

  const measure = async (now: number) => {
    if (now < measuredAt + MEASURE_MS) return
    oldestDueAt = await store.oldestDueAt(now, [...resting.keys()])
    measuredAt = now
  }

  const look = async () => {
    isWoken = false
    try {
      const now = clock.now()
      for (const [chatId, at] of resting) if (at <= now) resting.delete(chatId)
      const limit = CHATS - inHand.size
      const busyChats = [...inHand.keys(), ...resting.keys()]
      const claimed = await store.claim(now, { claimMs: timing.claimMs, limit, busyChats })
      lookedAt = now
      for (const each of claimed) {
        // It goes to the owner because its addressee has left, and the owner is being sent to.
        if (inHand.has(each.row.chatId)) await store.release(each)
        else take(each)
      }
      await measure(now)
      if (inHand.size === CHATS) await Promise.race(inHand.values())
      else if (claimed.length < limit) await rest(nextLookMs())
    } catch (error) {
      log.error({ err: error }, 'outbox database fault')
      await rest(FAULT_PAUSE_MS)
    }
  }

  return {
    async start() {
      listening ??= listen({ url: database.url, channel: OUTBOX_CHANNEL, wake, log })
      loop ??= (async () => {
        while (!stopping.signal.aborted) await look()
      })()
    },
    progressAt: () => Math.min(lookedAt, Math.max(oldestDueAt, settledAt)),
    async stop() {
      stopping.abort()
      await loop
      await Promise.all(inHand.values())
      await listening?.stop()
    },
  }
}
