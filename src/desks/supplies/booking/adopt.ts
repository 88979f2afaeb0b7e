import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { bookings, monitors } from '../schema.ts'
import type { LostReason } from './booking.ts'

/** `but`: in the hands of this process. `olderMs`: by the database's clock. */
export interface Left {
  readonly but: readonly string[]
  readonly olderMs: number
  readonly now: number
}

/**
 * What a process that is gone left behind: matched and never sent → lost; committing → unknown, to be looked up.
 * Resolves with how many attempts that were.
 */
export function adopt(db: Database, { but, olderMs, now }: Left): Promise<number> {
  const isLeft = and(
    sql`${bookings.updatedAt} <= now() - make_interval(secs => ${olderMs / 1_000})`,
    but.length > 0 ? notInArray(bookings.id, [...but]) : undefined,
  )
  const touch = { updatedAt: sql`now()` }
  return db.transaction(async (tx) => {
    const unsent = await tx
      .update(bookings)
      .set({ ...touch, status: 'lost', reason: 'restart' satisfies LostReason })
      .where(and(eq(bookings.status, 'matched'), isLeft))
      .returning({ monitorId: bookings.monitorId })
    const unclear = await tx
      .update(bookings)
      .set({ ...touch, status: 'unknown', verifyAt: new Date(now) })
      .where(and(eq(bookings.status, 'committing'), isLeft))
      .returning({ monitorId: bookings.monitorId })
    const touched = [...unsent, ...unclear].map(({ monitorId }) => monitorId)
    if (touched.length > 0)
      await tx.update(monitors).set(touch).where(inArray(monitors.id, touched))
    return touched.length
  })
}
