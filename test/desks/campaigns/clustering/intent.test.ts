import { expect, test } from 'vitest'
import { intentOf, intentOfGroup } from '#desks/campaigns/clustering/intent.ts'
import { minusWordIn, suggestMinusWords } from '#desks/campaigns/clustering/minus-words.ts'

const phrases = (...texts: string[]) => texts.map((text) => ({ text, frequency: 1_000 }))

test.each([
  ['купить термокружку', 'buy'],
  ['сколько стоит термокружка', 'buy'],
  ['термокружка', 'other'],
  ['термокружка с ручкой', 'other'],
  ['термокружка stanley', 'brand'],
  ['айфон 15', 'brand'],
  ['как отмыть термокружку', 'info'],
  ['какую термокружку выбрать', 'info'],
  ['термокружка отзывы', 'info'],
  ['кружка своими руками', 'info'],
  ['работа в магазине кружек', 'info'],
  ['диван б/у', 'used'],
  ['детские вещи с рук', 'used'],
  ['отдам диван даром', 'free'],
  ['отдых на море', 'other'],
  ['сделать узи', 'other'],
  ['дизайн интерьера', 'other'],
  ['шкаф купе', 'other'],
  ['', 'other'],
])('%j is asked by one who wants: %s', (text, intent) => {
  expect(intentOf(text)).toBe(intent)
})

test('a group of buyers is a brand group when half of it names one', () => {
  expect(intentOfGroup(['термокружка', 'купить термокружку', 'кружка stanley'])).toBe('buy')
  expect(intentOfGroup(['термокружка stanley', 'купить кружку stanley'])).toBe('brand')
  expect(intentOfGroup(['термокружка', 'термокружка с крышкой'])).toBe('other')
  expect(intentOfGroup(['как отмыть кружку', 'чем отмыть кружку'])).toBe('info')
})

test('minus-words come with their reason and how many phrases hold them', () => {
  const suggested = suggestMinusWords(
    phrases(
      'диван бу',
      'бу диван недорого',
      'диван бесплатно',
      'диван своими руками',
      'вакансии мебель',
      'диван отзывы',
      'диван купить',
      'лучший диван',
    ),
    {},
  )
  expect(suggested).toEqual([
    { word: 'бу', reason: 'used', phrases: 2 },
    { word: 'бесплатно', reason: 'free', phrases: 1 },
    { word: 'вакансии', reason: 'job', phrases: 1 },
    { word: 'отзывы', reason: 'info', phrases: 1 },
    { word: 'своими руками', reason: 'diy', phrases: 1 },
  ])
})

test('what is sold is no minus-word: a word of the seeds, or of most phrases', () => {
  const used = phrases('запчасти бу', 'двигатель бу', 'купить фару бу', 'фара отзывы')
  expect(suggestMinusWords(used, {}).map(({ word }) => word)).toEqual(['отзывы'])
  const some = phrases('фара отзывы', 'фара', 'дверь', 'капот')
  expect(suggestMinusWords(some, { seeds: ['отзыв на фару'] })).toEqual([])
})

test('other towns are suggested only where the towns served are known', () => {
  const some = phrases('диван спб', 'диван москва', 'диван в казани', 'диван', 'софа')
  const words = (places: string[]) => suggestMinusWords(some, { places }).map(({ word }) => word)
  expect(words(['Санкт-Петербург'])).toEqual(['казани', 'москва'])
  expect(words(['Россия'])).toEqual([])
  expect(words(['Свердловская область', 'Москва'])).toEqual([])
  expect(words([])).toEqual([])
})

test('a minus-word is found in any form, a minus-phrase by all of its words', () => {
  expect(minusWordIn('купить стеклянную кружку', ['стеклянные'])).toBe('стеклянные')
  expect(minusWordIn('руками сделать своими', ['своими руками'])).toBe('своими руками')
  expect(minusWordIn('свои руки', ['чужими руками'])).toBeUndefined()
  expect(minusWordIn('кружка', ['', '!'])).toBeUndefined()
})
