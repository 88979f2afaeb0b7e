import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHINESE } from '#desks/imports/cards/words.ts'
import { factsOf } from '#desks/imports/texts/facts.ts'
import { cleanHtml, textOfHtml } from '#desks/imports/texts/html.ts'
import { LENGTHS, type TextField } from '#desks/imports/texts/product-texts.ts'
import { translateWords, unknownWords } from '#desks/imports/texts/translate.ts'
import { createValidator } from '#desks/imports/texts/validate.ts'
import {
  type AskModel,
  expectedTextCost,
  templateTexts,
  textsKey,
  writeTexts,
} from '#desks/imports/texts/write-texts.ts'
import { anyCard, cardOf, skuOf } from '../cards/samples.ts'

const FIELDS = Object.keys(LENGTHS) as TextField[]
const HONEST = { mayClaimOriginal: false }
const USAGE = {
  ...{ model: 'gpt-5.4-mini', inputTokens: 900, cachedTokens: 0, outputTokens: 700 },
  ...{ reasoningTokens: 0, requestId: null },
}
const GOOD = {
  title: 'Кеды Nike Dunk Low Retro DD1391-100',
  short:
    'Низкие кеды Nike Dunk Low Retro в чёрно-белой расцветке. Верх выполнен из искусственной кожи, её видно на фотографиях. Модель мужская, артикул DD1391-100. Подойдут на каждый день, к джинсам и спортивным брюкам.',
  description:
    '<p>Кеды Nike Dunk Low Retro – узнаваемая пара на каждый день.</p><h3>Верх</h3><p>Искусственная кожа.</p>',
  seoTitle: 'Кеды Nike Dunk Low Retro DD1391-100',
  seoDescription:
    'Мужские кеды Nike Dunk Low Retro, артикул DD1391-100, в чёрно-белой расцветке. Верх из искусственной кожи, размеры и фотографии на странице товара.',
  tags: ['Nike', 'кеды', 'Dunk Low', '正品', 'скидка'],
}

/** A model that says these things one after the other, the last one again and again. */
function scripted(...answers: unknown[]) {
  const asked: Parameters<AskModel>[0][] = []
  const model: AskModel = async (request) => {
    const json = answers[Math.min(asked.length, answers.length - 1)]
    asked.push(request)
    return { kind: 'answer', json, usage: USAGE }
  }
  return { model, asked }
}
const faultsIn = (field: TextField, text: string, options = HONEST) =>
  createValidator(factsOf(cardOf()), options)(field, text).map(({ rule }) => rule)

test('a template passes the validator, whatever the card', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      const texts = templateTexts(card, HONEST)
      const validate = createValidator(factsOf(card), HONEST)
      for (const field of FIELDS) expect(validate(field, texts[field]), texts[field]).toEqual([])
      expect(JSON.stringify([texts.tags, texts.attributes, texts.slug])).not.toMatch(CHINESE)
      expect(texts.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(texts.slug.length).toBeLessThanOrEqual(60)
    }),
    { numRuns: 400 },
  )
})

test('a template says what the card says', () => {
  const texts = templateTexts(cardOf(), HONEST)
  expect(texts.title).toBe('Кеды Nike Dunk Low Retro White Black DD1391-100')
  expect(texts.slug).toBe('kedy-nike-dunk-low-retro-white-black-dd1391-100')
  expect(texts.description).toContain(
    '<li><strong>Материал верха:</strong> Искусственная кожа</li>',
  )
  expect(texts.description).toContain('<tr><td>42</td><td>8.5</td><td>26.5</td></tr>')
  expect(texts.attributes).toContainEqual({ name: 'Артикул', value: 'DD1391-100' })
  expect(texts.tags).toContain('Nike')
})

test('what a model wrote well is kept, its tags too where they are fit', async () => {
  const { model, asked } = scripted(GOOD)
  const texts = await writeTexts(cardOf(), { model, ...HONEST })
  expect(asked).toHaveLength(1)
  expect(texts).toMatchObject({ title: GOOD.title, short: GOOD.short, origins: { short: 'model' } })
  expect(texts.description).toContain('<h3>Характеристики</h3>')
  expect(texts.tags).toContain('Dunk Low')
  expect(texts.tags.join()).not.toMatch(/скидка|正/)
})

test('one repair, then the template: text by text', async () => {
  const bad = { ...GOOD, title: 'Кеды 正品', short: 'Коротко', seoTitle: 'Оригинал Nike' }
  const better = { ...GOOD, short: 'Опять коротко' }
  const { model, asked } = scripted(bad, better)
  const texts = await writeTexts(cardOf(), { model, ...HONEST })
  expect(asked.map(({ name }) => name)).toEqual(['product_texts', 'product_repair'])
  expect(asked[1]?.input).toContain('иероглифы')
  expect(texts.origins).toEqual({
    ...{ title: 'repaired', short: 'template', description: 'model' },
    ...{ seoTitle: 'repaired', seoDescription: 'model' },
  })
  expect(texts.calls).toHaveLength(2)
})

test.each([
  ['refused', { kind: 'refused', reason: 'no', usage: USAGE }],
  ['cut', { kind: 'incomplete', reason: 'max_output_tokens', usage: USAGE }],
  ['prose', { kind: 'not-json', text: 'Вот', usage: USAGE }],
] as const)(
  'an answer that is %s is paid for and the template stands in',
  async (_what, answer) => {
    const texts = await writeTexts(cardOf(), { model: async () => answer, ...HONEST })
    expect(new Set(Object.values(texts.origins))).toEqual(new Set(['template']))
    expect(texts.calls).toHaveLength(1)
  },
)

test('whatever a model says, what is written passes', async () => {
  const anyAnswer = fc.oneof(
    fc.record({
      title: fc.oneof(fc.constant(GOOD.title), fc.string({ unit: 'grapheme' })),
      short: fc.oneof(fc.constant(GOOD.short), fc.string({ minLength: 200, maxLength: 350 })),
      description: fc.oneof(
        fc.constant(GOOD.description),
        fc.constantFrom('<script>alert(1)</script><p>x', '<b>Нет</b></p><table>', '&lt;p&gt;'),
        fc.string(),
      ),
      seoTitle: fc.string(),
      tags: fc.array(fc.string()),
    }),
    fc.jsonValue(),
  )
  await fc.assert(
    fc.asyncProperty(anyCard, anyAnswer, anyAnswer, async (card, one, two) => {
      const texts = await writeTexts(card, { model: scripted(one, two).model, ...HONEST })
      const validate = createValidator(factsOf(card), HONEST)
      for (const field of FIELDS) expect(validate(field, texts[field])).toEqual([])
      expect(texts.calls.length).toBeLessThanOrEqual(2)
    }),
  )
})

test.each([
  ['Кеды Nike 板鞋', 'chinese'],
  ['Кеды ＮＩＫＥ', 'chinese'],
  ['Кеды Nike 🔥', 'emoji'],
  ['Кеды Nike на shop.ru', 'link'],
  ['Кеды Nike за 5 руб', 'price'],
  ['Кеды Nike с гарантией', 'guarantee'],
  ['Оригинальные кеды Nike', 'original'],
  ['Лучшие кеды Nike', 'superlative'],
  ['**Кеды** Nike', 'symbols'],
  ['Кеды Nike Gore-Tex', 'unsaid-name'],
  ['Кеды Nike 2026', 'unsaid-number'],
  ['Кеды Nike из замши', 'unsaid-material'],
  ['Кеды Nike из Италии', 'unsaid-country'],
  ['Кеды Nike с мембраной', 'unsaid-technology'],
  ['Кеды Nike アシックス', 'foreign'],
  ['Кеды Nike 나이키', 'foreign'],
  ['Кеды Nike للرجال', 'foreign'],
  ['Кеды Nike із шкіри', 'foreign'],
  ['Kеды из зaмши', 'foreign'],
  ['Прочнейшие кеды Nike', 'superlative'],
  ['Наилегчайшие кеды Nike', 'superlative'],
  ['Премиальные кеды Nike', 'superlative'],
  ['Кеды Nike, хит сезона', 'superlative'],
  ['Кеды Nike, не имеют равных нет', 'superlative'],
  ['Кеды Nike, успейте заказать', 'pressure'],
  ['Кеды Nike, лимитированная серия', 'pressure'],
  ['Кеды Nike из натуральной кожи', 'unsaid-material'],
  ['Кеды Nike из вельвета', 'unsaid-material'],
  ['Кеды Nike прослужат долго', 'unsaid-promise'],
  ['Кеды Nike не промокают', 'unsaid-promise'],
  ['Кеды Nike с защитой пятки', 'unsaid-promise'],
  ['Кеды Nike со стелькой и коробкой', 'unsaid-technology'],
  ['Кеды Nike для бега', 'unsaid-technology'],
  ['Зимние кеды Nike', 'unsaid-technology'],
  ['Кеды Nike с рифлёной подошвой', 'unsaid-technology'],
  ['Кеды Nike маломерят', 'unsaid-technology'],
  ['Красные кеды Nike', 'unsaid-color'],
  ['Женские кеды Nike', 'unsaid-sex'],
  ['Детские кеды Nike', 'unsaid-sex'],
  ['Кеды Nike и две пары шнурков', 'unsaid-number'],
  ['Кеды от Майкла Джордана', 'unsaid-name'],
  ['Кеды Nike с подкладкой из Гортекса', 'unsaid-name'],
  ['Ке', 'length'],
])('%s', (title, rule) => {
  expect(faultsIn('title', title)).toContain(rule)
})

test.each([
  'Мужские кеды Nike Dunk Low Retro',
  'Чёрно-белые кеды Nike для мужчин',
  'Износостойкие кеды Nike',
  'Кеды Nike из искусственной кожи на каждый день',
  'Кеды Nike. Ближайшие размеры – в таблице',
])('what the card says may be said in other words: %s', (title) => {
  expect(faultsIn('title', title)).toEqual([])
})

test('original goods are called so where the seller takes it on themselves', () => {
  expect(faultsIn('title', 'Оригинальные кеды Nike', { mayClaimOriginal: true })).toEqual([])
})

test('markup is what we allow, closed and bare', () => {
  expect(cleanHtml('<h1 class="x">A</h1><p onclick=1>b<br/><a href="//x">c</a><ul><li>d')).toBe(
    '<h3>A</h3><p>b<br>c</p><ul><li>d</li></ul>',
  )
  expect(cleanHtml('<script>x</script><style>y</style><p>1 &lt; 2 & "3"</p>')).toBe(
    '<p>1 &lt; 2 &amp; &quot;3&quot;</p>',
  )
  expect(textOfHtml('<ul><li>a</li><li>b &amp; c</li></ul>')).toBe('a b & c')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>/="pulbrih3 &;ltscript') }), (html) => {
      const clean = cleanHtml(html)
      expect(cleanHtml(clean)).toBe(clean)
      expect(clean.replace(/<\/?(?:p|ul|li|h3|table|tr|th|td|strong|br)>/g, '')).not.toMatch(/[<>]/)
    }),
  )
})

test('a card in the same words has the same key', () => {
  const key = (card = cardOf(), model: string | null = 'gpt-5.4-mini') =>
    textsKey(card, model, HONEST)
  const moved = cardOf({ fetchedAt: '2026-12-01T00:00:00.000Z', images: [] })
  expect(key(moved)).toBe(key())
  expect(key(cardOf({ article: 'X-1' }))).not.toBe(key())
  expect(key(cardOf(), null)).not.toBe(key())
})

test('the cost is told before, and never as nothing', () => {
  expect(expectedTextCost('gpt-5.4-mini', 1_000)).toBeGreaterThan(1_000_000)
  expect(expectedTextCost('gpt-next', 1_000)).toBeNull()
})

test('unknown words are asked for in one call, each once; unfit answers are left out', async () => {
  const card = cardOf({
    skus: [skuOf('1', { color: '星河', size: '42' }), skuOf('2', { color: '星河', size: '巨人' })],
    attributes: [
      { key: '材质', value: '魔法布' },
      { key: '神秘', value: '秘密' },
    ],
  })
  const words = unknownWords(card, () => undefined)
  expect(words.map(({ kind, word }) => `${kind} ${word}`)).toEqual([
    'color 星河',
    'size 巨人',
    'value 魔法布',
  ])
  expect(unknownWords(cardOf(), () => undefined)).toEqual([])
  const { model, asked } = scripted({
    words: [
      { id: 0, russian: ' Млечный  путь ' },
      { id: 1, russian: '巨人' },
      'x',
      { id: 9, russian: 'да' },
    ],
  })
  const { found } = await translateWords(model, words)
  expect(asked).toHaveLength(1)
  expect(found).toEqual([{ kind: 'color', word: '星河', russian: 'Млечный путь' }])
})
