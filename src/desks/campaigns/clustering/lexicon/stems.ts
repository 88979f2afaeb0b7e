import { stem } from '../stem.ts'
import { normalise, wordsOf } from '../text.ts'

/** The stems of a list of words written with spaces and line breaks. */
export function stemsOf(words: string): ReadonlySet<string> {
  return new Set(wordsOf(normalise(words)).map(stem))
}
