import { eq, sql } from 'drizzle-orm'
import type { CacheLevel } from '#platform/cache/cache.ts'
import type { Database } from '../connection.ts'
import { prepared } from '../prepared.ts'
import { cacheEntries } from './schema.ts'

const selectEntry = prepared((db) =>
  db
    .select()
    .from(cacheEntries)
    .where(eq(cacheEntries.key, sql.placeholder('key')))
    .prepare('select-cache-entry'),
)

/** The cache level that survives restarts of everything. */
export function createDatabaseCacheLevel({ db }: { db: Database }): CacheLevel {
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
  }
}
