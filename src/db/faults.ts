/** SQLSTATE 57P01–57P03 and class 08, and what the system says when the server is not there. */
const CODES = /^(57P0[123]|08...|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT)$/

/** The driver's own errors carry no code: connections that ended or could not be had (pg/lib/client.js, pg-pool). */
const WORDS =
  /^(Connection terminated|Client (has encountered a connection error|was closed) and is not queryable|timeout (expired|exceeded when trying to connect))/

/** True when the database was not there to answer: it passes by itself, so the same is worth a repeat. */
export function isOutage(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ('code' in error && CODES.test(String(error.code))) return true
    if (WORDS.test(error.message)) return true
  }
  return false
}
