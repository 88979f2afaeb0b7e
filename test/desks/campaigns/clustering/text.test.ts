import { expect, test } from 'vitest'
import { namesAmong } from '#desks/campaigns/clustering/names.ts'
import { normalise, wordsOf } from '#desks/campaigns/clustering/text.ts'

test.each([
  ['  "!Термокружка  !Купить" ', 'термокружка купить'],
  ['Ёлка-ёлочка', 'елка елочка'],
  ['+как купить -бу', 'как купить бу'],
  ['й'.normalize('NFD'), 'й'],
  ['кружка 1,2 л', 'кружка 1_2 л'],
  ['лампа Н7', 'лампа h7'],
  ['кровать 160Х200', 'кровать 160x200'],
  ['чaй c лимоном', 'чай с лимоном'],
  ['Nikе', 'nike'],
  ["levi's", 'levis'],
  ['!!!', ''],
])('%j is compared as %j', (text, expected) => {
  expect(normalise(text)).toBe(expected)
})

test('nothing has no words', () => {
  expect(wordsOf('')).toEqual([])
})

test.each([
  ['contigo', 'контиго'],
  ['crocs', 'кроксы'],
  ['kotofey', 'котофей'],
  ['bosch', 'бош'],
  ['samsung', 'самсунга'],
  ['spf', 'спф'],
])('%s is heard in %s', (latin, russian) => {
  const nameOf = namesAmong([latin, russian, 'диван'])
  expect(nameOf(russian)).toBeDefined()
  expect(nameOf(latin)).toBe(nameOf(russian))
  expect(nameOf('диван')).toBeUndefined()
})

test('names no ear would find are in the table; without a Latin word a Russian one is no name', () => {
  const nameOf = namesAmong([])
  expect(nameOf('айфон')).toBe(nameOf('iphone'))
  expect(nameOf('контиго')).toBeUndefined()
})
