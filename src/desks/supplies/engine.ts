import { Registry } from 'prom-client'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Cache } from '#platform/cache/cache.ts'
import type { Leases } from '#platform/limits/leases.ts'
import type { Log } from '#platform/log/log.ts'
import { createBooker } from './booking/booker.ts'
import { createCatchBudget } from './booking/catch-budget.ts'
import { createDispatch } from './booking/dispatch.ts'
import { createKeyBook } from './booking/key-book.ts'
import { createOutcomes } from './booking/outcomes.ts'
import { createBookingStore } from './booking/store.ts'
import { createVerifier } from './booking/verifier.ts'
import { createWarmUp } from './booking/warm-up.ts'
import { createCabinets } from './cabinets/cabinets.ts'
import { createKeyPool } from './feed/key-pool.ts'
import { createPublication } from './feed/publication.ts'
import { createFeedReader } from './feed/reader.ts'
import { createFeedStore, type Warehouse } from './feed/store.ts'
import { createMatcher } from './matching/matcher.ts'
import { createRoster } from './matching/roster.ts'
import { createPreorderStore } from './monitors/preorder-store.ts'
import { createMonitorStore } from './monitors/store.ts'
import { CABINET_URL } from './notices/cabinet-link.ts'
import { createPoller } from './poller.ts'
import type { CabinetBooking, CatchAllowance, KeyRing, SlotFeed, SupplyReader } from './ports.ts'
import { createQuiet } from './quiet/quiet.ts'
import { createService } from './service.ts'
import { createSlotRecorder } from './slots/recorder.ts'
import { createSlots } from './slots/slots.ts'
import { countedBookings, countedFeed, createSlotMetrics } from './statistics/metrics.ts'
import { createStatistics } from './statistics/room.ts'

export interface SuppliesDeps {
  readonly db: Database
  readonly cache: Cache
  readonly leases: Leases
  readonly clock: Clock
  readonly log: Log
  /** Without it nothing is measured. */
  readonly metrics?: Registry
  readonly feed: SlotFeed
  readonly reader: SupplyReader
  /** Present only when the operator has switched booking through the seller's cabinet on. */
  readonly cabinet?: CabinetBooking
  readonly keys: KeyRing
  readonly allowance: CatchAllowance
  /** Unique name of this process, for the poller's lease. */
  readonly owner: string
  /** Pause between quiet looks while WB has the feed off, ms. */
  readonly probeMs: number
  /** Warehouses to choose from while the feed has never been seen. */
  readonly knownWarehouses: readonly Warehouse[]
  /** Never look more often than this in all, ms. Default 1 000. */
  readonly minGapMs?: number
  /** Where links to the seller's cabinet lead; the sandbox's address in the demo. */
  readonly cabinetUrl?: string
  /** Monitors a workspace may have, ended ones too. Default 50. */
  readonly maxMonitors?: number
  /** Callback data of the plan's screen. */
  readonly planData?: string
}

/**
 * Wires the desk's domain: what the chat calls, the loop that looks, and the loop that verifies. Both loops put right
 * by themselves what a process that is gone left in the middle.
 */
export function createSupplies(deps: SuppliesDeps) {
  const { db, clock, log, keys, allowance, cabinet } = deps
  const monitors = createMonitorStore(db)
  const metrics = createSlotMetrics(deps.metrics ?? new Registry())
  const bookings = countedBookings(createBookingStore(db), metrics)
  const feedStore = createFeedStore(db)
  const publication = createPublication(deps.cache)
  const matcher = createMatcher()
  const recorder = createSlotRecorder({ db, log })
  const quiet = createQuiet({ db, clock })
  const preorders = createPreorderStore(db)
  const roster = createRoster({ monitors, bookings, preorders, matcher, clock })
  const places = { cabinetUrl: deps.cabinetUrl ?? CABINET_URL, planData: deps.planData }
  const outcomes = createOutcomes({ ...deps, ...places, bookings, monitors })

  const reader = createFeedReader({
    ...deps,
    feed: countedFeed(deps.feed, metrics),
    publication,
    store: feedStore,
    pool: createKeyPool(deps),
    changed: (snapshot, changes) => {
      matcher.apply(snapshot, changes)
      const acted = poller.act()
      recorder.note(snapshot, changes)
      return acted
    },
  })
  const { freshest, nameOf } = reader
  const booker =
    cabinet &&
    createBooker({
      ...places,
      db,
      bookings,
      monitors,
      cabinet,
      keys,
      clock,
      log,
      freshest,
      nameOf,
      settled: () => poller.hurry(),
      measured: metrics.committed,
    })
  const budget = createCatchBudget({ bookings, allowance })
  const keyBook = createKeyBook(keys, clock)
  const dispatch = createDispatch({
    ...places,
    db,
    bookings,
    monitors,
    roster,
    matcher,
    keyBook,
    budget,
    clock,
    log,
    nameOf,
    booker,
  })
  const poller = createPoller({
    ...deps,
    reader,
    roster,
    matcher,
    dispatch,
    booker,
    budget,
    keyBook,
    warmUp: cabinet && createWarmUp({ roster, keys, cabinet, log }),
    bookings,
    monitors,
    feedStore,
    recorder,
    mornings: quiet.mornings,
  })
  const verifier = createVerifier({ ...deps, ...places, bookings, outcomes })
  const service = createService({
    ...deps,
    monitors,
    preorders,
    bookings,
    feedStore,
    publication,
    outcomes,
  })

  return {
    service,
    cabinets: createCabinets(deps),
    slots: createSlots({ db, publication, service, clock }),
    quiet,
    statistics: createStatistics({ db, feedStore, publication, keys, clock }),
    poller: { start: poller.start, stop: poller.stop, progressAt: poller.progressAt },
    verifier: { start: verifier.start, stop: verifier.stop, round: verifier.round },
  }
}
