import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Leases } from '#platform/limits/leases.ts'
import type { RunContext } from '#runs/definition.ts'

/** Longer than any single call that is waited for. */
const LEASE_MS = 120_000
const RENEW_MS = 10_000
const LOOK_AGAIN_MS = 10_000

/** The right to write to a shop. */
export interface Turn {
  /** Asked before each write outside, and renewed by it. Throws when the shop is another run's by now. */
  keep(): Promise<void>
}

/**
 * Does `work` while no other run writes to the shop, whoever's it is: two sellers who bring the same card into one shop take turns. The
 * lease is the run's, so that the process that goes on with a run after a crash has it at once; where another has it, the run parks.
 */
export async function inTurn<T>(
  { leases, clock }: { readonly leases: Leases; readonly clock: Clock },
  accountKey: string,
  context: RunContext,
  work: (turn: Turn) => Promise<T>,
): Promise<T> {
  const name = `imports:shop:${accountKey}`
  const owner = context.runId
  const hold = () => leases.hold(name, owner, LEASE_MS)
  if (!(await hold())) {
    return context.park(clock.now() + LOOK_AGAIN_MS, { key: 'imports-note-busy' })
  }
  let renewedAt = clock.now()
  try {
    return await work({
      async keep() {
        await context.confirm()
        const now = clock.now()
        if (now - renewedAt < RENEW_MS) return
        if (!(await hold())) {
          throw new AppError({ kind: 'unavailable', code: 'imports.turn_lost' })
        }
        renewedAt = now
      },
    })
  } finally {
    // A run that was lost to another process is the same run there: the lease is still in use.
    if (!isLost(context.signal)) await leases.release(name, owner).catch(() => undefined)
  }
}

function isLost({ aborted, reason }: AbortSignal): boolean {
  return aborted && typeof reason === 'object' && reason !== null && reason.by === 'lost'
}
