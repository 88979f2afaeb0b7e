import { type OpenDatabase, openDatabase } from '#db/connection.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Config } from '#src/config.ts'

/** Runs `work` on the configured database; the embedded one is started for it and stopped afterwards. */
export async function withDatabase<T>(
  config: Config,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const log = silentLog
  const embedded =
    config.database.kind === 'embedded'
      ? await startEmbeddedPostgres({ dataDir: config.database.dir, log })
      : undefined
  const url = config.database.kind === 'url' ? config.database.url : (embedded?.url ?? '')
  const database = openDatabase({ url, log, max: 2 })
  try {
    return await work(database)
  } finally {
    await database.close()
    await embedded?.stop()
  }
}
