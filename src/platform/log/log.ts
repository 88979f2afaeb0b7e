import { type Logger, pino } from 'pino'

export type Log = Logger

/** A log that says nothing, for tests and tools whose output is their own. */
export const silentLog: Log = pino({ enabled: false })
