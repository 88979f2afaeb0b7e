import { isNull, sql } from 'drizzle-orm'
import { dayFromNumber } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import { toJson } from '#db/storable.ts'
import type { Log } from '#platform/log/log.ts'
import { type Change, type Snapshot, typeOf, warehouseOf } from '../feed/snapshot.ts'
import { feedStates } from '../schema.ts'
import { createOpenings, type LookChanges } from './openings.ts'
import { feedHours, slotOpenings } from './schema.ts'

export interface SlotRecorder {
  /** Takes note of a look. Only remembers: the way from a match to its booking leads past here. */
  note(snapshot: Snapshot, changes: readonly Change[]): void
  /** This process looks from now on: what an earlier one left open ended when it looked last. */
  begin(): Promise<void>
  /** Writes down what was noted, with one statement however much that is. */
  flush(): Promise<void>
  /** Another process looks now. */
  forget(): void
}

/** Looks remembered while the database is away; a day of one a second would be too many. */
const MOST_LOOKS = 1_000

/** Keeps the history of slots from what the shared feed's looks changed. */
export function createSlotRecorder({ db, log }: { db: Database; log: Log }): SlotRecorder {
  const openings = createOpenings()
  let noted: LookChanges[] = []

  const write = async ({ rows, hours }: ReturnType<typeof openings.drain>): Promise<void> => {
    const spans = [...hours].map(([hour, watched]) => ({ hour: new Date(hour), ...watched }))
    const wanted = rows.map(({ lane, day, openedAt, closedAt, ...row }) => ({
      ...row,
      warehouseId: warehouseOf(lane),
      supplyType: typeOf(lane),
      slotDay: dayFromNumber(day),
      openedAt: new Date(openedAt),
      closedAt: closedAt === null ? null : new Date(closedAt),
    }))
    await db.execute(sql`
      with watched as (
        insert into ${feedHours} (hour, looks, watched_ms)
        select h.hour, h.looks, h."watchedMs"
        from jsonb_to_recordset(${toJson(spans)}::text::jsonb) as h(hour timestamptz, looks int, "watchedMs" int)
        on conflict (hour) do update set looks = feed_hours.looks + excluded.looks,
          watched_ms = feed_hours.watched_ms + excluded.watched_ms
      )
      insert into ${slotOpenings} (id, warehouse_id, supply_type, slot_day, coefficient, lowest, opened_at,
        closed_at, is_opening_seen, is_closing_seen)
      select o.id, o."warehouseId", o."supplyType", o."slotDay", o.coefficient, o.lowest, o."openedAt",
        o."closedAt", o."isOpeningSeen", o."isClosingSeen"
      from jsonb_to_recordset(${toJson(wanted)}::text::jsonb) as o(id uuid, "warehouseId" bigint, "supplyType" text,
        "slotDay" date, coefficient int, lowest int, "openedAt" timestamptz, "closedAt" timestamptz,
        "isOpeningSeen" boolean, "isClosingSeen" boolean)
      on conflict (id) do update set lowest = excluded.lowest, closed_at = excluded.closed_at,
        is_closing_seen = excluded.is_closing_seen`)
  }

  return {
    note(snapshot, changes) {
      noted.push({ at: snapshot.at, changes, isBlind: snapshot.lanes.size === 0 })
      if (noted.length > MOST_LOOKS) noted.shift()
    },
    async begin() {
      await db
        .update(slotOpenings)
        .set({
          closedAt: sql`greatest(${slotOpenings.openedAt},
            (select max(${feedStates.lastOkAt}) from ${feedStates}))`,
        })
        .where(isNull(slotOpenings.closedAt))
    },
    async flush() {
      if (noted.length === 0) return
      const looks = noted
      noted = []
      for (const look of looks) openings.take(look)
      const batch = openings.drain()
      await write(batch).catch((err) => {
        // The history waits for the database; nothing else does.
        batch.kept()
        log.warn({ err }, 'openings of slots were not stored')
      })
    },
    forget() {
      noted = []
      openings.clear()
    },
  }
}
