import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { toJson } from '#db/storable.ts'
import { bookings, monitors } from '../schema.ts'
import type { Slot, SupplyType } from '../slot.ts'
import { adopt, type Left } from './adopt.ts'
import {
  type BookingState,
  CHECKED_STATES,
  type Executor,
  type LostReason,
  OPEN_STATES,
  sourcesOf,
} from './booking.ts'

/** What an attempt is about, from the match on. */
interface Attempt {
  readonly id: string
  readonly monitorId: string
  readonly workspaceId: string
  readonly chatId: number
  readonly credentialId: string | null
  readonly accountKey: string | null
  readonly preorderId: number | null
  readonly slot: Slot
  readonly executor: Executor
  readonly reason: string | null
}

/** One attempt, with what its messages need of its monitor. */
export interface Booking extends Attempt {
  readonly status: BookingState
  readonly supplyId: number | null
  readonly detectedAt: Date
  readonly committedAt: Date | null
  /** Next look; of a claimed one until when it is claimed. */
  readonly verifyAt: Date | null
  readonly verifyAttempts: number
}

/** A match on its way into the table. */
export interface NewBooking extends Attempt {
  readonly status: 'matched' | 'committing' | 'handed' | 'notified'
  readonly detectedAt: number
  readonly verifyAt: number | null
}

/** What the poller must know of a monitor's bookings. */
export interface BookingFact {
  readonly id: string
  readonly monitorId: string
  readonly status: BookingState
  readonly reason: LostReason | null
  readonly preorderId: number | null
  readonly slot: Slot
  readonly detectedAt: Date
}

/** What the cabinet said, or that it said nothing. */
export interface Answer {
  readonly id: string
  readonly status: 'booked' | 'unknown'
  readonly supplyId: number | null
  readonly committedAt: Date | null
  readonly answeredAt: Date
  readonly verifyAt: Date
}

type Changes = Partial<
  Pick<
    typeof bookings.$inferInsert,
    | 'executor'
    | 'reason'
    | 'supplyId'
    | 'committedAt'
    | 'answeredAt'
    | 'verifiedAt'
    | 'verifyAt'
    | 'verifyAttempts'
    | 'watchAt'
  >
>

/** A booking as it was claimed for a look: whatever is newer writes another moment. */
export type Claim = Pick<Booking, 'verifyAt'>

const isStill = (claimed: Claim | undefined) =>
  claimed?.verifyAt ? eq(bookings.verifyAt, claimed.verifyAt) : undefined

const OPEN = [...OPEN_STATES]
const isOpen = inArray(bookings.status, OPEN)

function slotOfRow(row: typeof bookings.$inferSelect): Slot {
  const { warehouseId, slotDay, coefficient } = row
  return { warehouseId, supplyType: row.supplyType as SupplyType, day: slotDay, coefficient }
}

function toBooking(row: typeof bookings.$inferSelect, chatId: number): Booking {
  return {
    ...row,
    chatId,
    slot: slotOfRow(row),
    executor: row.executor as Executor,
    status: row.status as BookingState,
  }
}

export function createBookingStore(db: Database) {
  return {
    /**
     * Writes many matches in one statement and returns the ids that were accepted: not those of a monitor that
     * is not active any more or has its target taken, nor those whose preorder another attempt holds.
     */
    async insert(tx: Transaction | Database, rows: readonly NewBooking[]): Promise<Set<string>> {
      if (rows.length === 0) return new Set()
      // The target counts the rows of a monitor: 1 for its first in this statement.
      const places = new Map<string, number>()
      const placeOf = (monitorId: string) => {
        const place = (places.get(monitorId) ?? 0) + 1
        places.set(monitorId, place)
        return place
      }
      const wanted = toJson(
        rows.map(({ slot, detectedAt, verifyAt, ...row }) => ({
          ...row,
          ...slot,
          place: placeOf(row.monitorId),
          detectedAt: new Date(detectedAt),
          verifyAt: verifyAt === null ? null : new Date(verifyAt),
        })),
      )
      const accepted = await tx.execute<{ id: string }>(sql`
        insert into ${bookings} (id, monitor_id, workspace_id, credential_id, account_key, preorder_id,
          warehouse_id, supply_type, slot_day, coefficient, executor, status, reason, detected_at, verify_at)
        select w.id, w."monitorId", w."workspaceId", w."credentialId", w."accountKey", w."preorderId",
          w."warehouseId", w."supplyType", w.day, w.coefficient, w.executor, w.status, w.reason,
          w."detectedAt", w."verifyAt"
        from jsonb_to_recordset(${wanted}::text::jsonb) as w(id uuid, "monitorId" uuid, "workspaceId" uuid,
          "credentialId" uuid, "accountKey" text, "preorderId" bigint, "warehouseId" bigint,
          "supplyType" text, day date, coefficient int, executor text, status text, reason text,
          "detectedAt" timestamptz, "verifyAt" timestamptz, place int)
        join ${monitors} m on m.id = w."monitorId" and m.status = 'active'
        where w.executor = 'notify' or m.caught + w.place <= m.target - (
          select count(*) from ${bookings} b where b.monitor_id = m.id and b.status in ${OPEN})
        on conflict do nothing
        returning id`)
      return new Set(accepted.rows.map(({ id }) => id))
    },

    /** matched → committing, for many at once; those that may be sent now are true. */
    async commit(jobs: readonly { readonly id: string }[]): Promise<Map<string, true>> {
      const ids = sql.param(jobs.map(({ id }) => id))
      const { rows } = await db.execute<{ id: string }>(sql`
        update ${bookings} set status = 'committing', updated_at = now()
        where id = any(${ids}::uuid[]) and status = 'matched' returning id`)
      return new Map(rows.map(({ id }) => [id, true]))
    },

    /** Answers that need no message and leave the attempt open, for many at once. */
    async answer(answers: readonly Answer[]): Promise<Map<string, true>> {
      const { rows } = await db.execute<{ id: string }>(sql`
        update ${bookings} b set status = a.status, supply_id = a."supplyId", updated_at = now(),
          committed_at = a."committedAt", answered_at = a."answeredAt", verify_at = a."verifyAt"
        from jsonb_to_recordset(${toJson(answers)}::text::jsonb) as a(id uuid, status text,
          "supplyId" bigint, "committedAt" timestamptz, "answeredAt" timestamptz, "verifyAt" timestamptz)
        where b.id = a.id and (a.status = 'booked' and b.status in ${[...sourcesOf('booked')]}
          or a.status = 'unknown' and b.status in ${[...sourcesOf('unknown')]})
        returning b.id`)
      return new Map(rows.map(({ id }) => [id, true]))
    },

    /**
     * Moves a booking if the table of states allows it from where it is now; false when it does not. `claimed`: nor when
     * somebody has had to do with it since it was claimed for a look.
     */
    async move(
      tx: Transaction | Database,
      id: string,
      to: BookingState,
      changes: Changes = {},
      claimed?: Claim,
    ): Promise<boolean> {
      const rows = await tx
        .update(bookings)
        .set({ ...changes, status: to, updatedAt: sql`now()` })
        .where(
          and(eq(bookings.id, id), inArray(bookings.status, [...sourcesOf(to)]), isStill(claimed)),
        )
        .returning({ id: bookings.id })
      return rows.length > 0
    },

    async one(id: string): Promise<Booking | undefined> {
      const [row] = await db
        .select({ booking: bookings, chatId: monitors.chatId })
        .from(bookings)
        .innerJoin(monitors, eq(monitors.id, bookings.monitorId))
        .where(eq(bookings.id, id))
      return row && toBooking(row.booking, row.chatId)
    },

    /** Attempts that may still become catches, by workspace. */
    async openOf(workspaceIds: readonly string[]): Promise<Map<string, number>> {
      const rows = await db
        .select({ id: bookings.workspaceId, count: sql<number>`count(*)::int` })
        .from(bookings)
        .where(and(inArray(bookings.workspaceId, [...workspaceIds]), isOpen))
        .groupBy(bookings.workspaceId)
      return new Map(rows.map(({ id, count }) => [id, count]))
    },

    /** Bookings that are open or were begun in the last hours: of some monitors, or of all. */
    async facts(monitorIds: readonly string[] | undefined, hours: number): Promise<BookingFact[]> {
      if (monitorIds?.length === 0) return []
      const isRecent = gt(bookings.createdAt, sql`now() - make_interval(hours => ${hours})`)
      const ofThese = monitorIds ? inArray(bookings.monitorId, [...monitorIds]) : undefined
      const rows = await db
        .select()
        .from(bookings)
        .where(and(ofThese, or(isOpen, isRecent)))
      return rows.map((row) => ({ ...toBooking(row, 0), reason: row.reason as LostReason | null }))
    },

    /** Bookings whose look is due, claimed for `leaseMs`: nobody else gets them meanwhile. */
    async claimDue(now: number, leaseMs: number, limit: number): Promise<Booking[]> {
      const due = db
        .select({ id: bookings.id })
        .from(bookings)
        .where(
          and(lte(bookings.verifyAt, new Date(now)), inArray(bookings.status, [...CHECKED_STATES])),
        )
        .orderBy(bookings.verifyAt)
        .limit(limit)
        .for('update', { skipLocked: true })
      const rows = await db
        .update(bookings)
        .set({ verifyAt: new Date(now + leaseMs) })
        .from(monitors)
        .where(and(eq(monitors.id, bookings.monitorId), inArray(bookings.id, due)))
        .returning({ booking: bookings, chatId: monitors.chatId })
      return rows.map(({ booking, chatId }) => toBooking(booking, chatId))
    },

    /** Somebody asks for a look: the next one is due now, and one under way is no answer any more. */
    async checkNow(on: Transaction | Database, id: string, now: number): Promise<void> {
      await on
        .update(bookings)
        .set({ verifyAt: new Date(now) })
        .where(and(eq(bookings.id, id), inArray(bookings.status, [...CHECKED_STATES])))
    },

    /**
     * When to look next, and how many looks gave an answer so far; false when somebody has had to do with the attempt
     * since it was claimed.
     */
    async scheduleCheck(
      { id, verifyAt: claimed }: Pick<Booking, 'id' | 'verifyAt'>,
      verifyAt: number,
      attempts?: number,
    ): Promise<boolean> {
      const rows = await db
        .update(bookings)
        .set({
          verifyAt: new Date(verifyAt),
          ...(attempts === undefined ? {} : { verifyAttempts: attempts }),
        })
        .where(
          and(
            eq(bookings.id, id),
            inArray(bookings.status, [...CHECKED_STATES]),
            isStill({ verifyAt: claimed }),
          ),
        )
        .returning({ id: bookings.id })
      return rows.length > 0
    },

    /** True when a supply is already the result of another attempt. */
    async isSupplyTaken(
      accountKey: string | null,
      supplyId: number,
      on: Transaction | Database = db,
    ): Promise<boolean> {
      const account =
        accountKey === null ? isNull(bookings.accountKey) : eq(bookings.accountKey, accountKey)
      const rows = await on
        .select({ id: bookings.id })
        .from(bookings)
        .where(and(account, eq(bookings.supplyId, supplyId)))
        .limit(1)
      return rows.length > 0
    },

    adopt: (left: Left): Promise<number> => adopt(db, left),
  }
}

export type BookingStore = ReturnType<typeof createBookingStore>
