/** A formatted stretch of a message; offsets count UTF-16 units, as Telegram's do. */
export interface TextEntity {
  readonly type: 'bold' | 'italic' | 'code'
  readonly offset: number
  readonly length: number
}

export interface RichText {
  readonly text: string
  readonly entities: TextEntity[]
}

const TYPES = { b: 'bold', i: 'italic', code: 'code' } as const
type Tag = keyof typeof TYPES

const ESCAPES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' }
const MARKUP = /<(\/?)(b|i|code)>|&(amp|lt|gt);/g

/** Marks that turn the direction of what follows (Unicode UAX #9): a name that has one would turn our own words round. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Makes a value safe inside markup: whatever it holds, it stays text, and ours keeps its direction. */
export function escapeMarkup(value: string): string {
  return value
    .replace(DIRECTIONS, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** Our markup (`<b> <i> <code>`, escaped values) as plain text and entities. Anything else stays as it is. */
export function richText(markup: string): RichText {
  const entities: TextEntity[] = []
  const open: { tag: Tag; offset: number }[] = []
  let text = ''
  let from = 0
  for (const match of markup.matchAll(MARKUP)) {
    text += markup.slice(from, match.index)
    from = match.index + match[0].length
    const [, slash, tag, escaped] = match
    if (escaped) text += ESCAPES[escaped]
    else if (!slash) open.push({ tag: tag as Tag, offset: text.length })
    else {
      const last = open.at(-1)
      if (!last || last.tag !== tag) continue
      open.pop()
      const length = text.length - last.offset
      if (length > 0) entities.push({ type: TYPES[last.tag], offset: last.offset, length })
    }
  }
  return { text: text + markup.slice(from), entities }
}

/** The same without formatting: button labels, toasts and command descriptions cannot carry any. */
export function plainText(markup: string): string {
  return richText(markup).text
}
