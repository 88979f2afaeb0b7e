/** A table of words, read by {@link segment}. */
export interface WordTable<T> {
  readonly words: ReadonlyMap<string, T>
  readonly longest: number
}

export function wordTable<T>(entries: Readonly<Record<string, T>>): WordTable<T> {
  const words = new Map(Object.entries(entries))
  return { words, longest: Math.max(0, ...[...words.keys()].map((word) => word.length)) }
}

export type Segment<T> =
  | { readonly kind: 'word'; readonly value: T }
  /** What `skip` matched: marks between words, or characters that mean nothing. */
  | { readonly kind: 'gap'; readonly text: string }

/**
 * Cuts a text without spaces between its words, the longest word first. Undefined when a part of it is in no table. `skip` is a sticky
 * pattern of what may stand between.
 */
export function segment<T>(
  text: string,
  table: WordTable<T>,
  skip: RegExp,
): Segment<T>[] | undefined {
  const found: Segment<T>[] = []
  let at = 0
  while (at < text.length) {
    const word = wordAt(text, at, table)
    if (word !== undefined) {
      const value = table.words.get(word)
      if (value !== undefined) found.push({ kind: 'word', value })
      at += word.length
      continue
    }
    skip.lastIndex = at
    const gap = skip.exec(text)?.[0]
    if (gap === undefined || gap === '') return undefined
    found.push({ kind: 'gap', text: gap })
    at += gap.length
  }
  return found
}

const LATIN_LETTER = /[a-z]/u

function wordAt<T>(text: string, at: number, { words, longest }: WordTable<T>): string | undefined {
  const isInside = LATIN_LETTER.test(text[at - 1] ?? '')
  for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
    const word = text.slice(at, at + length)
    if (!words.has(word)) continue
    // Latin words end where letters end: no "red" in "sacred".
    const isLatin = LATIN_LETTER.test(word)
    if (!isLatin || !(isInside || LATIN_LETTER.test(text[at + length] ?? ''))) return word
  }
  return undefined
}
