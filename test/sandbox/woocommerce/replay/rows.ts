import type { JsonObject } from '#sandbox/woocommerce/records.ts'
import { intOf, objectOf, textOf } from '#sandbox/woocommerce/wp/values.ts'
import { inOrder, momentsOf } from './asked.ts'
import { type Pair, urlOf } from './pair.ts'

/** What a pair refuses with. */
export const errorOf = ({ body }: Pair): JsonObject | undefined => {
  const object = objectOf(body)
  return typeof object?.code === 'string' && object.data !== undefined ? object : undefined
}
export const resourceOf = (error: JsonObject | undefined) =>
  intOf(objectOf(error?.data)?.resource_id)

/** Rows that were on other pages, so that the total is as it was: `make` gives one that passes the filters. */
export function withOthers(
  pair: Pair,
  rows: readonly JsonObject[],
  make: (at: number) => JsonObject,
  /** What they are in order of when nobody asks. */
  usual = '',
): JsonObject[] {
  const total = Number(pair.headers['x-wp-total'] ?? rows.length)
  const query = urlOf(pair).searchParams
  const paged = (Number(query.get('page') ?? 1) - 1) * Number(query.get('per_page') ?? 10)
  const offset = Number(query.get('offset') ?? paged)
  const ahead = Math.min(offset, total - rows.length)
  const others = Array.from({ length: total - rows.length }, (_, at) => make(at))
  return inOrder(query, [others.slice(0, ahead), rows, others.slice(ahead)], usual)
}

/** Newest first, as lists come, or as they were asked for; what tells no date comes before or after what does. */
export function dated(pair: Pair, rows: readonly JsonObject[]): JsonObject[] {
  const momentOf = momentsOf(urlOf(pair).searchParams, rows.length)
  const known = rows.map(({ date_gmt, date_created_gmt }) =>
    Date.parse(`${textOf(date_gmt ?? date_created_gmt)}Z`),
  )
  const first = known.findIndex((ms) => !Number.isNaN(ms))
  const last = known.findLastIndex((ms) => !Number.isNaN(ms))
  const step = Math.sign(momentOf(0) - momentOf(1)) * 1_000
  const placed = (at: number) => {
    if (first < 0) return momentOf(at)
    const near = at < first ? first : last
    return (known[near] ?? 0) + (near - at) * step
  }
  return rows.map((row, at) => {
    const moment = new Date(placed(at)).toISOString().slice(0, 19)
    return { date_gmt: moment, date_created_gmt: moment, date_modified_gmt: moment, ...row }
  })
}

/** `red`, `red-2` … for what ended as `red-3`. */
export function slugsBelow(base: string, slug: string): string[] {
  const number = Number(
    new RegExp(`^${base.replace(/[^\w%-]/g, '.')}-(\\d+)$`).exec(slug)?.[1] ?? 1,
  )
  return Array.from({ length: number - 1 }, (_, at) => (at === 0 ? base : `${base}-${at + 1}`))
}
