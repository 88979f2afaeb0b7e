import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'

const REPEATS = 3
const BASE_MS = 1_000
/** A longer pause that the service asks for is left to the caller, who can park its work. */
const MAX_PAUSE_MS = 10_000

/**
 * Repeats a paid call that was surely not carried out: not one byte had left (`unavailable`), the service said 429, or it said itself that
 * it failed. A time-out, a cut connection or a damaged answer is `unknown-outcome` and goes to the caller at once, as does a lack of money.
 */
export function createRepeat(clock: Clock) {
  return async <T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call()
      } catch (thrown) {
        signal.throwIfAborted()
        const { kind, retry, retryAfterMs } = toAppError(thrown)
        const notDone = (kind === 'unavailable' || kind === 'limit') && retry === 'later'
        const usual = BASE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
        const pause = retryAfterMs ?? usual
        if (!notDone || attempt > REPEATS || pause > MAX_PAUSE_MS) throw thrown
        await clock.sleep(pause, signal)
      }
    }
  }
}
