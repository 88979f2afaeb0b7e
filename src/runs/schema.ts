import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { RunFailure, RunProgress } from './run.ts'

/** Durable long work. The row is the truth; the queue only says when to look at it. */
export const runs = pgTable(
  'runs',
  {
    id: uuid().primaryKey(),
    /** Name of the definition, e.g. `account.check`. */
    kind: text().notNull(),
    workspaceId: uuid(),
    userId: bigint({ mode: 'number' }),
    /** Chat of the progress card; null for work nobody watches. */
    chatId: bigint({ mode: 'number' }),
    cardMessageId: bigint({ mode: 'number' }),
    /** 'queued', 'running', 'paused', 'completed', 'failed' or 'cancelled'. */
    status: text().notNull(),
    /** What a person asked for while it runs: 'cancel', 'pause' or null. */
    asked: text(),
    input: jsonb().notNull(),
    state: jsonb(),
    /** Index of the stage to do next. */
    stage: integer().notNull().default(0),
    attempt: integer().notNull().default(1),
    progress: jsonb().$type<RunProgress>(),
    failure: jsonb().$type<RunFailure>(),
    /** Makes a second start of the same work return the first, while it is not finished. */
    dedupeKey: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp({ withTimezone: true }),
    /** Renewed by the worker that owns the run; an old one means the worker died. */
    heartbeatAt: timestamp({ withTimezone: true }),
    owner: text(),
    /** A parked run (hourly quota, paused service) is looked at again then. */
    resumeAt: timestamp({ withTimezone: true }),
    finishedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('runs_workspace').on(table.workspaceId, table.createdAt),
    index('runs_open').on(table.status, table.heartbeatAt),
    index('runs_dedupe').on(table.dedupeKey),
  ],
)

/** What a run already did: a repeat after a crash takes the result from here. */
export const runSteps = pgTable(
  'run_steps',
  {
    runId: uuid()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    /** Stage name and item, e.g. `check/0f3c…`. */
    key: text().notNull(),
    result: jsonb(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.key] })],
)
