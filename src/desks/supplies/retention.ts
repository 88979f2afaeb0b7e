import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { Retention } from '#db/retention.ts'
import { OPEN_STATES } from './booking/booking.ts'
import { cabinetChoices } from './cabinets/schema.ts'
import { supplyDrafts, supplyReminders } from './drafts/schema.ts'
import { redistributionRetention } from './redistribution/retention.ts'
import {
  bookings,
  feedAccountHours,
  feedStates,
  monitorHours,
  monitors,
  preorders,
  warehouses,
} from './schema.ts'
import { feedHours, slotOpenings } from './slots/schema.ts'

export const suppliesRetention: readonly Retention[] = [
  {
    table: bookings,
    rows: 'lost, or told as an alert',
    why: 'Statistics of a monitor; a season is enough to judge it by.',
    ends: {
      days: 90,
      since: bookings.createdAt,
      where: notInArray(bookings.status, [...OPEN_STATES, 'verified']),
    },
  },
  {
    table: bookings,
    rows: 'caught',
    why: 'A supply in the official list counts for one attempt only, so the attempt is remembered while it may be listed.',
    ends: { days: 365, since: bookings.createdAt, where: eq(bookings.status, 'verified') },
  },
  {
    table: monitors,
    rows: 'deleted by the seller, once their bookings are gone',
    why: 'The buttons of old messages answer that the monitor was deleted.',
    ends: {
      days: 30,
      since: monitors.updatedAt,
      where: and(
        eq(monitors.status, 'removed'),
        sql`not exists (select from ${bookings} where ${bookings.monitorId} = ${monitors.id})`,
      ),
    },
  },
  {
    table: monitorHours,
    rows: 'all',
    why: 'The card shows the last day.',
    ends: { days: 7, since: monitorHours.hour },
  },
  {
    table: feedAccountHours,
    rows: 'all',
    why: 'Statistics show the last month.',
    ends: { days: 31, since: feedAccountHours.hour },
  },
  {
    table: slotOpenings,
    rows: 'all',
    why: 'The history of a warehouse looks four weeks back.',
    ends: { days: 31, since: slotOpenings.openedAt },
  },
  {
    table: feedHours,
    rows: 'all',
    why: 'Says how much of the history was watched.',
    ends: { days: 31, since: feedHours.hour },
  },
  {
    table: preorders,
    rows: 'not read for half a year',
    why: 'Saves asking Wildberries where a preorder belongs; it can be asked again.',
    ends: { days: 180, since: preorders.seenAt },
  },
  ...redistributionRetention,
  {
    table: cabinetChoices,
    rows: 'all',
    why: 'One a person of a shop with several seller accounts.',
  },
  {
    table: supplyDrafts,
    rows: 'all',
    why: 'Goods of a season can be looked up; the supply itself stands in the cabinet.',
    ends: { days: 180, since: supplyDrafts.createdAt },
  },
  { table: supplyReminders, rows: 'all', why: 'One a workspace that chose.' },
  { table: warehouses, rows: 'all', why: 'The directory of Wildberries: some hundred rows.' },
  { table: feedStates, rows: 'all', why: 'One a feed.' },
]
