import type { Phrase } from '../../phrase.ts'
import { LIMITS } from '../limits.ts'
import { keyOf, stemOf } from '../words.ts'

/** Direct ignores a minus-phrase whose words are all in the keyword; the seller should know that it does nothing there. */
export interface MinusConflict {
  readonly minus: string
  readonly keyword: string
  /** Number of the group. */
  readonly group: number
}

interface KeywordGroup {
  readonly number: number
  readonly phrases: readonly Phrase[]
}

interface MinusToken {
  readonly key: string
  /** `!` fixes the form of the word; without it all its forms count. */
  readonly isExact: boolean
}

/** Every pair of a minus-word (or phrase) and a keyword in which Direct silently ignores it. */
export function minusConflicts(
  minusWords: readonly string[],
  groups: readonly KeywordGroup[],
): MinusConflict[] {
  const parsed = minusWords
    .map((minus) => ({ minus, tokens: tokensOf(minus) }))
    .filter(({ tokens }) => tokens.length > 0)
  return groups.flatMap((group) =>
    group.phrases.flatMap((phrase) => {
      const keys = new Set(tokensOf(phrase.text).map((token) => token.key))
      const stems = new Set([...keys].map(stemOf))
      const holds = ({ key, isExact }: MinusToken) =>
        isExact ? keys.has(key) : stems.has(stemOf(key))
      return parsed
        .filter(({ tokens }) => tokens.every(holds))
        .map(({ minus }) => ({ minus, keyword: phrase.text, group: group.number }))
    }),
  )
}

/**
 * Minus-words that keep each group's keywords away from longer ones of other groups, by group number: `термокружка` gets `стекло`
 * when `термокружка стекло` stands elsewhere. Most frequent first, up to Direct's limit for a group.
 */
export function crossMinus(groups: readonly KeywordGroup[]): Map<number, string[]> {
  const keywords = groups.flatMap((group) =>
    group.phrases.map((phrase) => ({
      group: group.number,
      frequency: phrase.frequency,
      words: new Map(tokensOf(phrase.text).map(({ key }) => [stemOf(key), key])),
    })),
  )
  const holders = new Map<string, typeof keywords>()
  for (const keyword of keywords) {
    for (const stem of keyword.words.keys()) {
      const list = holders.get(stem)
      if (list) list.push(keyword)
      else holders.set(stem, [keyword])
    }
  }
  const rarest = (stems: readonly string[]) =>
    stems.map((stem) => holders.get(stem) ?? []).reduce((a, b) => (b.length < a.length ? b : a))

  return new Map(
    groups.map((group) => {
      const own = keywords.filter((keyword) => keyword.group === group.number)
      const spoken = new Set(own.flatMap((keyword) => [...keyword.words.keys()]))
      const found = new Map<string, number>()
      for (const keyword of own) {
        const stems = [...keyword.words.keys()]
        if (stems.length === 0) continue
        for (const longer of rarest(stems)) {
          if (longer.group === group.number || longer.words.size <= stems.length) continue
          if (!stems.every((stem) => longer.words.has(stem))) continue
          const rest = [...longer.words].filter(([stem]) => !keyword.words.has(stem))
          // A word the group itself looks for would keep its own buyers away.
          if (rest.some(([stem]) => spoken.has(stem))) continue
          const minus = rest.map(([, key]) => key).join(' ')
          found.set(minus, Math.max(found.get(minus) ?? 0, longer.frequency))
        }
      }
      const ordered = [...found].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'ru'))
      return [group.number, withinLimit(ordered.map(([minus]) => minus))]
    }),
  )
}

/** Length of minus-words as Direct counts it: without spaces. */
export function minusLength(minusWords: readonly string[]): number {
  return minusWords.reduce((sum, minus) => sum + [...minus.replace(/\s/gu, '')].length, 0)
}

function withinLimit(minusWords: readonly string[]): string[] {
  const taken: string[] = []
  let length = 0
  for (const minus of minusWords) {
    length += minusLength([minus])
    if (length > LIMITS.groupMinusCharacters) break
    taken.push(minus)
  }
  return taken
}

function tokensOf(phrase: string): MinusToken[] {
  return [...phrase.matchAll(/(!?)([\p{L}\p{N}]+)/gu)].map(([, mark, word = '']) => ({
    key: keyOf(word),
    isExact: mark === '!',
  }))
}
