import { Client, type QueryResultRow } from 'pg'
import { guard } from '#db/guard.ts'
import { POSTGRES_LIMITS } from '#platform/postgres.ts'

/** A connection of our own that is made again when it was lost; queries run in the order they are asked. */
export interface OwnConnection {
  /** Grows whenever the connection was lost, and with it every advisory lock. */
  epoch(): number
  /** `name`: the statement is prepared under it once a connection. Rejects when the connection is lost meanwhile. */
  query<R extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<R[]>
  close(): Promise<void>
}

/**
 * The dispatcher asks more often than this. When the way to the server is cut without a word, the server ends the
 * session after it, and with the session the locks, which nobody else could take before.
 */
const IDLE_SESSION_MS = 30_000

/** Not the pool's: locks belong to one connection and must know for certain when it is lost. */
export function openConnection(url: string): OwnConnection {
  let epoch = 0
  let present: Promise<Client> | undefined
  let last: Promise<unknown> = Promise.resolve()

  const connect = async (): Promise<Client> => {
    const client = new Client({
      connectionString: url,
      application_name: 'prilavok-inbox',
      ...POSTGRES_LIMITS,
      options: `-c idle_session_timeout=${IDLE_SESSION_MS}`,
    })
    let isLost = false
    const lose = () => {
      if (isLost) return
      isLost = true
      epoch += 1
      present = undefined
    }
    client.on('error', lose)
    client.on('end', lose)
    guard(client)
    try {
      await client.connect()
    } catch (error) {
      lose()
      throw error
    }
    return client
  }

  return {
    epoch: () => epoch,
    query<R extends QueryResultRow>(name: string, text: string, values: unknown[]) {
      const rows = last.then(async () => {
        present ??= connect()
        const client = await present
        return (await client.query<R>({ name, text, values })).rows
      })
      last = rows.catch(() => {})
      return rows
    },
    async close() {
      const client = await present?.catch(() => undefined)
      await client?.end()
    },
  }
}
