import { z } from 'zod'
import { searchCorpus } from './corpus/corpus.ts'
import { REGION_TREE } from './region-tree.ts'

const DAY_MS = 86_400_000
const devices = z
  .array(z.enum(['DEVICE_ALL', 'DEVICE_DESKTOP', 'DEVICE_PHONE', 'DEVICE_TABLET']))
  .max(3)
  .default([])
const common = {
  phrase: z.string().min(1).max(400),
  devices,
  folderId: z.string().max(50).optional(),
}
const moment = z.iso.datetime({ offset: true })

export const dynamicsRequest = z.strictObject({
  ...common,
  period: z.enum(['PERIOD_MONTHLY', 'PERIOD_WEEKLY', 'PERIOD_DAILY']),
  ...{ fromDate: moment, toDate: moment.optional() },
  regions: z.array(z.string().regex(/^\d+$/)).max(100).default([]),
})
export const regionsRequest = z.strictObject({
  ...common,
  region: z.enum(['REGION_ALL', 'REGION_CITIES', 'REGION_REGIONS']).default('REGION_ALL'),
})

/** All requests of a month in the played corpus, for shares. */
const ALL_REQUESTS = 100_000_000

const countOf = (phrase: string, regions: readonly string[]): number =>
  searchCorpus(phrase, [...regions]).results[0]?.count ?? 0

/** Why a period does not begin and end where it has to; undefined when it does. */
export function periodFault({ period, fromDate, toDate }: z.output<typeof dynamicsRequest>) {
  const from = new Date(fromDate)
  const till = toDate === undefined ? undefined : new Date(toDate)
  if (till && till < from) return 'toDate: must not be before fromDate'
  if (period === 'PERIOD_MONTHLY') {
    if (from.getUTCDate() !== 1) return 'fromDate: must be the first day of a month'
    const next = till && new Date(till.getTime() + DAY_MS)
    return next && next.getUTCDate() !== 1 ? 'toDate: must be the last day of a month' : undefined
  }
  // Both ways of counting weeks are described.
  const starts = [0, 1]
  return period === 'PERIOD_WEEKLY' && !starts.includes(from.getUTCDay())
    ? 'fromDate: must be the first day of a week'
    : undefined
}

/** How often a phrase was asked for, by periods: livelier in some of them, always the same way. */
export function dynamicsOf(asked: z.output<typeof dynamicsRequest>, nowMs: number): object[] {
  const { period, phrase, regions, fromDate, toDate } = asked
  const parts = { PERIOD_MONTHLY: 1, PERIOD_WEEKLY: 4, PERIOD_DAILY: 30 }[period]
  const month = countOf(phrase, regions)
  const till = Math.min(toDate === undefined ? nowMs : Date.parse(toDate), nowMs)
  const rows: object[] = []
  for (let at = new Date(fromDate); at.getTime() <= till && rows.length < 1_000; ) {
    const season = 1 + (((at.getUTCMonth() * 7 + at.getUTCDate()) % 11) - 5) / 50
    const count = Math.round((month * season) / parts)
    rows.push({
      date: `${at.toISOString().slice(0, 19)}Z`,
      count: String(count),
      share: (count * parts) / ALL_REQUESTS,
    })
    const next = new Date(at)
    if (period === 'PERIOD_MONTHLY') next.setUTCMonth(next.getUTCMonth() + 1)
    else next.setUTCDate(next.getUTCDate() + (period === 'PERIOD_WEEKLY' ? 7 : 1))
    at = next
  }
  return rows
}

interface Region {
  readonly id: string
  readonly children?: readonly Region[]
}

/** Cities are what has nothing below it. */
function flat(tree: readonly Region[]): { readonly id: string; readonly isCity: boolean }[] {
  return tree.flatMap(({ id, children = [] }) => [
    { id, isCity: children.length === 0 },
    ...flat(children),
  ])
}

/** Where a phrase is asked for. */
export function regionsOf({ phrase, region }: z.output<typeof regionsRequest>): object[] {
  const all = countOf(phrase, [])
  return flat(REGION_TREE as readonly Region[])
    .filter(({ isCity }) => region === 'REGION_ALL' || isCity === (region === 'REGION_CITIES'))
    .map(({ id }) => ({ id, count: countOf(phrase, [id]) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .map(({ id, count }) => ({
      ...{ region: id, count: String(count), share: count / all },
      affinityIndex: Math.round(80 + (Number(id) % 41)),
    }))
}
