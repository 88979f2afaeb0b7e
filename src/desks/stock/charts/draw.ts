import { type Lettering, lettering } from '#platform/pictures/font.ts'
import { rasterise } from '#platform/pictures/raster.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { SkuChart, Theme } from './chart.ts'
import { type Box, type Layout, layOut, type Tone } from './layout.ts'

interface Colours extends Readonly<Record<Tone, string>> {
  readonly paper: string
  readonly grid: string
  readonly line: string
  readonly area: string
  readonly bar: string
}

/** Light as the other pictures are, dark as Telegram's night is. Text on paper has a contrast of at least 4.5. */
export const THEMES: Readonly<Record<Theme, Colours>> = {
  light: {
    ...{ paper: '#ffffff', title: '#14213a', text: '#22304a', quiet: '#5f6b82', warn: '#b3261e' },
    ...{ grid: '#e3e8f1', line: '#2f6fe4', area: '#dfe9fc', bar: '#5b8def' },
  },
  dark: {
    ...{ paper: '#17212b', title: '#f3f6fb', text: '#dbe3ee', quiet: '#96a3b5', warn: '#ff8a80' },
    ...{ grid: '#2a3644', line: '#6aa6ff', area: '#21364f', bar: '#4f8be8' },
  },
}
const STROKE = 6
const DOT = 11

/** The chart of one SKU as a PNG that reads on a phone. */
export async function drawChart(chart: SkuChart, lang: Lang, theme: Theme): Promise<Uint8Array> {
  const [regular, bold] = await Promise.all([lettering('regular'), lettering('bold')])
  const fonts = { regular, bold }
  return rasterise(chartSvg(layOut(chart, lang, fonts), theme, fonts))
}

/** The same before it is rasterised. */
export function chartSvg(
  layout: Layout,
  theme: Theme,
  fonts: { readonly regular: Lettering; readonly bold: Lettering },
): string {
  const colours = THEMES[theme]
  const { width, height, labels, grid, line, ground, bars, rules } = layout
  const [first, last] = [line[0], line.at(-1)]
  const corners = line.map(({ x, y }) => `${number(x)} ${number(y)}`).join('L')
  const area =
    first && last
      ? [
          `<path fill="${colours.area}" d="M${number(first.x)} ${number(ground)}L${corners}L${number(last.x)} ${number(ground)}Z"/>`,
          `<path fill="none" stroke="${colours.line}" stroke-width="${STROKE}" stroke-linejoin="round" d="M${corners}"/>`,
          `<circle cx="${number(last.x)}" cy="${number(last.y)}" r="${DOT}" fill="${colours.line}"/>`,
        ]
      : []
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    ...[...grid, ...rules].map((box) => rectangle(box, colours.grid)),
    ...area,
    ...bars.map((box) => rectangle(box, colours.bar)),
    ...labels.map(({ text, x, y, size, weight, tone }) =>
      fonts[weight].path(text, { x, y, size, fill: colours[tone] }),
    ),
    '</svg>',
  ].join('')
}

const number = (value: number) => value.toFixed(1)
const rectangle = ({ x, y, width, height }: Box, fill: string) =>
  `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${fill}"/>`
