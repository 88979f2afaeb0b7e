import type { Material } from './material.ts'

/** What a string of the answer is, and how long it is written, in characters. */
export const LENGTHS = {
  title: 50,
  text: 75,
  callout: 25,
  'sitelink-title': 28,
  'sitelink-text': 55,
  path: 20,
  label: 60,
} as const
export type StringKind = keyof typeof LENGTHS

const TAILS = ['на сайте', 'в каталоге', 'с описанием', 'с фото', 'в магазине', 'по размерам']
const CALLOUTS = ['Заказ на сайте', 'Фото и описание', 'Каталог на сайте', 'Выбор по параметрам']
const SITELINKS = ['Каталог', 'О товаре', 'Контакты', 'Вопросы и ответы']
const SITELINKS_MORE = ['Описание', 'Фото', 'Размеры', 'Новости магазина']
const NOTES = ['Подробности на странице товара', 'Всё о товаре на одной странице']
const CITIES =
  /(?<!\p{L})(москв|петербург|санкт|екатеринбург|новосибирск|казан|росси|самар|омск|уф)(\p{L}*)/gu
/** A title that is cut must not end in one of these. */
const LOOSE_END = /\s+(и|в|с|на|для|от|по|к|из|без|до|у|о|за)$/iu

/** Different strings of a kind, best first; `turn` changes the order, so that another try is another text. */
export function stringsOf(kind: StringKind, material: Material, turn: number): string[] {
  const length = LENGTHS[kind]
  const phrases = rotate(material.phrases.length > 0 ? material.phrases : ['товар'], turn)
  const clauses = rotate(material.clauses, turn)
  const fitting = (strings: readonly string[]) => [
    ...new Set(strings.map((text) => cut(text, length)).filter((text) => text.length > 1)),
  ]
  switch (kind) {
    case 'title':
      return fitting(titles(phrases, clauses))
    case 'text':
      return fitting(texts(phrases, clauses))
    case 'callout':
      return fitting([
        ...clauses.filter((clause) => size(clause) <= length).map(capital),
        ...CALLOUTS,
      ])
    case 'sitelink-title':
      return fitting([...SITELINKS, ...SITELINKS_MORE])
    case 'sitelink-text':
      return fitting([...clauses.map(capital), ...NOTES])
    case 'path':
      return phrases.map(slug)
    case 'label':
      return fitting([...phrases, ...clauses])
  }
}

function titles(phrases: readonly string[], clauses: readonly string[]): string[] {
  const fits = (text: string) => size(text) <= LENGTHS.title
  const joined = phrases.flatMap((phrase) =>
    clauses.map((clause) => `${capital(phrase)}: ${clause}`),
  )
  const tailed = phrases.flatMap((phrase) => TAILS.map((tail) => `${capital(phrase)} ${tail}`))
  return [
    ...phrases.slice(0, 3).map(capital),
    ...joined.filter(fits),
    ...tailed.filter(fits),
    ...phrases.map(capital),
    ...clauses.map(capital),
  ]
}

function texts(phrases: readonly string[], clauses: readonly string[]): string[] {
  return phrases.flatMap((phrase) =>
    [...clauses, ...NOTES].map((_, from) => {
      let text = `${cut(capital(phrase), LENGTHS.text - 1)}.`
      for (const clause of rotate([...clauses, ...NOTES], from)) {
        const longer = `${text} ${capital(clause)}.`
        if (size(longer) <= LENGTHS.text) text = longer
      }
      return text
    }),
  )
}

/** First letter large, towns as names. */
export function capital(text: string): string {
  const named = text.replace(CITIES, (_, stem: string, rest: string) => large(stem) + rest)
  return large(named)
}

/** At most `length` characters, cut at a word. */
export function cut(text: string, length: number): string {
  if (size(text) <= length) return text
  const words = text.split(' ')
  while (words.length > 1 && size(words.join(' ')) > length) words.pop()
  return [
    ...words
      .join(' ')
      .replace(LOOSE_END, '')
      .replace(/[,:;]$/, ''),
  ]
    .slice(0, length)
    .join('')
}

export function size(text: string): number {
  return [...text.normalize('NFC')].length
}

function slug(phrase: string): string {
  const words = phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['товар']
  let path = words[0] ?? ''
  for (const word of words.slice(1)) {
    if (size(path) + size(word) < LENGTHS.path) path += `-${word}`
  }
  return [...path].slice(0, LENGTHS.path).join('')
}

function large(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function rotate<T>(items: readonly T[], by: number): T[] {
  const at = items.length === 0 ? 0 : by % items.length
  return [...items.slice(at), ...items.slice(0, at)]
}
