import { plainLetters, respelled, withoutApostrophes } from '../../phrases/spelling.ts'
import { characters, KEYWORD_LETTERS, LIMITS } from '../limits.ts'
import { keyOf } from '../words.ts'

/** Direct leaves little words out of a keyword unless `+` keeps them; these change what is looked for. */
const MEANINGFUL = new Set(
  'без в во до за из к ко на над не от по под при с со через как'.split(' '),
)
/** Little words that are left out and not missed. */
const LITTLE = new Set('для и или а но же ли бы что это'.split(' '))

const NOT_IN_KEYWORDS = new RegExp(`[^${KEYWORD_LETTERS}0-9.\\s-]`, 'gu')

/** A minus before a number is part of it: `до -30 градусов`. To Direct the number goes without, or it would be a minus-word. */
const MINUS_WORD = /(?<=^|\s)-(?!\d)\S+/gu

/**
 * A phrase as Direct takes it for a keyword: operators and marks gone, minus-words dropped, a doubled word said once, `+` before
 * prepositions that matter (`кружка +с крышкой`). Null when Direct would refuse it: no word, more than seven, or one over 35 characters.
 */
export function directKeyword(phrase: string): string | null {
  const keyword = cleaned(phrase)
  // What was taken away may have parted letters that show each other's alphabet.
  return keyword === null || keyword === phrase ? keyword : directKeyword(keyword)
}

function cleaned(phrase: string): string | null {
  const words = plainLetters(withoutApostrophes(respelled(phrase)))
    .toLowerCase()
    .replace(/(\d),(?=\d)/gu, '$1.')
    .replace(MINUS_WORD, ' ')
    .replace(NOT_IN_KEYWORDS, ' ')
    .replace(/(?<!\d)\.|\.(?!\d)/gu, ' ')
    .split(/\s+/u)
    .map((word) => word.replace(/^-+|-+$/gu, '').replace(/-{2,}/gu, '-'))
    .filter((word) => word !== '')
  const seen = new Set<string>()
  const once = words.filter((word) => !seen.has(keyOf(word)) && seen.add(keyOf(word)))
  // A keyword of numbers and little words alone is refused.
  const isTelling = (word: string) =>
    /\p{L}/u.test(word) && !MEANINGFUL.has(word) && !LITTLE.has(word)
  if (!once.some(isTelling)) return null
  if (once.length > LIMITS.keywordWords) return null
  if (once.some((word) => characters(word) > LIMITS.keywordWord)) return null
  return once.map((word) => (MEANINGFUL.has(word) ? `+${word}` : word)).join(' ')
}
