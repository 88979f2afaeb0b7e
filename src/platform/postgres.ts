import type { ClientConfig } from 'pg'

/**
 * What every connection for short work is bound by, in milliseconds, so that nothing waits for ever: neither on a lock,
 * nor on a server that stopped answering without closing the connection. The server's own limits come first, for after
 * them the connection can be used again. A query of the same name in the address (`?statement_timeout=60000`) wins.
 * Meaning: https://node-postgres.com/apis/client and PostgreSQL's "Client Connection Defaults".
 */
export const POSTGRES_LIMITS = {
  connectionTimeoutMillis: 10_000,
  lock_timeout: 10_000,
  statement_timeout: 15_000,
  query_timeout: 20_000,
  idle_in_transaction_session_timeout: 30_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const satisfies ClientConfig
