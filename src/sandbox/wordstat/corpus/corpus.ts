import { chance, plainQuery, stems } from './text.ts'
import { GENERAL, MODIFIERS, TOPICS, type Topic } from './topics.ts'

/** A phrase and its shows a month in Russia. */
export interface Counted {
  readonly phrase: string
  readonly count: number
}

export interface CorpusAnswer {
  readonly results: readonly Counted[]
  readonly associations: readonly Counted[]
}

interface Entry extends Counted {
  readonly stems: ReadonlySet<string>
}

type Head = Topic['heads'][number]

const LEAST_COUNT = 120
const SIMILAR = 20

/** The part of Russia's searches made in a region: what Wordstat shows with `regions` given. */
const SHARES: Readonly<Record<string, number>> = {
  '0': 1,
  '225': 1,
  '213': 0.36,
  '1': 0.44,
  '2': 0.19,
}
const OTHER_SHARE = 0.06

/** Phrases of one kind of goods: names, what they are for, brands, and what is added to each. */
function* phrasesOf(heads: readonly Head[], topic: Omit<Topic, 'heads'>): Generator<Counted> {
  for (const [name, accusative, shows] of heads) {
    yield { phrase: name, count: shows }
    yield* modified(name, accusative, shows)
    const details = [
      ...topic.attributes.map((text) => [text, 0.09] as const),
      ...topic.brands.map((text) => [text, 0.07] as const),
    ]
    for (const [text, share] of details) {
      const phrase = `${name} ${text}`
      const count = shows * share * noise(phrase)
      yield { phrase, count }
      yield* modified(phrase, `${accusative} ${text}`, count)
    }
  }
}

function* modified(name: string, accusative: string, shows: number): Generator<Counted> {
  for (const [pattern, share] of MODIFIERS) {
    const phrase = pattern.replace('{+}', accusative).replace('{}', name)
    yield { phrase, count: shows * share * noise(phrase) }
  }
}

/** A longer phrase is never searched more than a shorter one in it. */
const noise = (phrase: string) => 0.4 + 0.6 * chance(phrase)

const toEntry = ({ phrase, count }: Counted): Entry => ({
  phrase,
  count,
  stems: new Set(stems(phrase)),
})

let known: readonly (readonly [Topic, readonly Entry[]])[] | undefined
function topics() {
  known ??= TOPICS.map((topic) => [topic, [...phrasesOf(topic.heads, topic)].map(toEntry)])
  return known
}

/** Words that are added to the goods and do not name them. */
const ADDED = new Set(
  MODIFIERS.flatMap(([pattern]) => stems(plainQuery(pattern))).filter((stem) => stem.length > 1),
)

/** Whatever is asked for, people search it somehow: fewer the more words it has. */
function unheardOf(query: string, holds: (entry: Entry) => boolean): readonly Entry[] {
  const words = query.split(' ')
  const goods = words.filter((word) => !stems(word).some((stem) => ADDED.has(stem))).join(' ')
  const made = goods === '' ? [] : entriesOf(goods)
  return made.some(holds) ? made : entriesOf(query)
}

function entriesOf(name: string): Entry[] {
  const shows = Math.round((40_000 + 90_000 * chance(name)) / 2.2 ** (name.split(' ').length - 1))
  return [...phrasesOf([[name, name, shows]], GENERAL)].map(toEntry)
}

/**
 * Phrases that hold all words of the query, most frequent first, and what the same people search besides. The same for the same query
 * ever. Nothing is known of `zzz`.
 */
export function searchCorpus(text: string, regions: readonly string[]): CorpusAnswer {
  const query = plainQuery(text)
  if (query === '' || query.includes('zzz')) return { results: [], associations: [] }
  const wanted = stems(query)
  const holds = (entry: Entry) => wanted.every((stem) => entry.stems.has(stem))
  const found = topics().find(([, all]) => all.some(holds))
  const topic = found?.[0] ?? { ...GENERAL, heads: [] }
  const entries = found?.[1] ?? unheardOf(query, holds)
  const share = shareOf(regions)
  const besides = [
    ...topic.heads.map(([phrase, , count]) => toEntry({ phrase, count })),
    ...topic.related.map((phrase) => toEntry({ phrase, count: 60_000 * noise(phrase) })),
  ]
  return {
    results: counted(entries.filter(holds), share),
    associations: counted(
      besides.filter((entry) => !holds(entry)),
      share,
    ).slice(0, SIMILAR),
  }
}

function shareOf(regions: readonly string[]): number {
  if (regions.length === 0) return 1
  return Math.min(
    1,
    regions.reduce((sum, id) => sum + (SHARES[id] ?? OTHER_SHARE), 0),
  )
}

function counted(entries: readonly Entry[], share: number): Counted[] {
  return entries
    .map(({ phrase, count }) => ({ phrase, count: Math.round(count * share) }))
    .filter(({ count }) => count >= LEAST_COUNT)
    .sort((a, b) => b.count - a.count || (a.phrase < b.phrase ? -1 : 1))
}
