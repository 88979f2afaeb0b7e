import { addDays, type Day, dayIn, daysBetween } from '#core/dates.ts'
import { createLabels, type Fonts, type Label as PictureLabel } from '#platform/pictures/labels.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { ChannelValue, SkuChart } from './chart.ts'
import { binned, type Point, thinned, ticks } from './scale.ts'

export type Tone = 'title' | 'text' | 'quiet' | 'warn'
export type Label = PictureLabel<Tone>

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Everything of the picture and where it stands, in pixels. */
export interface Layout {
  readonly width: number
  readonly height: number
  readonly labels: readonly Label[]
  /** Horizontal lines of the grids. */
  readonly grid: readonly Box[]
  /** The stock: corners of a line that goes in steps; none when nothing is known. */
  readonly line: readonly Point[]
  /** Where the area below the line ends. */
  readonly ground: number
  readonly bars: readonly Box[]
  /** Lines between the channels. */
  readonly rules: readonly Box[]
}

/** Pixels. A phone shows the picture at about a third of this width. */
const WIDTH = 1080
const MARGIN = 56
const INNER = WIDTH - 2 * MARGIN
const TITLE = { size: 52, y: 104 }
const SUBTITLE = { size: 34, y: 158 }
const HEAD = { size: 36, gap: 72 }
const AXIS = { size: 30, gap: 18, below: 46 }
const STOCK = { top: 218, height: 380 }
const SALES = { height: 200 }
const ROW = { height: 76, size: 36, baseline: 50 }
const GAP = 28
const BOTTOM = 48
const CHANNELS = 8

/** Lays a chart out. No two labels meet, however long names and numbers are. */
export function layOut(chart: SkuChart, lang: Lang, fonts: Fonts): Layout {
  const { regular } = fonts
  const { labels, put } = createLabels<Tone>(fonts)
  const grid: Box[] = []
  const say = (text: string) => plainText(text)
  const head = (left: string, right: string, y: number) => {
    const size = HEAD.size
    const room = INNER / 2
    const at = { y, size, weight: 'bold' } as const
    const taken = put(right, { ...at, x: MARGIN + room, tone: 'title', room }, 'right')
    put(left, { ...at, x: MARGIN, tone: 'text', room: INNER - taken - GAP })
  }

  const [from, to] = [dayIn(lang.timeZone, chart.fromMs), dayIn(lang.timeZone, chart.toMs)]
  const period = periodOf(from, to, lang)
  put(chart.name, { x: MARGIN, ...TITLE, tone: 'title', room: INNER, weight: 'bold' })
  put(`${chart.sku} · ${period}`, { x: MARGIN, ...SUBTITLE, tone: 'quiet', room: INNER })

  const known = chart.stock.filter(({ at }) => at <= chart.toMs)
  const last = known.at(-1)
  const bins = binned(chart.sales, from, to)
  const sold = bins.sums.reduce((sum, one) => sum + one, 0)
  const started = known.findLastIndex(({ at }) => at <= chart.fromMs)
  const shown = known.slice(Math.max(0, started))
  const stockTicks = ticks(Math.max(0, ...shown.map(({ pieces }) => pieces)), 4)
  const salesTicks = ticks(Math.max(0, ...bins.sums), 2)
  const widest = Math.max(
    ...[...stockTicks, ...salesTicks].map((tick) => regular.width(lang.number(tick), AXIS.size)),
  )
  const plot = { left: MARGIN + widest + AXIS.gap, right: WIDTH - MARGIN }
  const room = plot.right - plot.left

  const axis = (values: readonly number[], top: number, height: number) => {
    const highest = values.at(-1) ?? 1
    const yOf = (value: number) => top + height - (value / highest) * height
    for (const value of values) {
      grid.push({ x: plot.left, y: yOf(value), width: room, height: 2 })
      const y = yOf(value) + AXIS.size * 0.35
      const side = { size: AXIS.size, tone: 'quiet', room: widest + 1 } as const
      put(lang.number(value), { ...side, x: plot.left - AXIS.gap - side.room, y }, 'right')
    }
    return yOf
  }

  head(say(lang.t('stock-chart-stock')), last ? lang.number(last.pieces) : '–', STOCK.top + 20)
  const stockTop = STOCK.top + HEAD.gap
  const stockY = axis(stockTicks, stockTop, STOCK.height)
  const span = Math.max(1, chart.toMs - chart.fromMs)
  const xOf = (ms: number) => plot.left + (Math.max(0, ms - chart.fromMs) / span) * room
  const line = steps(
    shown.map(({ at, pieces }) => ({ x: xOf(at), y: stockY(pieces) })),
    plot.right,
  )
  let y = stockTop + STOCK.height + AXIS.below
  for (const { text, x } of dates()) {
    put(text, { x, y, size: AXIS.size, tone: 'quiet', room: INNER })
  }

  y += HEAD.gap
  head(
    say(lang.t('stock-chart-sales', { days: bins.days })),
    say(lang.t('stock-chart-sold', { total: lang.number(sold) })),
    y,
  )
  const salesTop = y + HEAD.gap - 20
  const salesY = axis(salesTicks, salesTop, SALES.height)
  const pitch = room / bins.sums.length
  const bars = bins.sums.flatMap((sum, at): Box[] => {
    if (sum <= 0) return []
    const width = Math.min(pitch * 0.72, 64)
    const top = salesY(sum)
    const x = plot.left + at * pitch + (pitch - width) / 2
    return [{ x, y: top, width, height: salesTop + SALES.height - top }]
  })
  y = salesTop + SALES.height + GAP

  const rules: Box[] = []
  for (const channel of chart.channels.slice(0, CHANNELS)) {
    rules.push({ x: MARGIN, y: y + 8, width: INNER, height: 2 })
    const isWrong = channel.wanted !== null && channel.shown !== channel.wanted
    const at = { y: y + ROW.baseline + 8, size: ROW.size }
    const room = INNER * 0.55
    const tone = isWrong ? 'warn' : 'text'
    const value = { ...at, x: MARGIN + INNER - room, tone, room, weight: 'bold' } as const
    const taken = put(shownAs(channel, lang), value, 'right')
    put(channel.name, { ...at, x: MARGIN, tone: 'text', room: INNER - taken - GAP })
    y += ROW.height
  }
  const rest = chart.channels.length - CHANNELS
  if (rest > 0) {
    const at = { x: MARGIN, y: y + ROW.baseline, size: AXIS.size }
    put(say(lang.t('stock-chart-rest', { count: rest })), { ...at, tone: 'quiet', room: INNER })
    y += ROW.height
  }
  return {
    ...{ width: WIDTH, height: Math.ceil(y + BOTTOM), labels, grid, line, bars, rules },
    ground: stockTop + STOCK.height,
  }

  /** As many days as fit below the plot, the first and the last among them. */
  function dates(): { text: string; x: number }[] {
    const days = daysBetween(from, to)
    for (let count = Math.min(5, days + 1); count > 1; count -= 1) {
      const placed = Array.from({ length: count }, (_, at) => {
        const share = at / (count - 1)
        const text = lang.day(addDays(from, Math.round(share * days)))
        const width = regular.width(text, AXIS.size)
        return { text, width, x: plot.left + share * (room - width) }
      })
      const isApart = placed.every(({ x }, at) => {
        const before = placed[at - 1]
        return !before || before.x + before.width + GAP <= x
      })
      if (isApart) return placed
    }
    return [{ text: lang.day(to), x: plot.left }]
  }
}

/** With the years when the days alone would not tell them apart. */
function periodOf(from: Day, to: Day, lang: Lang): string {
  if (from === to) return lang.day(from)
  if (daysBetween(from, to) < 330) return lang.dayRange(from, to)
  return [from, to].map((day) => `${lang.day(day)} ${day.slice(0, 4)}`).join(' – ')
}

/** Corners of a line that stays level until the next value. */
function steps(points: readonly Point[], right: number): Point[] {
  const corners = points.flatMap((point, at): Point[] => {
    const before = points[at - 1]
    return before ? [{ x: point.x, y: before.y }, point] : [point]
  })
  const last = corners.at(-1)
  return thinned(last ? [...corners, { x: right, y: last.y }] : [])
}

function shownAs({ shown, wanted }: ChannelValue, lang: Lang): string {
  const value = shown === null ? '–' : lang.number(shown)
  if (wanted === null || wanted === shown) return value
  return plainText(lang.t('stock-chart-differs', { shown: value, wanted: lang.number(wanted) }))
}
