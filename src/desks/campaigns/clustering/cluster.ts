import type { Cluster, Clustering, Phrase } from '../phrase.ts'
import { splitByAudience } from './audiences.ts'
import { type Distances, distancesOf } from './distances.ts'
import { type FilterOptions, sift } from './filters.ts'
import { intentOf, intentOfGroup } from './intent.ts'
import { halvesOf, withinLimit } from './limit.ts'
import { averageLinkage, cutAt } from './linkage.ts'
import { type MinusOptions, stopWordsAmong, suggestMinusWords } from './minus-words.ts'
import { type Groups, settle } from './settle.ts'
import { type PhraseSpace, phraseSpace, type Vector } from './vectors.ts'

export interface ClusterOptions extends FilterOptions, MinusOptions {
  /** One a phrase, in their order, all of one length: the model's view is mixed into the similarity. */
  readonly embeddings?: readonly (readonly number[])[]
}

/** Average distance between groups up to which they are one, before and after it is known which words tell groups apart. */
const FIRST_GROUP = 0.81
const ONE_GROUP = 0.91
/** Among more phrases more are near each other by chance: each doubling beyond a few asks groups to be nearer by so much. */
const NEARER = 0.025
const FEW = 250
/** How often words are weighed by groups and phrases grouped by words. A third time changes next to nothing, among many phrases a second one. */
const ROUNDS = 2
const MANY = 2_000

/**
 * Groups search phrases so that one ad can answer each group. Pure and deterministic; the order of the phrases makes no difference. Every
 * phrase is in one cluster or among the dropped with its reason.
 */
export function cluster(phrases: readonly Phrase[], options: ClusterOptions = {}): Clustering {
  const { kept, dropped } = sift(phrases.toSorted(byFrequency), options)
  const texts = kept.map(({ text }) => text)
  const intents = texts.map(intentOf)
  const topics = topicsOf(phraseSpace(texts, embeddingsOf(kept)), texts.length)
  const groups = splitByAudience(topics, (phrase) => intents[phrase] ?? 'other').flatMap((group) =>
    withinLimit(texts, group),
  )
  return {
    clusters: groups
      .map((group) => clusterOf(group.flatMap((i) => kept[i] ?? [])))
      .sort(byFirstPhrase),
    minusWords: [
      ...stopWordsAmong(phrases, options.stopList ?? []),
      ...suggestMinusWords(kept, options),
    ],
    dropped,
  }

  function embeddingsOf(some: readonly Phrase[]): readonly (readonly number[])[] | undefined {
    if (!options.embeddings) return undefined
    if (options.embeddings.length !== phrases.length) throw new Error('one embedding a phrase')
    const given = new Map(phrases.map((phrase, i) => [phrase, options.embeddings?.[i] ?? []]))
    return some.map((phrase) => given.get(phrase) ?? [])
  }
}

/**
 * Groups of one subject. The first ones show which words are at home in one of them and which stand with every subject; by the words so
 * weighed the phrases are grouped anew.
 */
function topicsOf(space: PhraseSpace, n: number): Groups {
  const distances: Distances = new Uint16Array(n * n)
  const oneGroup = ONE_GROUP - NEARER * Math.log2(Math.max(1, n / FEW))
  const cut = (vectors: readonly Vector[], distance: number) =>
    cutAt(averageLinkage(distancesOf(vectors, distances), n), n, distance)
  let topics: Groups = cut(space.vectors(), FIRST_GROUP)
  for (let round = 0; round < (n > MANY ? 1 : ROUNDS); round += 1) {
    const vectors = space.vectors(topics)
    topics = settle(vectors, cut(vectors, oneGroup))
  }
  return topics
}

/** Cuts a group in two where it is loosest; the second part is empty when there is nothing to cut. */
export function splitInTwo(phrases: readonly Phrase[]): [Phrase[], Phrase[]] {
  const ordered = phrases.toSorted(byFrequency)
  const [first, second] = halvesOf(ordered.map(({ text }) => text))
  return [first.flatMap((i) => ordered[i] ?? []), second.flatMap((i) => ordered[i] ?? [])]
}

function clusterOf(group: readonly Phrase[]): Cluster {
  const phrases = group.toSorted(byFrequency)
  return {
    name: phrases[0]?.text ?? '',
    intent: intentOfGroup(phrases.map(({ text }) => text)),
    phrases,
  }
}

/** Most frequent first; among equals the shorter, which is the more general. */
function byFrequency(a: Phrase, b: Phrase): number {
  return (
    b.frequency - a.frequency ||
    a.text.length - b.text.length ||
    (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)
  )
}

function byFirstPhrase(a: Cluster, b: Cluster): number {
  const [first] = a.phrases
  const [second] = b.phrases
  return first && second ? byFrequency(first, second) : 0
}
