import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'
import { requestFields } from './context.ts'
import { redactFields, redactText } from './redact.ts'

export type Log = Logger
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Shorter ones would also hide ordinary words. */
const MIN_SECRET_LENGTH = 8

/**
 * JSON, one line an event, with the fields of the work under way. Secrets are hidden by the name of their field,
 * by their look and, for `secrets`, by what they are.
 */
export function createLog(options: {
  level: LogLevel
  secrets?: readonly string[]
  destination?: DestinationStream
  /** Sees each line of an error as it is written. Must not throw. */
  onError?: (line: string) => void
}): Log {
  const known = (options.secrets ?? []).filter((secret) => secret.length >= MIN_SECRET_LENGTH)
  return pino(
    {
      level: options.level,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      mixin: () => ({ ...requestFields() }),
      serializers: { err: (fields) => fields },
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redactFields(fields, known) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          const clean = args.map((arg) => (typeof arg === 'string' ? redactText(arg, known) : arg))
          method.apply(this, clean as typeof args)
        },
      },
    },
    watched(options.destination ?? pino.destination({ sync: true }), options.onError),
  )
}

const ERROR_LINE = '{"level":"error"'

function watched(to: DestinationStream, onError?: (line: string) => void): DestinationStream {
  if (!onError) return to
  return {
    write(line) {
      to.write(line)
      if (line.startsWith(ERROR_LINE)) onError(line)
    },
  }
}

/** A log that says nothing, for tests and tools whose output is their own. */
export const silentLog: Log = pino({ enabled: false })
