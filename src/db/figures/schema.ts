import {
  bigint,
  bigserial,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import { jsonb } from '#db/columns.ts'

/** What all processes counted, by the hour. Each adds its own part; see `hours.ts`. */
export const figureHours = pgTable(
  'figure_hours',
  {
    hour: timestamp({ withTimezone: true }).notNull(),
    /** What is counted, e.g. `http.requests`. */
    name: text().notNull(),
    /** Of which outside service; '' where it does not matter. */
    service: text().notNull().default(''),
    /** An outcome, an error code, the upper end of a time span; '' where there is none. */
    label: text().notNull().default(''),
    /** On whose behalf; 0 for nobody's and for everybody's. */
    userId: bigint({ mode: 'number' }).notNull().default(0),
    value: doublePrecision().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.name, table.hour, table.service, table.label, table.userId] }),
    index('figure_hours_hour').on(table.hour),
  ],
)

/** The last part each process has added: the same part again adds nothing. */
export const figureFlushes = pgTable(
  'figure_flushes',
  {
    process: text().primaryKey(),
    seq: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('figure_flushes_at').on(table.at)],
)

/** The latest errors of the log, in its words; older ones make room. */
export const loggedErrors = pgTable(
  'logged_errors',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    code: text().notNull(),
    /** The short code a person was shown, e.g. `ACC-3F7A`. */
    reference: text(),
    /** The line of the log, redacted as it is there. */
    words: text().notNull(),
  },
  (table) => [
    index('logged_errors_code').on(table.code, table.id),
    index('logged_errors_at').on(table.at),
  ],
)

/** How a process is, as it last said. */
export interface ProcessReport {
  /** State of each service's breaker. */
  readonly breakers: Readonly<Record<string, 'closed' | 'half-open' | 'open'>>
  /** Bytes of memory. */
  readonly memory: number
}

/** Every process that runs or ran within a day. */
export const processes = pgTable(
  'processes',
  {
    id: text().primaryKey(),
    /** 'bot', 'worker', 'poller'. */
    roles: text().array().notNull(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    seenAt: timestamp({ withTimezone: true }).notNull(),
    report: jsonb().$type<ProcessReport>().notNull(),
  },
  (table) => [index('processes_seen').on(table.seenAt)],
)
