import { sizeTableHtml } from '../cards/size-table.ts'
import type { CardFacts } from './facts.ts'
import { escapeHtml } from './html.ts'
import { LENGTHS, lengthOf, type WrittenTexts } from './product-texts.ts'
import type { Validator } from './validate.ts'

/** Say nothing of the goods, so they are true of all. The short ones fill what the long ones leave. */
const FILLERS = [
  'Посмотрите фотографии и выберите подходящий вариант.',
  'Перед заказом сравните варианты между собой.',
  'Наличие вариантов показано на странице.',
  'Фото и описание – на странице товара.',
  'Характеристики собраны в описании.',
  'Подробности на странице товара.',
  'Ответим на вопросы о товаре.',
  'Выберите вариант.',
  'Подробнее ниже.',
  'Смотрите фото.',
]
const MOST_SIZES = 12

/** Texts made of the facts alone: every one passes the validator, whatever the card. */
export function templateOf(facts: CardFacts, validate: Validator): WrittenTexts {
  const isClean = (text: string) => validate('title', text).every(({ rule }) => rule === 'length')
  const title = titleOf(facts, LENGTHS.title.max, isClean)
  const sentences = sentencesOf(facts)
  const begin = `${title}.`
  const short = compose(begin, sentences, LENGTHS.short, isClean)
  return {
    title,
    short,
    description: `<p>${escapeHtml(short)}</p>${characteristics(facts)}`,
    seoTitle: titleOf(facts, LENGTHS.seoTitle.max, isClean),
    seoDescription: compose(begin, sentences, LENGTHS.seoDescription, isClean),
  }
}

/** The part of a description that nobody writes: attributes as a list and the size table, as the card has them. */
export function characteristics(facts: CardFacts): string {
  const own = [
    ['Бренд', facts.brand],
    ['Артикул', facts.article],
  ].filter((pair): pair is [string, string] => pair[1] !== null)
  const rows = [...own, ...facts.attributes.map(({ name, value }) => [name, value] as const)]
  const list = rows.map(([name, value]) => {
    return `<li><strong>${escapeHtml(name)}:</strong> ${escapeHtml(value)}</li>`
  })
  const table = sizeTableHtml(facts.sizeTable)
  return [
    list.length > 0 ? `<h3>Характеристики</h3><ul>${list.join('')}</ul>` : '',
    table === '' ? '' : `<h3>Таблица размеров</h3>${table}`,
  ].join('')
}

/** Goods, brand, model and article, as many words as fit. */
function titleOf(
  { what, brand, model, article }: CardFacts,
  most: number,
  isClean: (text: string) => boolean,
): string {
  const end = article === null ? '' : ` ${article}`
  const words = [brand, ...model.split(' ')].filter((word) => word !== null && word !== '')
  let title = what
  for (const word of words) {
    const longer = `${title} ${word}`
    if (lengthOf(longer + end) > most || !isClean(longer)) break
    title = longer
  }
  const whole = title + end
  return lengthOf(whole) <= most && isClean(whole) ? whole : title
}

function sentencesOf({ attributes, sex, sizes, colors }: CardFacts): string[] {
  const names = new Set(attributes.map(({ name }) => name))
  const list = (values: readonly string[]) => values.slice(0, MOST_SIZES).join(', ')
  return [
    ...(colors.length > 0 && !names.has('Цвет') ? [`Цвет: ${list(colors).toLowerCase()}.`] : []),
    ...(sex !== null && !names.has('Пол') ? [`Пол: ${sex}.`] : []),
    ...attributes.map(({ name, value }) => `${name}: ${lowered(value)}.`),
    ...(sizes.length > 1 ? [`Размеры: ${list(sizes)}.`] : []),
  ]
}

/** Sentences in their order while there is room, then as few fillers as bring it to its least length. */
function compose(
  begin: string,
  sentences: readonly string[],
  { min, max }: { readonly min: number; readonly max: number },
  isClean: (text: string) => boolean,
): string {
  const fits = (text: string) => lengthOf(text) <= max && isClean(text)
  let text = begin
  for (const sentence of sentences) {
    const longer = `${text} ${sentence}`
    if (fits(longer)) text = longer
  }
  for (const filler of FILLERS) {
    if (lengthOf(text) >= min) break
    if (fits(`${text} ${filler}`)) text = `${text} ${filler}`
  }
  return text
}

/** `Искусственная кожа` → `искусственная кожа`; EVA stays. */
function lowered(value: string): string {
  return /^\p{Lu}\p{Ll}/u.test(value) ? value.slice(0, 1).toLowerCase() + value.slice(1) : value
}
