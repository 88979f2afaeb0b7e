import { setTimeout as wait } from 'node:timers/promises'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import type { Log } from '#platform/log/log.ts'
import { POSTGRES_LIMITS } from '#platform/postgres.ts'
import { guard, isLateAnswer } from './guard.ts'
import { createPool } from './pool.ts'

export type Database = NodePgDatabase
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

export interface OpenDatabase {
  readonly db: Database
  /** The driver under `db`, for hand-written SQL. */
  readonly pool: Pool
  readonly url: string
  /** Waits for running queries, at most five seconds. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  readonly log: Log
  /** Connections at most. Default 10. */
  readonly max?: number
  /** How long somebody waits before there are more than a few, ms. Default 5. */
  readonly patienceMs?: number
}

const IDLE_MS = 60_000
/** Connections that outlive their idleness: a new one costs more than the statements of a booking. */
const KEPT = 4
/** Statements take one or two, a connection takes ten. */
const PATIENCE_MS = 5
const CLOSE_MS = 5_000

/**
 * A pool. Connections are made on use and made again by themselves after the server was away; what was under way on
 * a lost one rejects, and so does what a silent one did not answer in time. Work that takes longer than the limits of
 * {@link POSTGRES_LIMITS} belongs on a connection of its own.
 */
export function openDatabase(options: DatabaseOptions): OpenDatabase {
  const { url, log, max = 10, patienceMs = PATIENCE_MS } = options
  const pool = createPool({
    connectionString: url,
    application_name: 'prilavok',
    ...{ max, few: KEPT, patienceMs },
    min: Math.min(KEPT, max),
    idleTimeoutMillis: IDLE_MS,
    ...POSTGRES_LIMITS,
  })
  const clients = new Set<PoolClient>()
  const idle = new Set<PoolClient>()
  /**
   * The server's own limits come first, so an answer that is late was lost on its way, and what goes the same way is not
   * tried one after the other: that would take a limit each.
   */
  const giveUpIdle = () => {
    for (const client of idle) {
      idle.delete(client)
      // The pool drops it at once; the socket would tell in a later turn.
      client.emit('error', new Error('idle beside a silent connection'))
      client.connection.stream.destroy()
    }
  }
  pool.on('acquire', (client) => idle.delete(client))
  pool.on('release', (error, client) => {
    if (isLateAnswer(error)) giveUpIdle()
    idle.add(client)
  })
  pool.on('connect', (client) => {
    clients.add(client)
    guard(client, giveUpIdle)
    client.on('error', ({ message }) => log.warn({ reason: message }, 'database connection lost'))
    client.on('notice', ({ message }) => log.debug({ notice: message }, 'database notice'))
  })
  pool.on('remove', (client) => {
    clients.delete(client)
    idle.delete(client)
  })
  // The connection has told already; an error nobody listens to would end the process.
  pool.on('error', () => {})

  /** The pool's own end comes before the last connections have said good-bye; the server would complain in the log. */
  const emptied = () =>
    new Promise<void>((resolve) => {
      const look = () => void (clients.size === 0 && resolve())
      pool.on('remove', look)
      look()
    })

  let closing: Promise<void> | undefined
  const close = async () => {
    const grace = new AbortController()
    const late = wait(CLOSE_MS, undefined, { signal: grace.signal }).catch(() => {})
    await Promise.race([pool.end().then(emptied), late])
    grace.abort()
    for (const client of clients) client.end().catch(() => {})
  }
  return {
    db: Object.assign(drizzle(pool, { casing: 'snake_case' }), {
      transaction: transactionsOf(pool),
    }),
    pool,
    url,
    close() {
      closing ??= close()
      return closing
    },
  }
}

/**
 * Drizzle's own, over a pool, keeps a connection for ever when BEGIN fails on it, and lets the failure of ROLLBACK
 * hide what the work threw.
 */
function transactionsOf(pool: Pool): Database['transaction'] {
  const databases = new WeakMap<PoolClient, Database>()
  const databaseOf = (client: PoolClient): Database => {
    const database = databases.get(client) ?? drizzle(client, { casing: 'snake_case' })
    databases.set(client, database)
    return database
  }

  return async (work, config) => {
    const client = await pool.connect()
    let thrown: unknown
    const watched: typeof work = (tx) =>
      work(tx).catch((error) => {
        thrown = error
        throw error
      })
    try {
      const result = await databaseOf(client).transaction(watched, config)
      client.release()
      return result
    } catch (error) {
      client.release(error !== thrown)
      throw thrown ?? error
    }
  }
}
