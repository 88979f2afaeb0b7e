import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { silentLog } from '#platform/log/log.ts'
import { waitFor } from '#test/support/wait.ts'

/** A PostgreSQL that keeps its data and comes back by itself, on the same port, when it is ended. */
export async function startDatabaseServer() {
  const dataDir = await mkdtemp(join(tmpdir(), 'prilavok-database-'))
  const server = await startEmbeddedPostgres({ dataDir, log: silentLog })
  const pidFile = join(server.dir, 'cluster/postmaster.pid')
  const pid = async () => Number((await readFile(pidFile, 'utf8')).split('\n')[0])
  return {
    url: server.url,
    pid,
    /** `SIGINT`: disconnects everybody and ends cleanly; `SIGKILL`: as a power cut. Resolves when it is back. */
    async restart(signal: 'SIGINT' | 'SIGKILL') {
      process.kill(await pid(), signal)
      const answers = async () => {
        const client = new pg.Client({
          connectionString: server.url,
          connectionTimeoutMillis: 1_000,
        })
        client.on('error', () => {})
        return client
          .connect()
          .then(() => client.end())
          .then(() => true)
          .catch(() => false)
      }
      await waitFor(async () => !(await answers()), { what: 'the database to go' }).catch(() => {})
      await waitFor(answers, { timeoutMs: 60_000, what: 'the database to come back' })
    },
    async stop() {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
      await rm(server.dir, { recursive: true, force: true })
    },
  }
}
