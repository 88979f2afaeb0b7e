import { eq } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { personalLimits } from '../schema.ts'

interface Limit {
  readonly calls: number
  /** Millionths of a dollar. */
  readonly micros: number
}

export type PersonalLimits = ReturnType<typeof createPersonalLimits>

/** What single people may spend in a day on the operator's keys; calls grow and shrink with the money. */
export function createPersonalLimits(deps: {
  readonly db: Database
  readonly clock: Clock
  /** What everybody may. */
  readonly usual: Limit
}) {
  const { db, clock, usual } = deps
  return {
    async of(userId: number): Promise<Limit | undefined> {
      const [row] = await db
        .select({ calls: personalLimits.calls, micros: personalLimits.micros })
        .from(personalLimits)
        .where(eq(personalLimits.userId, userId))
      return row
    },
    async set(
      tx: Transaction,
      wish: { readonly userId: number; readonly micros: number; readonly setBy: number },
    ): Promise<void> {
      const calls = Math.ceil((usual.calls * wish.micros) / Math.max(1, usual.micros))
      const limit = { calls, micros: wish.micros, setBy: wish.setBy, setAt: new Date(clock.now()) }
      await tx
        .insert(personalLimits)
        .values({ userId: wish.userId, ...limit })
        .onConflictDoUpdate({ target: personalLimits.userId, set: limit })
    },
    async clear(tx: Transaction, userId: number): Promise<void> {
      await tx.delete(personalLimits).where(eq(personalLimits.userId, userId))
    },
  }
}
