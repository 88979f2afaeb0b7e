import { addDays, type Day, daysBetween } from '#core/dates.ts'
import { createLabels, type Fonts, type Label as PictureLabel } from '#platform/pictures/labels.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { DayOutcome } from '../attempts.ts'

export type Tone = 'title' | 'text' | 'quiet' | 'won'

export type Label = PictureLabel<Tone>

/** A field of one colour of the theme. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly fill: 'won' | 'lost' | 'track' | 'rule'
}

/** Everything a picture of figures says, in words already. */
export interface FiguresPicture {
  readonly title: string
  readonly subtitle: string
  readonly tiles: readonly { readonly label: string; readonly value: string }[]
  readonly from: Day
  readonly to: Day
  readonly outcomes: readonly DayOutcome[]
  readonly legend: { readonly won: string; readonly lost: string }
  readonly reasonsTitle: string
  readonly reasons: readonly {
    readonly label: string
    readonly value: number
    readonly text: string
  }[]
  /** In place of columns when nothing happened. */
  readonly none: string
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly labels: readonly Label[]
  readonly boxes: readonly Box[]
}

/** Pixels. A phone shows the picture at about a third of this width. */
const WIDTH = 1080
const MARGIN = 52
const INNER = WIDTH - 2 * MARGIN
const TITLE = { size: 52, y: 100 }
const SUBTITLE = { size: 32, y: 152 }
const TILE = { top: 236, value: 60, label: 28, lines: 34, height: 170 }
const LEGEND = { size: 30, swatch: 30, height: 56 }
const PLOT = { height: 300, axis: 30, below: 44 }
const REASON = { height: 82, size: 34, bar: 16 }
const HEAD = 38
const MOST_BARS = 45
const MOST_REASONS = 6
const BOTTOM = 44

/** Columns of days: won below, lost above; reasons as bars. */
export function layOut(picture: FiguresPicture, lang: Lang, fonts: Fonts): Layout {
  const boxes: Box[] = []
  const { labels, put } = createLabels<Tone>(fonts)
  put(picture.title, { x: MARGIN, ...TITLE, room: INNER, tone: 'title', weight: 'bold' })
  put(picture.subtitle, { x: MARGIN, ...SUBTITLE, room: INNER, tone: 'quiet' })

  const pitch = INNER / Math.max(1, picture.tiles.length)
  for (const [at, { label, value }] of picture.tiles.entries()) {
    const x = MARGIN + at * pitch
    const room = pitch - 16
    const tone = at === 1 ? 'won' : 'title'
    put(value, { x, y: TILE.top, size: TILE.value, room, tone, weight: 'bold' })
    for (const [line, words] of wrapped(label, room).entries())
      put(words, { x, y: TILE.top + 46 + line * TILE.lines, size: TILE.label, room, tone: 'quiet' })
  }

  let y = TILE.top + TILE.height
  let x = MARGIN
  for (const fill of ['won', 'lost'] as const) {
    boxes.push({ x, y, width: LEGEND.swatch, height: LEGEND.swatch, fill })
    x += LEGEND.swatch + 14
    const baseline = y + LEGEND.swatch / 2 + LEGEND.size * 0.35
    const text = picture.legend[fill]
    x += put(text, { x, y: baseline, size: LEGEND.size, room: INNER / 2 - 60, tone: 'text' }) + 40
  }
  y += LEGEND.height

  const { bars, days } = binned(picture)
  const highest = Math.max(1, ...bars.map(({ won, lost }) => won + lost))
  const axis = lang.number(highest)
  const widest = Math.max(...[axis, '0'].map((one) => fonts.regular.width(one, PLOT.axis)))
  const left = MARGIN + Math.ceil(widest) + 18
  const room = WIDTH - MARGIN - left
  const ground = y + PLOT.height
  boxes.push({ x: left, y: ground, width: room, height: 2, fill: 'rule' })
  boxes.push({ x: left, y, width: room, height: 2, fill: 'rule' })
  const scale = { x: MARGIN, size: PLOT.axis, room: left - MARGIN - 18, tone: 'quiet' } as const
  put(axis, { ...scale, y: y + 10 }, 'right')
  put('0', { ...scale, y: ground + 10 }, 'right')
  const step = room / Math.max(1, bars.length)
  for (const [at, { won, lost }] of bars.entries()) {
    const width = Math.min(step * 0.74, 56)
    const from = left + at * step + (step - width) / 2
    const wonHeight = (won / highest) * PLOT.height
    const lostHeight = (lost / highest) * PLOT.height
    if (won > 0)
      boxes.push({ x: from, y: ground - wonHeight, width, height: wonHeight, fill: 'won' })
    if (lost > 0) {
      const top = ground - wonHeight - lostHeight
      boxes.push({ x: from, y: top, width, height: Math.max(2, lostHeight - 3), fill: 'lost' })
    }
  }
  if (bars.every(({ won, lost }) => won + lost === 0)) {
    const middle = y + PLOT.height / 2
    put(picture.none, { x: left, y: middle, size: SUBTITLE.size, room, tone: 'quiet' }, 'middle')
  }
  const half = { size: PLOT.axis, room: room / 2 - 12, tone: 'quiet' } as const
  const first = addDays(picture.to, 1 - bars.length * days)
  put(lang.day(first < picture.from ? picture.from : first), {
    ...{ ...half, x: left, y: ground + PLOT.below },
  })
  put(lang.day(picture.to), { ...half, x: left + room / 2 + 12, y: ground + PLOT.below }, 'right')
  y = ground + PLOT.below + 78

  const reasons = picture.reasons.slice(0, MOST_REASONS)
  if (reasons.length > 0) {
    put(picture.reasonsTitle, {
      ...{ x: MARGIN, y, size: HEAD, room: INNER, tone: 'title', weight: 'bold' },
    } as const)
    y += 24
  }
  const most = Math.max(1, ...reasons.map(({ value }) => value))
  for (const { label, value, text } of reasons) {
    const baseline = y + REASON.size
    const at = { y: baseline, size: REASON.size }
    const taken = put(
      text,
      { ...at, x: MARGIN, room: INNER, tone: 'text', weight: 'bold' },
      'right',
    )
    put(label, { ...at, x: MARGIN, room: INNER - taken - 28, tone: 'text' })
    const top = baseline + 14
    boxes.push({ x: MARGIN, y: top, width: INNER, height: REASON.bar, fill: 'track' })
    const width = Math.max(REASON.bar, (value / most) * INNER)
    boxes.push({ x: MARGIN, y: top, width, height: REASON.bar, fill: 'lost' })
    y += REASON.height
  }
  return { width: WIDTH, height: Math.ceil(y + BOTTOM), labels, boxes }

  /** A tile's name in two lines at most. */
  function wrapped(text: string, space: number): string[] {
    const lines: string[] = []
    for (const word of text.split(' ')) {
      const last = lines.at(-1)
      const longer = last === undefined ? word : `${last} ${word}`
      const isRoom = fonts.regular.width(longer, TILE.label) <= space
      if (last !== undefined && (isRoom || lines.length === 2)) lines[lines.length - 1] = longer
      else lines.push(word)
    }
    return lines
  }
}

/** Each day, or as many together as leaves columns that can be told apart; the last one ends with `to`. */
export function binned({ outcomes, from, to }: Pick<FiguresPicture, 'outcomes' | 'from' | 'to'>) {
  const length = Math.max(1, daysBetween(from, to) + 1)
  const days = Math.ceil(length / MOST_BARS)
  const bars = Array.from({ length: Math.ceil(length / days) }, () => ({ won: 0, lost: 0 }))
  for (const { day, won, lost } of outcomes) {
    const bar = bars[bars.length - 1 - Math.floor(daysBetween(day, to) / days)]
    if (!bar) continue
    bar.won += won
    bar.lost += lost
  }
  return { bars, days }
}
