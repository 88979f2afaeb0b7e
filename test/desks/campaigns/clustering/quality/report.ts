import { cluster } from '#desks/campaigns/clustering/cluster.ts'
import { byCharNgrams } from './char-ngrams.ts'
import { type LabelledPhrase, labelled, NICHES } from './labelled.ts'
import { measure, type Quality } from './measures.ts'

/** How the engine agrees with groups made by hand, and how letters alone do in as many groups. */
export interface Comparison {
  readonly engine: Quality
  readonly letters: Quality
}

/** Each niche by itself. */
export function byNiche(): (Comparison & { readonly niche: string })[] {
  return NICHES.map((niche) => ({ niche, ...compare(labelled([niche])) }))
}

/** Phrases that stand in several niches are left to the first: no engine could put them into two groups. */
export function together(): Comparison {
  const phrases = new Map<string, LabelledPhrase>()
  for (const phrase of labelled(NICHES).toReversed()) phrases.set(phrase.text, phrase)
  return compare([...phrases.values()])
}

/** Mean of a measure over niches. */
export function meanOf(
  comparisons: readonly Comparison[],
  side: keyof Comparison,
  key: 'v' | 'bCubed' | 'ari',
): number {
  return comparisons.reduce((sum, one) => sum + one[side][key], 0) / comparisons.length
}

function compare(phrases: readonly LabelledPhrase[]): Comparison {
  const texts = phrases.map(({ text }) => text)
  const wanted = phrases.map(({ label }) => label)
  const everything = { keepDuplicates: true, maxWords: Number.POSITIVE_INFINITY }
  const { clusters } = cluster(phrases, everything)
  const group = new Map(
    clusters.flatMap((found, i) => found.phrases.map(({ text }) => [text, i] as const)),
  )
  return {
    engine: measure(
      texts.map((text) => group.get(text)),
      wanted,
    ),
    letters: measure(byCharNgrams(texts, clusters.length), wanted),
  }
}
