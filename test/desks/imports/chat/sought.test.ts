import { expect, test } from 'vitest'
import { readSought } from '#desks/imports/chat/find/sought.ts'

test.each([
  ['200 пар nike', 'nike', 200],
  ['привези 200 пар nike', 'nike', 200],
  ['двести пар nike', 'nike', 200],
  ['хочу 30 пар адидас самба', 'адидас самба', 30],
  ['bring me 200 nike pairs into my shop', 'nike', 200],
  ['принеси мне 50 кроссовок New Balance 574', 'кроссовок New Balance 574', 50],
  ['загрузи 100 шт футболок Stussy в мой магазин', 'футболок Stussy', 100],
  ['найди dunk low', 'dunk low', null],
  ['100 шт футболок Stussy', '100 шт футболок Stussy', null],
  ['nike 42', 'nike 42', null],
  ['нужно 5 товаров списать', '5 товаров списать', null],
  ['импорт', 'импорт', null],
])('%j: %j, %j of them', (line, text, count) => {
  expect(readSought(line)).toMatchObject({ kind: 'keyword', text, count })
})

test.each([
  ['dd1391-100', 'DD1391-100'],
  ['DD1391–100', 'DD1391-100'],
  ['арт. DD1391-100', 'DD1391-100'],
  ['найди «CW2288-111»', 'CW2288-111'],
  ['СW2288-111', 'CW2288-111'],
  ['артикул: IF1864', 'IF1864'],
  ['D\u200bD1391-100', 'DD1391-100'],
])('%j is the article number %s', (line, text) => {
  expect(readSought(line)).toMatchObject({ kind: 'article', text })
})
