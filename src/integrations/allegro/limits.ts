import type { BucketSpec, Want } from '#platform/limits/limiter.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Requests a minute of one client id, all sellers and processes together; beyond them everybody is refused for a minute. */
export const CLIENT_LIMIT = 9_000

/** How long Allegro refuses a client id that was too fast. */
export const CLIENT_BLOCK_MS = MINUTE

/** Calls of one seller at once, in all processes together; more in parallel are refused. */
export const SELLER_WIDTH = 4

interface Limit {
  readonly windowMs: number
  /** What Allegro allows in whichever window of that length. */
  readonly limit: number
  /** As much may go at once. */
  readonly burst: number
  /** Kept free for what is under way while a window turns: it may arrive later than it was let go. */
  readonly slack: number
}

/** The share of a window's limit that the client id's burst and slack take each. */
const CLIENT_SHARE = 60

/**
 * All limits of a seller (developer.allegro.pl, API description of 2026-07-18, and announcements of 2024-09, 2025-11 and 2026-06). A call
 * takes its permits from all of its buckets or from none: `requests` first, which a refused seller's pause blocks, then those of what it
 * does, minute before hour, and the client id's last. Edits and reads cost one, commands as many as they name offers. `requests` is ours: half of the client id's minute, so
 * that one seller never takes it all.
 */
export const SELLER_LIMITS = {
  requests: [{ windowMs: MINUTE, limit: 4_500, burst: 100, slack: 16 }],
  /** GET /sale/product-offers/{id} */
  offer: [{ windowMs: MINUTE, limit: 3_500, burst: 60, slack: 16 }],
  /** PATCH /sale/product-offers/{id} */
  edit: [
    { windowMs: MINUTE, limit: 2_490, burst: 40, slack: 16 },
    { windowMs: HOUR, limit: 74_700, burst: 14_940, slack: 16 },
  ],
  /** PUT /sale/offer-quantity-change-commands/{id} */
  quantity: [
    { windowMs: MINUTE, limit: 9_000, burst: 1_000, slack: 100 },
    { windowMs: HOUR, limit: 250_000, burst: 50_000, slack: 1_000 },
  ],
  /** POST /sale/offer-bulk-modification-commands */
  bulk: [
    { windowMs: MINUTE, limit: 9_000, burst: 250, slack: 400 },
    { windowMs: HOUR, limit: 150_000, burst: 30_000, slack: 400 },
  ],
  /** PUT /sale/offer-publication-commands/{id} */
  publication: [
    { windowMs: MINUTE, limit: 9_000, burst: 1_000, slack: 100 },
    { windowMs: HOUR, limit: 250_000, burst: 50_000, slack: 1_000 },
  ],
} as const satisfies Readonly<Record<string, readonly Limit[]>>

export type Spend = keyof typeof SELLER_LIMITS

/** A bucket that never lets more than the limit go in any window: burst + what comes back within one ≤ limit − slack. */
export function specOf({ windowMs, limit, burst, slack }: Limit): BucketSpec {
  return { capacity: burst, refillMs: windowMs / (limit - burst - slack) }
}

/** The bucket of all calls of a client id. */
export function clientBucket(clientId: string, limit: number): Want {
  const share = Math.max(1, Math.floor(limit / CLIENT_SHARE))
  const spec = specOf({ windowMs: MINUTE, limit, burst: share, slack: share })
  return { key: `allegro:client:${clientId}`, spec }
}

/** The name of a seller's bucket. */
export function sellerKey(seller: string, spends: Spend, windowMs: number = MINUTE): string {
  return `allegro:${spends}:${windowMs === HOUR ? 'hour' : 'minute'}:${seller}`
}

/** What a call of a seller takes besides the client id's permit; `count`: offers of a command. */
export function sellerBuckets(seller: string, spends: Spend, count = 1): Want[] {
  const requests = { key: sellerKey(seller, 'requests'), spec: specOf(SELLER_LIMITS.requests[0]) }
  if (spends === 'requests') return [requests]
  const own = SELLER_LIMITS[spends].map((limit) => {
    return { key: sellerKey(seller, spends, limit.windowMs), spec: specOf(limit), count }
  })
  return [requests, ...own]
}
