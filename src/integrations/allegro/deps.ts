import type { Registry } from 'prom-client'
import type { Clock } from '#core/clock.ts'
import type { KeySecrets } from '#desks/stock/ports.ts'
import type { RetryOptions } from '#platform/http/options.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import type { Seats } from '#platform/limits/seats.ts'
import type { Log } from '#platform/log/log.ts'

export interface AllegroDeps {
  /** The registered application; all sellers are linked through it and share its limit. */
  readonly clientId: string
  readonly clientSecret: string
  /** REST: `https://api.allegro.pl`. */
  readonly apiUrl: string
  /** Pictures: `https://upload.allegro.pl`. */
  readonly uploadUrl: string
  /** OAuth: `https://allegro.pl`. */
  readonly authUrl: string
  /** Requests a minute of the client id. Default 9 000. */
  readonly rateLimit?: number
  readonly secrets: KeySecrets
  readonly limiter: Limiter
  /** Counts a seller's calls under way over all processes; without it there is one process. */
  readonly seats?: Seats | undefined
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, ms. Default 30 000, of tokens 15 000. */
  readonly timeoutMs?: number
  /** Of reads that failed in passing, and of tokens. */
  readonly retry?: RetryOptions
  /** Longest wait for permits, ms. Default 30 000. */
  readonly maxWaitMs?: number
}
