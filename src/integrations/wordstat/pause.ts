import { retryAfterHeader } from '#platform/http/failure.ts'
import type { HttpFailure } from '#platform/http/options.ts'

/** A reset above this is a moment (Unix seconds), below it a length. */
const EPOCH_SECONDS = 1_000_000_000

/**
 * How long Wordstat asks to wait, ms: Retry-After, `x-ratelimit-reset`, or "Time to refill: 37 seconds" in the message, as 2026
 * clients read them. Undefined when it does not say.
 */
export function askedPause(failure: HttpFailure, nowMs: number): number | undefined {
  if (failure.status !== 429) return retryAfterHeader(failure, nowMs)
  return retryAfterHeader(failure, nowMs) ?? resetHeader(failure, nowMs) ?? refillText(failure.body)
}

function resetHeader(failure: HttpFailure, nowMs: number): number | undefined {
  const seconds = Number(failure.headers['x-ratelimit-reset'] || Number.NaN)
  if (!Number.isFinite(seconds) || seconds < 0) return undefined
  return Math.max(0, seconds > EPOCH_SECONDS ? seconds * 1_000 - nowMs : seconds * 1_000)
}

function refillText(body: unknown): number | undefined {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const seconds = /time to refill:\s*(\d+(?:\.\d+)?)\s*s/i.exec(text ?? '')?.[1]
  return seconds === undefined ? undefined : Math.ceil(Number(seconds) * 1_000)
}
