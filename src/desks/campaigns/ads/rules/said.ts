import { type Fact, factsOf } from '../facts.ts'
import { FREE } from '../lexicon/banned.ts'
import { ABBREVIATIONS } from '../lexicon/names.ts'
import { numeralOf } from '../lexicon/units.ts'
import type { SellerText } from '../seller-text.ts'
import { type Finding, type Rule, remove } from '../violation.ts'
import { keyOf, wordsOf } from '../words.ts'

const RULE_OF: Readonly<Record<Fact['kind'], Rule>> = {
  number: 'unsaid-number',
  claim: 'unsaid-claim',
  attribute: 'unsaid-claim',
  place: 'unsaid-name',
  name: 'unsaid-name',
  foreign: 'foreign',
}

/** Units that belong to the deal they stand with: two years of guarantee are not two years of delivery. */
const BOUND_UNITS = new Set(['час', 'минута', 'день', 'неделя', 'месяц', 'год', '₽', '$', '€', '%'])
/** "Free" with any of these in the same sentence is free on a condition, and an ad has no room for it. */
const CONDITIONS =
  /(?<!\p{L})(?:при|если|от|свыше|более|только|кроме|после|за отзыв|для (?:новых|постоянных))(?!\p{L})/u
const CYRILLIC_ABBREVIATION = 5

/** Everything in a string that the seller's own text does not say. */
export function unsaid(text: string, seller: SellerText): Finding[] {
  const facts = factsOf(text)
  const found = facts
    .filter((fact) => !seller.says(fact))
    .map((fact) => remove(RULE_OF[fact.kind], fact.text))
  for (const number of facts) {
    if (number.kind !== 'number' || !BOUND_UNITS.has(number.unit) || !seller.says(number)) continue
    const claim = nearestClaim(number, facts)
    if (claim && seller.says(claim) && !seller.saysTogether(number, claim))
      found.push(remove('unsaid-number', `${claim.text} ${number.text}`))
  }
  return found
}

/** Free only where the seller says so without a condition. */
export function free(text: string, seller: SellerText): Finding[] {
  const low = keyOf(text)
  const said = FREE.flatMap((pattern) => low.match(pattern) ?? [])
  if (said.length === 0) return []
  const sentences = seller.sentences
    .map(keyOf)
    .filter((sentence) => FREE.some((pattern) => sentence.match(pattern)))
  const subjects = wordsOf(text).filter((word) => word.key.length > 3 && seller.knows(word.stem))
  // Free delivery is not a free fitting: what is free must stand in the seller's sentence too.
  const isSaid = sentences.some((sentence) => {
    const stems = new Set(wordsOf(sentence).map((word) => word.stem))
    const offers = subjects.filter((word) => isOfferWord(word.text))
    return !CONDITIONS.test(sentence) && offers.every((word) => stems.has(word.stem))
  })
  return isSaid ? [] : [remove('free', ...said)]
}

/** Capitals but for abbreviations and brands the seller writes so. */
export function capitals(text: string, seller: SellerText): Finding[] {
  const shouted = wordsOf(text)
    .map((word) => word.text)
    .filter((word) => /\p{L}.*\p{L}/u.test(word) && word === word.toUpperCase())
    .filter((word) => /\p{Lu}/u.test(word) && !ABBREVIATIONS.has(word))
    .filter((word) => !seller.shouts(word) || isLongCyrillic(word))
  return shouted.length === 0
    ? []
    : [{ rule: 'caps', value: shouted.join(', '), fix: { do: 'lower-case', words: shouted } }]
}

function nearestClaim(number: Fact, facts: readonly Fact[]): Fact | undefined {
  return facts
    .filter((fact) => fact.kind === 'claim' && fact.clause === number.clause)
    .sort((a, b) => Math.abs(a.at - number.at) - Math.abs(b.at - number.at))[0]
}

const isOfferWord = (word: string) =>
  numeralOf(keyOf(word)) === undefined && factsOf(word).some((fact) => fact.isOffer)
const isLongCyrillic = (word: string) =>
  /^\p{Script=Cyrillic}+$/u.test(word) && word.length > CYRILLIC_ABBREVIATION
