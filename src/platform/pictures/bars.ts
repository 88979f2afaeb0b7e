import { type Lettering, lettering } from './font.ts'
import { rasterise } from './raster.ts'

export interface Bar {
  readonly label: string
  /** Not negative. */
  readonly value: number
  /** The value as it is written at the bar's end. */
  readonly text: string
}

export interface BarPicture {
  readonly title: string
  readonly subtitle: string
  /** Drawn from top to bottom in this order; the longest fills the width. */
  readonly bars: readonly Bar[]
  /** Small print below; empty for none. */
  readonly note: string
}

/** Pixels. A phone shows the picture at about a third of this width. */
const WIDTH = 1080
const MARGIN = 64
const INNER = WIDTH - 2 * MARGIN
const TITLE = { size: 58, y: 122 }
const SUBTITLE = { size: 34, y: 178 }
const FIRST_ROW = 236
const ROW = 106
const LABEL = { size: 36, y: 38 }
const BAR = { y: 54, height: 18 }
const GAP = 28
const NOTE = { size: 30, height: 70 }
const BOTTOM = 44

const COLOURS = {
  paper: '#ffffff',
  title: '#14213a',
  text: '#22304a',
  quiet: '#76829a',
  track: '#eef2f8',
  first: '#5b8def',
  last: '#2f6fe4',
}

/** Horizontal bars with their names and values, as a PNG that reads on a phone. */
export async function drawBars(picture: BarPicture): Promise<Uint8Array> {
  const [regular, bold] = await Promise.all([lettering('regular'), lettering('bold')])
  return rasterise(barsSvg(picture, regular, bold))
}

/** The same before it is rasterised. */
export function barsSvg(picture: BarPicture, regular: Lettering, bold: Lettering): string {
  const { title, subtitle, bars, note } = picture
  const longest = Math.max(1, ...bars.map(({ value }) => value))
  const notes = note === '' ? 0 : NOTE.height
  const height = FIRST_ROW + bars.length * ROW + notes + BOTTOM
  const heading = { x: MARGIN, fill: COLOURS.title }

  const row = ({ label, value, text }: Bar, index: number) => {
    const top = FIRST_ROW + index * ROW
    const baseline = top + LABEL.y
    const valueWidth = bold.width(text, LABEL.size)
    const name = regular.fit(label, LABEL.size, INNER - valueWidth - GAP)
    const at = { y: baseline, size: LABEL.size, fill: COLOURS.text }
    return [
      regular.path(name, { ...at, x: MARGIN }),
      bold.path(text, { ...at, x: WIDTH - MARGIN - valueWidth }),
      strip(top + BAR.y, INNER, COLOURS.track),
      strip(top + BAR.y, Math.max(BAR.height, (value / longest) * INNER), 'url(#bar)'),
    ].join('')
  }

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}">`,
    `<linearGradient id="bar" gradientUnits="userSpaceOnUse" x1="${MARGIN}" x2="${WIDTH - MARGIN}">`,
    `<stop stop-color="${COLOURS.first}"/><stop offset="1" stop-color="${COLOURS.last}"/></linearGradient>`,
    `<rect width="${WIDTH}" height="${height}" fill="${COLOURS.paper}"/>`,
    bold.path(bold.fit(title, TITLE.size, INNER), { ...heading, ...TITLE }),
    regular.path(regular.fit(subtitle, SUBTITLE.size, INNER), {
      ...{ ...SUBTITLE, x: MARGIN, fill: COLOURS.quiet },
    }),
    ...bars.map(row),
    regular.path(regular.fit(note, NOTE.size, INNER), {
      ...{ x: MARGIN, y: height - BOTTOM, size: NOTE.size, fill: COLOURS.quiet },
    }),
    '</svg>',
  ].join('')
}

const strip = (y: number, width: number, fill: string) =>
  `<rect x="${MARGIN}" y="${y}" width="${width.toFixed(1)}" height="${BAR.height}" rx="${BAR.height / 2}" fill="${fill}"/>`
