import { weekday } from '#core/dates.ts'
import { createLabels, type Fonts, type Label as PictureLabel } from '#platform/pictures/labels.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { CLOSED } from '../../feed/snapshot.ts'
import type { SlotCalendar } from '../calendar.ts'
import { SHADES, shadeOf } from './palette.ts'

export type Tone = 'title' | 'text' | 'quiet'

/** The tone is a colour of the theme, or of the cell it stands in: a step, or -1 for a closed one. */
export type Label = PictureLabel<Tone | number>

/** A coloured field; `shade` as in {@link shadeOf}, -1 for a closed day. */
export interface Cell {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly shade: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly labels: readonly Label[]
  readonly cells: readonly Cell[]
}

export interface Words {
  readonly title: string
  readonly subtitle: string
  /** Beside the swatches: one a step, then closed. */
  readonly legend: readonly string[]
  readonly nameOf: (warehouseId: number) => string
}

/** Places in one picture: more would be too narrow on a phone. */
export const PLACES = 4
/** Pixels. A phone shows the picture at about a third of this width. */
const WIDTH = 1080
const MARGIN = 44
const INNER = WIDTH - 2 * MARGIN
const TITLE = { size: 52, y: 96 }
const SUBTITLE = { size: 32, y: 148 }
const HEAD = { top: 184, size: 32, least: 24, line: 38, lines: 3 }
const DAY_COLUMN = 208
const DAY = { size: 32 }
const ROW = { height: 70, gap: 8 }
const CELL = { gap: 10, size: 36 }
const LEGEND = { gap: 36, height: 62, swatch: 40, size: 30, columns: 3 }
const BOTTOM = 36

/** Days downwards, warehouses side by side: so cells are wide enough for their coefficients to be read. */
export function layOut(calendar: SlotCalendar, words: Words, lang: Lang, fonts: Fonts): Layout {
  const cells: Cell[] = []
  const { labels, put } = createLabels<Label['tone']>(fonts)
  put(words.title, { x: MARGIN, ...TITLE, room: INNER, tone: 'title', weight: 'bold' })
  put(words.subtitle, { x: MARGIN, ...SUBTITLE, room: INNER, tone: 'quiet' })

  const places = calendar.places.slice(0, PLACES)
  const pitch = (INNER - DAY_COLUMN) / Math.max(1, places.length)
  const names = places.map(({ warehouseId }) => wordsOf(words.nameOf(warehouseId)))
  const longest = Math.max(...names.flat().map((word) => fonts.bold.width(word, HEAD.size)))
  const fits = Math.floor((HEAD.size * (pitch - CELL.gap)) / longest)
  // One size for all, so that the longest word is whole if it can be read then.
  const size = Math.max(HEAD.least, Math.min(HEAD.size, fits))
  const heads = names.map((name) => wrapped(name, size, pitch - CELL.gap))
  const tallest = Math.max(1, ...heads.map(({ length }) => length))
  for (const [at, lines] of heads.entries()) {
    for (const [index, line] of lines.entries()) {
      const x = MARGIN + DAY_COLUMN + at * pitch
      const y = HEAD.top + (tallest - lines.length + index + 1) * HEAD.line
      const room = pitch - CELL.gap
      put(line, { x, y, size, room, tone: 'title', weight: 'bold' }, 'middle')
    }
  }

  let y = HEAD.top + tallest * HEAD.line + 22
  for (const [row, day] of calendar.days.entries()) {
    const baseline = y + ROW.height / 2 + DAY.size * 0.35
    const isRest = weekday(day) > 5
    put(lang.dayWithWeekday(day), {
      ...{ x: MARGIN, y: baseline, size: DAY.size, room: DAY_COLUMN - CELL.gap },
      ...{ tone: isRest ? 'quiet' : 'text', weight: row === 0 ? 'bold' : 'regular' },
    } as const)
    for (const [at, place] of places.entries()) {
      const coefficient = place.cells[row] ?? CLOSED
      const x = MARGIN + DAY_COLUMN + at * pitch
      const shade = shadeOf(coefficient) ?? -1
      cells.push({ x, y, width: pitch - CELL.gap, height: ROW.height, shade })
      const text = coefficient === CLOSED ? '–' : `×${lang.number(coefficient / 100)}`
      const middle = { x, y: y + ROW.height / 2 + CELL.size * 0.35, room: pitch - CELL.gap }
      const weight = shade === -1 ? 'regular' : 'bold'
      put(text, { ...middle, size: CELL.size, tone: shade, weight }, 'middle')
    }
    y += ROW.height + ROW.gap
  }

  y += LEGEND.gap
  const column = INNER / LEGEND.columns
  for (const [index, text] of words.legend.entries()) {
    const x = MARGIN + (index % LEGEND.columns) * column
    const top = y + Math.floor(index / LEGEND.columns) * LEGEND.height
    const shade = index < SHADES.length ? index : -1
    cells.push({ x, y: top, width: LEGEND.swatch * 1.5, height: LEGEND.swatch, shade })
    put(text, {
      ...{ x: x + LEGEND.swatch * 1.5 + 18, y: top + LEGEND.swatch / 2 + LEGEND.size * 0.35 },
      ...{ size: LEGEND.size, room: column - LEGEND.swatch * 1.5 - 30, tone: 'text' },
    } as const)
  }
  y += Math.ceil(words.legend.length / LEGEND.columns) * LEGEND.height
  return { width: WIDTH, height: Math.ceil(y + BOTTOM), labels, cells }

  /** A name in as many lines as fit, the last one cut. */
  function wrapped(name: readonly string[], size: number, room: number): string[] {
    const lines: string[] = []
    for (const word of name) {
      const last = lines.at(-1)
      const longer = last === undefined ? word : `${last}${last.endsWith('-') ? '' : ' '}${word}`
      const isRoom = fonts.bold.width(longer, size) <= room
      if (last !== undefined && (isRoom || lines.length === HEAD.lines))
        lines[lines.length - 1] = longer
      else lines.push(word)
    }
    return lines
  }
}

/** Words of a name, parted after hyphens too; a dash between them says nothing in a heading. */
const wordsOf = (name: string): string[] =>
  plainText(name)
    .split(/\s+(?:[–-]\s+)?|(?<=\p{L}-)(?=\p{L})/u)
    .filter(Boolean)
