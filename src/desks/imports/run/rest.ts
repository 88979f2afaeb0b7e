import type { Clock } from '#core/clock.ts'
import type { AppError } from '#core/errors.ts'
import type { RunContext } from '#runs/definition.ts'

const MINUTE_MS = 60_000
const LONGEST_MS = 15 * MINUTE_MS
/** About six hours without a single product: then the failure is the run's end. */
const MOST = 24
/** A month that is used up ends by itself: it is asked about until one must have ended. */
const HOUR_MS = 60 * MINUTE_MS
const MOST_OF_QUOTA = 31 * 24

/**
 * Parks the run until a service is to be asked again. What a service says itself is believed; else the pauses grow from one minute to
 * fifteen as long as nothing is achieved (`mark` tells: how many products are over), and come to an end. A source that counts otherwise
 * than our meter is asked by the hour: its month may begin on another day, and the seller may buy more.
 */
export async function rest(
  { context, clock }: { readonly context: RunContext; readonly clock: Clock },
  error: AppError,
  mark: number,
): Promise<never> {
  const note = noteOf(error)
  if (error.code === 'poizon.quota' && error.retryAfterMs !== undefined) {
    return context.park(clock.now() + error.retryAfterMs, note)
  }
  const isQuota = error.code === 'poizon.quota'
  const [most, longestMs] = isQuota ? [MOST_OF_QUOTA, HOUR_MS] : [MOST, LONGEST_MS]
  for (let tries = 0; tries < most; tries += 1) {
    let isThisOne = false
    await context.step(`rest:${mark}:${tries}`, async () => {
      isThisOne = true
      return null
    })
    if (!isThisOne) continue
    const pauseMs = Math.min(MINUTE_MS * 2 ** tries, longestMs)
    return context.park(clock.now() + (error.retryAfterMs ?? pauseMs), note)
  }
  throw error
}

function noteOf({ code, retryAfterMs }: AppError) {
  if (code === 'poizon.quota') {
    return {
      key:
        retryAfterMs === undefined
          ? ('imports-note-quota-asked' as const)
          : ('imports-note-quota' as const),
    }
  }
  const isSource = code.startsWith('poizon.')
  return {
    key: isSource ? ('imports-note-source-down' as const) : ('imports-note-shop-down' as const),
  }
}
