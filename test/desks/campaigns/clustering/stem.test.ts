import { expect, test } from 'vitest'
import { stem } from '#desks/campaigns/clustering/stem.ts'

/** From the sample vocabulary of snowballstem.org/algorithms/russian. */
test.each([
  ['вавиловка', 'вавиловк'],
  ['важная', 'важн'],
  ['важнейшие', 'важн'],
  ['важности', 'важност'],
  ['валился', 'вал'],
  ['валявшейся', 'валя'],
  ['вам', 'вам'],
  ['варенья', 'варен'],
  ['вверившись', 'ввер'],
  ['падающую', 'пада'],
  ['падаль', 'падал'],
  ['пакостью', 'пакост'],
  ['палача', 'палач'],
  ['памятный', 'памятн'],
])('%s is cut as Snowball cuts it', (word, expected) => {
  expect(stem(word)).toBe(expected)
})

test.each([
  ['кружка', 'кружки', 'кружек', 'кружкой'],
  ['колодка', 'колодки', 'колодок', 'колодками'],
  ['подарок', 'подарки', 'подарков'],
  ['детский', 'детская', 'детских', 'детскими'],
  ['отзыв', 'отзывы', 'отзывов'],
  ['рукав', 'рукава', 'рукавами'],
])('forms of %s meet', (...forms) => {
  expect(new Set(forms.map(stem)).size).toBe(1)
})

test('words of other letters and without vowels stay', () => {
  expect(['stanley', '5w30', 'бмв', 'х', ''].map(stem)).toEqual(['stanley', '5w30', 'бмв', 'х', ''])
})
