import type { Clock } from '#core/clock.ts'
import type { AppError } from '#core/errors.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import { CLIENT_BLOCK_MS, sellerKey } from './limits.ts'

/** Pauses of one seller: 1, 2, 4 … 60 s. */
const FIRST_MS = 1_000
const LONGEST_MS = 60_000
/** Two sellers refused within this time were not too fast each by himself. */
const TOGETHER_MS = 10_000

interface Refusals {
  inARow: number
  lastAt: number
}

/**
 * What a 429 is answered with. Allegro does not say whose limit it was: it is the client id's when it asks for a minute, or when another
 * seller was refused just before and nobody's later call went through; then everybody waits. Otherwise that seller backs off, and nobody
 * else.
 */
export function createPauses(deps: {
  readonly limiter: Limiter
  readonly clock: Clock
  readonly clientKey: string
}) {
  const { limiter, clock, clientKey } = deps
  const sellers = new Map<string, Refusals>()
  /** When the latest call began that went through, anybody's: the client id was not blocked then. */
  let passedAt = Number.NEGATIVE_INFINITY

  const isEverybody = (seller: string, askedMs: number | undefined) =>
    (askedMs !== undefined && askedMs >= CLIENT_BLOCK_MS) ||
    [...sellers].some(
      ([name, { lastAt }]) =>
        name !== seller && lastAt >= passedAt && clock.now() - lastAt < TOGETHER_MS,
    )

  return {
    passed(seller: string, startedAt: number): void {
      sellers.delete(seller)
      passedAt = Math.max(passedAt, startedAt)
    },
    /** Blocks the bucket that was too full; how long, ms. */
    async refused(seller: string, error: AppError): Promise<number> {
      const asked = error.retryAfterMs
      const everybody = isEverybody(seller, asked)
      const refusals = sellers.get(seller) ?? { inARow: 0, lastAt: 0 }
      refusals.inARow += 1
      refusals.lastAt = clock.now()
      sellers.set(seller, refusals)
      if (everybody) {
        const pause = Math.max(asked ?? 0, CLIENT_BLOCK_MS)
        await limiter.block(clientKey, pause)
        return pause
      }
      const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (refusals.inARow - 1))
      const pause = asked ?? longest * (0.5 + Math.random() / 2)
      await limiter.block(sellerKey(seller, 'requests'), pause)
      return pause
    },
  }
}
