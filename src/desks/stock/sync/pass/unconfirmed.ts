import { and, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { listings } from '../../channels/schema.ts'
import { syncAttempts } from '../schema.ts'

/**
 * The highest number each listing may show by our own doing since the last write that was confirmed: one whose answer was lost, or whose
 * pass died, may have landed or not. Nothing for listings without such a write.
 */
export async function unconfirmed(
  db: Database,
  listingIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (listingIds.length === 0) return new Map()
  const rows = await db
    .select({
      id: syncAttempts.listingId,
      most: sql<number>`max(greatest(${syncAttempts.wanted}, ${syncAttempts.remoteBefore}))`,
    })
    .from(syncAttempts)
    .innerJoin(listings, eq(listings.id, syncAttempts.listingId))
    .where(
      and(
        inArray(syncAttempts.listingId, [...listingIds]),
        isNotNull(syncAttempts.commandId),
        ne(syncAttempts.status, 'completed'),
        or(isNull(listings.pushedAt), gt(syncAttempts.at, listings.pushedAt)),
      ),
    )
    .groupBy(syncAttempts.listingId)
  return new Map(rows.map(({ id, most }) => [id, most]))
}
