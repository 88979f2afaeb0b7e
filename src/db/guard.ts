import type { ClientBase } from 'pg'
import { storable } from './storable.ts'

/** True for what node-postgres rejects with when `query_timeout` is over (pg/lib/client.js). */
export function isLateAnswer(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout'
}

/**
 * Makes a new connection of ours safe to use. Parameters lose what PostgreSQL refuses in any text. And a connection whose
 * answer did not come in time is ended: node-postgres itself keeps it, and whatever is asked next, a ROLLBACK first of
 * all, would wait behind the answer that is lost. (`pool.query` gives such connections up by itself.) `onLate` hears of it.
 */
export function guard(
  client: ClientBase & { end(): Promise<void> },
  onLate: () => void = () => {},
): void {
  const query = client.query.bind(client) as (...args: readonly unknown[]) => unknown
  const guarded = (...args: readonly unknown[]): unknown => {
    const answer = query(...args.map(withStorableValues))
    if (answer instanceof Promise) {
      answer.catch((error) => {
        if (!isLateAnswer(error)) return
        client.end().catch(() => {})
        onLate()
      })
    }
    return answer
  }
  client.query = guarded as ClientBase['query']
}

/** An argument of `client.query`: the parameters themselves, or a query that carries them. */
function withStorableValues(argument: unknown): unknown {
  if (Array.isArray(argument)) return storable(argument)
  const isQuery = typeof argument === 'object' && argument !== null && 'values' in argument
  return isQuery ? { ...argument, values: storable(argument.values) } : argument
}
