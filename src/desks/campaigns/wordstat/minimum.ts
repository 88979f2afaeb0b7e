import type { Phrase } from '../phrase.ts'
import { spellingKey } from '../phrases/spelling.ts'

/** A lower minimum should let in about this many phrases. */
const WORTHWHILE = 20

/**
 * Phrases of several answers as one list, most frequent first: each once, with the highest frequency it was told with. Answers nest, so
 * nothing is summed.
 */
export function mergePhrases(answers: readonly (readonly Phrase[])[]): Phrase[] {
  const merged = new Map<string, Phrase>()
  for (const phrase of answers.flat()) {
    const key = spellingKey(phrase.text)
    const known = merged.get(key)
    if (!known || known.frequency < phrase.frequency) merged.set(key, phrase)
  }
  return [...merged.values()].sort(byFrequency)
}

/** Most frequent first; alphabetically among equals, so that an order never depends on where phrases came from. */
export function byFrequency(a: Phrase, b: Phrase): number {
  return b.frequency - a.frequency || a.text.localeCompare(b.text, 'ru')
}

/**
 * A round minimum (1, 2, 5, 10, 20 …) below the present one that about twenty of the phrases pass, or as many as there are; undefined
 * when there is none. `phrases` come most frequent first.
 */
export function suggestMinimum(phrases: readonly Phrase[], present: number): number | undefined {
  const searched = phrases.filter((phrase) => phrase.frequency > 0)
  const frequency = searched[Math.min(WORTHWHILE, searched.length) - 1]?.frequency ?? 0
  const most = Math.min(frequency, present - 1)
  if (most < 1) return undefined
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [5, 2, 1].find((one) => one * power <= most) ?? 1
  return step * power
}
