import { setTimeout as wait } from 'node:timers/promises'
import { Client, escapeIdentifier } from 'pg'
import type { Log } from '#platform/log/log.ts'
import { POSTGRES_LIMITS } from '#platform/postgres.ts'

export interface ListenOptions {
  readonly url: string
  readonly channel: string
  /** For every NOTIFY, and after every connect: what was told while nobody listened is lost. */
  readonly wake: () => void
  readonly log: Log
  /** How often the connection is asked for a sign of life, ms. Default 15 000. */
  readonly probeMs?: number
}

const PROBE_MS = 15_000
/** Nothing that is asked here takes long. */
const ANSWER_MS = 5_000
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 2_000

/**
 * Listens on a connection of its own, made again when it ends or stops answering, for as long as nobody stops it. The
 * stop waits for its end.
 */
export function listen(options: ListenOptions): { stop(): Promise<void> } {
  const { url, channel, wake, log, probeMs = PROBE_MS } = options
  const stopping = new AbortController()
  const { signal } = stopping
  let failures = 0

  const hear = async (): Promise<void> => {
    const client = new Client({
      connectionString: url,
      application_name: 'prilavok-listen',
      ...POSTGRES_LIMITS,
      query_timeout: ANSWER_MS,
    })
    const over = new AbortController()
    client.once('end', () => over.abort())
    const end = () => client.end().catch(() => {})
    client.on('notification', wake)
    client.on('error', ({ message }) => log.warn({ reason: message, channel }, 'listener lost'))
    signal.addEventListener('abort', end)
    try {
      await client.connect()
      await client.query(`listen ${escapeIdentifier(channel)}`)
      failures = 0
      wake()
      while (await wait(probeMs, true, { signal: over.signal }).catch(() => false))
        await client.query('select 1')
    } finally {
      signal.removeEventListener('abort', end)
      await end()
    }
  }

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      await hear().catch((error: Error) => {
        if (!signal.aborted) log.warn({ reason: error.message, channel }, 'listener not connected')
      })
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures)
      failures += 1
      await wait(pause, undefined, { signal }).catch(() => {})
    }
  }
  const looping = loop()

  return {
    stop() {
      stopping.abort()
      return looping
    },
  }
}
