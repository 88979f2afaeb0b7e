import { type Fact, factsOf } from '../../facts.ts'
import { FREE } from '../../lexicon/banned.ts'
import { ABBREVIATIONS } from '../../lexicon/names.ts'
import type { SellerText } from '../../seller-text.ts'
import { keyOf, stemOf, wordsOf } from '../../words.ts'
import { type Finding, type Rule, remove } from '../violation.ts'

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

/** Free only where the seller says so without a condition, and only what the seller says it of. */
export function free(text: string, seller: SellerText): Finding[] {
  const low = keyOf(text)
  const said = FREE.flatMap((pattern) => low.match(pattern) ?? [])
  if (said.length === 0) return []
  const sentences = seller.sentences
    .map(keyOf)
    .filter((sentence) => FREE.some((pattern) => sentence.match(pattern)))
    .filter((sentence) => !CONDITIONS.test(sentence))
    .map((sentence) => new Set(wordsOf(sentence).map((word) => word.stem)))
  const isSaid = FREE.flatMap((pattern) => [...low.matchAll(pattern)]).every((match) => {
    const before = low.slice(0, match.index).match(/\p{L}{4,}(?= $)/u)
    const after = low.slice(match.index + match[0].length).match(/^ (\p{L}{4,})/u)
    const things = [before?.[0], after?.[1]].filter((word) => word !== undefined).map(stemOf)
    return things.length > 0 && sentences.some((stems) => things.every((stem) => stems.has(stem)))
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

const isLongCyrillic = (word: string) =>
  /^\p{Script=Cyrillic}+$/u.test(word) && word.length > CYRILLIC_ABBREVIATION
