import { namedAt, type Place } from './catalogue.ts'
import { FUNCTION_WORDS, PREPOSITIONS } from './function-words.ts'

/** A thing of the catalogue that a phrase names. */
export interface Thing {
  /** Stems of the words that name it. */
  readonly stems: readonly string[]
  readonly places: readonly Place[]
  /** Whether it is what is looked for, and not what that is made for, of or like. */
  readonly isHead: boolean
}

/** A word as it stands in a phrase. */
export interface WordForm {
  readonly stem: string
  /** Tells how or where is bought: «доставка», «казань». By itself such a word names no thing. */
  readonly isAttribute: boolean
}

const LIKE_AN_ADJECTIVE = /(?:[иы]й|ой|[ая]я|[ое]е|[иы]е|[ео]го|[иы]х|[ую]ю|[иы]м)$/
/** «обучение», «обучения» end like adjectives. */
const LIKE_A_NOUN = /[нтвс]и[ея]$/

/** What a phrase names, in the order of its words. The head is the first noun that follows no preposition. `forms` are those of `words`. */
export function thingsIn(words: readonly string[], forms: readonly WordForm[]): Thing[] {
  const stems = forms.map(({ stem }) => stem)
  const things: Thing[] = []
  let isAfterPreposition = false
  let hasHead = false
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? ''
    isAfterPreposition ||= PREPOSITIONS.has(word)
    const found = FUNCTION_WORDS.has(word) ? undefined : namedAt(stems, at)
    const named = found?.length === 1 && forms[at]?.isAttribute ? undefined : found
    const length = named?.length ?? 1
    if (named) {
      const isNoun = length > 1 || !LIKE_AN_ADJECTIVE.test(word) || LIKE_A_NOUN.test(word)
      const isHead: boolean = isNoun && !isAfterPreposition && !hasHead
      hasHead ||= isHead
      things.push({ stems: stems.slice(at, at + length), places: named.places, isHead })
    }
    at += length
  }
  return things
}
