import { and, desc, eq, gte } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { type Day, dayIn } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import type { Publication } from '../feed/publication.ts'
import { MOSCOW, type Monitor } from '../monitors/monitor.ts'
import type { SuppliesService } from '../service.ts'
import type { SupplyType } from '../slot.ts'
import { calendarOf, type SlotCalendar, usualType, warehousesOf } from './calendar.ts'
import { historyOf, type SlotHistory } from './history.ts'
import { feedHours, slotOpenings } from './schema.ts'

export interface SlotsDeps {
  readonly db: Database
  readonly publication: Publication
  readonly service: Pick<SuppliesService, 'get' | 'list'>
  readonly clock: Clock
}

/** What a calendar is of: `any` is the type most monitors wait for; without a monitor all of the shop's are meant. */
export interface CalendarWish {
  readonly type: SupplyType | 'any'
  readonly monitorId?: string | undefined
}

/** How far back the history of a warehouse looks, days. */
export const HISTORY_DAYS = 28
const DAY_MS = 86_400_000
const MOST_OPENINGS = 5_000

/** The calendar of slots and the history of warehouses, as the chat asks for them. */
export function createSlots({ db, publication, service, clock }: SlotsDeps) {
  const today = (): Day => dayIn(MOSCOW, clock.now())

  const monitorsOf = async (
    workspaceId: string,
    monitorId: string | undefined,
  ): Promise<readonly Monitor[]> =>
    monitorId === undefined
      ? service.list(workspaceId)
      : [await service.get(workspaceId, monitorId)]

  return {
    /** Of the warehouses the shop's monitors name; none without monitors. */
    async calendar(workspaceId: string, wish: CalendarWish): Promise<SlotCalendar> {
      const [monitors, snapshot] = await Promise.all([
        monitorsOf(workspaceId, wish.monitorId),
        publication.snapshot(),
      ])
      const type = wish.type === 'any' ? usualType(monitors) : wish.type
      return calendarOf(snapshot, warehousesOf(monitors), type, today())
    },

    /** Of one warehouse, whoever watches it. */
    async place(warehouseId: number, type: SupplyType): Promise<SlotCalendar> {
      return calendarOf(await publication.snapshot(), [warehouseId], type, today())
    },

    /** Since when the newest opening of a day is open, ms; undefined: closed, or its beginning was not seen. */
    async openSince(
      warehouseId: number,
      supplyType: SupplyType,
      day: Day,
    ): Promise<number | undefined> {
      const [row] = await db
        .select()
        .from(slotOpenings)
        .where(
          and(
            eq(slotOpenings.warehouseId, warehouseId),
            eq(slotOpenings.supplyType, supplyType),
            gte(slotOpenings.openedAt, new Date(clock.now() - HISTORY_DAYS * DAY_MS)),
            eq(slotOpenings.slotDay, day),
          ),
        )
        .orderBy(desc(slotOpenings.openedAt))
        .limit(1)
      return row?.isOpeningSeen && row.closedAt === null ? row.openedAt.getTime() : undefined
    },

    /** How slots came and went in the last {@link HISTORY_DAYS}; hours are those of `timeZone`. */
    async history(
      warehouseId: number,
      supplyType: SupplyType,
      timeZone: string,
    ): Promise<SlotHistory> {
      const since = new Date(clock.now() - HISTORY_DAYS * DAY_MS)
      const [openings, hours] = await Promise.all([
        db
          .select()
          .from(slotOpenings)
          .where(
            and(
              eq(slotOpenings.warehouseId, warehouseId),
              eq(slotOpenings.supplyType, supplyType),
              gte(slotOpenings.openedAt, since),
            ),
          )
          .orderBy(desc(slotOpenings.openedAt))
          .limit(MOST_OPENINGS),
        db.select().from(feedHours).where(gte(feedHours.hour, since)),
      ])
      return historyOf(
        openings.map(({ slotDay, openedAt, closedAt, ...row }) => ({
          ...row,
          day: slotDay,
          openedAt: openedAt.getTime(),
          closedAt: closedAt?.getTime() ?? null,
        })),
        hours.map(({ hour, watchedMs }) => ({ hour: hour.getTime(), watchedMs })),
        timeZone,
      )
    },
  }
}

export type Slots = ReturnType<typeof createSlots>
