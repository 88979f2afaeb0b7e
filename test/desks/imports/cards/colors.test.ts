import fc from 'fast-check'
import { expect, test } from 'vitest'
import { colorOf } from '#desks/imports/cards/colors.ts'
import { HUES, SHADES } from '#desks/imports/cards/lexicon/colors.ts'
import { CHINESE } from '#desks/imports/cards/words.ts'

test.each([
  ['黑白', 'Чёрный/белый'],
  ['黑色', 'Чёрный'],
  ['浅灰色', 'Светло-серый'],
  ['深军绿', 'Тёмный армейский зелёный'],
  ['白/黑/红', 'Белый/чёрный/красный'],
  ['白色 黑色', 'Белый/чёрный'],
  ['黑金', 'Чёрный/золотой'],
  ['酒红色', 'Бордовый'],
  ['浅卡其色', 'Светлый хаки'],
  ['荧光黄', 'Неоново-жёлтый'],
  ['哑光黑', 'Матовый чёрный'],
  ['黑色系', 'Чёрный'],
  ['【米白】', 'Молочный'],
  ['Core Black', 'Чёрный'],
  ['Light Gray', 'Светло-серый'],
  ['Black White', 'Чёрный/белый'],
  ['BLACK/OFF WHITE', 'Чёрный/молочный'],
  ['Sacred', 'Sacred'],
  ['Чёрный', 'Чёрный'],
  ['加绒款', undefined],
  ['魔法黑', undefined],
  ['深', undefined],
  ['', undefined],
])('%s', (value, russian) => {
  expect(colorOf(value)).toBe(russian)
})

test('every word of the table, alone and combined, is told without Chinese', () => {
  const hue = fc.constantFrom(...Object.keys(HUES))
  const shade = fc.constantFrom('', ...Object.keys(SHADES))
  fc.assert(
    fc.property(fc.array(fc.tuple(shade, hue), { minLength: 1, maxLength: 3 }), (parts) => {
      const text = parts.map(([tone, color]) => `${tone} ${color}`).join(' ')
      expect(colorOf(text)).toMatch(/^\p{Lu}[\p{Script=Cyrillic} /()-]+$/u)
      expect(colorOf(text)).not.toMatch(CHINESE)
    }),
  )
})
