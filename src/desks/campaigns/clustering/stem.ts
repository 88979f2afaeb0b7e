import { remembered } from './remembered.ts'

/**
 * The Snowball stemmer for Russian (snowballstem.org/algorithms/russian/stemmer.html), changed for search phrases, which are made of nouns:
 * endings of infinitives, of the past tense and of short participles stay, so that «кровать», «кредит», «диван» and «отзыв» meet their other
 * cases and «купить» is not «купе»; -ем after a vowel («прием») and -ись («запись») belong to the noun; the fleeting vowel is folded, so
 * that «кружек» meets «кружки». Words come in lower case with ё written as е; words in other letters come back as they are.
 */
export const stem = remembered((word: string): string => {
  const vowel = word.search(VOWEL)
  if (vowel < 0 || word === LIKE_AN_ADJECTIVE) return word
  const start = vowel + 1
  const head = word.slice(0, start)
  const ending = dropDerivation(dropInflection(word.slice(start)), secondRegion(word) - start)
  return foldFleetingVowel(head + tidy(ending))
})

/** Ends as adjectives do in the plural, and would be cut to the stem of «отдам». */
const LIKE_AN_ADJECTIVE = 'отдых'
const VOWEL = /[аеиоуыэюя]/
const PERFECTIVE_GERUND = /(?:(?<=[ая])|[иы])вши(?:сь)?$/
const REFLEXIVE = /(?<!^|и)с[яь]$/
const ADJECTIVE =
  /(?:[иы]ми|[ео]го|[ео]му|[иы]х|[еоую]ю|[ая]я|[ео]е|[иы]е|[ео]й|[иы]й|ом|(?<!^|[аеиоуыэюяъ])ем|[иы]м)$/
const PARTICIPLE = /(?:(?<=[ая])(?:ем|нн|вш|ющ|щ)|[иы]вш|ующ)$/
const VERB = /(?:(?<=[ая])(?:ешь|ете|йте|ет|ют)|ейте|уйте|ует|уют|ишь|ую|ю)$/
const NOUN =
  /(?:иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|(?<!^|[аеиоуыэюяъ])ем|ам|ом|ах|ях|ию|ью|ия|ья|[аеийоуыьюя])$/

/** Works on the part after the first vowel. */
function dropInflection(region: string): string {
  const gerund = region.replace(PERFECTIVE_GERUND, '')
  if (gerund !== region) return gerund.replace(/и$/, '')
  const plain = region.replace(REFLEXIVE, '')
  const adjective = plain.replace(ADJECTIVE, '')
  if (adjective !== plain) return adjective.replace(PARTICIPLE, '').replace(/и$/, '')
  const verb = plain.replace(VERB, '')
  return (verb === plain ? plain.replace(NOUN, '') : verb).replace(/и$/, '')
}

/** Where R2 begins: after the second «vowel, consonant» of the word. */
function secondRegion(word: string): number {
  const found = /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя][^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]/.exec(
    word,
  )
  return found ? found[0].length : word.length
}

function dropDerivation(region: string, from: number): string {
  const found = /ость?$/.exec(region)
  return found && found.index >= from ? region.slice(0, found.index) : region
}

function tidy(region: string): string {
  if (region.endsWith('нн')) return region.slice(0, -1)
  const superlative = region.replace(/ейше?$/, '')
  if (superlative !== region) return superlative.replace(/нн$/, 'н')
  return region.replace(/ь$/, '')
}

/** кружек → кружк, колодок → колодк, образец → образц: as the other cases of the same nouns are cut. */
function foldFleetingVowel(stem: string): string {
  return stem.replace(/(?<=.[^аеиоуыэюя])(?:[ео](к)|е(ц))$/, '$1$2')
}
