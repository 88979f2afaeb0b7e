import { AppError } from '#core/errors.ts'
import { isLateAnswer } from './guard.ts'

/**
 * `outage`: the database was not there to answer, or could not; the same is worth a repeat later. `conflict`: another
 * transaction was in the way; the same is worth a repeat now. `ours`: it will fail every time.
 */
type DatabaseFault = 'outage' | 'conflict' | 'ours'

/**
 * SQLSTATE by class, its first two characters; what is not here is `ours`.
 * Source: PostgreSQL 18, Appendix A, "PostgreSQL Error Codes".
 */
const CLASSES: Readonly<Record<string, DatabaseFault>> = {
  // Connection exception.
  '08': 'outage',
  // Invalid authorization: the operator changes a password or pg_hba.conf while we run.
  28: 'outage',
  // Transaction rollback: serialization failure, deadlock.
  40: 'conflict',
  // Insufficient resources: disk full, out of memory, too many connections.
  53: 'outage',
  // Operator intervention: cancelled by hand or by statement_timeout, shutdown, recovery under way.
  57: 'outage',
  // System error outside PostgreSQL: reading or writing a file.
  58: 'outage',
}

/** Conditions that are not as their class. */
const CONDITIONS: Readonly<Record<string, DatabaseFault>> = {
  // read_only_sql_transaction: the server we are connected to became a standby.
  '25006': 'outage',
  // The server ended a transaction that stood still, and the connection with it.
  '25P03': 'outage',
  '25P04': 'outage',
  // transaction_integrity_constraint_violation.
  '40002': 'ours',
  // object_in_use and lock_not_available, the latter by lock_timeout too.
  '55006': 'conflict',
  '55P03': 'conflict',
}

const SQLSTATE = /^[0-9A-Z]{5}$/

/** What the system says when the server cannot be reached. */
const SYSTEM =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|ENOTFOUND|EAI_AGAIN)$/

/** The driver's own errors carry no code: connections that ended or could not be had (pg/lib/client.js, pg-pool). */
const WORDS =
  /^(Connection terminated|Client (has encountered a connection error|was closed) and is not queryable|timeout (expired|exceeded when trying to connect))/

/** What kind of database fault this is; undefined when it is none. Errors of other services are AppErrors already. */
export function databaseFault(thrown: unknown): DatabaseFault | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof AppError) return undefined
    if (isLateAnswer(error) || WORDS.test(error.message)) return 'outage'
    const code = 'code' in error ? String(error.code) : ''
    if (SYSTEM.test(code)) return 'outage'
    if (SQLSTATE.test(code)) return CONDITIONS[code] ?? CLASSES[code.slice(0, 2)] ?? 'ours'
    // A name with several addresses that all refuse.
    if (error instanceof AggregateError) return databaseFault(error.errors[0])
  }
  return undefined
}

/** True when the database was not there to answer: it passes by itself, so the same is worth a repeat. */
export function isOutage(thrown: unknown): boolean {
  return databaseFault(thrown) === 'outage'
}
