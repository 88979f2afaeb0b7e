import { namesAmong } from './names.ts'
import { isFamily, type PhraseTerms, type Terms, termsReader } from './terms.ts'
import { wordsIn } from './text.ts'

/** A sparse vector of length 1 (0 when a phrase has nothing to compare): the dot product of two is their similarity. */
export interface Vector {
  readonly terms: Int32Array
  readonly weights: Float64Array
}

type Groups = readonly (readonly number[])[]

/** Phrases to be compared. */
export interface PhraseSpace {
  /**
   * A vector a phrase: TF-IDF of stems and letters, mixed with a model's view where there is one. With `groups`, a word counts by how well
   * it keeps to one of them: «курсы» stands with every subject of a school and tells none.
   */
  vectors(groups?: Groups): Vector[]
}

/** Share of letters against stems, and of a model's embeddings against both, in the similarity. */
const GRAMS = 0.22
const EMBEDDINGS = 0.5
/** Numbers of an embedding that are used: the first ones tell nearly all, and time and memory grow with each. */
const DIMENSIONS = 256
/** A word of a single phrase brings it near to none: it must not keep it away from its kind either. */
const LONE_WORD = 0.85
/** Pairs of phrases with an average word that every word is credited with: of a word of two phrases little is known. */
const CREDIT = 3.2
/** How far it is trusted that a word which kept to one group tells groups: 0 not at all, 1 in proportion. */
const TRUST = 0.66
/** A term that every phrase has weighs the logarithm of 1 more than this: little, but something. */
const COMMONEST = 0.3
/** Letters of more phrases than these tell nothing and cost most of the time. */
const COMMON_GRAM = 250

/** `embeddings`, when given, one a text in the same order. */
export function phraseSpace(
  texts: readonly string[],
  embeddings?: readonly (readonly number[])[],
): PhraseSpace {
  const terms = termsOfAll(texts)
  const words = blockOf(terms.map((of) => of.words))
  const grams = blockOf(terms.map((of) => of.grams))
  const meanings = embeddings && blockOf(centred(embeddings))
  const lexical = meanings ? 1 - EMBEDDINGS : 1
  const rarity = rarityOf(words, LONE_WORD)
  const gramRarity = rarityOf(grams, 1).map((value, gram) =>
    (grams.counts[gram] ?? 0) > COMMON_GRAM ? 0 : value,
  )
  return {
    vectors(groups) {
      const kept = groups && concentration(words, groups)
      const importance = kept ? rarity.map((value, term) => value * (kept[term] ?? 1)) : rarity
      return joined([
        [words, importance, lexical * (1 - GRAMS)],
        [grams, gramRarity, lexical * GRAMS],
        ...(meanings ? [[meanings, undefined, EMBEDDINGS] as const] : []),
      ])
    },
  }
}

/**
 * Vectors of phrases of one group, to tell its parts: by words only, and without those that more than half of them share.
 */
export function partingVectors(texts: readonly string[]): Vector[] {
  const words = blockOf(termsOfAll(texts).map((of) => of.words))
  const rarity = rarityOf(words, LONE_WORD).map((value, term) =>
    (words.counts[term] ?? 0) > texts.length / 2 ? 0 : value,
  )
  return joined([[words, rarity, 1]])
}

function termsOfAll(texts: readonly string[]): PhraseTerms[] {
  const words = texts.map(wordsIn)
  const terms = words.map(termsReader(namesAmong(new Set(words.flat()))))
  return withoutLoneFamilies(terms)
}

/** A family, name or place of a single phrase brings it near to none and would only lessen what it shares. */
function withoutLoneFamilies(terms: readonly PhraseTerms[]): PhraseTerms[] {
  const counts = new Map<string, number>()
  for (const { words } of terms)
    for (const term of words.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  return terms.map(({ words, grams }) => ({
    words: new Map([...words].filter(([term]) => !isFamily(term) || (counts.get(term) ?? 0) > 1)),
    grams,
  }))
}

/** Documents over numbered terms. */
interface Block {
  readonly documents: readonly Vector[]
  /** Documents a term is in. */
  readonly counts: Float64Array
}

function blockOf(documents: readonly Terms[]): Block {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const numbered = documents.map((document) => {
    const terms = new Int32Array(document.size)
    let k = 0
    for (const term of document.keys()) {
      const number = numbers.get(term) ?? numbers.size
      numbers.set(term, number)
      counts[number] = (counts[number] ?? 0) + 1
      terms[k] = number
      k += 1
    }
    return { terms, weights: Float64Array.from(document.values()) }
  })
  return { documents: numbered, counts: Float64Array.from(counts) }
}

const rarityOf = ({ documents, counts }: Block, lone: number): Float64Array =>
  counts.map((count) => Math.log(COMMONEST + documents.length / count) * (count === 1 ? lone : 1))

/** For each term: how probable it is that two phrases with it are of one group. A term of one phrase has 1. */
function concentration({ documents, counts }: Block, groups: Groups): Float64Array {
  const pairs = new Float64Array(counts.length)
  const within = new Float64Array(counts.length)
  for (const group of groups) {
    const touched: number[] = []
    for (const phrase of group) {
      for (const term of documents[phrase]?.terms ?? []) {
        // Each further phrase makes a pair with all before it.
        pairs[term] = (pairs[term] ?? 0) + (within[term] ?? 0)
        within[term] = (within[term] ?? 0) + 1
        touched.push(term)
      }
    }
    for (const term of touched) within[term] = 0
  }
  const all = counts.map((count) => (count * (count - 1)) / 2)
  const average = sum(pairs) / (sum(all) || 1)
  return all.map((of, term) =>
    of === 0 ? 1 : (((pairs[term] ?? 0) + CREDIT * average) / (of + CREDIT)) ** TRUST,
  )
}

const sum = (numbers: Float64Array) => numbers.reduce((total, number) => total + number, 0)

/** Embeddings of one topic all point one way; what tells phrases apart is the difference from their mean. */
function centred(embeddings: readonly (readonly number[])[]): Terms[] {
  const shortened = embeddings.map((of) => of.slice(0, DIMENSIONS))
  const mean = (shortened[0] ?? []).map(
    (_, d) => shortened.reduce((sum, of) => sum + (of[d] ?? 0), 0) / shortened.length,
  )
  return shortened.map((of) => new Map(of.map((value, d) => [String(d), value - (mean[d] ?? 0)])))
}

type Part = readonly [block: Block, importance: Float64Array | undefined, share: number]

/** Each part at length 1, then together in their shares. */
function joined(parts: readonly Part[]): Vector[] {
  const [first] = parts
  return (first?.[0].documents ?? []).map((_, i) => {
    const size = parts.reduce((sum, [block]) => sum + (block.documents[i]?.terms.length ?? 0), 0)
    const terms = new Int32Array(size)
    const weights = new Float64Array(size)
    let at = 0
    let offset = 0
    for (const [block, importance, share] of parts) {
      const document = block.documents[i]
      const start = at
      let squares = 0
      for (let k = 0; k < (document?.terms.length ?? 0); k += 1) {
        const term = document?.terms[k] ?? 0
        const weight = (document?.weights[k] ?? 0) * (importance?.[term] ?? 1)
        terms[at] = offset + term
        weights[at] = weight
        squares += weight * weight
        at += 1
      }
      const scale = Math.sqrt(share / (squares || 1))
      for (let k = start; k < at; k += 1) weights[k] = (weights[k] ?? 0) * scale
      offset += block.counts.length
    }
    return { terms, weights }
  })
}
