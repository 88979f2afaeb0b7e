import type { SourceCard } from '../ports.ts'
import { colorOf } from './colors.ts'
import { ATTRIBUTES } from './lexicon/attributes.ts'
import { COUNTRIES } from './lexicon/countries.ts'
import { MATERIALS } from './lexicon/materials.ts'
import { QUALITIES } from './lexicon/qualities.ts'
import { segment, wordTable } from './segment.ts'
import { CHINESE, capitalised, type KnownWords, NO_WORDS, plainForm } from './words.ts'

/** An attribute as the shop shows it, in Russian. */
export interface CardAttribute {
  readonly name: string
  readonly value: string
}

const TABLE = wordTable({ ...QUALITIES, ...MATERIALS, ...COUNTRIES })
const BETWEEN = /[\s/,;+&·|()[\]【】*:_-]+|\d+(?:\.\d+)?\s*%?|[a-z]+(?![a-z])/iuy
/** Longer ones are prose, not values. */
const LONGEST = 120

/** The card's attributes of which both halves are known; a name that comes twice keeps its first value. */
export function attributesOf(
  { attributes }: Pick<SourceCard, 'attributes'>,
  known: KnownWords = NO_WORDS,
): CardAttribute[] {
  const values = new Map<string, string>()
  for (const { key, value } of attributes) {
    const name = attributeName(key, known)
    const said = attributeValue(name, value, known)
    if (name !== undefined && said !== undefined && !values.has(name)) values.set(name, said)
  }
  return [...values].map(([name, value]) => ({ name, value }))
}

/** In Russian; undefined where no table has it. */
export function attributeName(key: string, known: KnownWords): string | undefined {
  const word = key.trim()
  const name = ATTRIBUTES.get(word) ?? known('attribute', word)
  return name === undefined || name === '' || CHINESE.test(name) ? undefined : capitalised(name)
}

/** In Russian; undefined where no table has all of it. */
export function attributeValue(
  name: string | undefined,
  value: string,
  known: KnownWords,
): string | undefined {
  const said =
    (name === 'Цвет' ? colorOf(value) : inRussian(plainForm(value))) ?? known('value', value.trim())
  const isFit = said !== undefined && said !== '' && said.length <= LONGEST && !CHINESE.test(said)
  return isFit ? capitalised(said) : undefined
}

/** `聚酯纤维65% 棉35%` → `полиэстер 65%, хлопок 35%`: a word begins a part, what follows it in digits or Latin belongs to it. */
function inRussian(text: string): string | undefined {
  if (!CHINESE.test(text)) return text
  const segments = segment(text, TABLE, BETWEEN)
  if (!segments) return undefined
  const parts: string[] = []
  for (const one of segments) {
    const said = one.kind === 'word' ? one.value : one.text.replace(/[^\p{L}\p{N}.%]+/gu, '')
    if (said === '') continue
    const last = parts.at(-1)
    const isOfLast = one.kind === 'gap' && last !== undefined && !/%$/u.test(last)
    if (isOfLast) parts[parts.length - 1] = `${last} ${said}`
    else parts.push(said)
  }
  return [...new Set(parts)].join(', ')
}
