import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'

const TRIES = 5
const BASE_MS = 1_000
const MAX_PAUSE_MS = 30_000

/**
 * Repeats work that looks at what is there before it writes, so that it may be begun again also after a write of which nobody knows
 * whether it was carried out. Waits 1, 2, 4 and 8 s, or as long as the service asks; throws the last fault.
 */
export function createSettle(clock: Clock) {
  return async <T>(lookAndWrite: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await lookAndWrite()
      } catch (thrown) {
        signal.throwIfAborted()
        const { kind, retry, retryAfterMs } = toAppError(thrown)
        const mayPass = kind === 'unknown-outcome' || retry === 'later'
        const usual = BASE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
        const pause = retryAfterMs ?? usual
        if (!mayPass || attempt === TRIES || pause > MAX_PAUSE_MS) throw thrown
        await clock.sleep(pause, signal)
      }
    }
  }
}
