/** Where something was taken out: words on both sides do not belong together. */
export const WALL = '¦'

/** A part of the line: what it says, or that it says too much to tell. */
export interface Part<T> {
  readonly value?: T
  readonly isDoubtful?: boolean
}

/** A line from which what was understood is cut, until only names and noise are left. */
export interface Cutter {
  /** What is left, in lower case, `ё` as `е`. */
  readonly text: string
  /** Cuts every occurrence and returns them; a word is matched as a whole. */
  cut(pattern: string): readonly RegExpExecArray[]
  /** Puts something else in the place of every occurrence. */
  put(pattern: string, text: string): boolean
  has(pattern: string): boolean
  rewrite(change: (text: string) => string): void
}

/** The letters of both languages are enough: classes of Unicode take a second to compile. */
const LETTER = '[a-zа-я]'
const START = '(?<![a-zа-я0-9])'
const END = '(?![a-zа-я0-9])'

/** Compiled once: that costs far more than a search. */
const compiled = new Map<string, RegExp>()

function whole(pattern: string): RegExp {
  const known = compiled.get(pattern)
  if (known) return known
  const plain = pattern.replaceAll('\\p{L}', LETTER)
  const made = new RegExp(`${START}(?:${plain})${END}`, 'g')
  compiled.set(pattern, made)
  return made
}

export function createCutter(line: string): Cutter {
  let text = ` ${line
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[«»"“”„()!?]/g, ' ')
    .replace(/\.{2,}|…/g, ' ')
    .replace(/\s+/g, ' ')} `
  return {
    get text() {
      return text
    },
    cut(pattern) {
      const found = [...text.matchAll(whole(pattern))]
      if (found.length > 0) text = text.replace(whole(pattern), ` ${WALL} `)
      return found
    },
    put(pattern, words) {
      const before = text
      text = text.replace(whole(pattern), words)
      return text !== before
    },
    has: (pattern) => text.search(whole(pattern)) >= 0,
    rewrite(change) {
      text = change(text)
    },
  }
}
