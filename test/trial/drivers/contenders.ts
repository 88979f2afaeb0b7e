import postgres from 'postgres'
import { openDatabase } from '#db/connection.ts'
import { silentLog } from '#platform/log/log.ts'

export const DRIVERS = ['pg', 'postgres'] as const
export type DriverName = (typeof DRIVERS)[number]

/** What the trial asks of a driver. */
export interface Contender {
  /** A transaction of two rows of the table `pairs`. */
  transact(): Promise<unknown>
  ask(): Promise<unknown>
  /** Its process is ended right after. */
  close(): Promise<unknown>
}

export const CONNECTIONS = 10
/** postgres.js has no time-out of a query; node-postgres takes it from the address. */
const QUERY_MS = 1_000

export const openDriver: Readonly<Record<DriverName, (url: string) => Contender>> = {
  pg(url) {
    const address = `${url}?query_timeout=${QUERY_MS}`
    const { db, pool, close } = openDatabase({ url: address, log: silentLog, max: CONNECTIONS })
    return {
      transact: () =>
        db.transaction(async (tx) => {
          await tx.execute('insert into pairs values (1)')
          await tx.execute('insert into pairs values (1)')
        }),
      ask: () => pool.query('select pg_sleep(0.02)'),
      close,
    }
  },
  postgres(url) {
    const sql = postgres(url, {
      max: CONNECTIONS,
      connect_timeout: 10,
      idle_timeout: 60,
      onnotice: () => {},
    })
    return {
      transact: () =>
        sql.begin(async (tx) => {
          await tx`insert into pairs values (1)`
          await tx`insert into pairs values (1)`
        }),
      ask: () => sql`select pg_sleep(0.02)`,
      close: () => sql.end({ timeout: 1 }),
    }
  },
}
