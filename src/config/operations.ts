import { join } from 'node:path'
import type { Values } from './variables.ts'

/** What keeps an installation safe and watched. */
export type OperationsConfig = ReturnType<typeof operationsConfig>

const HOUR_MS = 3_600_000

export function operationsConfig(values: Values) {
  return {
    backup: {
      /** Time between two backups, ms; 0: none by themselves. */
      everyMs: values.BACKUP_HOURS * HOUR_MS,
      /** How many files stay. */
      keep: values.BACKUP_KEEP,
      dir: values.BACKUP_DIR ?? join(values.DATA_DIR, 'backups'),
    },
    /** Where unforeseen errors are reported to; undefined: nowhere. */
    sentryDsn: values.SENTRY_DSN,
  }
}

/** As it may be printed. */
export function describeOperations({ sentryDsn, ...rest }: OperationsConfig) {
  return { ...rest, isSentrySet: sentryDsn !== undefined }
}
