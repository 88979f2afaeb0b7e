import { and, count, desc, eq, gte, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import { type BookingState, OPEN_STATES } from '../booking/booking.ts'
import { bookings } from '../schema.ts'
import type { SupplyType } from '../slot.ts'
import type { SlotFigures } from './figures.ts'

/** Whose attempts: all of a shop, or those of one of its monitors. */
export interface Scope {
  readonly workspaceId: string
  readonly monitorId?: string | undefined
}

export const ATTEMPT_FILTERS = ['all', 'won', 'lost', 'open', 'told'] as const
export type AttemptFilter = (typeof ATTEMPT_FILTERS)[number]

/** An attempt as a list shows it. */
export interface AttemptRow {
  readonly id: string
  readonly warehouseId: number
  readonly supplyType: SupplyType
  readonly day: Day
  /** In hundredths. */
  readonly coefficient: number
  readonly status: BookingState
  readonly reason: string | null
  readonly supplyId: number | null
  readonly fate: string | null
  readonly supplyDay: Day | null
  readonly detectedAt: number
  /** From first sight of the slot to the request on the wire, ms; null when we sent none. */
  readonly latencyMs: number | null
}

/** What came of attempts on one day of the reader's. */
export interface DayOutcome {
  readonly day: Day
  readonly won: number
  readonly lost: number
}

const OPEN = [...OPEN_STATES]
const WHICH: Readonly<Record<AttemptFilter, SQL | undefined>> = {
  all: undefined,
  won: eq(bookings.status, 'verified'),
  lost: eq(bookings.status, 'lost'),
  open: inArray(bookings.status, OPEN),
  told: eq(bookings.status, 'notified'),
}

export function createAttempts(db: Database) {
  const inScope = ({ workspaceId, monitorId }: Scope): SQL | undefined =>
    and(
      eq(bookings.workspaceId, workspaceId),
      monitorId === undefined ? undefined : eq(bookings.monitorId, monitorId),
    )
  const tried = (scope: Scope, since: number) =>
    and(inScope(scope), gte(bookings.detectedAt, new Date(since)), ne(bookings.executor, 'notify'))

  return {
    async figures(scope: Scope, since: number): Promise<SlotFigures> {
      const ms = sql`extract(epoch from ${bookings.committedAt} - ${bookings.detectedAt}) * 1000`
      const [outcomes, [speed]] = await Promise.all([
        db
          .select({ status: bookings.status, reason: bookings.reason, count: count() })
          .from(bookings)
          .where(tried(scope, since))
          .groupBy(bookings.status, bookings.reason),
        db
          .select({
            median: sql<number | null>`percentile_cont(0.5) within group (order by ${ms})::float8`,
            p95: sql<number | null>`percentile_cont(0.95) within group (order by ${ms})::float8`,
          })
          .from(bookings)
          .where(and(tried(scope, since), sql`${bookings.committedAt} is not null`)),
      ])
      const sum = (of: (status: string) => boolean) =>
        outcomes.reduce((total, one) => total + (of(one.status) ? one.count : 0), 0)
      const lost: Record<string, number> = {}
      for (const { status, reason, count: times } of outcomes)
        if (status === 'lost') lost[reason ?? 'refused'] = (lost[reason ?? 'refused'] ?? 0) + times
      return {
        tried: sum(() => true),
        won: sum((status) => status === 'verified'),
        open: sum((status) => OPEN.some((one) => one === status)),
        lost,
        medianMs: speed?.median ?? null,
        p95Ms: speed?.p95 ?? null,
      }
    },

    /** Newest first. */
    async page(
      scope: Scope,
      filter: AttemptFilter,
      { offset, limit }: { readonly offset: number; readonly limit: number },
    ): Promise<{ readonly rows: readonly AttemptRow[]; readonly total: number }> {
      const where = and(inScope(scope), WHICH[filter])
      const [rows, [all]] = await Promise.all([
        db
          .select()
          .from(bookings)
          .where(where)
          .orderBy(desc(bookings.createdAt), desc(bookings.id))
          .offset(offset)
          .limit(limit),
        db.select({ total: count() }).from(bookings).where(where),
      ])
      return { rows: rows.map(toRow), total: all?.total ?? 0 }
    },

    /** Days on which anything ended, oldest first; days are those of `timeZone`. */
    async days(scope: Scope, since: number, timeZone: string): Promise<readonly DayOutcome[]> {
      const day = sql<string>`to_char(${bookings.detectedAt} at time zone ${timeZone}, 'YYYY-MM-DD')`
      const many = (status: BookingState) =>
        sql<number>`(count(*) filter (where ${bookings.status} = ${status}))::int`
      return db
        .select({ day: day.as('day'), won: many('verified'), lost: many('lost') })
        .from(bookings)
        .where(tried(scope, since))
        .groupBy(sql`1`)
        .orderBy(sql`1`)
    },
  }
}

function toRow(row: typeof bookings.$inferSelect): AttemptRow {
  const { committedAt, detectedAt, slotDay } = row
  return {
    ...row,
    supplyType: row.supplyType as SupplyType,
    status: row.status as BookingState,
    day: slotDay,
    detectedAt: detectedAt.getTime(),
    latencyMs: committedAt && committedAt.getTime() - detectedAt.getTime(),
  }
}
