import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Role } from '#src/config.ts'
import { type AppProcess, appEnvironment, startApp, startAppInVain } from '#test/processes/app.ts'
import { startDatabaseServer } from '#test/processes/database.ts'
import { findRedis, startRedisProcess } from '#test/processes/redis.ts'
import { startRelay } from '#test/processes/relay.ts'
import { startSandboxProcess } from '#test/processes/sandbox.ts'
import { createSellers } from '#test/processes/sellers.ts'

/** A process of the app by the name it is killed by. */
export interface Cast {
  readonly name: string
  /** All when absent. */
  readonly roles?: readonly Role[]
  /** Another checkout of the app; this one when absent. */
  readonly folder?: string
}

/** The app's limits on a silent database, shortened so that a trial has time for several silences. */
const HURRIED = `query_timeout=5000&options=${encodeURIComponent('-c idle_session_timeout=8000')}`

/** Whoever this is may do what admins do. */
export const ADMIN_ID = 990_001

const LEASES = ['lease:supplies:poller', 'lease:telegram-polling']

export type Stage = Awaited<ReturnType<typeof openStage>>

/**
 * Stand-ins, database, perhaps Redis and the app, each in processes of their own. Logs are kept in a folder that is
 * removed unless `CHAOS_LOGS` names another.
 */
export async function openStage(cast: readonly Cast[], { withRedis }: { withRedis: boolean }) {
  const kept = process.env.CHAOS_LOGS
  if (kept) await mkdir(kept, { recursive: true })
  const logs = kept ?? (await mkdtemp(join(tmpdir(), 'prilavok-chaos-')))
  const program = withRedis ? await findRedis() : undefined
  if (withRedis && !program) throw new Error('redis-server is not installed')
  const server = await startDatabaseServer()
  await migrate(server.url, { withQueue: !withRedis })
  const redis = program ? await startRedisProcess(program) : undefined
  const sandbox = await startSandboxProcess({ warehouses: 90, logFile: join(logs, 'sandbox.log') })
  const relay = await startRelay(server.url)
  // BullMQ's tables are found by `options` of its own, when they are in this database.
  const databaseUrl = withRedis ? `${relay.url}?${HURRIED}` : relay.url
  const env = {
    ...appEnvironment({ sandbox, databaseUrl, redisUrl: redis?.url }),
    ADMIN_IDS: String(ADMIN_ID),
  }
  const database = openDatabase({ url: server.url, log: silentLog, max: 8 })
  const client = redis ? new Redis(redis.url, { maxRetriesPerRequest: null }) : undefined
  client?.on('error', () => {})
  const apps = new Map<string, AppProcess>()

  const launch = async (part: Cast) => {
    const logFile = join(logs, `${part.name}.log`)
    apps.set(part.name, await startApp({ ...part, env, logFile }))
  }
  await Promise.all(cast.map(launch))

  return {
    cast,
    sandbox,
    server,
    relay,
    redis,
    database,
    sellers: createSellers(database.db, env, sandbox),
    /**
     * Kills a process without a word and starts it again at once; resolves when it is ready. `inVainMs`: the first
     * new start is killed as well, so long after it began.
     */
    async kill(part: Cast, inVainMs?: number): Promise<void> {
      const victim = apps.get(part.name)
      await victim?.end('SIGKILL')
      if (victim && client) await expire(client, victim.pid)
      if (inVainMs !== undefined) await startAppInVain({ ...part, env }, inVainMs)
      await launch(part)
    },
    /** Asks a process to stop and starts it again. */
    async restart(part: Cast): Promise<void> {
      await apps.get(part.name)?.end('SIGTERM')
      await launch(part)
    },
    pidOf: (part: Cast): number | undefined => apps.get(part.name)?.pid,
    /** Processes that ended by themselves. */
    dead: () => [...apps.values()].filter((app) => !app.isAlive()).map(({ name }) => name),
    /** Asks all to stop; names those that did not end well. */
    async close(): Promise<string[]> {
      const codes = await Promise.all([...apps.values()].map((app) => app.end('SIGTERM')))
      const bad = [...apps.keys()].filter((_, index) => codes[index] !== 0)
      client?.disconnect()
      await database.close()
      await sandbox.stop()
      await redis?.stop()
      relay.close()
      await server.stop()
      if (!kept) await rm(logs, { recursive: true, force: true })
      return bad
    },
  }
}

/** Lets a dead process's leases run out at once: waiting for that is another test's business. */
async function expire(client: Redis, pid: number): Promise<void> {
  const accounts = await client.keys('lease:stock:account:*')
  for (const lease of [...LEASES, ...accounts])
    if ((await client.get(lease))?.startsWith(`${pid}-`)) await client.del(lease)
}
