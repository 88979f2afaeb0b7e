import { and, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import { warehouseNames } from '../monitors/store.ts'
import { tell } from '../notices/tell.ts'
import { bookings, monitors } from '../schema.ts'
import { nextMorning } from './morning.ts'
import { type Missed, missedMeanwhile } from './notice.ts'

/** Nights that end in one go; the next ones are told with the next look. */
const BATCH = 100

/**
 * Quiet for one monitor until the morning of who asks for it. It goes on booking and a caught slot is told as ever; what
 * was held back is counted from its attempts and told in one line when the quiet ends.
 */
export function createQuiet({ db, clock }: { readonly db: Database; readonly clock: Clock }) {
  const change = (by: Actor, id: string, set: (now: Date) => object) =>
    withAuthority(db, by, 'manager', async (tx) => {
      const own = and(eq(monitors.id, id), eq(monitors.workspaceId, by.workspaceId))
      const [row] = await tx
        .update(monitors)
        .set(set(new Date(clock.now())))
        .where(and(own, ne(monitors.status, 'removed')))
        .returning({ id: monitors.id })
      if (!row) throw noMonitor()
    })

  /** What a monitor's messages of that time would have told. */
  const missedBy = async (
    tx: Transaction,
    ids: readonly string[],
  ): Promise<Map<string, Missed>> => {
    const isAlert = sql`${bookings.status} = 'notified'`
    const isHanded = sql`${bookings.executor} = 'hand-over' and ${bookings.status} <> 'verified'`
    const isLost = sql`${bookings.executor} = 'cabinet' and ${bookings.status} = 'lost' and ${bookings.reason} <> 'restart'`
    const rows = await tx
      .select({
        id: bookings.monitorId,
        alerts: sql<number>`(count(*) filter (where ${isAlert}))::int`,
        handed: sql<number>`(count(*) filter (where ${isHanded}))::int`,
        lost: sql<number>`(count(*) filter (where ${isLost}))::int`,
      })
      .from(bookings)
      .innerJoin(monitors, eq(monitors.id, bookings.monitorId))
      .where(
        and(
          inArray(bookings.monitorId, [...ids]),
          sql`${bookings.detectedAt} >= ${monitors.mutedAt} and ${bookings.detectedAt} < ${monitors.mutedUntil}`,
        ),
      )
      .groupBy(bookings.monitorId)
    return new Map(rows.map(({ id, ...missed }) => [id, missed]))
  }

  return {
    /** Until the next nine o'clock in `timeZone`; returns that moment, ms. Asked again it only ends later. */
    async mute(by: Actor, id: string, timeZone: string): Promise<number> {
      const until = nextMorning(clock.now(), timeZone)
      await change(by, id, (now) => ({
        // What an earlier quiet held back and nobody has told yet is told with this one.
        mutedAt: sql`coalesce(${monitors.mutedAt}, ${now})`,
        mutedUntil: new Date(until),
      }))
      return until
    },

    /** The quiet ends now; what was held back is told shortly. One that is not quiet stays as it is. */
    unmute: (by: Actor, id: string): Promise<void> =>
      change(by, id, (now) => ({
        mutedUntil: sql`least(${monitors.mutedUntil}, ${now})`,
      })),

    /** Ends every quiet that is over, each with one line of what it held back, if it held anything back. */
    async mornings(): Promise<void> {
      await db.transaction(async (tx) => {
        const over = await tx
          .select()
          .from(monitors)
          .where(lte(monitors.mutedUntil, new Date(clock.now())))
          .orderBy(monitors.mutedUntil)
          .limit(BATCH)
          .for('update', { skipLocked: true })
        if (over.length === 0) return
        const ids = over.map(({ id }) => id)
        const missed = await missedBy(tx, ids)
        const names = await warehouseNames(
          tx,
          over.map(({ warehouseIds }) => warehouseIds[0] ?? 0),
        )
        const told = over.flatMap((monitor) => {
          const counts = missed.get(monitor.id)
          const first = monitor.warehouseIds[0] ?? 0
          if (!counts || monitor.status === 'removed') return []
          const facts = {
            ...monitor,
            warehouse: names.get(first) ?? `#${first}`,
            others: monitor.warehouseIds.length - 1,
          }
          return missedMeanwhile(facts, monitor.mutedUntil?.getTime() ?? 0, counts) ?? []
        })
        await tell(tx, ...told)
        await tx
          .update(monitors)
          .set({ mutedAt: null, mutedUntil: null })
          .where(inArray(monitors.id, ids))
      })
    },
  }
}

export type Quiet = ReturnType<typeof createQuiet>

const noMonitor = () =>
  new AppError({
    ...{ kind: 'not-found', code: 'supplies.no_monitor', messageKey: 'error-monitor-not-found' },
  } as const)
