import type { LineReading } from '#desks/supplies/lines/reading.ts'
import { WAREHOUSES } from './warehouses.ts'

/**
 * A reading in short: warehouses, type, days (`11-25..30` or `~14+1`: any of 14 days, one day's lead), cap, mode, `#` target, lead, weekdays,
 * `?` what is in doubt, `«…»` what was not understood. `–` is no wish for a slot, `…` one that only a model may read.
 */
export function shortOf(read: LineReading): string {
  if (read.kind !== 'monitor') return read.kind === 'none' ? '–' : '…'
  const { warehouseIds, supplyType, dates, maxCoefficient: cap, mode, target } = read.reading
  const { leadDays, weekdays, begun, doubts, unread } = read.reading
  const nameOf = (id: number) => WAREHOUSES.find((one) => one.id === id)?.name ?? String(id)
  return [
    warehouseIds?.map(nameOf).join(' + '),
    supplyType,
    dates?.kind === 'range' && `${dates.from.slice(2)}..${dates.to.slice(2)}`,
    begun && `begun ${begun.from.slice(2)}`,
    dates?.kind === 'rolling' && `~${dates.days}+${dates.leadDays}`,
    cap !== undefined && `×${cap / 100}`,
    mode,
    target !== undefined && `#${target}`,
    leadDays !== undefined && `lead ${leadDays}`,
    weekdays !== undefined && `days ${weekdays.toString(2)}`,
    ...doubts.map((doubt) => `?${doubt}`),
    unread !== '' && `«${unread}»`,
  ]
    .filter(Boolean)
    .join(', ')
}
