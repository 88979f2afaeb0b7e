import { type Lettering, lettering } from '#platform/pictures/font.ts'
import { rasterise } from '#platform/pictures/raster.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { SlotCalendar } from '../calendar.ts'
import { type Label, type Layout, layOut, type Words } from './layout.ts'
import { type Colours, THEMES, type Theme } from './palette.ts'

const CORNER = 12

/** The calendar as a PNG that reads on a phone. */
export async function drawCalendar(
  calendar: SlotCalendar,
  words: Words,
  lang: Lang,
  theme: Theme,
): Promise<Uint8Array> {
  const [regular, bold] = await Promise.all([lettering('regular'), lettering('bold')])
  const fonts = { regular, bold }
  return rasterise(calendarSvg(layOut(calendar, words, lang, fonts), theme, fonts))
}

/** The same before it is rasterised. */
export function calendarSvg(
  { width, height, labels, cells }: Layout,
  theme: Theme,
  fonts: { readonly regular: Lettering; readonly bold: Lettering },
): string {
  const colours = THEMES[theme]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    ...cells.map(
      (cell) =>
        `<rect x="${number(cell.x)}" y="${number(cell.y)}" width="${number(cell.width)}" height="${number(cell.height)}" rx="${CORNER}" fill="${shade(colours, cell.shade).fill}"/>`,
    ),
    ...labels.map(({ text, x, y, size, weight, tone }) =>
      fonts[weight].path(text, { x, y, size, fill: inkOf(colours, tone) }),
    ),
    '</svg>',
  ].join('')
}

const number = (value: number) => value.toFixed(1)
const shade = (colours: Colours, index: number) => colours.open[index] ?? colours.closed
const inkOf = (colours: Colours, tone: Label['tone']) =>
  typeof tone === 'number' ? shade(colours, tone).ink : colours[tone]
