import { sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { waitFor } from './wait.ts'

/** Resolves when somebody in this database waits for what another transaction holds. */
export async function somebodyWaits(db: Database): Promise<void> {
  await waitFor(
    async () => {
      const { rows } = await db.execute(sql`
        select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`)
      return rows.length > 0
    },
    { what: 'somebody who waits for a lock' },
  )
}
