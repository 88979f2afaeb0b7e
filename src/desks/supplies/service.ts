import type { Clock } from '#core/clock.ts'
import { dayIn, dayNumber } from '#core/dates.ts'
import { AppError, type ErrorVars } from '#core/errors.ts'
import { usedUp } from '#core/used-up.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import { HAND_OVER_CHECKS_MS } from './booking/check-schedule.ts'
import type { Outcomes } from './booking/outcomes.ts'
import type { BookingStore } from './booking/store.ts'
import type { Publication } from './feed/publication.ts'
import type { Snapshot } from './feed/snapshot.ts'
import type { FeedStore, Warehouse } from './feed/store.ts'
import { faultOf, MOSCOW, type Monitor, type MonitorDraft } from './monitors/monitor.ts'
import type { PreorderStore } from './monitors/preorder-store.ts'
import type { MonitorStore } from './monitors/store.ts'
import type { CatchAllowance, KeyRing, SupplyReader } from './ports.ts'
import type { SupplyType } from './slot.ts'
import type { FeedView, MonitorDayCounts } from './views.ts'
import { searchWarehouses } from './warehouses/search.ts'

export interface ServiceDeps {
  readonly db: Database
  readonly monitors: MonitorStore
  readonly bookings: BookingStore
  readonly preorders: PreorderStore
  readonly feedStore: FeedStore
  readonly publication: Publication
  readonly outcomes: Outcomes
  readonly keys: KeyRing
  readonly reader: SupplyReader
  readonly allowance: CatchAllowance
  readonly clock: Clock
  /** Monitors a workspace may have, ended ones too. Default 50. */
  readonly maxMonitors?: number
  /** Something to choose from while the feed has never been seen. */
  readonly knownWarehouses: readonly Warehouse[]
}

/** A preorder that is not booked yet. */
export interface PreorderChoice {
  readonly preorderId: number
  readonly warehouseId: number | null
  readonly warehouseName: string | null
  readonly supplyType: SupplyType | undefined
}

const NAMES_MS = 60_000
const DAY_MS = 86_400_000
const LIST_DAYS = 45
const MAX_MONITORS = 50
/** Details are one call each of the 30 a minute. */
const MAX_DETAILS = 8
/** `statusID` of a supply that is not planned yet: dev.wildberries.ru/openapi/orders-fbw, `POST /api/v1/supplies`. */
const UNPLANNED = 1

/** What can be done with monitors, in the words of the chat. Every object is checked against the workspace that asks. */
export function createService(deps: ServiceDeps) {
  const { monitors, bookings, feedStore, publication, clock } = deps
  let names = new Map<number, Warehouse>(deps.knownWarehouses.map((one) => [one.id, one]))
  let namesAt = Number.NEGATIVE_INFINITY

  const freshNames = async (): Promise<void> => {
    if (clock.now() < namesAt + NAMES_MS) return
    namesAt = clock.now()
    const seen = await feedStore.warehouses()
    names = new Map([...deps.knownWarehouses, ...seen].map((one) => [one.id, one]))
  }

  const own = async (workspaceId: string, id: string): Promise<Monitor> => {
    const monitor = await monitors.one(id)
    if (monitor?.workspaceId !== workspaceId) throw notFound('monitor')
    return monitor
  }

  const get = async (workspaceId: string, id: string): Promise<Monitor> => {
    await freshNames()
    const monitor = await own(workspaceId, id)
    if (monitor.status === 'removed') throw notFound('monitor')
    return monitor
  }

  /** As it is by now, until the transaction ends: others press buttons, too. */
  const held = async (tx: Transaction, id: string): Promise<Monitor> => {
    const monitor = await monitors.lock(tx, id)
    if (!monitor || monitor.status === 'removed') throw notFound('monitor')
    return monitor
  }

  const getBooking = async (workspaceId: string, id: string) => {
    const booking = await bookings.one(id)
    if (booking?.workspaceId !== workspaceId) throw notFound('booking')
    return booking
  }

  const asManager = <T>(by: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    withAuthority(deps.db, by, 'manager', work)

  const check = async (workspaceId: string, draft: MonitorDraft): Promise<void> => {
    const fault = faultOf(draft, dayNumber(dayIn(MOSCOW, clock.now())))
    if (fault) throw refused(fault)
    if (draft.credentialId === null) return
    // A key of another workspace is as good as none.
    const keys = await deps.keys.list(workspaceId)
    const key = keys.find(({ credentialId }) => credentialId === draft.credentialId)
    if (!key?.isValid) throw refused('key')
  }

  /** A monitor that books needs a catch to spend; one that tells needs nothing. */
  const checkAllowance = async (
    tx: Transaction,
    workspaceId: string,
    mode: Monitor['mode'],
  ): Promise<void> => {
    if (mode !== 'notify' && (await deps.allowance.left(workspaceId, tx)) <= 0)
      throw usedUp('catch')
  }

  return {
    /** Makes a monitor once for a draft; a repeat finds the one that was made. */
    async create(
      who: Actor & { readonly chatId: number },
      draft: MonitorDraft,
      draftId: string,
    ): Promise<Monitor> {
      if (!(await monitors.one(draftId))) {
        await check(who.workspaceId, draft)
        const max = deps.maxMonitors ?? MAX_MONITORS
        const isMade = await asManager(who, async (tx) => {
          await checkAllowance(tx, who.workspaceId, draft.mode)
          return monitors.create(tx, draftId, who, draft, max)
        })
        if (!isMade) throw refused('limit', { max })
      }
      return get(who.workspaceId, draftId)
    },

    /** Changes the wish. One that had ended runs again. */
    async edit(by: Actor, id: string, draft: MonitorDraft): Promise<void> {
      await get(by.workspaceId, id)
      await check(by.workspaceId, draft)
      await asManager(by, async (tx) => {
        const { caught, status } = await held(tx, id)
        if (draft.mode !== 'notify' && draft.target <= caught) throw refused('target')
        const goesOn = status === 'active' || status === 'paused'
        if (!goesOn) await checkAllowance(tx, by.workspaceId, draft.mode)
        await monitors.change(tx, id, draft)
        if (!goesOn) await monitors.setStatus(tx, id, 'active')
      })
    },

    /** Leaves one that is not active as it is. */
    async pause(by: Actor, id: string): Promise<Monitor> {
      await freshNames()
      const paused = await monitors.pause(by, id)
      if (paused) return paused
      const monitor = await get(by.workspaceId, id)
      await asManager(by, async () => {})
      return monitor
    },

    /** Runs again; throws `invalid` when the wish is over, its preorders are used or no catches are left. */
    async resume(by: Actor, id: string): Promise<void> {
      const monitor = await get(by.workspaceId, id)
      if (monitor.status === 'active') return
      const left = { ...monitor, target: monitor.target - monitor.caught }
      await check(by.workspaceId, left)
      await asManager(by, async (tx) => {
        await held(tx, id)
        await checkAllowance(tx, by.workspaceId, monitor.mode)
        await monitors.setStatus(tx, id, 'active')
      })
    },

    /** What is being booked right now is finished and reported all the same. A repeat finds it done. */
    async remove(by: Actor, id: string): Promise<void> {
      await own(by.workspaceId, id)
      await asManager(by, (tx) => monitors.setStatus(tx, id, 'removed'))
    },

    get,

    async list(workspaceId: string): Promise<readonly Monitor[]> {
      await freshNames()
      return monitors.ofWorkspace(workspaceId)
    },

    /** The state of the shared feed, the same for everybody. */
    async feedView(): Promise<FeedView> {
      const [state, now] = await Promise.all([feedStore.state(), publication.feed()])
      const status = state?.status ?? 'unknown'
      return {
        status,
        since: state?.since ?? clock.now(),
        lastOkAt: now?.lastOkAt ?? state?.lastOkAt ?? null,
        intervalMs: now?.intervalMs ?? null,
        accounts: status === 'unauthorized' ? 0 : (now?.accounts ?? 1),
      }
    },

    /** Counters of the last 24 hours, to the hour. Check the monitor with `get` first. */
    dayCounts: (monitorId: string): Promise<MonitorDayCounts> =>
      feedStore.countsOf(monitorId, clock.now() - DAY_MS),

    /** Every open and closed slot as last seen, at most some seconds old; undefined while nobody looks. */
    snapshot: (): Promise<Snapshot | undefined> => publication.snapshot(),

    /** "I booked it": the list is asked at once; the answer comes as a message. */
    async confirmHandOver(by: Actor, id: string): Promise<'checking' | 'verified' | 'gone'> {
      const booking = await getBooking(by.workspaceId, id)
      if (booking.status === 'verified') return 'verified'
      const verifyAt = new Date(clock.now())
      if (booking.status === 'lost' && booking.reason === 'not-taken') {
        // We had stopped looking. The preorder may be in another attempt by now.
        const changes = {
          verifyAt,
          verifyAttempts: HAND_OVER_CHECKS_MS.length - 1,
          reason: 'asked',
        }
        const isBack = await asManager(by, (tx) =>
          tx.transaction((inner) => bookings.move(inner, id, 'handed', changes)).catch(() => false),
        )
        return isBack ? 'checking' : 'gone'
      }
      if (booking.status === 'lost') return 'gone'
      await asManager(by, (tx) => bookings.checkNow(tx, id, clock.now()))
      return 'checking'
    },

    /** "Not this one": the monitor goes on at once. */
    async declineHandOver(by: Actor, id: string): Promise<void> {
      const booking = await getBooking(by.workspaceId, id)
      if (booking.status !== 'handed') return
      await asManager(by, (tx) => deps.outcomes.lost(booking, 'declined', { on: tx }))
    },

    /** Unbooked preorders of the key's account, newest first; the newest with their warehouses. */
    async preorders(
      workspaceId: string,
      credentialId: string | undefined,
    ): Promise<readonly PreorderChoice[]> {
      const key = await deps.keys.key(workspaceId, credentialId)
      if (!key) return []
      const rows = await deps.reader.list(key, { days: LIST_DAYS })
      const open = rows.flatMap(({ preorderId, supplyId, statusId, supplyType }) =>
        preorderId !== null && supplyId === null && statusId === UNPLANNED
          ? [{ preorderId, supplyType }]
          : [],
      )
      const choices = await Promise.all(
        open.map(async ({ preorderId, supplyType }, index) => {
          const known = { preorderId, supplyType, warehouseId: null, warehouseName: null }
          if (index >= MAX_DETAILS || key.tokenType === 'base') return known
          // A preorder without its details can still be chosen.
          const details = await deps.reader.preorder(key, preorderId).catch(() => undefined)
          return { ...known, ...details, supplyType: details?.supplyType ?? supplyType }
        }),
      )
      // A preorder is booked at its own warehouse only: the matcher has to know it.
      const placed = choices.filter(({ warehouseId }) => warehouseId !== null)
      await deps.preorders.save(placed.map((choice) => ({ ...choice, id: choice.preorderId })))
      return choices
    },

    preorderPlaces: (ids: readonly number[]) => deps.preorders.places(ids),

    /** A warehouse's name as last seen. */
    warehouseName: (id: number): string => names.get(id)?.name ?? `#${id}`,

    /** Tolerant search by name in either alphabet, or by id. */
    async searchWarehouses(text: string, offset: number, limit: number) {
      await freshNames()
      const found = searchWarehouses([...names.values()], text)
      return { items: found.slice(offset, offset + limit), total: found.length }
    },
  }
}

export type SuppliesService = ReturnType<typeof createService>

function notFound(what: 'monitor' | 'booking'): AppError {
  const messageKey = `error-${what}-not-found`
  return new AppError({ kind: 'not-found', code: `supplies.no_${what}`, messageKey })
}

function refused(fault: string, vars: ErrorVars = {}): AppError {
  const messageKey = `supplies-draft-${fault}`
  return new AppError({ kind: 'invalid', code: `supplies.draft_${fault}`, messageKey, vars })
}
