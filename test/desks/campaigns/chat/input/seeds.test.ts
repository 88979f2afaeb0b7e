import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_SEEDS, readSeeds } from '#desks/campaigns/chat/input/seeds.ts'

const read = (text: string) => {
  const seeds = readSeeds(text)
  return seeds.ok ? seeds.value.seeds : seeds.error
}
const meant = (text: string) => {
  const read = readSeeds(text)
  if (!read.ok) return read.error
  const { seeds, stopWords, ignored } = read.value
  return { seeds, stopWords, ignored }
}

test.each([
  [
    'commas',
    'термокружка, купить термокружку,термос',
    ['термокружка', 'купить термокружку', 'термос'],
  ],
  [
    'lines',
    'термокружка\nкупить термокружку\r\n\r\nтермос',
    ['термокружка', 'купить термокружку', 'термос'],
  ],
  ['semicolons and tabs', 'термос;кружка\tфляга', ['термос', 'кружка', 'фляга']],
  ['a numbered list', '1. термос\n2) кружка\n10. фляга', ['термос', 'кружка', 'фляга']],
  ['bullets', '• термос\n- кружка\n— фляга', ['термос', 'кружка', 'фляга']],
  [
    'doubles in case, ё and spaces',
    'Тёрка, терка,  ТЕРКА ,тёрка  для сыра',
    ['Тёрка', 'тёрка для сыра'],
  ],
  ['a comma within a number', 'термос 0,5 л, термос 1 л', ['термос 0,5 л', 'термос 1 л']],
  ['a decimal at the end', 'термос 0,5', ['термос 0,5']],
  ['decimals, a line each', 'термос 0,5 л\nфляга 1,5', ['термос 0,5 л', 'фляга 1,5']],
  ['a number before a comma', 'кружка 350,термос 500', ['кружка 350', 'термос 500']],
  ['hyphens and slashes inside', 'wi-fi роутер, 4к/8к кабель', ['wi-fi роутер', '4к/8к кабель']],
  ['emoji', '🔥термос🔥', ['термос']],
  ['lone strokes and bars', 'чай / кофе | какао', ['чай', 'кофе', 'какао']],
  ['a label of their own', 'Вот мои ключи: чай, кофе', ['чай', 'кофе']],
  ['a label on a line', 'ключевики\nчай\nкофе', ['чай', 'кофе']],
  ['a label in English', 'seeds: tea, coffee', ['tea', 'coffee']],
  ['a comma within quotes', '"Фраза","Частота"\n"чай, листовой","5 228"', ['чай листовой']],
  ['cells without a number', 'чай;#Н/Д\nкофе;-\nкакао;н/д', ['чай', 'кофе', 'какао']],
  ['a cross between numbers', 'труба 20×20, труба 30 × 30', ['труба 20x20', 'труба 30x30']],
  ['an Ukrainian letter', 'nіke', ['nike']],
  ['latin', "Nike Air, women's shoes", ['Nike Air', "women's shoes"]],
])('%s', (_name, text, seeds) => {
  expect(read(text)).toEqual(seeds)
})

test.each([
  ['semicolons', 'Запрос;Число запросов\nчай;5 228 679\nкупить чай;45 120'],
  [
    'tabs',
    'Запросы со словами «чай»\tЧисло запросов\nчай\t5 228 679\nкупить чай\t45 120\nИтого\t5 273 799',
  ],
  ['dashes', 'чай — 5228679\nкупить чай – 45 120 показов в месяц'],
  ['a hyphen, a colon', 'чай - 5 228 679\nкупить чай: 45120'],
  ['quotes and commas', '"чай","5,228,679"\n"купить чай","45,120"'],
  ['a line each', 'Запрос\nчай\n5 228 679\nкупить чай\n45 120'],
  [
    'a line each, both headings too',
    'Что искали со словом «чай»\nПоказов в месяц\nчай\n5 228 679\nкупить чай\n45 120',
  ],
  ['a space and a word for shows', 'чай 5228 показов\nкупить чай 451 показ в месяц'],
  ['bars', '| Фраза | Показы |\n| --- | --- |\n| чай | 500 |\n| купить чай | 45 |'],
  [
    'several columns',
    '№;Ключевое слово;Группа;Частота;!Частота\n1;чай;Чаи;500;20\n2;купить чай;Чаи;45;3',
  ],
  ['tabs that became spaces', 'Запрос Число запросов\nчай 5 228 679\nкупить чай 45 120'],
  ['the same without headings', 'чай 5228679\nкупить чай 45120'],
  ['a label', 'Ключевые слова: чай, купить чай'],
  ['invisible signs and a Latin a', '\uFEFFчай\u200b\nчaй\nкупить чай'],
])('a table with %s has two phrases', (_name, text) => {
  expect(read(text)).toEqual(['чай', 'купить чай'])
})

test.each([
  ['пылесос -бу -ремонт', ['пылесос'], ['бу', 'ремонт'], []],
  ['пылесос\n-бу\n–ремонт', ['пылесос'], ['бу', 'ремонт'], []],
  ['пылесос -(бу|ремонт) -"с рук" -!Авито', ['пылесос'], ['бу', 'ремонт', 'с рук', 'авито'], []],
  ['-пылесос\n-фен', ['пылесос', 'фен'], [], []],
  ['(купить|заказать) пылесос', ['купить пылесос', 'заказать пылесос'], [], []],
  ['(купить|) (пылесос|фен)', ['купить пылесос', 'купить фен', 'пылесос', 'фен'], [], []],
  ['работа +в москве', ['работа в москве'], [], []],
  ['"!купить !чай"', ['купить чай'], [], ['quotes', 'form']],
  ['билет [москва казань]', ['билет москва казань'], [], ['order']],
  ['краска до -30 градусов', ['краска до 30 градусов'], [], []],
  ['чай - кофе, wi-fi', ['чай кофе', 'wi-fi'], [], []],
] as const)('operators of «%s»', (text, seeds, stopWords, ignored) => {
  expect(meant(text)).toEqual({ seeds, stopWords, ignored })
})

test.each([
  ['Nikе, сhanel, АUDI', ['Nike', 'chanel', 'AUDI']],
  ['термoс, ПBХ, кружка c крышкой', ['термос', 'ПВХ', 'кружка с крышкой']],
  ['витамин C, usb-кабель, 3d принтер', ['витамин C', 'usb-кабель', '3d принтер']],
  ['iphone 15 128, кружка 350', ['iphone 15 128', 'кружка 350']],
  ['iphone 15\nкалендарь 2026', ['iphone 15', 'календарь 2026']],
])('letters and numbers of «%s»', (text, seeds) => {
  expect(read(text)).toEqual(seeds)
})

test.each([
  ['nothing', '', { kind: 'none' }],
  ['only marks', ' , ;\n— ', { kind: 'none' }],
  ['only numbers', '5 228 679\n45 120', { kind: 'none' }],
  ['more choices than fit', '(а|б|в|г|д|е|ж|з) (а|б|в|г|д|е|ж|з)', { kind: 'many', count: 64 }],
  [
    'more words than a keyword may have',
    'термос, раз два три четыре пять шесть семь восемь',
    { kind: 'long', seed: 'раз два три четыре пять шесть семь восемь' },
  ],
  ['one endless word', 'а'.repeat(401), { kind: 'long', seed: 'а'.repeat(401) }],
  [
    'more than fit',
    Array.from({ length: MAX_SEEDS + 1 }, (_, index) => `термос ${index}`).join('\n'),
    { kind: 'many', count: MAX_SEEDS + 1 },
  ],
])('refused: %s', (_name, text, fault) => {
  expect(read(text)).toEqual(fault)
})

const LETTERS = 'абвгдеёжз xyzс'
const typed = fc
  .array(fc.constantFrom(...LETTERS, ',', ';', '\n', '-', '"', '!', '.', '🔥'), { maxLength: 200 })
  .map((characters) => characters.join(''))

test('what was read reads the same again, without doubles, within the limits', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const seeds = readSeeds(text)
      if (!seeds.ok) return
      const { seeds: list } = seeds.value
      expect(read(list.join('\n'))).toEqual(list)
      expect(new Set(list.map((seed) => seed.toLowerCase().replaceAll('ё', 'е'))).size).toBe(
        list.length,
      )
      expect(list.length).toBeLessThanOrEqual(MAX_SEEDS)
      for (const seed of list) expect(seed.split(' ').length).toBeLessThanOrEqual(7)
    }),
  )
})

test('commas and lines mean the same', () => {
  const word = fc.stringMatching(/^[а-я]{2,8}( [а-я]{2,8})?$/u)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
      expect(read(words.join(', '))).toEqual(read(words.join('\n')))
    }),
  )
})

test('a line of negative words is no phrase, and reads the same again', () => {
  const text = 'Минус-слова: бесплатно, как заварить\nчай\nкупить чай'
  const expected = {
    seeds: ['чай', 'купить чай'],
    stopWords: ['бесплатно', 'как заварить'],
    ignored: [],
  }
  expect(meant(text)).toEqual(expected)
  const read = readSeeds(text)
  expect(meant(read.ok ? read.value.typed.join('\n') : '')).toEqual(expected)
})
