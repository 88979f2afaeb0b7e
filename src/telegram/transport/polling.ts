import { randomUUID } from 'node:crypto'
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import type { Leases } from '#platform/limits/leases.ts'
import type { Log } from '#platform/log/log.ts'
import { retryAfterMs } from '../api/faults.ts'
import { ALLOWED_UPDATES } from '../bot/incoming.ts'

export interface PollingOptions {
  /** A client that throws faults at once: the patience is here. */
  readonly api: Api
  readonly leases: Leases
  readonly clock: Clock
  readonly log: Log
  /** Stores updates; only when it resolved are they acknowledged. */
  receive(updates: readonly Update[]): Promise<void>
}

export interface Polling {
  /** When the last step began, or is to begin after a pause, ms. */
  progressAt(): number
  start(): Promise<void>
  stop(): Promise<void>
}

const LEASE = 'telegram-polling'
const POLL_SECONDS = 25
/** A process that dies leaves the bot deaf for this long; whoever polls renews it meanwhile. */
const LEASE_MS = 15_000
const RENEW_MS = 5_000
const SOMEBODY_ELSE_MS = 5_000
const PAUSES_MS = [200, 1_000, 3_000, 10_000, 30_000]
/** A server that does not wait for updates is not asked more often than this. */
const FLOOR_MS = 1_000
/** Telegram's largest batch. */
const BATCH = 100

/** Long polling by one process at a time. Nothing is acknowledged before it is stored. */
export function createPolling({ api, leases, clock, log, receive }: PollingOptions): Polling {
  const owner = `${process.pid}-${randomUUID().slice(0, 8)}`
  const stopping = new AbortController()
  const { signal } = stopping
  let loop: Promise<void> | undefined
  let offset: number | undefined
  let faults = 0
  let progressAt = clock.now()

  /** Renews the lease until `over`. Should somebody else have got it, Telegram ends the older poll with 409. */
  const keepLease = async (over: AbortSignal) => {
    for (;;) {
      await clock.sleep(RENEW_MS, over)
      await leases
        .hold(LEASE, owner, LEASE_MS)
        .catch((error) => log.warn({ err: error }, 'polling lease not renewed'))
    }
  }

  /** The lease is kept while Telegram may still answer. */
  const ask = async (): Promise<readonly Update[]> => {
    const answered = new AbortController()
    keepLease(answered.signal).catch(() => {})
    try {
      return await api.getUpdates(
        {
          ...(offset === undefined ? {} : { offset }),
          timeout: POLL_SECONDS,
          limit: BATCH,
          allowed_updates: ALLOWED_UPDATES,
        },
        signal as Parameters<Api['getUpdates']>[1],
      )
    } finally {
      answered.abort()
    }
  }

  const poll = async () => {
    const askedAt = clock.now()
    const updates = await ask()
    const [first] = updates
    if (first && offset !== undefined && first.update_id < offset) {
      log.warn({ expected: offset, got: first.update_id }, 'update ids of the server start over')
    }
    // Not renewed meanwhile: when storing stands still, another process takes over and is given the same updates.
    await receive(updates)
    const last = updates.at(-1)
    if (last) offset = last.update_id + 1
    faults = 0
    if (!first && clock.now() - askedAt < FLOOR_MS) await pause(FLOOR_MS)
  }

  const pause = async (ms: number) => {
    progressAt = clock.now() + ms
    await clock.sleep(ms, signal).catch(() => {})
  }

  const step = async () => {
    progressAt = clock.now()
    try {
      if (await leases.hold(LEASE, owner, LEASE_MS)) await poll()
      else {
        // Whoever polled meanwhile has moved the offset on: Telegram knows better than we do.
        offset = undefined
        await pause(SOMEBODY_ELSE_MS)
      }
    } catch (error) {
      if (signal.aborted) return
      log.warn({ err: error }, 'polling failed')
      const wait = PAUSES_MS[Math.min(faults, PAUSES_MS.length - 1)] ?? 0
      faults += 1
      await pause(retryAfterMs(error) ?? wait)
    }
  }

  /** Tells Telegram what is stored already, so the next process does not get it again. */
  const confirm = async () => {
    if (offset === undefined) return
    await api.getUpdates({ offset, timeout: 0, limit: 1, allowed_updates: ALLOWED_UPDATES })
  }

  const run = async () => {
    // A webhook of an earlier set-up would make every poll fail with 409.
    await api.deleteWebhook().catch((error) => log.warn({ err: error }, 'webhook stays'))
    while (!signal.aborted) await step()
    await confirm().catch((error) => log.debug({ err: error }, 'offset not confirmed'))
    await leases.release(LEASE, owner)
  }

  return {
    progressAt: () => progressAt,
    async start() {
      loop ??= run()
    },
    async stop() {
      stopping.abort()
      await loop
    },
  }
}
