import { keyOf, type Material } from './material.ts'

/** What a string of the answer is, and how long it is written unless the request says otherwise, in characters. */
export const LENGTHS = {
  title: 50,
  text: 75,
  callout: 23,
  'sitelink-title': 26,
  'sitelink-text': 55,
  path: 20,
  label: 60,
} as const
export type StringKind = keyof typeof LENGTHS

const TITLE_ENDS = [
  ' — подробности на сайте',
  ': описание на сайте',
  ' — смотрите на сайте',
  ': узнайте больше',
  ' — выберите на сайте',
  ': подробное описание',
  ' — узнайте условия',
]
const NOTES = [
  'Подробности на сайте',
  'Смотрите описание на сайте',
  'Узнайте условия на сайте',
  'Выберите то, что нужно вам',
]
const CALLOUTS = ['Описание на сайте', 'Подробности на сайте', 'Условия на сайте']
const SITELINKS = ['Каталог', 'О товаре', 'Контакты', 'Вопросы и ответы', 'Описание', 'Условия']
const CITIES =
  /(?<!\p{L})(москв|петербург|санкт|екатеринбург|новосибирск|казан|росси|самар|омск|уф)(\p{L}*)/gu
/** A string that is cut must not end in one of these. */
const LOOSE_END = /\s+(и|в|с|на|для|от|по|к|из|без|до|у|о|за|не|—|:)$/iu

/** Different strings of a kind, best first; `turn` changes the order, so that another try is another text. */
export function stringsOf(
  kind: StringKind,
  material: Material,
  { turn, limit = LENGTHS[kind] }: { readonly turn: number; readonly limit?: number | undefined },
): string[] {
  const phrases = rotate(material.phrases.length > 0 ? material.phrases : ['товар'], turn)
  const clauses = rotate(material.clauses, turn)
  const all = candidates(kind, phrases, clauses, limit)
  const seen = new Set(material.avoid)
  return all.filter((text) => {
    const isNew = size(text) > 1 && size(text) <= limit && !seen.has(keyOf(text))
    seen.add(keyOf(text))
    return isNew
  })
}

function candidates(
  kind: StringKind,
  phrases: readonly string[],
  clauses: readonly string[],
  limit: number,
): string[] {
  switch (kind) {
    case 'title':
      return titles(phrases, clauses, limit)
    case 'text':
      return texts(phrases, clauses, limit)
    case 'callout':
      return [...clauses.map(capital), ...CALLOUTS]
    case 'sitelink-title':
      return SITELINKS
    case 'sitelink-text':
      return [...clauses.map(capital), ...NOTES]
    case 'path':
      return phrases.map((phrase) => slug(phrase, limit))
    case 'label':
      return [...phrases, ...clauses].map((text) => cut(text, limit))
  }
}

function titles(phrases: readonly string[], clauses: readonly string[], limit: number): string[] {
  const heads = phrases.map((phrase) => cut(capital(phrase), limit))
  const whole = clauses.map(capital)
  const joined = heads.flatMap((head) => whole.map((clause) => `${head}. ${clause}`))
  const ended = heads.flatMap((head) => TITLE_ENDS.map((end) => head + end))
  return [...heads.slice(0, 3), ...joined.slice(0, 4), ...whole.slice(0, 2), ...ended, ...joined]
}

function texts(phrases: readonly string[], clauses: readonly string[], limit: number): string[] {
  const pieces = [...clauses.map(capital), ...NOTES]
  return pieces.flatMap((_, from) =>
    phrases.slice(0, 5).map((phrase) => {
      let text = `${cut(capital(phrase), limit - 1)}.`
      for (const piece of rotate(pieces, from)) {
        const longer = `${text} ${piece}.`
        if (size(longer) <= limit) text = longer
      }
      return text
    }),
  )
}

/** First letter large, towns as names. */
export function capital(text: string): string {
  return large(text.replace(CITIES, (_, stem: string, rest: string) => large(stem) + rest))
}

/** At most `length` characters, cut at a word. */
export function cut(text: string, length: number): string {
  if (size(text) <= length) return text
  const words = text.split(' ')
  while (words.length > 1 && size(words.join(' ')) > length) words.pop()
  const whole = words
    .join(' ')
    .replace(LOOSE_END, '')
    .replace(/[,:;]$/, '')
  return [...whole].slice(0, length).join('')
}

function size(text: string): number {
  let length = 0
  for (const _ of text.normalize('NFC')) length += 1
  return length
}

function slug(phrase: string, limit: number): string {
  const [first = 'товар', ...words] = phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  let path = first
  for (const word of words) if (size(path) + size(word) < limit) path += `-${word}`
  return [...path].slice(0, limit).join('')
}

function large(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function rotate<T>(items: readonly T[], by: number): T[] {
  const at = items.length === 0 ? 0 : by % items.length
  return [...items.slice(at), ...items.slice(0, at)]
}
