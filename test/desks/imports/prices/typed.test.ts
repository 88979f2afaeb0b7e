import { expect, test } from 'vitest'
import {
  parseMarkup,
  parseRate,
  parseRounding,
  parseYuanRange,
} from '#desks/imports/prices/typed.ts'

test.each([
  ['13,5', 135_000],
  ['13.5', 135_000],
  ['курс 13,5678', 135_678],
  ['12 ₽', 120_000],
  ['0', undefined],
  ['-3', undefined],
  ['0,00001', undefined],
  ['5000', undefined],
  ['тринадцать', undefined],
])('a rate: %s', (text, rate) => {
  expect(parseRate(text, 'ru')).toBe(rate)
})

test.each([
  ['+5000', { fixed: 5_000, percentE2: 0 }],
  ['5 000 ₽', { fixed: 5_000, percentE2: 0 }],
  ['15 %', { fixed: 0, percentE2: 1_500 }],
  ['12,5%', { fixed: 0, percentE2: 1_250 }],
  ['10% + 3000', { fixed: 3_000, percentE2: 1_000 }],
  ['3000+10%', { fixed: 3_000, percentE2: 1_000 }],
  ['3000 р. и 10 %', { fixed: 3_000, percentE2: 1_000 }],
  ['0', { fixed: 0, percentE2: 0 }],
  ['5% + 5%', undefined],
  ['1000 + 2000', undefined],
  ['-10%', undefined],
  ['много', undefined],
  ['', undefined],
])('a markup: %s', (text, markup) => {
  expect(parseMarkup(text, 'ru')).toEqual(markup)
})

test.each([
  ['1', 1],
  ['до 10', 10],
  ['100 ₽', 100],
  ['990', 990],
  ['…990', 990],
  ['...990', 990],
  ['99', undefined],
  ['', undefined],
])('a rounding: %s', (text, rounding) => {
  expect(parseRounding(text)).toBe(rounding)
})

test.each([
  ['до 1000', { toFen: 100_000 }],
  ['дешевле 1 000 ¥', { toFen: 100_000 }],
  ['1000–3000', { fromFen: 100_000, toFen: 300_000 }],
  ['1 000 - 3 000 юаней', { fromFen: 100_000, toFen: 300_000 }],
  ['от 1000 до 3000', { fromFen: 100_000, toFen: 300_000 }],
  ['от 3000', { fromFen: 300_000 }],
  ['under 500', { toFen: 50_000 }],
  ['3000-1000', undefined],
  ['до', undefined],
  ['дорогие', undefined],
])('a range of prices: %s', (text, range) => {
  expect(parseYuanRange(text, 'ru')).toEqual(range)
})
