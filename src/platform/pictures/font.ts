import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Command } from 'opentype.js'

const require = createRequire(import.meta.url)

/** Golos Text (OFL): Cyrillic and Latin in one file, the same on every machine. */
const FILES = {
  regular: () =>
    require.resolve('@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf'),
  bold: () =>
    require.resolve('@expo-google-fonts/golos-text/600SemiBold/GolosText_600SemiBold.ttf'),
} as const

export type Weight = keyof typeof FILES

/** Letters as shapes, so that a picture needs no font where it is drawn. Sizes and positions are pixels. */
export interface Lettering {
  width(text: string, size: number): number
  /** An SVG path whose baseline begins at `x`, `y`. Characters the font lacks are left out. */
  path(text: string, at: { x: number; y: number; size: number; fill: string }): string
  /** The text, or its beginning with `…`, no wider than `room`. */
  fit(text: string, size: number, room: number): string
}

const loaded = new Map<Weight, Promise<Lettering>>()

/** Read and parsed when it is first needed, then kept (about 10 MB each). */
export function lettering(weight: Weight): Promise<Lettering> {
  const known = loaded.get(weight)
  if (known) return known
  const fresh = load(weight)
  loaded.set(weight, fresh)
  fresh.catch(() => loaded.delete(weight))
  return fresh
}

async function load(weight: Weight): Promise<Lettering> {
  const [{ default: opentype }, bytes] = await Promise.all([
    import('opentype.js'),
    readFile(FILES[weight]()),
  ])
  const font = opentype.parse(new Uint8Array(bytes).buffer)

  const known = (text: string) =>
    [...text.normalize('NFC')].filter((one) => font.charToGlyphIndex(one) !== 0).join('')
  const width = (text: string, size: number) => font.getAdvanceWidth(known(text), size)

  return {
    width,
    path: (text, { x, y, size, fill }) =>
      `<path fill="${fill}" d="${font.getPath(known(text), x, y, size).commands.map(stroke).join('')}"/>`,
    fit: (text, size, room) => {
      const letters = [...known(text)]
      if (width(letters.join(''), size) <= room) return letters.join('')
      const cut = (length: number) => `${letters.slice(0, length).join('').trimEnd()}…`
      // Measuring is slow, hence by halves.
      let [fits, tooLong] = [0, letters.length]
      while (tooLong - fits > 1) {
        const middle = (fits + tooLong) >> 1
        if (width(cut(middle), size) <= room) fits = middle
        else tooLong = middle
      }
      return cut(fits)
    },
  }
}

/** Written here: the parser's own `toPathData` (2.0.0) writes NaN for some coordinates. */
function stroke({ type, x1, y1, x2, y2, x, y }: Command): string {
  const numbers = [x1, y1, x2, y2, x, y].filter((value) => value !== undefined)
  return type + numbers.map((value) => value.toFixed(1)).join(' ')
}
