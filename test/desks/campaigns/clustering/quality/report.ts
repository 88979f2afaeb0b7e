import { cluster } from '#desks/campaigns/clustering/cluster.ts'
import { FUNCTION_WORDS } from '#desks/campaigns/clustering/lexicon/function-words.ts'
import { stem } from '#desks/campaigns/clustering/stem.ts'
import { normalise, wordsOf } from '#desks/campaigns/clustering/text.ts'
import { labelled } from './labelled.ts'
import { measure, type Quality } from './measures.ts'

/** The engine beside two ways that need no engine, on the same phrases. */
export interface Report {
  readonly engine: Quality
  /** By the first word that is not a function word. */
  readonly firstStem: Quality
  /** Each phrase for itself. */
  readonly alone: Quality
}

export function reportOn(niches: readonly string[]): Report {
  const phrases = labelled(niches)
  const wanted = phrases.map(({ label }) => label)
  const { clusters } = cluster(phrases, {
    keepDuplicates: true,
    maxWords: Number.POSITIVE_INFINITY,
  })
  const place = new Map(
    clusters.flatMap((group, i) => group.phrases.map(({ text }) => [text, i] as const)),
  )
  return {
    engine: measure(
      phrases.map(({ text }) => place.get(text)),
      wanted,
    ),
    firstStem: measure(
      phrases.map(({ text }) => firstStem(text)),
      wanted,
    ),
    alone: measure(
      phrases.map((_, i) => i),
      wanted,
    ),
  }
}

function firstStem(text: string): string {
  const word = wordsOf(normalise(text)).find((candidate) => !FUNCTION_WORDS.has(candidate))
  return stem(word ?? '')
}
