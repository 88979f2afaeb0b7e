import { type Lettering, lettering } from '#platform/pictures/font.ts'
import { rasterise } from '#platform/pictures/raster.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { THEMES, type Theme } from '../../slots/picture/palette.ts'
import { type FiguresPicture, type Layout, layOut } from './layout.ts'

/** What was won and lost, apart by lightness and by blue and orange. */
export const OUTCOMES: Readonly<Record<Theme, { readonly won: string; readonly lost: string }>> = {
  light: { won: '#1c5aa6', lost: '#f2a65a' },
  dark: { won: '#8fc1ff', lost: '#b5651d' },
}
const CORNER = 6

/** Figures as a PNG that reads on a phone. */
export async function drawFigures(
  picture: FiguresPicture,
  lang: Lang,
  theme: Theme,
): Promise<Uint8Array> {
  const [regular, bold] = await Promise.all([lettering('regular'), lettering('bold')])
  const fonts = { regular, bold }
  return rasterise(figuresSvg(layOut(picture, lang, fonts), theme, fonts))
}

/** The same before it is rasterised. */
function figuresSvg(
  { width, height, labels, boxes }: Layout,
  theme: Theme,
  fonts: { readonly regular: Lettering; readonly bold: Lettering },
): string {
  const base = THEMES[theme]
  const colours = { ...base, ...OUTCOMES[theme], track: base.closed.fill }
  const number = (value: number) => value.toFixed(1)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    ...boxes.map(
      (box) =>
        `<rect x="${number(box.x)}" y="${number(box.y)}" width="${number(box.width)}" height="${number(box.height)}" rx="${box.fill === 'rule' ? 0 : CORNER}" fill="${colours[box.fill]}"/>`,
    ),
    ...labels.map(({ text, x, y, size, weight, tone }) =>
      fonts[weight].path(text, { x, y, size, fill: colours[tone] }),
    ),
    '</svg>',
  ].join('')
}
