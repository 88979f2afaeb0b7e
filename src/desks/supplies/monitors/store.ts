import { and, asc, count, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { lockName } from '#db/lock.ts'
import { type Actor, mayWrite } from '#telegram/identity/authority.ts'
import { type BlockReason, monitorEnded } from '../notices/messages.ts'
import { tell } from '../notices/tell.ts'
import { monitors, warehouses } from '../schema.ts'
import type { SupplyType } from '../slot.ts'
import type { Monitor, MonitorDraft, MonitorMode, MonitorStatus } from './monitor.ts'

type Row = typeof monitors.$inferSelect

function toMonitor(row: Row): Monitor {
  return {
    ...row,
    supplyType: row.supplyType as SupplyType,
    mode: row.mode as MonitorMode,
    status: row.status as MonitorStatus,
    days:
      row.dateFrom !== null && row.dateTo !== null
        ? { kind: 'range', from: row.dateFrom, to: row.dateTo }
        : { kind: 'rolling', days: row.rollingDays ?? 1 },
  }
}

/** Field by field: a draft may be a whole monitor, whose id and counters must not come along. */
function toColumns(draft: MonitorDraft) {
  const { days, supplyType, leadDays, weekdays, maxCoefficient, mode, target } = draft
  return {
    supplyType,
    leadDays,
    weekdays,
    maxCoefficient,
    mode,
    target,
    credentialId: draft.credentialId,
    untilDay: draft.untilDay,
    warehouseIds: [...draft.warehouseIds],
    preorderIds: [...new Set(draft.preorderIds)],
    dateFrom: days.kind === 'range' ? days.from : null,
    dateTo: days.kind === 'range' ? days.to : null,
    rollingDays: days.kind === 'rolling' ? days.days : null,
  }
}

/** By the database's own clock, and of the write: `now()` is when its transaction began, which may have waited since. */
const fresh = { updatedAt: sql`clock_timestamp()` }

/** A changed wish or status, see the two columns in the schema. */
const touched = { ...fresh, revision: sql`${monitors.revision} + 1` }

export function createMonitorStore(db: Database) {
  const one = async (id: string): Promise<Monitor | undefined> => {
    const [row] = await db.select().from(monitors).where(eq(monitors.id, id))
    return row && toMonitor(row)
  }

  return {
    /** Inserts once for an id; what is there already is left as it is. False when the workspace has `max` already. */
    async create(
      tx: Transaction | Database,
      id: string,
      owner: { workspaceId: string; userId: number; chatId: number },
      draft: MonitorDraft,
      max = Number.POSITIVE_INFINITY,
    ): Promise<boolean> {
      await lockName(tx, `monitors:${owner.workspaceId}`)
      const [row] = await tx
        .select({ listed: count() })
        .from(monitors)
        .where(and(eq(monitors.workspaceId, owner.workspaceId), ne(monitors.status, 'removed')))
      if ((row?.listed ?? 0) >= max) return false
      await tx
        .insert(monitors)
        .values({ id, ...owner, ...toColumns(draft), ...fresh, status: 'active' })
        .onConflictDoNothing()
      return true
    },

    one,

    /** The same with its row locked until the transaction ends. */
    async lock(tx: Transaction, id: string): Promise<Monitor | undefined> {
      const [row] = await tx.select().from(monitors).where(eq(monitors.id, id)).for('update')
      return row && toMonitor(row)
    },

    async ofWorkspace(workspaceId: string): Promise<Monitor[]> {
      const rows = await db
        .select()
        .from(monitors)
        .where(and(eq(monitors.workspaceId, workspaceId), ne(monitors.status, 'removed')))
        .orderBy(asc(monitors.createdAt), asc(monitors.id))
      return rows.map(toMonitor)
    },

    async change(on: Transaction | Database, id: string, draft: MonitorDraft): Promise<void> {
      await on
        .update(monitors)
        .set({ ...toColumns(draft), ...touched })
        .where(eq(monitors.id, id))
    },

    /** Sets the status; one that has it already is left alone. */
    async setStatus(on: Transaction | Database, id: string, status: MonitorStatus): Promise<void> {
      await on
        .update(monitors)
        .set({ status, statusReason: null, ...touched })
        .where(and(eq(monitors.id, id), ne(monitors.status, status)))
    },

    /** Pauses an active one on behalf of who may; undefined when nothing was changed. */
    async pause(by: Actor, id: string): Promise<Monitor | undefined> {
      const own = and(eq(monitors.id, id), eq(monitors.workspaceId, by.workspaceId))
      const [row] = await db
        .update(monitors)
        .set({ status: 'paused', statusReason: null, ...touched })
        .where(and(own, eq(monitors.status, 'active'), mayWrite(by, 'manager')))
        .returning()
      return row && toMonitor(row)
    },

    /** Every active monitor. */
    async active(): Promise<Monitor[]> {
      const rows = await db.select().from(monitors).where(eq(monitors.status, 'active'))
      return rows.map(toMonitor)
    },

    /** Monitors of any status touched in the last `withinMs` by the database's clock. */
    async touched(withinMs: number): Promise<Monitor[]> {
      const seconds = withinMs / 1_000
      const rows = await db
        .select()
        .from(monitors)
        .where(sql`${monitors.updatedAt} > now() - make_interval(secs => ${seconds})`)
      return rows.map(toMonitor)
    },

    /** Tells the poller to look again at a monitor's bookings; the wish itself is the same. */
    async touch(tx: Transaction | Database, id: string): Promise<void> {
      await tx.update(monitors).set(fresh).where(eq(monitors.id, id))
    },

    /** Ends active monitors, each with one message in the same transaction. */
    async end(
      tx: Transaction | Database,
      which: { ids: readonly string[] } | { workspaceId: string },
      end: { status: 'expired' } | { status: 'blocked'; reason: BlockReason; planData?: string },
    ): Promise<void> {
      if ('ids' in which && which.ids.length === 0) return
      const reason = end.status === 'blocked' ? end.reason : null
      const ended = await tx
        .update(monitors)
        .set({ status: end.status, statusReason: reason, ...touched })
        .where(
          and(
            eq(monitors.status, 'active'),
            'ids' in which
              ? inArray(monitors.id, [...which.ids])
              : and(eq(monitors.workspaceId, which.workspaceId), ne(monitors.mode, 'notify')),
          ),
        )
        .returning()
      const names = await warehouseNames(
        tx,
        ended.map((row) => row.warehouseIds[0] ?? 0),
      )
      // A workspace that is blocked hears it once, not once a monitor.
      const told = 'workspaceId' in which ? ended.slice(0, 1) : ended
      await tell(
        tx,
        ...told.map((row) =>
          monitorEnded(
            {
              ...row,
              warehouse: names.get(row.warehouseIds[0] ?? 0) ?? String(row.warehouseIds[0] ?? ''),
              others: row.warehouseIds.length - 1,
            },
            end.status,
            { caught: row.caught, ...(end.status === 'blocked' ? end : {}) },
          ),
        ),
      )
    },
  }
}

export type MonitorStore = ReturnType<typeof createMonitorStore>

/** Names of warehouses; one that was never seen is missing. */
export async function warehouseNames(
  tx: Transaction | Database,
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: warehouses.id, name: warehouses.name })
    .from(warehouses)
    .where(inArray(warehouses.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
