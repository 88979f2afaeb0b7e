import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { enqueue, type OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { Roster } from '../matching/roster.ts'
import type { RosterEntry } from '../matching/roster-entry.ts'
import type { Match, Matcher } from '../matching/watch.ts'
import type { MonitorStore } from '../monitors/store.ts'
import { alert, type HandOverReason, handed, type SlotFacts } from '../notices/messages.ts'
import type { CatchAllowance, KeyRing, KeySummary } from '../ports.ts'
import type { Slot } from '../slot.ts'
import type { Booker } from './booker.ts'
import { HAND_OVER_CHECKS_MS } from './check-schedule.ts'
import type { BookingStore, NewBooking } from './store.ts'

export interface DispatchDeps {
  readonly db: Database
  readonly bookings: BookingStore
  readonly monitors: MonitorStore
  readonly roster: Roster
  readonly matcher: Matcher
  readonly keys: KeyRing
  readonly allowance: CatchAllowance
  readonly clock: Clock
  readonly log: Log
  /** Books by itself; absent unless the operator allows booking through the seller's own cabinet session. */
  readonly booker: Booker | undefined
  readonly cabinetUrl: string
  readonly planData: string | undefined
  readonly nameOf: (warehouseId: number) => string
}

/** A slot on its way to a row. */
interface Want {
  readonly entry: RosterEntry
  readonly slot: Slot
  readonly bookingId: string
  readonly spare: number
}

/** Summaries of a workspace's keys are believed this long, ms. */
const KEYS_MS = 5_000
const CONFLICT_MS = 300_000
/** Pause before a slot that could not be acted on is looked at again, ms. */
const GIVE_BACK_MS = 5_000
/** An alert in place of a booking comes at most this often, ms. */
const FALLBACK_HUSH_MS = 60_000

/**
 * Turns matches into rows: one statement for all that are to be booked by us, one transaction with their
 * messages for the others. Whoever is not accepted (target reached, preorder held by another monitor) is missed.
 */
export function createDispatch(deps: DispatchDeps) {
  const { db, bookings, monitors, roster, matcher, clock } = deps
  const keysOf = rememberKeys(deps.keys, clock)

  /** Catches each workspace may still begin. Read in this order a catch verified meanwhile is counted twice, never not at all. */
  const allowed = async (workspaceIds: readonly string[]): Promise<Map<string, number>> => {
    if (workspaceIds.length === 0) return new Map()
    const open = await bookings.openOf(workspaceIds)
    const left = await Promise.all(workspaceIds.map((id) => deps.allowance.left(id)))
    const rest = new Map<string, number>()
    for (const [index, id] of workspaceIds.entries()) {
      const count = left[index] ?? 0
      rest.set(id, count - (open.get(id) ?? 0))
      if (count <= 0) await blockForPlan(id)
    }
    return rest
  }

  const blockForPlan = (workspaceId: string): Promise<void> =>
    db.transaction((tx) =>
      monitors.end(
        tx,
        { workspaceId },
        {
          status: 'blocked',
          reason: 'trial',
          ...(deps.planData === undefined ? {} : { planData: deps.planData }),
        },
      ),
    )

  /** The row of a want; undefined when no preorder is free for it. */
  const build = (
    want: Want,
    keys: readonly KeySummary[],
    { place, detectedAt }: { place: number; detectedAt: number },
  ): NewBooking | undefined => {
    const { entry, slot, bookingId } = want
    const { monitor } = entry
    const now = clock.now()
    const key = keyFor(keys, monitor.credentialId)
    const base = {
      id: bookingId,
      monitorId: monitor.id,
      workspaceId: monitor.workspaceId,
      chatId: monitor.chatId,
      credentialId: key?.credentialId ?? null,
      accountKey: key?.accountKey ?? null,
      slot,
      detectedAt,
      place,
      preorderId: null,
      verifyAt: null,
    }
    // Without a key nothing can be booked or verified: the seller hears of the slot at least.
    if (!key || monitor.mode === 'notify')
      return { ...base, executor: 'notify', status: 'notified', reason: null }
    const preorderId = roster.reserve(entry, bookingId, slot)
    if (preorderId === undefined) return undefined
    const reason = handOverReason(monitor.mode === 'auto', deps.booker !== undefined, key)
    if (reason === undefined) {
      // One write less on the way to the wire when the session is free.
      const status = deps.booker?.claim(key.accountKey) ? 'committing' : 'matched'
      return { ...base, preorderId, executor: 'cabinet', status, reason: null }
    }
    const verifyAt = now + HAND_OVER_CHECKS_MS[0]
    return { ...base, preorderId, executor: 'hand-over', status: 'handed', reason, verifyAt }
  }

  const messageOf = (row: NewBooking, spare: number): OwedMessage => {
    const facts: SlotFacts = {
      ...row,
      bookingId: row.id,
      warehouse: deps.nameOf(row.slot.warehouseId),
    }
    return row.status === 'notified'
      ? alert(deps.cabinetUrl, facts, spare)
      : handed(deps.cabinetUrl, facts, row.reason as HandOverReason)
  }

  const settle = (
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
        matcher.hush(row.monitorId, clock.now() + FALLBACK_HUSH_MS)
      if (!isWritten && row.preorderId !== null) {
        // Another monitor holds the preorder: the slot may go with the next one.
        roster.conflict(entry, row.preorderId, clock.now() + CONFLICT_MS)
        matcher.forget(row.monitorId, row.slot)
      }
      if (entry.monitor.mode !== 'notify')
        roster.settle(entry, row.id, isWritten && row.executor !== 'notify')
      if (row.executor !== 'cabinet') continue
      if (isWritten) deps.booker?.submit(row, entry.monitor.maxCoefficient)
      else letGo(row)
    }
  }

  /** The session that a row claimed serves others again. */
  const letGo = (row: NewBooking): void => {
    if (row.status === 'committing') deps.booker?.release(row.accountKey ?? '')
  }

  /** Not acted on for a reason that may pass: the slot is looked at again shortly, and missed if it goes. */
  const giveBack = ({ entry, slot, bookingId }: Want) => {
    matcher.hush(entry.monitor.id, clock.now() + GIVE_BACK_MS)
    matcher.forget(entry.monitor.id, slot)
    roster.settle(entry, bookingId, false)
  }

  /** Rows of the wants that may go on now; the others are given back. */
  const plan = async (
    wants: ReadonlyMap<string, Want>,
    detectedAt: number,
  ): Promise<NewBooking[]> => {
    const booking = [...wants.values()].filter(({ entry }) => entry.monitor.mode !== 'notify')
    const ids = [...new Set(booking.map(({ entry }) => entry.monitor.workspaceId))]
    const [rest, summaries] = await Promise.all([
      allowed(ids),
      Promise.all(ids.map(async (id) => [id, await keysOf(id)] as const)),
    ])
    const keys = new Map(summaries)
    const places = new Map<string, number>()
    return [...wants.values()].flatMap((want) => {
      const { id, mode, workspaceId } = want.entry.monitor
      const left = mode === 'notify' ? 1 : (rest.get(workspaceId) ?? 0)
      const place = (places.get(id) ?? 0) + 1
      const row = left > 0 && build(want, keys.get(workspaceId) ?? [], { place, detectedAt })
      if (!row) {
        giveBack(want)
        return []
      }
      rest.set(workspaceId, left - 1)
      places.set(id, place)
      return [row]
    })
  }

  const tell = (wants: ReadonlyMap<string, Want>, rows: readonly NewBooking[]) =>
    db.transaction(async (tx) => {
      const accepted = await bookings.insert(tx, rows)
      const heard = rows.filter((row) => accepted.has(row.id))
      const messages = heard.map((row) => messageOf(row, wants.get(row.id)?.spare ?? 0))
      await enqueue(tx, ...messages)
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
      if (want) giveBack(want)
    }
  }

  return async (matches: readonly Match[]): Promise<void> => {
    const detectedAt = clock.now()
    const wants = new Map<string, Want>()
    for (const { monitorId, slots, spare } of matches) {
      const entry = roster.get(monitorId)
      if (!entry) continue
      for (const slot of slots) {
        const bookingId = newId(detectedAt)
        wants.set(bookingId, { entry, slot, bookingId, spare })
      }
    }
    let rows: NewBooking[]
    try {
      rows = await plan(wants, detectedAt)
    } catch (error) {
      deps.log.error({ err: error, matches: wants.size }, 'matches could not be planned')
      for (const want of wants.values()) giveBack(want)
      return
    }
    const own = rows.filter((row) => row.executor === 'cabinet')
    const told = rows.filter((row) => row.executor !== 'cabinet')
    const write = async (part: NewBooking[], work: () => Promise<Set<string>>) => {
      if (part.length === 0) return
      try {
        settle(wants, part, await work())
      } catch (error) {
        failed(error, wants, part)
      }
    }
    await Promise.all([
      write(own, () => bookings.insert(db, own)),
      write(told, () => tell(wants, told)),
    ])
  }
}

/** The monitor's key, another valid one of the same account, or the default one when none was chosen. */
export function keyFor(
  keys: readonly KeySummary[],
  credentialId: string | null,
): KeySummary | undefined {
  const valid = keys.filter((key) => key.isValid)
  if (credentialId === null) return valid.find((key) => key.isDefault) ?? valid[0]
  const chosen = keys.find((key) => key.credentialId === credentialId)
  if (chosen?.isValid) return chosen
  return valid.find((key) => key.accountKey === chosen?.accountKey)
}

/** Why the seller has to book by hand, or undefined when we may. */
function handOverReason(
  isAuto: boolean,
  isCabinetOn: boolean,
  key: KeySummary,
): HandOverReason | undefined {
  if (!isAuto) return 'asked'
  if (!isCabinetOn) return 'cabinet-off'
  return key.hasCabinetSession ? undefined : 'no-session'
}

function rememberKeys(ring: KeyRing, clock: Clock) {
  const known = new Map<string, { at: number; keys: Promise<readonly KeySummary[]> }>()
  return (workspaceId: string): Promise<readonly KeySummary[]> => {
    const found = known.get(workspaceId)
    if (found && found.at > clock.now() - KEYS_MS) return found.keys
    const keys = ring.list(workspaceId)
    known.set(workspaceId, { at: clock.now(), keys })
    keys.catch(() => known.delete(workspaceId))
    return keys
  }
}
