import { and, eq, isNotNull, lte, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { type Day, dayIn } from '#core/dates.ts'
import { AppError, toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { MOSCOW } from '../monitors/monitor.ts'
import { warehouseNames } from '../monitors/store.ts'
import { supplyChanged } from '../notices/messages.ts'
import { tell } from '../notices/tell.ts'
import type { SupplyReader, SupplyRow, WbKey } from '../ports.ts'
import { bookings, monitors } from '../schema.ts'
import { nextWatchMs, WATCH_MS } from './check-schedule.ts'
import { type Fate, fateOf } from './fate.ts'

export interface FatesDeps {
  readonly db: Database
  readonly reader: SupplyReader
  /** A valid key of a catch's own account. */
  readonly keyOf: (of: {
    readonly workspaceId: string
    readonly accountKey: string | null
    readonly credentialId: string | null
  }) => Promise<WbKey | undefined>
  readonly clock: Clock
  readonly log: Log
  readonly cabinetUrl: string
}

/** A claimed look that was not finished (the process died) is due again after this, ms. */
const CLAIM_MS = 120_000
const BATCH = 200
/** A supply's preorder may be older than its catch; the list goes by the day it was made. */
const LIST_DAYS = 90

/** Looks at caught supplies until their day: whatever moved or cancelled one, its seller hears of it once. */
export function createFates({ db, reader, keyOf, clock, log, cabinetUrl }: FatesDeps) {
  const claim = () => {
    const due = db
      .select({ id: bookings.id })
      .from(bookings)
      .where(and(lte(bookings.watchAt, new Date(clock.now())), isNotNull(bookings.watchAt)))
      .orderBy(bookings.watchAt)
      .limit(BATCH)
      .for('update', { skipLocked: true })
    return db
      .update(bookings)
      .set({ watchAt: new Date(clock.now() + CLAIM_MS) })
      .from(monitors)
      .where(and(eq(monitors.id, bookings.monitorId), sql`${bookings.id} in ${due}`))
      .returning({ booking: bookings, chatId: monitors.chatId })
  }
  type Watched = Awaited<ReturnType<typeof claim>>[number]

  const dayOf = ({ booking }: Watched): Day => booking.supplyDay ?? booking.slotDay

  const verdictOf = async (
    watched: Watched,
    rows: readonly SupplyRow[],
    key: WbKey,
    signal: AbortSignal,
  ): Promise<Fate> => {
    const { supplyId, preorderId } = watched.booking
    if (supplyId === null) return { kind: 'stands' }
    const fate = fateOf({ supplyId, preorderId, day: dayOf(watched) }, rows)
    if (fate.kind !== 'absent') return fate
    // A list may be late, and a false alarm is worse: the supply itself is asked for, by its preorder where it had one.
    if (preorderId === null) {
      const isThere = await reader.stands(key, supplyId, signal)
      return isThere ? { kind: 'stands' } : { kind: 'cancelled' }
    }
    try {
      const found = await reader.preorder(key, preorderId, signal)
      return found.supplyId === null ? { kind: 'cancelled' } : { kind: 'stands' }
    } catch (error) {
      if (error instanceof AppError && error.kind === 'not-found') return { kind: 'cancelled' }
      throw error
    }
  }

  /** Writes it down with its message, and when to look again. */
  const settle = async (watched: Watched, fate: Fate, pauseMs: number): Promise<void> => {
    const { booking, chatId } = watched
    const day = fate.kind === 'moved' ? fate.day : dayOf(watched)
    const isOver = fate.kind === 'cancelled' || day < dayIn(MOSCOW, clock.now())
    const watchAt = isOver ? null : new Date(clock.now() + pauseMs)
    if (fate.kind !== 'moved' && fate.kind !== 'cancelled') {
      await db.update(bookings).set({ watchAt }).where(eq(bookings.id, booking.id))
      return
    }
    await db.transaction(async (tx) => {
      const names = await warehouseNames(tx, [booking.warehouseId])
      const isBack = fate.kind === 'moved' && fate.day === booking.slotDay
      await tx
        .update(bookings)
        .set({
          watchAt,
          fate: isBack ? null : fate.kind,
          supplyDay: fate.kind === 'moved' && !isBack ? fate.day : null,
        })
        .where(eq(bookings.id, booking.id))
      await tell(
        tx,
        supplyChanged(
          cabinetUrl,
          {
            ...{ bookingId: booking.id, monitorId: booking.monitorId, chatId },
            ...{ workspaceId: booking.workspaceId, preorderId: booking.preorderId },
            warehouse: names.get(booking.warehouseId) ?? `#${booking.warehouseId}`,
          },
          { supplyId: booking.supplyId ?? 0, before: dayOf(watched), fate },
        ),
      )
    })
  }

  const lookUp = async (group: readonly Watched[], signal: AbortSignal): Promise<void> => {
    const [first] = group
    const key = first && (await keyOf(first.booking))
    if (!key) {
      await Promise.all(group.map((one) => settle(one, { kind: 'stands' }, WATCH_MS)))
      return
    }
    try {
      const rows = await reader.list(key, { days: LIST_DAYS, signal })
      const pauseMs = nextWatchMs(key.tokenType)
      for (const one of group) await settle(one, await verdictOf(one, rows, key, signal), pauseMs)
    } catch (thrown) {
      // The claim ends by itself and somebody looks again.
      if (signal.aborted) return
      log.warn({ err: toAppError(thrown) }, 'caught supplies could not be looked at')
    }
  }

  return {
    /** One round: every catch whose look is due, with one reading of a seller account's list for all of its catches. */
    async round(signal: AbortSignal): Promise<void> {
      const due = await claim()
      const groups = Map.groupBy(
        due,
        ({ booking }) => `${booking.workspaceId} ${booking.accountKey}`,
      )
      await Promise.all([...groups.values()].map((group) => lookUp(group, signal)))
    },
  }
}
