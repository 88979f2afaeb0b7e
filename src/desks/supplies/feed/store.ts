import { type AnyColumn, and, eq, gte, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import type { Counts } from '../matching/watch.ts'
import { feedChanged } from '../notices/messages.ts'
import { tell } from '../notices/tell.ts'
import { feedAccountHours, feedStates, monitorHours, monitors, warehouses } from '../schema.ts'
import type { Load } from './key-pool.ts'
import type { FeedState } from './state.ts'

const METHOD = 'acceptance-coefficients'

const hourOf = (ms: number) => new Date(Math.floor(ms / 3_600_000) * 3_600_000)
const total = (column: AnyColumn) => sql<number>`coalesce(sum(${column}), 0)::int`

/** A warehouse as last seen in any source. */
export interface Warehouse {
  readonly id: number
  readonly name: string
  readonly isSortingCenter: boolean
}

export function createFeedStore(db: Database) {
  return {
    async state(): Promise<FeedState | undefined> {
      const [row] = await db.select().from(feedStates).where(eq(feedStates.method, METHOD))
      if (!row) return undefined
      return {
        status: row.status as FeedState['status'],
        detail: row.detail,
        since: row.since.getTime(),
        lastOkAt: row.lastOkAt?.getTime() ?? null,
        nextProbeAt: row.nextProbeAt?.getTime() ?? null,
      }
    },

    /** Stores the state; `announce`: every chat with an active monitor is told in the same transaction. */
    async saveState(state: FeedState, announce?: 'on' | 'off'): Promise<void> {
      const values = {
        status: state.status,
        detail: state.detail,
        since: new Date(state.since),
        lastOkAt: state.lastOkAt === null ? null : new Date(state.lastOkAt),
        nextProbeAt: state.nextProbeAt === null ? null : new Date(state.nextProbeAt),
      }
      await db.transaction(async (tx) => {
        await tx
          .insert(feedStates)
          .values({ method: METHOD, ...values })
          .onConflictDoUpdate({ target: feedStates.method, set: values })
        if (!announce) return
        const chats = await tx
          .selectDistinct({ chatId: monitors.chatId })
          .from(monitors)
          .where(eq(monitors.status, 'active'))
        const isOn = announce === 'on'
        await tell(tx, ...chats.map(({ chatId }) => feedChanged(chatId, isOn, state.since)))
      })
    },

    async warehouses(): Promise<Warehouse[]> {
      const { id, name, isSortingCenter } = warehouses
      return db.select({ id, name, isSortingCenter }).from(warehouses)
    },

    async saveWarehouses(seen: readonly Warehouse[], now: number): Promise<void> {
      if (seen.length === 0) return
      const seenAt = new Date(now)
      await db
        .insert(warehouses)
        .values(
          seen.map(({ id, name, isSortingCenter }) => ({ id, name, isSortingCenter, seenAt })),
        )
        .onConflictDoUpdate({
          target: warehouses.id,
          set: {
            name: sql`excluded.name`,
            isSortingCenter: sql`excluded.is_sorting_center`,
            seenAt: sql`excluded.seen_at`,
          },
        })
    },

    /** Adds to the monitors' counters of the hour of `now`; monitors that are gone are left out. */
    async addCounts(counts: ReadonlyMap<string, Counts>, now: number): Promise<void> {
      if (counts.size === 0) return
      const rows = JSON.stringify([...counts].map(([id, count]) => ({ id, ...count })))
      await db.execute(sql`
        insert into ${monitorHours} (monitor_id, hour, seen, expensive, missed)
        select m.id, ${hourOf(now).toISOString()}::timestamptz, c.seen, c.expensive, c.missed
        from jsonb_to_recordset(${rows}::text::jsonb) as c(id uuid, seen int, expensive int, missed int)
        join ${monitors} m on m.id = c.id
        on conflict (monitor_id, hour) do update set
          seen = monitor_hours.seen + excluded.seen,
          expensive = monitor_hours.expensive + excluded.expensive,
          missed = monitor_hours.missed + excluded.missed`)
    },

    /** What a monitor saw since a moment, to the hour. */
    async countsOf(monitorId: string, since: number): Promise<Counts> {
      const { seen, expensive, missed, hour } = monitorHours
      const [row] = await db
        .select({ seen: total(seen), expensive: total(expensive), missed: total(missed) })
        .from(monitorHours)
        .where(and(eq(monitorHours.monitorId, monitorId), gte(hour, hourOf(since))))
      return row ?? { seen: 0, expensive: 0, missed: 0 }
    },

    /** Adds to the load of WB accounts in the hour of `now`. */
    async addLoad(load: ReadonlyMap<string, Load>, now: number): Promise<void> {
      if (load.size === 0) return
      const hour = hourOf(now)
      await db
        .insert(feedAccountHours)
        .values([...load].map(([accountKey, counts]) => ({ accountKey, hour, ...counts })))
        .onConflictDoUpdate({
          target: [feedAccountHours.accountKey, feedAccountHours.hour],
          set: {
            requests: sql`${feedAccountHours.requests} + excluded.requests`,
            limited: sql`${feedAccountHours.limited} + excluded.limited`,
            failed: sql`${feedAccountHours.failed} + excluded.failed`,
          },
        })
    },

    /** Requests of all accounts since a moment. */
    async requestsSince(since: number): Promise<number> {
      const { hour, requests } = feedAccountHours
      const [row] = await db
        .select({ requests: total(requests) })
        .from(feedAccountHours)
        .where(gte(hour, new Date(since)))
      return row?.requests ?? 0
    },

    /** Load of some accounts since a moment, by account. */
    async loadOf(accountKeys: readonly string[], since: number): Promise<Map<string, Load>> {
      if (accountKeys.length === 0) return new Map()
      const { accountKey, hour, requests, limited, failed } = feedAccountHours
      const rows = await db
        .select({
          accountKey,
          requests: total(requests),
          limited: total(limited),
          failed: total(failed),
        })
        .from(feedAccountHours)
        .where(and(sql`${accountKey} in ${accountKeys}`, gte(hour, new Date(since))))
        .groupBy(accountKey)
      return new Map(rows.map(({ accountKey: key, ...load }) => [key, load]))
    },
  }
}

export type FeedStore = ReturnType<typeof createFeedStore>
