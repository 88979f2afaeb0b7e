import { fileURLToPath } from 'node:url'
import type { Registry } from 'prom-client'
import type { Clock } from '#core/clock.ts'
import { createDatabaseCacheLevel } from '#db/cache/store.ts'
import { openDatabase } from '#db/connection.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { createRedisCacheLevel } from '#platform/cache/redis-level.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { createRedisLeases } from '#platform/limits/redis-leases.ts'
import { createRedisLimiter } from '#platform/limits/redis-limiter.ts'
import { createRedisSeats } from '#platform/limits/seats.ts'
import type { Log } from '#platform/log/log.ts'
import { createRegistry } from '#platform/metrics/registry.ts'
import { bindTally, createTally } from '#platform/metrics/tally.ts'
import { createQueues } from '#platform/queue/queues.ts'
import { createRedis } from '#platform/redis.ts'
import { createTexts } from '#platform/texts/texts.ts'
import type { Config } from '#src/config.ts'
import { databaseAt, redisAt, whenReached } from './services/outside.ts'

const LOCALES_DIR = fileURLToPath(new URL('../../locales', import.meta.url))
/** Handlers, the notifier, runs and the poller share them. */
const CONNECTIONS = 20

export type Base = Awaited<ReturnType<typeof openBase>>

/**
 * What every role stands on: database (embedded unless a URL is given, migrated), shared state, queues, texts.
 * `close` gives everything back, the database last.
 */
export async function openBase(config: Config, log: Log, clock: Clock) {
  const metrics: Registry = createRegistry()
  const tally = createTally({ clock })
  bindTally(metrics, tally)
  const embedded = await embeddedFor(config, log)
  const url = embedded?.url ?? ('url' in config.database ? config.database.url : '')
  if (!embedded) await whenReached(databaseAt(url), { clock, log })
  if (config.shared.kind === 'redis') await whenReached(redisAt(config.shared.url), { clock, log })
  await migrate(url, { withQueue: config.shared.kind === 'memory' })
  const database = openDatabase({ url, log, max: CONNECTIONS })
  const redis =
    config.shared.kind === 'redis' ? createRedis({ url: config.shared.url, log }) : undefined
  const limiter = redis ? createRedisLimiter({ redis }) : createMemoryLimiter({ clock })
  const seats = redis && createRedisSeats({ redis })
  const leases = redis ? createRedisLeases({ redis }) : createMemoryLeases({ clock })
  const cacheLevels = {
    database: createDatabaseCacheLevel({ db: database.db }),
    ...(redis ? { shared: createRedisCacheLevel({ redis, clock }) } : {}),
  }
  const cache = createCache({ clock, log, ...cacheLevels })
  const backend =
    config.shared.kind === 'redis'
      ? ({ kind: 'redis', url: config.shared.url } as const)
      : ({ kind: 'postgres', url } as const)
  const queues = createQueues({ backend, log })
  const texts = createTexts({
    localesDir: LOCALES_DIR,
    onFault: (fault) => log.error({ ...fault }, 'text fault'),
  })
  return {
    config,
    clock,
    log,
    metrics,
    /** What admins read by the hour, of all processes together. */
    tally,
    database,
    db: database.db,
    redis,
    limiter,
    leases,
    /** Absent where there is one process only. */
    seats,
    cache,
    /** For a cache with a memory of its own. */
    cacheLevels,
    queues,
    texts,
    vault: createVault(config.masterKeys),
    async close() {
      await queues.close()
      await database.close()
      redis?.disconnect()
      await embedded?.stop()
    },
  }
}

async function embeddedFor(config: Config, log: Log): Promise<EmbeddedPostgres | undefined> {
  if (config.database.kind === 'url') return undefined
  return startEmbeddedPostgres({ dataDir: config.database.dir, log })
}
