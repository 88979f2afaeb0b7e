import { and, eq, gte, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { listings } from '../../channels/schema.ts'
import { syncAttempts } from '../schema.ts'

/** What a listing may show by our own doing, from the lowest number to the highest. */
interface MayShow {
  /** Null where each refusal told the number that stands. */
  readonly least: number | null
  readonly most: number
}

/**
 * What each listing may show since the last write that was confirmed: one whose answer was lost, or whose pass died, may have landed or
 * not. Nothing for listings without such a write.
 */
export async function unconfirmed(
  db: Database,
  listingIds: readonly string[],
): Promise<ReadonlyMap<string, MayShow>> {
  if (listingIds.length === 0) return new Map()
  const rows = await db
    .select({
      id: syncAttempts.listingId,
      least: sql<
        number | null
      >`min(${syncAttempts.wanted}) filter (where ${syncAttempts.remoteAfter} is null)`,
      most: sql<number>`max(greatest(${syncAttempts.wanted}, ${syncAttempts.remoteBefore}))`,
    })
    .from(syncAttempts)
    .innerJoin(listings, eq(listings.id, syncAttempts.listingId))
    .where(
      and(
        inArray(syncAttempts.listingId, [...listingIds]),
        isNotNull(syncAttempts.commandId),
        ne(syncAttempts.status, 'completed'),
        or(isNull(listings.pushedAt), gte(syncAttempts.at, listings.pushedAt)),
      ),
    )
    .groupBy(syncAttempts.listingId)
  return new Map(rows.map(({ id, ...may }) => [id, may]))
}
