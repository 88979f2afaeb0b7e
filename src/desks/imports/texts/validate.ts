import { type Ban, type BanOptions, bansIn } from './banned.ts'
import { type CardFacts, saidBy } from './facts.ts'
import { cleanHtml, textOfHtml } from './html.ts'
import { LENGTHS, lengthOf, type TextField } from './product-texts.ts'
import { type Unsaid, unsaidIn } from './properties.ts'

export type Rule = Ban | Unsaid | 'length' | 'markup' | 'unsaid-name' | 'unsaid-number'

export interface TextFault {
  readonly rule: Rule
  /** What was found; the length for `length`. */
  readonly found: string
}

export type Validator = (field: TextField, text: string) => readonly TextFault[]

/** Says what is wrong with a text about a card: the same for what a model, a template or a person wrote. */
export function createValidator(facts: CardFacts, options: BanOptions): Validator {
  const said = plainLetters(saidBy(facts))
  const names = new Set(namesIn(said))
  const numbers = new Set(numbersIn(said))
  const unsaid = unsaidIn(said)

  return (field, text) => {
    const isHtml = field === 'description'
    const plain = isHtml ? textOfHtml(text) : text
    const lower = plainLetters(plain)
    const faults: TextFault[] = bansIn(plain, options).map(({ ban, found }) => ({
      rule: ban,
      found,
    }))
    const length = lengthOf(isHtml ? text : plain)
    const { min, max } = LENGTHS[field]
    if (length < min || length > max) faults.push({ rule: 'length', found: String(length) })
    if (isHtml && cleanHtml(text) !== text) faults.push({ rule: 'markup', found: '' })
    const add = (rule: Rule, found: string | undefined) => {
      if (found !== undefined) faults.push({ rule, found })
    }
    add(
      'unsaid-name',
      namesIn(lower).find((name) => !names.has(name)) ??
        properNamesIn(isHtml ? textOfHtml(text.replace(BLOCKS, '. ')) : plain).find(
          (name) => !said.includes(name.slice(0, STEM)),
        ),
    )
    add(
      'unsaid-number',
      [...numbersIn(lower), ...numberWordsIn(lower)].find((number) => !numbers.has(number)),
    )
    return [...faults, ...unsaid(lower)]
  }
}

const plainLetters = (text: string) => text.toLowerCase().replaceAll('ё', 'е')

/** Latin words of two letters and more: models, technologies, brands. */
const namesIn = (lower: string) => lower.match(/\p{Script=Latin}{2,}/gu) ?? []

/** Letters of a word that its cases share. */
const STEM = 5
const BLOCKS = /<\/?(?:p|ul|li|h3|table|tr|th|td|br|strong)>/gu
/** Russian words with a capital within a sentence: makers, places and people written in Cyrillic. */
const properNamesIn = (text: string) =>
  (text.match(/(?<=[а-яё],? ["«]?)[А-ЯЁ][а-яё]{2,}/gu) ?? []).map(plainLetters)

const numbersIn = (lower: string) =>
  (lower.match(/\d+(?:[.,]\d+)?/gu) ?? []).map((number) => number.replace(',', '.'))

/** Numbers in words, from two on: one is said of anything. */
const NUMBER_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:два|две|двух|двумя|двойн\p{L}*)(?!\p{L})/u, '2'],
  [/(?<!\p{L})(?:три|трех|тремя|тройн\p{L}*)(?!\p{L})/u, '3'],
  [/(?<!\p{L})четыр(?:е|ех|ьмя)(?!\p{L})/u, '4'],
  [/(?<!\p{L})пят(?:ь|и|ью)(?!\p{L})/u, '5'],
  [/(?<!\p{L})шест(?:ь|и|ью)(?!\p{L})/u, '6'],
  [/(?<!\p{L})сем(?:ь|и|ью)(?!\p{L})/u, '7'],
  [/(?<!\p{L})восе?м(?:ь|и|ью)(?!\p{L})/u, '8'],
  [/(?<!\p{L})десят(?:ь|и|ью)(?!\p{L})/u, '10'],
  [/(?<!\p{L})(?:сто|ста)\s+процент/u, '100'],
]
const numberWordsIn = (lower: string) =>
  NUMBER_WORDS.flatMap(([pattern, number]) => (pattern.test(lower) ? [number] : []))
