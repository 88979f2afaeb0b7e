import { type CheckOptions, isClean } from '../checker/checker.ts'
import { characters, type TextKind } from '../limits.ts'
import type { SellerText } from '../seller-text.ts'
import { capitalised, keyOf, textKey, tidy, withoutLooseEnd, wordsOf } from '../words.ts'
import { NEUTRAL_TEXTS, NEUTRAL_TITLES, TEXT_PATTERNS, TITLE_PATTERNS } from './neutral.ts'

/** Strings our own template can offer, best first; each passes the checker by itself. */
export interface Stock {
  readonly titles: readonly string[]
  readonly titles2: readonly string[]
  readonly texts: readonly string[]
}

/** A part of a sentence that hangs on another part, or turns its sense, says something else when it stands alone. */
const DEPENDENT =
  /(?<!\p{L})(?:если|когда|котор\p{L}*|чтобы|что|но|а|где|кроме|при|только|хотя|пока|либо|или|как|куда|чем|не|без|нет|ни)(?!\p{L})/u
const LONGEST_FACT = 75
const FACT_WORDS = 2
const MOST_FACTS = 20

/**
 * All a template can say about a cluster: what it is, the seller's own facts word for word, and neutral sentences. Deterministic, and
 * whatever the brief, enough strings for three ads.
 */
export function stockOf({ seller, subject }: CheckOptions): Stock {
  const facts = sellersFacts(seller)
  const named = (patterns: readonly string[]) =>
    subject === '' ? [] : patterns.map((pattern) => pattern.replace('…', () => subject))
  const clean = (kind: TextKind, texts: readonly string[]) =>
    distinct(texts).filter((text) => isClean(kind, text, seller))
  const titles = named(TITLE_PATTERNS)
  const [goods] = wordsOf(subject)
  const withFacts = facts
    .filter((fact) => goods && wordsOf(fact)[0]?.stem !== goods.stem)
    .map((fact) => `${subject}. ${fact}.`)
  return {
    titles: clean('title', [
      ...titles.slice(0, 1),
      ...interleaved(facts, titles.slice(1)),
      ...NEUTRAL_TITLES,
    ]),
    titles2: clean('title2', [...facts, ...NEUTRAL_TITLES]),
    texts: clean('text', [
      ...interleaved(withFacts, named(TEXT_PATTERNS)),
      ...facts.map((fact) => `${fact}.`),
      ...NEUTRAL_TEXTS,
    ]),
  }
}

/** Sentences of the description, and the parts of those that are plain lists, as they would stand in an ad. */
export function sellersFacts(seller: SellerText): string[] {
  const parts = seller.sentences.flatMap((sentence) => {
    const list = DEPENDENT.test(keyOf(sentence)) ? [] : sentence.split(/,\s+/u)
    return [sentence, ...(list.length > 1 ? list : [])]
  })
  return distinct(
    parts
      .map((part) => capitalised(withoutLooseEnd(tidy(part))))
      .filter((fact) => characters(fact) <= LONGEST_FACT && isPaired(fact))
      .filter((fact) => /\p{L}{3}/u.test(fact) && wordsOf(fact).length >= FACT_WORDS),
  ).slice(0, MOST_FACTS)
}

/** Texts that read the same are one. */
export function distinct(texts: readonly string[]): string[] {
  const seen = new Set<string>()
  return texts.filter((text) => {
    const key = textKey(text)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function interleaved(one: readonly string[], other: readonly string[]): string[] {
  const length = Math.max(one.length, other.length)
  return Array.from({ length }, (_, index) => [one[index], other[index]])
    .flat()
    .filter((text) => text !== undefined)
}

function isPaired(text: string): boolean {
  const times = (mark: string) => text.split(mark).length - 1
  return times('(') === times(')') && times('«') === times('»') && times('"') % 2 === 0
}
