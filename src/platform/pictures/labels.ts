import type { Lettering, Weight } from './font.ts'

/** A text of a picture and where it stands, in pixels. */
export interface Label<Tone> {
  readonly text: string
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly size: number
  readonly width: number
  readonly weight: Weight
  /** Which colour of the theme. */
  readonly tone: Tone
}

export interface Place<Tone> {
  /** Left end of the room. */
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly size: number
  /** A longer text is cut to it. */
  readonly room: number
  readonly tone: Tone
  /** Regular when absent. */
  readonly weight?: Weight
}

export type Fonts = Readonly<Record<Weight, Lettering>>

/** Labels of one picture; `put` sets one into its room and returns how wide it became. */
export function createLabels<Tone>(fonts: Fonts) {
  const labels: Label<Tone>[] = []
  const put = (
    text: string,
    place: Place<Tone>,
    align: 'left' | 'middle' | 'right' = 'left',
  ): number => {
    const { y, size, room, tone, weight = 'regular' } = place
    const fitted = fonts[weight].fit(text, size, room)
    const width = fonts[weight].width(fitted, size)
    const left = { left: 0, middle: (room - width) / 2, right: room - width }[align]
    labels.push({ text: fitted, x: place.x + left, y, size, width, weight, tone })
    return width
  }
  return { labels, put }
}
