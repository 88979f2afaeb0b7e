import { z } from 'zod'

const facts = z.object({
  what: z.string(),
  brand: z.string().nullable(),
  model: z.string(),
  article: z.string().nullable(),
  sex: z.string().nullable(),
  colors: z.array(z.string()),
  sizes: z.array(z.string()),
  attributes: z.array(z.object({ name: z.string(), value: z.string() })),
})
const words = z.object({ words: z.array(z.object({ id: z.int(), text: z.string() })) })
type Facts = z.output<typeof facts>

/** What any goods may be told of; the last ones fill up. */
const SENTENCES = [
  'Спокойная модель на каждый день, которую легко сочетать с другими вещами.',
  'Рассмотрите детали на фотографиях: видно цвет, форму и отделку.',
  'Таблица размеров в описании поможет выбрать свой.',
  'Подберите подходящий вариант и сравните его с соседними.',
  'Все варианты собраны на одной странице.',
  'Вопросы о товаре задайте нам.',
  'Подробности ниже.',
  'Смотрите фото.',
]

/** Words of the source that this model happens to know. */
const RUSSIAN: Readonly<Record<string, string>> = {
  雾霾蓝: 'Дымчато-голубой',
  焦糖色: 'Карамельный',
  奶茶色: 'Чай с молоком',
  星空: 'Звёздное небо',
}

/** The answer to a question about goods of a shop, written as its instructions want it; undefined for any other question. */
export function answerOnGoods(name: string, input: string): unknown {
  const asked = z.record(z.string(), z.unknown()).safeParse(parse(input)).data
  if (name === 'product_words') {
    const read = words.safeParse(asked).data
    return (
      read && { words: read.words.map(({ id, text }) => ({ id, russian: RUSSIAN[text] ?? '' })) }
    )
  }
  if (name !== 'product_texts' && name !== 'product_repair') return undefined
  const about = facts.safeParse(asked?.facts).data
  return about && textsOf(about)
}

function textsOf(about: Facts) {
  const { what, brand, model, article, colors, sizes, sex } = about
  const named = [what, brand, model].filter(Boolean).join(' ')
  const title = within([named, article].filter(Boolean).join(' '), 65)
  const told = [
    `${within(named, 60)}.`,
    ...(colors.length > 0 ? [`Цвет: ${colors.slice(0, 3).join(', ').toLowerCase()}.`] : []),
    ...(sex ? [`Пол: ${sex}.`] : []),
    ...(sizes.length > 1 ? [`Размеры: ${sizes.slice(0, 8).join(', ')}.`] : []),
    ...SENTENCES,
  ]
  const facing = about.attributes.slice(0, 4).map(({ name, value }) => `${name}: ${value}.`)
  return {
    title,
    short: upTo(told, 220, 330),
    description: `<p>${markup(upTo(told, 150, 320))}</p>${facing.length > 0 ? `<p>${markup(facing.join(' '))}</p>` : ''}`,
    seoTitle: within(named, 55),
    seoDescription: upTo(told, 142, 156),
    tags: [what, brand, ...colors.slice(0, 2)].filter((tag) => tag !== null && tag !== ''),
  }
}

/** Sentences one after the other, those left out that would make it too long, until it is long enough. */
function upTo(sentences: readonly string[], least: number, most: number): string {
  let text = ''
  for (const one of sentences) {
    if (text.length >= least) break
    const longer = text === '' ? one : `${text} ${one}`
    if (longer.length <= most) text = longer
  }
  return text
}

const within = (text: string, most: number) =>
  text.length <= most ? text : text.slice(0, most + 1).replace(/\s\S*$/u, '')

const markup = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
