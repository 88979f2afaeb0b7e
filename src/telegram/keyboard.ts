import { escapeMarkup } from '#platform/texts/rich-text.ts'
import type { Button } from './screen.ts'

/** Longest label that phones show whole, in characters. */
const LABEL_LENGTH = 20

/** Buttons laid out in rows of `width`. */
export function inRows(buttons: readonly Button[], width: number): Button[][] {
  const rows: Button[][] = []
  for (let index = 0; index < buttons.length; index += width) {
    rows.push(buttons.slice(index, index + width))
  }
  return rows
}

/** Longest label that a third of a phone's width shows whole, in characters. */
const THIRD_LENGTH = 12

/** Rows of three, of two where a label is too long for a third. */
export function inThirds(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = []
  for (let index = 0; index < buttons.length; ) {
    const three = buttons.slice(index, index + 3)
    const isShort = three.every(({ text }) => [...text].length <= THIRD_LENGTH)
    const row = isShort ? three : three.slice(0, 2)
    rows.push(row)
    index += row.length
  }
  return rows
}

/** The middle of a text that is too long gives way, so that an ending such as `…4f2a` stays. */
export function shortened(text: string, length: number): string {
  const characters = [...text]
  if (characters.length <= length) return text
  const tail = 6
  return `${characters.slice(0, length - tail - 1).join('')}…${characters.slice(-tail).join('')}`
}

/** A plain text as a label that fits a phone. What people call their things stays as they wrote it, tags included. */
export function fitLabel(text: string, length: number = LABEL_LENGTH): string {
  return escapeMarkup(shortened(text, length))
}
