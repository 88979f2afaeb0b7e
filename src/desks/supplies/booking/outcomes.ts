import { eq, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { lockName } from '#db/lock.ts'
import { type MonitorStore, warehouseNames } from '../monitors/store.ts'
import { caught, checking, lost, monitorEnded, type SlotFacts } from '../notices/messages.ts'
import { tell, tellUnlessQuiet } from '../notices/tell.ts'
import type { CatchAllowance, KeySummary } from '../ports.ts'
import { monitors } from '../schema.ts'
import type { LostReason } from './booking.ts'
import { WATCH_MS } from './check-schedule.ts'
import type { Booking, BookingStore, Claim } from './store.ts'

export interface OutcomeDeps {
  readonly db: Database
  readonly bookings: BookingStore
  readonly monitors: MonitorStore
  readonly allowance: CatchAllowance
  readonly clock: Clock
  readonly cabinetUrl: string
  readonly planData: string | undefined
}

/** Reasons after which the preorder is of no more use to its monitor. */
const SPENT: readonly LostReason[] = ['taken-elsewhere', 'preorder-gone']

/** Ends attempts. Each end is one transaction: the row, the monitor, the count of catches and the message. */
export function createOutcomes(deps: OutcomeDeps) {
  const { db, bookings, clock } = deps

  const factsOf = async (tx: Transaction | Database, booking: Booking): Promise<SlotFacts> => {
    const { warehouseId } = booking.slot
    const names = await warehouseNames(tx, [warehouseId])
    const warehouse = names.get(warehouseId) ?? `#${warehouseId}`
    return { ...booking, bookingId: booking.id, warehouse }
  }

  /** The monitor gives up a preorder; returns what is left of it. */
  const dropPreorder = async (tx: Transaction, booking: Booking, isCaught: boolean) => {
    const [monitor] = await tx
      .update(monitors)
      .set({
        caught: isCaught ? sql`${monitors.caught} + 1` : monitors.caught,
        preorderIds: sql`array_remove(${monitors.preorderIds}, ${booking.preorderId}::bigint)`,
        updatedAt: sql`now()`,
      })
      .where(eq(monitors.id, booking.monitorId))
      .returning()
    return monitor
  }

  const endMonitor = async (
    tx: Transaction,
    booking: Booking,
    monitor: typeof monitors.$inferSelect,
  ): Promise<void> => {
    const isActive = monitor.status === 'active' || monitor.status === 'paused'
    if (!isActive || monitor.mode === 'notify') return
    const isDone = monitor.caught >= monitor.target
    if (!isDone) {
      // A monitor that began without preorders needs none.
      if (monitor.preorderIds.length > 0 || booking.preorderId === null) return
      return deps.monitors.end(
        tx,
        { ids: [monitor.id] },
        { status: 'blocked', reason: 'preorders' },
      )
    }
    await tx
      .update(monitors)
      .set({ status: 'done', statusReason: null, revision: sql`${monitors.revision} + 1` })
      .where(eq(monitors.id, monitor.id))
    // The catch itself is news enough when it was the only one wanted.
    if (monitor.target === 1) return
    const { warehouse } = await factsOf(tx, booking)
    const others = monitor.warehouseIds.length - 1
    await tell(
      tx,
      monitorEnded({ ...monitor, warehouse, others }, 'done', { caught: monitor.caught }),
    )
  }

  return {
    /**
     * The official list shows it: counted once, told once, however often this is called. False when another attempt,
     * perhaps of another shop with the same seller account, took the supply for its own a moment before.
     */
    async verified(
      booking: Booking,
      supplyId: number,
      key: KeySummary | undefined,
    ): Promise<boolean> {
      const now = new Date(clock.now())
      const { accountKey, preorderId } = booking
      const isTaken = await db.transaction(async (tx) => {
        await lockName(tx, `supply:${accountKey}:${supplyId}`)
        // A preorder says whose its supply is.
        if (preorderId === null && (await bookings.isSupplyTaken(accountKey, supplyId, tx)))
          return true
        const watchAt = new Date(clock.now() + WATCH_MS)
        const changes = { supplyId, verifiedAt: now, verifyAt: null, watchAt, reason: null }
        if (!(await bookings.move(tx, booking.id, 'verified', changes))) return false
        const monitor = await dropPreorder(tx, booking, true)
        await deps.allowance.count(tx, booking.workspaceId, booking.id)
        if (!monitor) return false
        const isByHand = booking.executor === 'hand-over' || booking.committedAt === null
        const latencyMs = isByHand
          ? null
          : Number(booking.committedAt) - booking.detectedAt.getTime()
        await tell(
          tx,
          caught(deps.cabinetUrl, await factsOf(tx, booking), {
            supplyId,
            keyName: key?.name ?? '—',
            keyMask: key?.mask ?? '—',
            caught: monitor.caught,
            target: monitor.target,
            latencyMs,
          }),
        )
        await endMonitor(tx, booking, monitor)
        return false
      })
      if (isTaken) return false
      if ((await deps.allowance.left(booking.workspaceId)) > 0) return true
      const { planData } = deps
      const why = { status: 'blocked', reason: 'trial' } as const
      await db.transaction((tx) =>
        deps.monitors.end(
          tx,
          { workspaceId: booking.workspaceId },
          planData === undefined ? why : { ...why, planData },
        ),
      )
      return true
    },

    /**
     * It is certain that nothing was booked, or that the seller does not want it. `claimed`: as a look says that was
     * claimed so, and that somebody may have overtaken.
     */
    async lost(
      booking: Booking,
      reason: LostReason,
      { on = db, claimed }: { readonly on?: Transaction | Database; readonly claimed?: Claim } = {},
    ): Promise<void> {
      await on.transaction(async (tx) => {
        const changes = { reason, verifyAt: null }
        if (!(await bookings.move(tx, booking.id, 'lost', changes, claimed))) return
        if (reason !== 'declined') {
          const now = clock.now()
          await tellUnlessQuiet(tx, now, lost(await factsOf(tx, booking), reason, now))
        }
        if (!SPENT.includes(reason)) return deps.monitors.touch(tx, booking.monitorId)
        const monitor = await dropPreorder(tx, booking, false)
        if (monitor) await endMonitor(tx, booking, monitor)
      })
    },

    /** Tells the seller once that the outcome is being looked up. */
    async stillChecking(booking: Booking): Promise<void> {
      const message = checking(deps.cabinetUrl, await factsOf(db, booking))
      await tellUnlessQuiet(db, clock.now(), message)
    },
  }
}

export type Outcomes = ReturnType<typeof createOutcomes>
