import { sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { waitFor } from './wait.ts'

/** Resolves when so many in this database wait for what another transaction holds. */
export async function somebodyWaits(db: Database, least = 1): Promise<void> {
  await waitFor(
    async () => {
      const { rows } = await db.execute(sql`
        select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`)
      return rows.length >= least
    },
    { what: 'somebody who waits for a lock' },
  )
}
