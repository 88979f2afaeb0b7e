import type { OpenDatabase } from '#db/connection.ts'
import { listen } from '#db/listen.ts'
import { describeFault } from '../api/faults.ts'
import { createDelivery, type DeliveryOptions } from './delivery.ts'
import { OUTBOX_CHANNEL } from './enqueue.ts'
import { type Claimed, createOutboxStore } from './store.ts'

export interface NotifierOptions extends Omit<DeliveryOptions, 'store'> {
  readonly database: OpenDatabase
}

export interface Notifier {
  start(): Promise<void>
  /** Deletes what was settled long ago. */
  sweep(): Promise<void>
  /** Claims nothing new and waits for what is being sent. */
  stop(): Promise<void>
}

/** A process that dies leaves its claims to the others after this long. */
const CLAIM_MS = 30_000
const BATCH = 30
/** Chats being sent to at once; more would only wait for Telegram's pace with a claim running out. */
const CHATS = 60
/** How often postponed messages are looked for; fresh ones wake us by NOTIFY. */
const LOOK_MS = 500
const DATABASE_AWAY_MS = 1_000

/**
 * Sends owed messages at Telegram's pace, any number of processes side by side. At least once: only a process
 * killed between Telegram's answer and one UPDATE sends a message again.
 */
export function createNotifier({ database, ...options }: NotifierOptions): Notifier {
  const { clock, log } = options
  const store = createOutboxStore(database.db)
  const deliver = createDelivery({ ...options, store })
  const stopping = new AbortController()
  /** Messages of one chat leave one after the other, in the order of the facts. */
  const chains = new Map<number, Promise<void>>()
  let isWoken = false
  let nap = new AbortController()
  let loop: Promise<void> | undefined
  let listening: ReturnType<typeof listen> | undefined

  const wake = () => {
    isWoken = true
    nap.abort()
  }

  const chain = (claimed: Claimed) => {
    const { chatId } = claimed.row
    const work = (chains.get(chatId) ?? Promise.resolve())
      .then(() => deliver(claimed, stopping.signal))
      .catch((error) => log.error(describeFault(error), 'outbox database fault'))
      .then(() => {
        if (chains.get(chatId) === work) chains.delete(chatId)
      })
    chains.set(chatId, work)
  }

  const rest = async (ms: number) => {
    if (isWoken || stopping.signal.aborted) return
    nap = new AbortController()
    await clock.sleep(ms, AbortSignal.any([nap.signal, stopping.signal])).catch(() => {})
  }

  const look = async () => {
    isWoken = false
    try {
      const now = clock.now()
      const claimed = await store.claim(now, now + CLAIM_MS, BATCH)
      for (const each of claimed) chain(each)
      while (chains.size > CHATS) await Promise.race(chains.values())
      if (claimed.length < BATCH) await rest(LOOK_MS)
    } catch (error) {
      log.error(describeFault(error), 'outbox database fault')
      await rest(DATABASE_AWAY_MS)
    }
  }

  return {
    async start() {
      listening ??= listen({ url: database.url, channel: OUTBOX_CHANNEL, wake, log })
      loop ??= (async () => {
        while (!stopping.signal.aborted) await look()
      })()
    },
    sweep: () => store.sweep(clock.now()),
    async stop() {
      stopping.abort()
      await loop
      await Promise.all(chains.values())
      await listening?.stop()
    },
  }
}
