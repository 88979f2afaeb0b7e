import { Registry } from 'prom-client'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { createHttpFetch } from '../http/fetch.ts'
import { createMemoryLimiter } from '../limits/memory-limiter.ts'
import { silentLog } from '../log/log.ts'
import { eventOf } from './event.ts'

export interface SentryOptions {
  /** `https://<key>@<host>/<project>` */
  readonly dsn: string
  readonly release: string
  readonly clock: Clock
}

/** The same trouble is told once in so long; a hundred others at most meanwhile. */
const WINDOW_MS = 60_000
const MOST_A_WINDOW = 100
const GOODBYE_MS = 2_000
const DEFAULT_PAUSE_MS = 60_000

/**
 * Tells Sentry (or what speaks like it) of the lines of the log at level `error`: what the log has hidden is hidden here.
 * Never throws and never waits. Protocol: https://develop.sentry.dev/sdk/data-model/envelopes/
 */
export function openSentry({ dsn, release, clock }: SentryOptions) {
  const address = new URL(dsn)
  const project = address.pathname.split('/').at(-1) ?? ''
  const base = address.pathname.slice(0, -project.length)
  const url = `${address.protocol}//${address.host}${base}api/${project}/envelope/`
  // Its own stack: what fails here must not be logged, or it would be told again.
  const http = createHttpFetch({
    ...{ service: 'sentry', clock, log: silentLog, metrics: new Registry() },
    limiter: createMemoryLimiter({ clock }),
    retry: { times: 1, baseMs: 500 },
  })
  const told = new Map<string, number>()
  const underWay = new Set<Promise<void>>()
  let restsUntil = 0

  const isNews = (fingerprint: string): boolean => {
    const now = clock.now()
    for (const [known, at] of told) if (now - at >= WINDOW_MS) told.delete(known)
    if (now < restsUntil || told.has(fingerprint) || told.size >= MOST_A_WINDOW) return false
    told.set(fingerprint, now)
    return true
  }

  const send = async (body: string): Promise<void> => {
    try {
      await http.fetch(
        url,
        {
          method: 'POST',
          body,
          headers: {
            'content-type': 'application/x-sentry-envelope',
            'x-sentry-auth': `Sentry sentry_version=7, sentry_key=${address.username}, sentry_client=prilavok/1`,
          },
        },
        { route: '/envelope', idempotent: true },
      )
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'limit') return
      restsUntil = clock.now() + (error.retryAfterMs ?? DEFAULT_PAUSE_MS)
    }
  }

  return {
    /** A line of the log, as it is written. */
    tell(text: string): void {
      const event = eventOf(text, release)
      if (!event || !isNews(event.fingerprint.join('\n'))) return
      const head = { event_id: event.event_id, sent_at: new Date(clock.now()).toISOString() }
      const parts = [head, { type: 'event' }, event]
      const sending = send(parts.map((part) => `${JSON.stringify(part)}\n`).join('')).finally(() =>
        underWay.delete(sending),
      )
      underWay.add(sending)
    },
    /** Waits for what is on its way, two seconds at most. */
    async close(): Promise<void> {
      const grace = clock.sleep(GOODBYE_MS)
      await Promise.race([Promise.allSettled(underWay), grace])
      await http.close()
    },
  }
}
