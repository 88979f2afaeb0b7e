import type { CampaignBrief } from '../campaign.ts'
import type { Phrase } from '../phrase.ts'
import { type Fact, factsOf } from './facts.ts'
import { keyOf, type Word, wordsOf } from './words.ts'

/** The cluster an ad is for, as far as its words matter. */
export interface AdCluster {
  readonly name: string
  readonly phrases: readonly Phrase[]
}

/** Where a seller's own words stand. */
export type SellerBrief = Pick<CampaignBrief, 'name' | 'description' | 'seeds' | 'regionNames'>

/** What the seller's own text says; the only source of what an ad may say. */
export interface SellerText {
  /** True when the text says the same: same number and unit, same claim, same name. */
  says(fact: Fact): boolean
  /** True when one sentence of the seller's says both. */
  saysTogether(one: Fact, other: Fact): boolean
  /** True when the seller, or what people search for in this cluster, uses a form of this word. */
  knows(stem: string): boolean
  /** True when the product is called so: name, seeds, phrases of the cluster. */
  isProduct(word: string): boolean
  /** True when the seller writes this word in capitals, and not the whole text. */
  shouts(word: string): boolean
  /** The word as the seller writes it inside a sentence (`Xiaomi`, `Москва`); the word itself when unknown. */
  spelled(word: string): string
  /** Sentences of the description. */
  readonly sentences: readonly string[]
}

const SHARE_OF_SHOUTING = 0.4
const LATIN = /\p{Script=Latin}/u

/**
 * Reads a brief and a cluster. Phrases come from search: they say what the goods are (sizes, kinds), but cannot promise a price, a brand,
 * a city or terms of the deal; only the name, the description, the seeds and the regions can.
 */
export function readSeller(brief: SellerBrief, cluster: AdCluster | null): SellerText {
  const own = [brief.name, brief.description, ...brief.seeds, ...brief.regionNames]
  const searched = cluster ? [cluster.name, ...cluster.phrases.map((phrase) => phrase.text)] : []
  // A full stop keeps facts of different fields in different sentences.
  const ownFacts = index(factsOf(own.join('.\n')))
  const searchedFacts = index(factsOf(searched.join('.\n')).filter((fact) => !fact.isOffer))
  const ownWords = own.flatMap(wordsOf)
  const searchedWords = searched.flatMap(wordsOf)
  const stems = stemsOf([...ownWords, ...searchedWords])
  const ownStems = stemsOf(ownWords)
  const productStems = stemsOf([...[brief.name, ...brief.seeds].flatMap(wordsOf), ...searchedWords])
  const capitals = ownWords.filter(({ text }) => isCapital(text) && text.length > 1)
  const isShouting = capitals.length > ownWords.length * SHARE_OF_SHOUTING
  const capitalWords = new Set(isShouting ? [] : capitals.map((word) => word.text))
  const spellings = spellingsOf(brief, isShouting)

  const same = (fact: Fact) => (other: Fact) =>
    other.mark === fact.mark && (fact.unit === '' || other.unit === fact.unit)
  const ownOf = (fact: Fact) => (ownFacts.get(idOf(fact)) ?? []).filter(same(fact))

  return {
    says: (fact) => {
      if (fact.kind === 'name' || fact.kind === 'place') return ownStems.has(fact.key)
      if (fact.kind === 'attribute') return stems.has(fact.key)
      if (ownOf(fact).length > 0) return true
      return !fact.isOffer && (searchedFacts.get(idOf(fact)) ?? []).some(same(fact))
    },
    saysTogether: (one, other) => {
      const sentences = new Set(ownOf(one).map((fact) => fact.sentence))
      return ownOf(other).some((fact) => sentences.has(fact.sentence))
    },
    knows: (stem) => stems.has(stem),
    isProduct: (name) => wordsOf(name).every((word) => productStems.has(word.stem)),
    shouts: (word) => capitalWords.has(word),
    spelled: (word) => spellings.get(keyOf(word)) ?? word,
    sentences: brief.description
      .split(/[.!?;\n]+(?!\d)/u)
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== ''),
  }
}

function index(facts: readonly Fact[]): Map<string, Fact[]> {
  const found = new Map<string, Fact[]>()
  for (const fact of facts) {
    const list = found.get(idOf(fact))
    if (list) list.push(fact)
    else found.set(idOf(fact), [fact])
  }
  return found
}

/** How names are written: Latin words, regions, and what has a capital in the middle of a sentence. */
function spellingsOf(brief: SellerBrief, isShouting: boolean): Map<string, string> {
  const spellings = new Map<string, string>()
  const learn = (text: string, isInside: boolean) => {
    const isUsual = text === text.toLowerCase() || (isShouting && isCapital(text))
    if (!isUsual && (isInside || LATIN.test(text))) spellings.set(keyOf(text), text)
  }
  for (const field of [brief.name, brief.description, ...brief.seeds])
    for (const sentence of field.split(/[.!?;:—–\n]+/u))
      wordsOf(sentence).forEach((word, index) => {
        learn(word.text, index > 0)
      })
  for (const word of brief.regionNames.flatMap(wordsOf)) learn(word.text, true)
  return spellings
}

const stemsOf = (words: readonly Word[]) => new Set(words.map((word) => word.stem))
const idOf = (fact: Fact) => `${fact.kind} ${fact.key}`
const isCapital = (text: string) => text === text.toUpperCase() && text !== text.toLowerCase()
