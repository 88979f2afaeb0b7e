import { type Day, daysBetween } from '#core/dates.ts'

/** Lines of a grid from 0 up: whole numbers of a round step, the last not below `highest`; `lines` at most besides 0. */
export function ticks(highest: number, lines: number): number[] {
  const most = Math.max(1, Math.ceil(highest))
  let step = 1
  for (let power = 1; step * lines < most; power *= 10) {
    step = [1, 2, 5].map((digit) => digit * power).find((one) => one * lines >= most) ?? step
  }
  const count = Math.ceil(most / step)
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** At most four points a pixel column, its highest and lowest among them: what a line of any length needs to look the same. */
export function thinned(points: readonly Point[]): Point[] {
  const columns = Map.groupBy(points, ({ x }) => Math.round(x))
  return [...columns.values()].flatMap((column) => {
    if (column.length <= 4) return column
    const [first, last] = [column[0], column.at(-1)]
    const low = column.reduce((one, other) => (other.y < one.y ? other : one))
    const high = column.reduce((one, other) => (other.y > one.y ? other : one))
    return column.filter((point) => [first, last, low, high].includes(point))
  })
}

/** More bars than this are too thin on a phone. */
const MOST_BARS = 62
const SPANS = [1, 7, 30, 91]

export interface Bins {
  /** Days a bar counts together. */
  readonly days: number
  readonly sums: readonly number[]
}

/** Sales of each day, or of as many days together as leaves bars that can be told apart. The last bar ends with `to`. */
export function binned(
  sales: readonly { readonly day: Day; readonly pieces: number }[],
  from: Day,
  to: Day,
): Bins {
  const length = daysBetween(from, to) + 1
  const days = SPANS.find((span) => length / span <= MOST_BARS) ?? Math.ceil(length / MOST_BARS)
  const sums = Array<number>(Math.ceil(length / days)).fill(0)
  for (const { day, pieces } of sales) {
    const at = sums.length - 1 - Math.floor(daysBetween(day, to) / days)
    if (at >= 0 && at < sums.length && daysBetween(from, day) >= 0)
      sums[at] = (sums[at] ?? 0) + pieces
  }
  return { days, sums }
}
