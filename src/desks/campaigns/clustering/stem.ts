import { remembered } from './remembered.ts'

/**
 * The Snowball stemmer for Russian (snowballstem.org/algorithms/russian/stemmer.html) with two changes for search phrases, which are made
 * of nouns: the fleeting vowel is folded, so that «кружек» meets «кружки», and gerunds in -в are not cut, so that «рукав» is not «рука»
 * and «отзыв» meets «отзывы». Words come in lower case with ё written as е; words in other letters come back as they are.
 */
export const stem = remembered((word: string): string => {
  const vowel = word.search(VOWEL)
  if (vowel < 0) return word
  const start = vowel + 1
  const head = word.slice(0, start)
  const ending = dropDerivation(dropInflection(word.slice(start)), secondRegion(word) - start)
  return foldFleetingVowel(head + tidy(ending))
})

const VOWEL = /[аеиоуыэюя]/
const PERFECTIVE_GERUND = /(?:(?<=[ая])|[иы])вши(?:сь)?$/
const REFLEXIVE = /с[яь]$/
const ADJECTIVE =
  /(?:[иы]ми|[ео]го|[ео]му|[иы]х|[еоую]ю|[ая]я|[ео]е|[иы]е|[ео]й|[иы]й|[ео]м|[иы]м)$/
const PARTICIPLE = /(?:(?<=[ая])(?:ем|нн|вш|ющ|щ)|[иы]вш|ующ)$/
const VERB =
  /(?:(?<=[ая])(?:ешь|нно|ете|йте|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н)|ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю)$/
const NOUN =
  /(?:иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|[аеийоуыьюя])$/

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
