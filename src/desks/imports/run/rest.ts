import type { Clock } from '#core/clock.ts'
import type { AppError } from '#core/errors.ts'
import type { RunContext } from '#runs/definition.ts'

const MINUTE_MS = 60_000
const LONGEST_MS = 15 * MINUTE_MS
/** About six hours without a single product: then the failure is the run's end. */
const MOST = 24

/**
 * Parks the run until a service is to be asked again. What a service says itself is believed; else the pauses grow from one minute to
 * fifteen as long as nothing is achieved (`mark` tells: how many products are over), and come to an end.
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
  for (let tries = 0; tries < MOST; tries += 1) {
    let isThisOne = false
    await context.step(`rest:${mark}:${tries}`, async () => {
      isThisOne = true
      return null
    })
    if (!isThisOne) continue
    const pauseMs = Math.min(MINUTE_MS * 2 ** tries, LONGEST_MS)
    return context.park(clock.now() + (error.retryAfterMs ?? pauseMs), note)
  }
  throw error
}

function noteOf({ code }: AppError) {
  if (code === 'poizon.quota') return { key: 'imports-note-quota' as const }
  const isSource = code.startsWith('poizon.')
  return {
    key: isSource ? ('imports-note-source-down' as const) : ('imports-note-shop-down' as const),
  }
}
