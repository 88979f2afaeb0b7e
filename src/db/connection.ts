import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import type { Log } from '#platform/log/log.ts'

export type Database = PostgresJsDatabase
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

export interface OpenDatabase {
  readonly db: Database
  /** The driver under `db`, for LISTEN, COPY and hand-written SQL. */
  readonly sql: Sql
  readonly url: string
  /** Waits for running queries, at most five seconds. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  readonly log: Log
  /** Connections at most. Default 10. */
  readonly max?: number
}

const CONNECT_SECONDS = 10
const IDLE_SECONDS = 60
/** Longest pause before a lost server is tried again. */
const BACKOFF_SECONDS = 2

/** A pool. Connections are made on use and made again by themselves after the server was away. */
export function openDatabase({ url, log, max = 10 }: DatabaseOptions): OpenDatabase {
  const sql = postgres(url, {
    max,
    connect_timeout: CONNECT_SECONDS,
    idle_timeout: IDLE_SECONDS,
    backoff: (retries: number) => Math.min(BACKOFF_SECONDS, 0.05 * 2 ** retries),
    connection: { application_name: 'prilavok' },
    onnotice: (notice) => log.debug({ notice: notice.message }, 'database notice'),
  })
  return {
    db: drizzle(sql, { casing: 'snake_case' }),
    sql,
    url,
    close: () => sql.end({ timeout: 5 }),
  }
}
