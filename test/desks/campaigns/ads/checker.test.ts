import { expect, test } from 'vitest'
import { checkAd, checkString } from '#desks/campaigns/ads/checker/checker.ts'
import { readCluster } from '#desks/campaigns/ads/checker/subject.ts'
import type { Rule } from '#desks/campaigns/ads/checker/violation.ts'
import type { TextKind } from '#desks/campaigns/ads/limits.ts'
import { tidy } from '#desks/campaigns/ads/words.ts'
import type { ResponsiveAd } from '#desks/campaigns/campaign.ts'
import { brief, cluster } from './sellers.ts'

const options = readCluster(brief(), cluster)
const rulesOf = (text: string, kind: TextKind = 'title') => [
  ...new Set(checkString(kind, text, options.seller).map((fault) => fault.rule)),
]

const FAILING: readonly (readonly [rule: Rule, text: string, kind?: TextKind])[] = [
  ['empty', ''],
  ['empty', '—'],
  ['length', 'Термокружка для кофе и чая в дорогу и в машину, на дачу и в поход'],
  ['length', 'Термокружка для кофе, чая и воды', 'sitelink-title'],
  ['length', 'Термокружка для дома и дороги', 'callout'],
  [
    'narrow',
    'Кофе, чай, вода, сок, мор, лёд, суп, щи, мёд, дом, лес, сад, дача, путь, зал, а.',
    'text',
  ],
  ['word-length', 'Термокружканепроливайкадлякофе'],
  ['spaces', ' Термокружка'],
  ['spaces', 'Термокружка  для кофе'],
  ['spaces', 'Термокружка\u00a0для кофе'],
  ['symbols', 'Термокружка | для кофе'],
  ['symbols', 'Термокружка #кофе#'],
  ['symbols', 'Термокружка ★'],
  ['times', 'Термокружка 6×6'],
  ['times', 'Термокружка 6 ✖️ 6', 'text'],
  ['emoji', 'Термокружка 🔥'],
  ['emoji', 'Термокружка ❤️'],
  ['control', 'Термокружка\tдля кофе'],
  ['control', 'Термо\u200bкружка'],
  ['formula', '=Термокружка'],
  ['formula', '-Термокружка'],
  ['formula', '+Термокружка'],
  ['caps', 'ТЕРМОКРУЖКА для кофе'],
  ['caps', 'Термокружка ДЛЯ кофе'],
  ['spaced-letters', 'Т Е Р М О кружка'],
  ['spaced-letters', 'к.р.у.ж.к.а для кофе'],
  ['spaced-letters', 'Термокружкаааа'],
  ['repeated-word', 'Термокружка термокружка'],
  ['repeated-word', 'Термокружка, термокружки и о термокружке'],
  ['repeated-mark', 'Термокружка...'],
  ['repeated-mark', 'Термокружка?!'],
  ['exclamation', 'Термокружка! Для кофе!'],
  ['exclamation', 'Термокружка!', 'sitelink-title'],
  ['exclamation', 'Термокружка!', 'callout'],
  ['question', 'Кофе? Чай?'],
  ['question', 'Где термокружка?', 'sitelink-description'],
  ['display-path', 'термокружка_кофе', 'display-path'],
  ['display-path', 'термо--кружка', 'display-path'],
  ['display-path', 'mugs.example', 'display-path'],
  ['phone', 'Термокружка 8 (495) 123-45-67'],
  ['phone', 'Термокружка +7 900 123 45 67'],
  ['phone', 'Звоните 123-45-67'],
  ['phone', 'Термокружка 88001234567'],
  ['email', 'Пишите mugs@mugs.example'],
  ['messenger', 'Термокружка, пишите в WhatsApp'],
  ['messenger', 'Термокружка в Телеграме'],
  ['messenger', 'Термокружка, ответим в вайбер'],
  ['link', 'Термокружка на mugs.example'],
  ['link', 'https://mugs.example'],
  ['link', 'Термокружка www mugs'],
  ['superlative', 'Лучшая термокружка'],
  ['superlative', 'Самая термокружка'],
  ['superlative', 'Термокружка №1'],
  ['superlative', 'Термокружка номер один'],
  ['superlative', 'Первая термокружка'],
  ['superlative', 'Термокружка дешевле'],
  ['superlative', 'Наилучшие термокружки'],
  ['promise', 'Гарантия дохода с термокружкой'],
  ['promise', 'Термокружка вылечит'],
  ['promise', 'Гарантируем успех'],
  ['promise', 'Термокружка: 100% результат'],
  ['free', 'Термокружка бесплатно с чехлом в подарок'],
  ['free', 'Бесплатная гравировка'],
  ['free', 'Бесплатный самовывоз'],
  ['free', 'Бесплатно!'],
  ['click', 'Жмите за термокружкой'],
  ['click', 'Нажмите и выберите термокружку'],
  ['click', 'Переходите по ссылке'],
  ['slang', 'Офигенная термокружка'],
  ['slang', 'Термокружка — это круто'],
  ['foreign', 'Термокружка travel mug'],
  ['foreign', 'Термокружка Contigo'],
  ['foreign', 'Cкидка на термокружки'],
  ['unsaid-number', 'Термокружка 750 мл'],
  ['unsaid-number', 'Держит тепло 24 часа'],
  ['unsaid-number', 'Держит тепло двадцать часов'],
  ['unsaid-number', 'Термокружка 1990 ₽'],
  ['unsaid-number', 'Термокружка от 990 рублей'],
  ['unsaid-number', 'Гарантия 12 часов'],
  ['unsaid-number', 'Доставка за 1 день'],
  ['unsaid-number', 'Термокружка до 500 мл'],
  ['unsaid-claim', 'Термокружка со скидкой'],
  ['unsaid-claim', 'Термокружка в рассрочку'],
  ['unsaid-claim', 'Термокружка из титана'],
  ['unsaid-claim', 'Титановая термокружка'],
  ['unsaid-claim', 'Термокружка из экокожи'],
  ['unsaid-claim', 'Без гарантии'],
  ['unsaid-claim', 'Термокружка быстрее'],
  ['unsaid-name', 'Термокружки в Казани'],
  ['unsaid-name', 'Казань: термокружки'],
  ['unsaid-name', 'Термокружка от Ромашки'],
]

for (const [rule, text, kind] of FAILING)
  test(`${rule}: «${text}»`, () => {
    expect(rulesOf(text, kind)).toContain(rule)
  })

const PASSING: readonly (readonly [text: string, kind?: TextKind])[] = [
  ['Термокружка Stanley 500 мл'],
  ['Термокружка Stanley 500мл'],
  ['Термокружки Stanley из нержавеющей стали'],
  ['Держит тепло 12 часов'],
  ['Держит тепло двенадцать часов'],
  ['Гарантия 2 года!'],
  ['Гарантия два года'],
  ['Самовывоз за 1 день'],
  ['Термокружка от 1 990 ₽'],
  ['Цена от 1990 руб.'],
  ['Бесплатная доставка по Москве'],
  ['Термокружка с бесплатной доставкой'],
  ['Термокружка Stanley, бесплатная доставка'],
  ['Москва: доставка термокружек'],
  ['Нужна термокружка?'],
  ['Термокружка 350 мл — выберите на сайте'],
  ['Термокружка для кофе (500 мл)'],
  ['«Термокружка» для кофе, чая и воды'],
  ['Выбирайте термокружку в дорогу: для кофе, чая и воды. Подробности на сайте.', 'text'],
  ['Для кофе, чая, воды, сока и льда; для дома, дачи, леса и сада. В путь: на сайт. А?', 'text'],
  ['Доставка и гарантия', 'sitelink-title'],
  ['Держит тепло 12 часов', 'callout'],
  ['термокружка-500-мл', 'display-path'],
  ['Термокружки/stanley', 'display-path'],
]

for (const [text, kind = 'title'] of PASSING)
  test(`passes: «${text}»`, () => {
    expect(checkString(kind, text, options.seller)).toEqual([])
  })

test('a title has exactly 56 characters, a text 81 and 15 narrow ones apart', () => {
  const words = (length: number) =>
    'вода лес '
      .repeat(20)
      .slice(0, length - 3)
      .trimEnd()
  const exactly = (length: number) => {
    const text = words(length)
    return `${text} ${'ю'.repeat(length - text.length - 1)}`
  }
  const lengthsOf = (kind: TextKind, text: string) =>
    rulesOf(text, kind).filter((rule) => ['length', 'narrow', 'word-length'].includes(rule))
  expect(lengthsOf('title', exactly(56))).toEqual([])
  expect(lengthsOf('title', exactly(57))).toEqual(['length'])
  expect(lengthsOf('text', exactly(81))).toEqual([])
  expect(lengthsOf('text', `${exactly(81)}${'.'.repeat(15)}`)).toEqual([])
  expect(lengthsOf('text', `${exactly(81)}${'.'.repeat(16)}`)).toEqual(['narrow'])
  expect(lengthsOf('title2', `${exactly(30)}${','.repeat(15)}`)).toEqual([])
  expect(lengthsOf('title2', exactly(31))).toEqual(['length'])
})

test('what sells by itself is allowed: first aid, a bot for a messenger, tin', () => {
  const aid = readCluster(brief({ name: 'Аптечки', seeds: ['аптечка первой помощи'] }), null)
  expect(checkString('title', 'Аптечка первой помощи', aid.seller)).toEqual([])
  const bots = readCluster(brief({ seeds: ['телеграм бот на заказ'] }), null)
  expect(checkString('title', 'Телеграм-бот на заказ', bots.seller)).toEqual([])
  const tin = readCluster(brief({ seeds: ['жесть для кровли'] }), null)
  expect(checkString('title', 'Жесть для кровли', tin.seller)).toEqual([])
})

test('search phrases say what the goods are, not what the deal is', () => {
  const phrases = ['термокружка 350 мл', 'термокружка со скидкой 30%', 'термокружка bodum казань']
  const searched = {
    name: 'термокружка',
    phrases: phrases.map((text) => ({ text, frequency: 10 })),
  }
  const { seller } = readCluster(brief(), searched)
  expect(checkString('title', 'Термокружка 350 мл', seller)).toEqual([])
  for (const text of ['Термокружка со скидкой', 'Термокружка Bodum', 'Термокружка в Казани'])
    expect(checkString('title', text, seller)).not.toEqual([])
})

test('a seller who shouts does not make capitals right', () => {
  const loud = readCluster(brief({ description: 'ТЕРМОКРУЖКИ ДЛЯ КОФЕ И ЧАЯ' }), null)
  expect(checkString('title', 'ТЕРМОКРУЖКИ ДЛЯ КОФЕ', loud.seller)[0]?.rule).toBe('caps')
  const brand = readCluster(brief({ description: 'Термокружки IKEA и ТВОЁ для кофе и чая' }), null)
  expect(checkString('title', 'Термокружки IKEA и ТВОЁ', brand.seller)).toEqual([])
})

const ad = (changes: Partial<ResponsiveAd> = {}): ResponsiveAd => ({
  kind: 'responsive',
  titles: ['Термокружка Stanley', 'Держит тепло 12 часов', 'Гарантия 2 года'],
  texts: ['Термокружка из нержавеющей стали.', 'Подробности на сайте.'],
  origin: 'model',
  isLocked: false,
  ...changes,
})

test('an ad as a whole: number, doubles, marks, name of the goods', () => {
  const at = (changes: Partial<ResponsiveAd>) =>
    checkAd(ad(changes), options, { group: 3, ad: 1 }).map(({ rule, place }) => ({
      rule,
      ...place,
    }))
  expect(at({})).toEqual([])
  const here = { group: 3, ad: 1 }
  expect(at({ titles: [] })).toContainEqual({ rule: 'count', ...here, part: 'title', index: null })
  const titles = ['Термокружка Stanley', 'Гарантия 2 года', 'гарантия: 2 года']
  expect(at({ titles })).toEqual([{ rule: 'duplicate', ...here, part: 'title', index: 3 }])
  expect(at({ titles: ['Термокружка!'], texts: ['Гарантия 2 года!'] })).toEqual([
    { rule: 'exclamation', ...here, part: 'ad', index: null },
  ])
  expect(at({ titles: ['Гарантия 2 года'], texts: ['Подробности на сайте.'] })).toEqual([
    { rule: 'unnamed', ...here, part: 'ad', index: null },
  ])
})

test('a fault says where it is, how much is allowed and what to do', () => {
  const long = 'Термокружка для кофе и чая в дорогу и в машину, на дачу и в поход'
  const [fault] = checkAd(ad({ titles: ['Термокружка', long] }), options, { group: 3, ad: 1 })
  expect(fault).toEqual({
    rule: 'length',
    level: 'error',
    place: { group: 3, ad: 1, part: 'title', index: 2 },
    value: String(long.length),
    limit: 56,
    fix: { do: 'shorten', to: 56 },
    messageKey: 'ads-rule-length',
  })
})

test('a size with a times sign is mended to x, and said when the seller writes either', () => {
  const { seller } = readCluster(
    { ...brief(), name: 'Манипулятор 6×6', description: 'Манипулятор 6×6 для рельефа.' },
    cluster,
  )
  expect(checkString('title', 'Манипулятор 6×6', seller)).toMatchObject([
    { rule: 'times', fix: { do: 'replace', signs: ['×'], by: 'x' } },
  ])
  expect(tidy('Манипулятор 6×6')).toBe('Манипулятор 6x6')
  expect(checkString('title', 'Манипулятор 6x6', seller)).toEqual([])
  expect(checkString('title', 'Манипулятор 8x8', seller)).toMatchObject([
    { rule: 'unsaid-number' },
    { rule: 'unsaid-number' },
  ])
})
