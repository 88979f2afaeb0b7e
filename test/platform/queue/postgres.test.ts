import { freshDatabase } from '#test/support/database.ts'
import { queueConformance } from './conformance.ts'

let database: ReturnType<typeof freshDatabase> | undefined

queueConformance(async () => {
  database ??= freshDatabase()
  const { url, sql } = await database
  return {
    place: { kind: 'postgres', url },
    async cut() {
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`
    },
  }
})
