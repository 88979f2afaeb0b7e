import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { jsonb } from '#db/columns.ts'
import type { Asked, RunFailure, RunProgress, RunStatus } from './run.ts'

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
    /** The card owes the chat the run's present state from then on; null once it was shown. */
    cardDueAt: timestamp({ withTimezone: true }),
    status: text().$type<RunStatus>().notNull(),
    /** What a person asked for while a worker has the run in hand. */
    asked: text().$type<Asked>(),
    input: jsonb().notNull(),
    state: jsonb(),
    /** Index of the stage to do next. */
    stage: integer().notNull().default(0),
    /** Raised each time the run is put on the queue anew: makes the job id unique. */
    attempt: integer().notNull().default(1),
    /** Automatic tries since something was last achieved. */
    retries: integer().notNull().default(0),
    progress: jsonb().$type<RunProgress>(),
    failure: jsonb().$type<RunFailure>(),
    /** Makes a second start of the same work return the first, while it is not finished. */
    dedupeKey: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp({ withTimezone: true }),
    /**
     * Last sign of life, by the database's clock. Old on a running row: its worker died.
     * Old on a queued row that is due: its job was lost.
     */
    heartbeatAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Token of the one claim that may write to a running row. */
    owner: text(),
    /** A parked run (hourly quota, paused service) is looked at again then. */
    resumeAt: timestamp({ withTimezone: true }),
    finishedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('runs_workspace').on(table.workspaceId, table.createdAt),
    index('runs_open').on(table.status, table.heartbeatAt),
    uniqueIndex('runs_dedupe')
      .on(table.dedupeKey)
      .where(sql`status in ('queued','running','paused')`),
    index('runs_finished').on(table.finishedAt).where(sql`finished_at is not null`),
    index('runs_card_due').on(table.cardDueAt).where(sql`card_due_at is not null`),
  ],
)

export type Run = typeof runs.$inferSelect

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
