import type { Clock } from '#core/clock.ts'
import type { AppError } from '#core/errors.ts'
import type { RunContext } from '#runs/definition.ts'

const FIRST_MS = 60_000
const LONGEST_MS = 900_000
/** About five hours of quarter hours: after that the service's refusal is the run's end. */
const MOST_TRIES = 24

/**
 * When to try again after a service said "too often", ms: when it told, or in 1, 2, 4 … 15 minutes. Tries are remembered with the run,
 * so that a restart does not begin to count anew. Throws the refusal itself when it was met too many times.
 */
export async function nextTry(
  refusal: AppError,
  { context, clock }: { context: RunContext; clock: Clock },
): Promise<number> {
  if (refusal.retryAfterMs !== undefined) return clock.now() + refusal.retryAfterMs
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    let isThisOne = false
    const at = await context.step(`limited/${refusal.code}/${tries}`, async () => {
      isThisOne = true
      return clock.now()
    })
    if (isThisOne) return at + Math.min(FIRST_MS * 2 ** tries, LONGEST_MS)
  }
  throw refusal
}
