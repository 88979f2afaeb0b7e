import { eq, lte, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { CacheLevel } from '#platform/cache/cache.ts'
import type { Database } from '../connection.ts'
import { prepared } from '../prepared.ts'
import { cacheEntries } from './schema.ts'

export interface DatabaseCacheLevel extends CacheLevel {
  /** Removes what is over; gives the number of rows. To be called now and then. */
  sweep(): Promise<number>
}

const selectEntry = prepared((db) =>
  db
    .select()
    .from(cacheEntries)
    .where(eq(cacheEntries.key, sql.placeholder('key')))
    .prepare('select-cache-entry'),
)

/** The cache level that survives restarts of everything. */
export function createDatabaseCacheLevel(deps: { db: Database; clock: Clock }): DatabaseCacheLevel {
  const { db, clock } = deps
  return {
    async read(key) {
      const [row] = await selectEntry(db).execute({ key })
      return row && { value: row.value, expiresAt: row.expiresAt.getTime() }
    },
    async write(key, value, expiresAt) {
      await db
        .insert(cacheEntries)
        .values({ key, value, expiresAt: new Date(expiresAt) })
        .onConflictDoUpdate({
          target: cacheEntries.key,
          set: { value: sql`excluded.value`, expiresAt: sql`excluded.expires_at` },
        })
    },
    async delete(key) {
      await db.delete(cacheEntries).where(eq(cacheEntries.key, key))
    },
    async sweep() {
      const gone = await db
        .delete(cacheEntries)
        .where(lte(cacheEntries.expiresAt, new Date(clock.now())))
        .returning({ key: cacheEntries.key })
      return gone.length
    },
  }
}
