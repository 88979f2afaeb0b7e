import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axesOf } from '#desks/imports/cards/axes.ts'
import { CHINESE } from '#desks/imports/cards/words.ts'
import { anySku, skuOf } from './samples.ts'

const names = (card: Parameters<typeof axesOf>[0]) =>
  axesOf(card).axes.map(({ name, values }) => [name, ...values.map((value) => value.name)])

test('one colour is no axis, sizes are in their order', () => {
  const skus = ['42', '36⅔', '37'].map((size) => skuOf(size, { color: '黑白', size }))
  const found = axesOf({ skus })
  expect(names({ skus })).toEqual([['Размер', '36⅔', '37', '42']])
  expect(found.plain.map(({ name, values }) => [name, values[0]?.name])).toEqual([
    ['Цвет', 'Чёрный/белый'],
  ])
  expect(found.variations.map(({ values }) => values[0]?.name)).toEqual(['42', '36⅔', '37'])
})

test('colour, size and edition', () => {
  const skus = ['黑', '白'].flatMap((color) =>
    ['S', 'M'].flatMap((size) =>
      ['标准版', '加绒版'].map((edition) =>
        skuOf(`${color}${size}${edition}`, { color, size, edition }),
      ),
    ),
  )
  expect(names({ skus })).toEqual([
    ['Цвет', 'Чёрный', 'Белый'],
    ['Размер', 'S', 'M'],
    ['Версия', 'Стандартная', 'С флисом'],
  ])
  expect(axesOf({ skus }).variations).toHaveLength(8)
})

test('what has neither size nor choice is of one size', () => {
  expect(names({ skus: [skuOf('1', { color: '黑' })] })).toEqual([['Размер', 'Единый размер']])
  expect(names({ skus: [skuOf('1', {})] })).toEqual([['Размер', 'Единый размер']])
  expect(names({ skus: [skuOf('1', { size: '均码' })] })).toEqual([['Размер', 'Единый размер']])
})

test('two spellings of one thing are two values of two names', () => {
  const skus = [skuOf('1', { color: '黑' }), skuOf('2', { color: '黑色' })]
  expect(names({ skus })).toEqual([['Цвет', 'Чёрный', 'Чёрный 2']])
})

test('of two SKUs with the same values the one on sale is kept', () => {
  const gone = skuOf('1', { size: '42' }, { offers: [] })
  const sold = skuOf('2', { size: '42' })
  const found = axesOf({ skus: [gone, sold, skuOf('3', { size: '42' })] })
  expect(found.variations.map(({ skuId }) => skuId)).toEqual(['2'])
  expect(found.duplicates).toEqual(['1', '3'])
})

test('a SKU without a property others have gets a value too: "any" would sell every size', () => {
  const skus = [skuOf('1', { size: '42', edition: '加绒版' }), skuOf('2', { size: '42' })]
  expect(names({ skus })).toEqual([
    ['Размер', '42'],
    ['Версия', 'Стандартный', 'С флисом'],
  ])
})

test('unknown words are looked up, and neutral at last', () => {
  const skus = [skuOf('1', { color: '星河' }), skuOf('2', { color: '龙猫' })]
  const found = axesOf({ skus }, (kind, word) =>
    kind === 'color' && word === '星河' ? 'Млечный путь' : undefined,
  )
  expect(found.axes[0]?.values.map(({ name, valueId }) => [name, valueId])).toEqual([
    ['Млечный путь', 'color-星河'],
    ['Цвет 2', 'color-龙猫'],
  ])
})

test('140 variations are as good as two', () => {
  const skus = Array.from({ length: 140 }, (_, index) =>
    skuOf(String(index), {
      color: `${'黑白红蓝绿黄紫'[index % 7]}`,
      size: String(36 + Math.floor(index / 7) / 2),
    }),
  )
  expect(axesOf({ skus }).variations).toHaveLength(140)
  expect(axesOf({ skus }).axes.map(({ values }) => values.length)).toEqual([7, 20])
})

test('whatever comes: nothing Chinese, no two variations alike, every SKU accounted for', () => {
  fc.assert(
    fc.property(fc.array(anySku, { minLength: 1, maxLength: 10 }), (skus) => {
      const { axes, plain, variations, duplicates } = axesOf({ skus })
      for (const { name, values } of [...axes, ...plain]) {
        for (const value of values) {
          expect(`${name} ${value.name} ${value.slug}`).not.toMatch(CHINESE)
          expect(value.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
          expect(Number.isInteger(value.order)).toBe(true)
        }
        expect(new Set(values.map((value) => value.name.toLowerCase())).size).toBe(values.length)
        expect(new Set(values.map(({ slug }) => slug)).size).toBe(values.length)
      }
      expect(new Set(axes.map(({ name }) => name)).size).toBe(axes.length)
      const keys = variations.map(({ values }) => values.map(({ name }) => name).join('|'))
      expect(new Set(keys).size).toBe(keys.length)
      for (const { values } of variations) expect(values).toHaveLength(axes.length)
      const told = [...variations.map(({ skuId }) => skuId), ...duplicates].sort()
      expect(told).toEqual(skus.map(({ skuId }) => skuId).sort())
    }),
    { numRuns: 300 },
  )
})
