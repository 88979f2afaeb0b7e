import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import type { Generation, StockMover } from '#desks/supplies/ports/transfers.ts'
import type { CabinetSession } from '#desks/supplies/ports.ts'
import type { createShifts } from './shifts.ts'
import type { createStockControl } from './stock-control.ts'

export interface MoverDeps {
  readonly stockControl: ReturnType<typeof createStockControl>
  readonly shifts: ReturnType<typeof createShifts>
  readonly clock: Clock
  readonly prepare: StockMover['prepare']
  readonly isOptionOn: StockMover['isOptionOn']
}

/** How long the older calls are used before today's are tried again, ms. */
const OLDER_MS = 600_000

/**
 * Both generations as one: today's calls, and the older ones for an account for which today's are not there. A refusal,
 * a limit or an ended session is an answer, and no reason to try another door.
 */
export function createStockMover(deps: MoverDeps): StockMover {
  const { stockControl, shifts, clock } = deps
  const olderUntil = new Map<string, number>()

  const usesOlder = ({ accountKey }: CabinetSession) =>
    (olderUntil.get(accountKey) ?? 0) > clock.now()

  const read = async <T>(
    session: CabinetSession,
    today: () => Promise<T>,
    older: () => Promise<T>,
  ): Promise<T> => {
    if (usesOlder(session)) return older()
    try {
      return await today()
    } catch (thrown) {
      if (toAppError(thrown).kind !== 'not-found') throw thrown
      olderUntil.set(session.accountKey, clock.now() + OLDER_MS)
      return older()
    }
  }

  const by = (generation: Generation) => (generation === 'shifts' ? shifts : stockControl)

  return {
    prepare: deps.prepare,
    isOptionOn: deps.isOptionOn,
    limits: (session, ids, signal) =>
      read(
        session,
        () => stockControl.limits(session, ids, signal),
        () => shifts.limits(session, ids, signal),
      ),
    stock: (session, nmIds, signal) =>
      read(
        session,
        () => stockControl.stock(session, nmIds, signal),
        () => shifts.stock(session, nmIds, signal),
      ),
    // Only the older calls can search; where they are gone the seller types the whole number.
    search: (session, pattern, signal) =>
      shifts.search(session, pattern, signal).catch((thrown) => {
        if (toAppError(thrown).kind === 'auth') throw thrown
        return []
      }),
    order: (session, request, options) => by(options.generation).order(session, request, options),
  }
}
