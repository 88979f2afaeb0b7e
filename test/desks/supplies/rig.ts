import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { addDays, dayIn } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import { createSupplies } from '#desks/supplies/engine.ts'
import type { MonitorDraft } from '#desks/supplies/monitors/monitor.ts'
import { bookings, monitors } from '#desks/supplies/schema.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { silentLog } from '#platform/log/log.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { freeCatches } from '#test/support/allowance.ts'
import { runningClock } from '#test/support/clock.ts'
import { START_MS } from '#test/support/moments.ts'
import { seat } from '#test/support/seat.ts'
import { waitFor } from '#test/support/wait.ts'
import type { Wb } from './wb-stand-in.ts'

export const WORKSPACE = randomUUID()
/** Its owner. */
export const OWNER = { workspaceId: WORKSPACE, userId: 7 }
/** Moscow's day when the tests begin; midnight may pass while they run. */
export const today = () => dayIn('Europe/Moscow', START_MS)

export function draft(over: Partial<MonitorDraft> = {}): MonitorDraft {
  return {
    warehouseIds: [507],
    supplyType: 'box',
    days: { kind: 'range', from: today(), to: addDays(today(), 14) },
    leadDays: 0,
    weekdays: 127,
    maxCoefficient: 100,
    mode: 'auto',
    target: 1,
    credentialId: null,
    preorderIds: [101],
    untilDay: null,
    ...over,
  }
}

export interface RigOptions {
  readonly isCabinetOff?: boolean
  readonly freeCatches?: number
  readonly owner?: string
  readonly leases?: ReturnType<typeof createMemoryLeases>
  readonly probeMs?: number
  readonly maxMonitors?: number
  readonly clock?: Clock
}

/** One process of the desk over a real database and a WB in the hand. */
export function createRig(db: Database, wb: Wb, options: RigOptions = {}) {
  const log = silentLog
  const clock = options.clock ?? runningClock
  const supplies = createSupplies({
    db,
    clock,
    log,
    cache: createCache({ clock, log }),
    leases: options.leases ?? createMemoryLeases({ clock }),
    feed: wb.feed,
    reader: wb.reader,
    ...(options.isCabinetOff ? {} : { cabinet: wb.cabinet }),
    keys: wb.keys,
    allowance: freeCatches(db, options.freeCatches ?? 100),
    owner: options.owner ?? randomUUID(),
    probeMs: options.probeMs ?? 60_000,
    minGapMs: 20,
    maxMonitors: options.maxMonitors ?? 1_000,
    knownWarehouses: [{ id: 507, name: 'Коледино', isSortingCenter: false }],
    planData: '1.a.plan',
  })

  return {
    ...supplies,
    start(): void {
      supplies.poller.start()
      supplies.verifier.start()
    },
    async stop(): Promise<void> {
      await supplies.poller.stop()
      await supplies.verifier.stop()
    },
    async add(over: Partial<MonitorDraft> = {}, workspaceId = WORKSPACE): Promise<string> {
      const id = randomUUID()
      const who = { workspaceId, userId: 7, chatId: 70 }
      const wish = draft(over)
      await seat(db, who)
      for (const preorderId of wish.preorderIds) wb.addPreorder(workspaceId, preorderId)
      await supplies.service.create(who, wish, id)
      return id
    },
    bookings: (monitorId: string) =>
      db.select().from(bookings).where(eq(bookings.monitorId, monitorId)).orderBy(bookings.id),
    async monitor(id: string) {
      const [found] = await db.select().from(monitors).where(eq(monitors.id, id))
      return found
    },
    /** Messages owed to chats, oldest first. */
    messages: async () => (await db.select().from(outbox).orderBy(outbox.id)).map((o) => o.notice),
    /** Waits until a booking of the monitor is in the state, and returns it. */
    reached: (monitorId: string, status: string, options: { timeoutMs?: number } = {}) =>
      waitFor(
        async () => {
          const rows = await db.select().from(bookings).where(eq(bookings.monitorId, monitorId))
          return rows.find((one) => one.status === status)
        },
        { what: `a booking that is ${status}`, ...options },
      ),
  }
}

export type Rig = ReturnType<typeof createRig>
