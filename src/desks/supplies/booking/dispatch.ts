import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import type { Roster } from '../matching/roster.ts'
import type { Match, Matcher } from '../matching/watch.ts'
import type { Monitor } from '../monitors/monitor.ts'
import type { MonitorStore } from '../monitors/store.ts'
import {
  alert,
  type HandOverReason,
  handed,
  type SlotFacts,
  type SlotMessage,
} from '../notices/messages.ts'
import { tellUnlessQuiet } from '../notices/tell.ts'
import type { Booker } from './booker.ts'
import type { CatchBudget } from './catch-budget.ts'
import { type KeyBook, keyFor } from './key-book.ts'
import { planBooking, type Want } from './plan.ts'
import type { BookingStore, NewBooking } from './store.ts'

export interface DispatchDeps {
  readonly db: Database
  readonly bookings: BookingStore
  readonly monitors: MonitorStore
  readonly roster: Roster
  readonly matcher: Matcher
  readonly keyBook: KeyBook
  readonly budget: CatchBudget
  readonly clock: Clock
  readonly log: Log
  /** Books by itself; absent unless the operator allows booking through the seller's own cabinet session. */
  readonly booker: Booker | undefined
  readonly cabinetUrl: string
  readonly planData: string | undefined
  readonly nameOf: (warehouseId: number) => string
}

/**
 * Turns matches into rows: two statements for all that are to be booked by us, one transaction with their
 * messages for the others. Whoever is not accepted (target reached, preorder held by another monitor) is missed.
 */
export function createDispatch(deps: DispatchDeps) {
  const { db, bookings, monitors, roster, matcher, budget, keyBook, clock } = deps

  /** The workspace has used its catches: its monitors wait for a plan. Says so only if the table does. */
  const blockForPlan = async (workspaceId: string): Promise<void> => {
    if (!(await budget.isUsedUp(workspaceId))) return
    const plan = deps.planData === undefined ? {} : { planData: deps.planData }
    await db.transaction((tx) =>
      monitors.end(tx, { workspaceId }, { status: 'blocked', reason: 'trial', ...plan }),
    )
  }

  /** As far as is known, the monitor cannot have what it books with. */
  const isWithoutKey = ({ mode, workspaceId, credentialId }: Monitor): boolean => {
    if (mode === 'notify') return false
    const key = keyFor(keyBook.of(workspaceId), credentialId)
    return !key || (mode === 'auto' && deps.booker !== undefined && !key.hasCabinetSession)
  }

  const messageOf = (row: NewBooking, spare: number): SlotMessage => {
    const facts: SlotFacts = {
      ...row,
      bookingId: row.id,
      warehouse: deps.nameOf(row.slot.warehouseId),
    }
    return row.status === 'notified'
      ? alert(deps.cabinetUrl, facts, spare)
      : handed(deps.cabinetUrl, facts, row.reason as HandOverReason)
  }

  /** Takes note of which rows were written, and hands those that we book to the booker. */
  const accept = (
    wants: ReadonlyMap<string, Want>,
    rows: readonly NewBooking[],
    accepted: Set<string>,
  ) => {
    for (const row of rows) {
      const want = wants.get(row.id)
      if (!want) continue
      const isWritten = accepted.has(row.id)
      const { entry } = want
      if (row.executor === 'notify' && entry.monitor.mode !== 'notify')
        matcher.hold(row.monitorId, 'alerted-instead', clock.now())
      if (!isWritten && row.preorderId !== null) {
        // Another monitor holds the preorder: the slot may go with the next one.
        roster.conflict(entry, row.preorderId)
        matcher.reopen(row.monitorId, row.slot)
      }
      if (entry.monitor.mode !== 'notify') {
        const isOpen = isWritten && row.executor !== 'notify'
        roster.settle(entry, row.id, isOpen)
        budget.settle(row.workspaceId, isOpen)
      }
      if (row.executor !== 'cabinet') continue
      if (isWritten) deps.booker?.submit(row, entry.monitor.maxCoefficient)
      else letGo(row)
    }
  }

  /** The session that a row claimed serves others again. */
  const letGo = (row: NewBooking): void => {
    if (row.status === 'committing') deps.booker?.release(row.accountKey ?? '')
  }

  /** Not acted on for a reason that may pass. */
  const giveBack = ({ entry, slot, bookingId }: Want) => {
    matcher.hold(entry.monitor.id, 'not-acted-on', clock.now())
    matcher.reopen(entry.monitor.id, slot)
    roster.settle(entry, bookingId, false)
  }

  /** Rows of the wants that may go on now; the others are given back. */
  const plan = (wants: ReadonlyMap<string, Want>): NewBooking[] => {
    const usedUp = new Set<string>()
    const reserve = ({ entry, bookingId, slot }: Want) => roster.reserve(entry, bookingId, slot)
    const rows = [...wants.values()].flatMap((want) => {
      const { mode, workspaceId } = want.entry.monitor
      const isBegun = mode === 'notify' || budget.begin(workspaceId)
      if (!isBegun) usedUp.add(workspaceId)
      const by = { booker: deps.booker, reserve }
      const row = isBegun ? planBooking(want, keyBook.of(workspaceId), by) : undefined
      if (row) return [row]
      if (isBegun && mode !== 'notify') budget.settle(workspaceId, false)
      giveBack(want)
      return []
    })
    for (const workspaceId of usedUp) {
      blockForPlan(workspaceId).catch((err) =>
        deps.log.error({ err, workspaceId }, 'monitors without a catch left were not blocked'),
      )
    }
    return rows
  }

  const writeWithMessages = (wants: ReadonlyMap<string, Want>, rows: readonly NewBooking[]) =>
    db.transaction(async (tx) => {
      const accepted = await bookings.insert(tx, rows)
      const heard = rows.filter((row) => accepted.has(row.id))
      const messages = heard.map((row) => messageOf(row, wants.get(row.id)?.spare ?? 0))
      await tellUnlessQuiet(tx, clock.now(), ...messages)
      return accepted
    })

  /**
   * The database is away, perhaps after it took the rows: they are tried again shortly, and the table's own checks
   * decide; what was taken and is in nobody's hands is adopted.
   */
  const failed = (
    error: unknown,
    wants: ReadonlyMap<string, Want>,
    rows: readonly NewBooking[],
  ) => {
    deps.log.error({ err: error, matches: wants.size }, 'matches could not be written down')
    for (const row of rows) {
      letGo(row)
      const want = wants.get(row.id)
      if (!want) continue
      if (want.entry.monitor.mode !== 'notify') budget.settle(row.workspaceId, false)
      giveBack(want)
    }
  }

  const write = async (wants: ReadonlyMap<string, Want>, rows: readonly NewBooking[]) => {
    const own = rows.filter((row) => row.executor === 'cabinet')
    const told = rows.filter((row) => row.executor !== 'cabinet')
    const writePart = async (part: NewBooking[], work: () => Promise<Set<string>>) => {
      if (part.length === 0) return
      try {
        accept(wants, part, await work())
      } catch (error) {
        failed(error, wants, part)
      }
    }
    // What can be sent now is written first: it is on its way while the others are written.
    const writeOwn = async () => {
      for (const status of ['committing', 'matched'] as const) {
        const part = own.filter((row) => row.status === status)
        await writePart(part, () => bookings.insert(db, part))
      }
    }
    await Promise.all([writeOwn(), writePart(told, () => writeWithMessages(wants, told))])
  }

  /** Resolves when every match is written down or given back; requests may still be on their way then. */
  return async (matches: readonly Match[]): Promise<void> => {
    const detectedAt = clock.now()
    const wants = new Map<string, Want>()
    const workspaces = new Set<string>()
    const doubtful = new Set<string>()
    for (const { monitorId, slots, spare } of matches) {
      const entry = roster.get(monitorId)
      if (!entry) continue
      const { mode, workspaceId } = entry.monitor
      if (mode !== 'notify') workspaces.add(workspaceId)
      if (isWithoutKey(entry.monitor)) doubtful.add(workspaceId)
      for (const slot of slots) {
        const bookingId = newId(detectedAt)
        wants.set(bookingId, { entry, slot, bookingId, detectedAt, spare })
      }
    }
    try {
      const ids = [...workspaces]
      // The poller reads both ahead: as a rule nothing is waited for here.
      await Promise.all([budget.ensure(ids), keyBook.ensure(ids, (id) => doubtful.has(id))])
    } catch (error) {
      deps.log.error({ err: error, matches: wants.size }, 'matches could not be planned')
      for (const want of wants.values()) giveBack(want)
      return
    }
    await write(wants, plan(wants))
  }
}
