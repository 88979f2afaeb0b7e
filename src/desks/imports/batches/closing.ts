import { and, eq, inArray, isNull, not, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { OPEN_STATUSES } from '#runs/run.ts'
import { runs } from '#runs/schema.ts'
import { importBatches } from './schema.ts'

/**
 * Batches whose run is over without a report, as one that was cancelled on its card, are over when it was. One that goes on later is
 * over again when it ends.
 */
export async function closeBatches(db: Database, now: number): Promise<void> {
  await db
    .update(importBatches)
    .set({ finishedAt: sql`coalesce(${runs.finishedAt}, ${new Date(now)})` })
    .from(runs)
    .where(
      and(
        isNull(importBatches.finishedAt),
        eq(runs.id, importBatches.id),
        not(inArray(runs.status, [...OPEN_STATUSES])),
      ),
    )
}
