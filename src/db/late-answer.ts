import type { ClientBase } from 'pg'

/** True for what node-postgres rejects with when `query_timeout` is over (pg/lib/client.js). */
export function isLateAnswer(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout'
}

/**
 * Ends a connection whose answer did not come in time. node-postgres itself keeps it, and whatever is asked next, a
 * ROLLBACK first of all, would wait behind the answer that is lost. `pool.query` gives such connections up by itself.
 */
export function endOnLateAnswer(client: ClientBase & { end(): Promise<void> }): void {
  const query = client.query.bind(client) as (...args: readonly unknown[]) => unknown
  const watched = (...args: readonly unknown[]): unknown => {
    const answer = query(...args)
    if (answer instanceof Promise) {
      answer.catch((error) => {
        if (isLateAnswer(error)) client.end().catch(() => {})
      })
    }
    return answer
  }
  client.query = watched as ClientBase['query']
}
