import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_SEEDS, readSeeds } from '#desks/campaigns/chat/input/seeds.ts'

const read = (text: string) => {
  const seeds = readSeeds(text)
  return seeds.ok ? seeds.value : seeds.error
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
  ['a number before a comma', 'кружка 350,термос 500', ['кружка 350', 'термос 500']],
  ['quotes and operators', '"термос" !купить +в [москве] -бу', ['термос купить в москве бу']],
  ['hyphens and slashes inside', 'wi-fi роутер, 4к/8к кабель', ['wi-fi роутер', '4к/8к кабель']],
  ['emoji', '🔥термос🔥', ['термос']],
  ['latin', "Nike Air, women's shoes", ['Nike Air', "women's shoes"]],
])('%s', (_name, text, seeds) => {
  expect(read(text)).toEqual(seeds)
})

test.each([
  ['nothing', '', { kind: 'none' }],
  ['only marks', ' , ;\n— ', { kind: 'none' }],
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

const LETTERS = 'абвгдеёжз xyz0123'
const typed = fc
  .array(fc.constantFrom(...LETTERS, ',', ';', '\n', '-', '"', '!', '.', '🔥'), { maxLength: 200 })
  .map((characters) => characters.join(''))

test('what was read reads the same again, without doubles, within the limits', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const seeds = readSeeds(text)
      if (!seeds.ok) return
      expect(read(seeds.value.join('\n'))).toEqual(seeds.value)
      expect(new Set(seeds.value.map((seed) => seed.toLowerCase().replaceAll('ё', 'е'))).size).toBe(
        seeds.value.length,
      )
      expect(seeds.value.length).toBeLessThanOrEqual(MAX_SEEDS)
      for (const seed of seeds.value) expect(seed.split(' ').length).toBeLessThanOrEqual(7)
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
