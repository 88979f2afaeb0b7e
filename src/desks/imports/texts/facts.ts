import { attributesOf, type CardAttribute } from '../cards/attributes.ts'
import { axesOf } from '../cards/axes.ts'
import { kindOf } from '../cards/categories.ts'
import { sizeRows } from '../cards/size-table.ts'
import { type KnownWords, NO_WORDS } from '../cards/words.ts'
import type { Gender, SourceCard } from '../ports.ts'
import { bansIn } from './banned.ts'

/** What a card says, in Russian and Latin, cleaned of what no shop may say: texts are written of this alone. */
export interface CardFacts {
  /** What it is, e.g. `Кроссовки`. */
  readonly what: string
  readonly brand: string | null
  /** Its name in Latin letters without the brand; '' when the card has none. */
  readonly model: string
  readonly article: string | null
  readonly sex: string | null
  readonly colors: readonly string[]
  readonly sizes: readonly string[]
  readonly attributes: readonly CardAttribute[]
  readonly sizeTable: readonly (readonly string[])[]
}

const SEXES: Readonly<Record<Gender, string>> = {
  men: 'мужской',
  women: 'женский',
  unisex: 'унисекс',
  kids: 'детский',
}
const LONGEST = { brand: 40, model: 80, article: 40 } as const
const MOST_ATTRIBUTES = 20

export function factsOf(card: SourceCard, known: KnownWords = NO_WORDS): CardFacts {
  const { axes, plain } = axesOf(card, known)
  const valuesOf = (kind: 'color' | 'size') =>
    [...axes, ...plain]
      .filter((axis) => axis.kind === kind)
      .flatMap(({ values }) => values.map(({ name }) => sayable(name)))
      .filter((name) => name !== null)
  const brand = short(sayable(card.brand?.name ?? ''), LONGEST.brand)
  const article = short(sayable(card.article ?? ''), LONGEST.article)
  const attributes = attributesOf(card, known).flatMap(({ name, value }) => {
    const [ownName, ownValue] = [sayable(name), sayable(value)]
    return ownName === null || ownValue === null ? [] : [{ name: ownName, value: ownValue }]
  })
  const rows = sizeRows(card, known).map((row) => row.map((cell) => sayable(cell) ?? '–'))
  return {
    what: kindOf(card.category)?.one ?? kindOf({ id: null, path: [card.titleZh] })?.one ?? 'Товар',
    ...{ brand, article, attributes: attributes.slice(0, MOST_ATTRIBUTES) },
    model: modelOf(card, brand, article),
    sex: card.gender === null ? null : SEXES[card.gender],
    ...{ colors: valuesOf('color'), sizes: valuesOf('size'), sizeTable: rows },
  }
}

/** Everything the facts say, in one string. */
export function saidBy(facts: CardFacts): string {
  const { what, brand, model, article, sex, colors, sizes, attributes, sizeTable } = facts
  return [
    ...[what, brand, model, article, sex].filter((one) => one !== null),
    ...[...colors, ...sizes, ...sizeTable.flat()],
    ...attributes.flatMap(({ name, value }) => [name, value]),
  ].join(' | ')
}

/** The text without marks that mean something to machines; null when nothing is left, or something that no shop may say. */
function sayable(text: string): string | null {
  const clean = text
    .replace(/[\u2122\u00ae\u00a9<>{}[\]*#_|\\`~^"“”„@]|[\p{C}]/gu, ' ')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,.;:!?/-]+|[\s,;:/-]+$/gu, '')
  return clean === '' || bansIn(clean, { mayClaimOriginal: false }).length > 0 ? null : clean
}

/** English name, or what is Latin in the Chinese one, without brand and article. */
function modelOf(
  { titleEn, titleZh }: SourceCard,
  brand: string | null,
  article: string | null,
): string {
  const english = sayable(titleEn ?? '') ?? ''
  const latin = english === '' ? (sayable(latinOf(titleZh)) ?? '') : latinOf(english)
  const parts = [brand, article].filter((part) => part !== null)
  const left = parts.reduce(withoutPart, latin)
  return short(sayable(left), LONGEST.model) ?? ''
}

/** Words with Latin letters, and numbers behind them. */
function latinOf(title: string): string {
  const words = title.normalize('NFKC').match(/[\p{Script=Latin}\d][\p{Script=Latin}\d'’&.+/-]*/gu)
  const first = words?.findIndex((word) => /\p{Script=Latin}/u.test(word)) ?? -1
  return first < 0 ? '' : (words ?? []).slice(first).join(' ')
}

function withoutPart(text: string, part: string): string {
  const at = text.toLowerCase().indexOf(part.toLowerCase())
  return at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + part.length)}`
}

function short(text: string | null, most: number): string | null {
  if (text === null || text.length <= most) return text
  const cut = text.slice(0, most + 1).replace(/\s\S*$/u, '')
  return cut.length > most ? null : cut
}
