import type { Database } from '#db/connection.ts'
import { sumsOf } from './hours.ts'

/** Figure of how often processes looked at what they stand on, by whether it was there. */
export const LOOKS = 'dependency.looks'

export interface Uptime {
  readonly service: string
  /** Share of the looks that found it there, 0–1. */
  readonly share: number
}

/** How each of them was since a moment, the worst first. */
export async function uptimesSince(db: Database, since: number): Promise<Uptime[]> {
  const rows = await sumsOf(db, LOOKS, since, ['service', 'label'])
  const sum = (of: typeof rows) => of.reduce((all, { value }) => all + value, 0)
  return [...Map.groupBy(rows, ({ service }) => service)]
    .map(([service, of]) => {
      return { service, share: sum(of.filter(({ label }) => label === 'there')) / sum(of) }
    })
    .sort((a, b) => a.share - b.share || a.service.localeCompare(b.service))
}
