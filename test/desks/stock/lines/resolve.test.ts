import { expect, test } from 'vitest'
import { findByName } from '#desks/stock/lines/names.ts'
import { parseLine } from '#desks/stock/lines/parse.ts'
import { resolveLine } from '#desks/stock/lines/resolve.ts'

const PRODUCTS = [
  { sku: 'MUG-350-BLU', name: 'Кружка синяя 350 мл' },
  { sku: 'MUG-350-RED', name: 'Кружка красная 350 мл' },
  { sku: 'MUG-LID', name: 'Кружка с крышкой' },
  { sku: 'CUP-STAND', name: 'Чашка на подставке' },
]
const WAREHOUSES = [
  { name: 'Тула' },
  { name: 'Основной' },
  { name: 'Москва Север' },
  { name: 'Москва Юг' },
]

async function resolve(text: string) {
  const line = parseLine(text)
  if (!line) throw new Error(`not read: ${text}`)
  const { products, at, from, to, ...rest } = await resolveLine(line, {
    products: async (words, isCode) =>
      isCode ? PRODUCTS.filter(({ sku }) => sku === words) : findByName(PRODUCTS, words),
    warehouses: async (words) => findByName(WAREHOUSES, words),
  })
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name)
  return {
    ...rest,
    products: products.map(({ sku }) => sku),
    at: names(at),
    from: names(from),
    to: names(to),
  }
}

test('an SKU and an inflected warehouse are settled', async () => {
  expect(await resolve('осталось 14 MUG-350-BLU на Туле')).toMatchObject({
    ...{
      kinds: ['correction'],
      quantities: [14],
      products: ['MUG-350-BLU'],
      at: ['Тула'],
      asks: [],
    },
  })
  expect(await resolve('перенёс 5 кружек с крышкой с Тулы на Основной')).toMatchObject({
    ...{ products: ['MUG-LID'], from: ['Тула'], to: ['Основной'], asks: [] },
  })
})

test('a preposition within a name is no warehouse', async () => {
  expect(await resolve('продал 2 чашки на подставке')).toMatchObject({
    ...{ products: ['CUP-STAND'], at: [], asks: [] },
  })
  expect(await resolve('продал 2 чашки на подставке на Туле')).toMatchObject({
    ...{ products: ['CUP-STAND'], at: ['Тула'], asks: [] },
  })
})

test('a bare word beside an SKU is a warehouse when there is one', async () => {
  expect(await resolve('MUG-350-BLU Тула = 5')).toMatchObject({ at: ['Тула'], asks: [] })
  expect(await resolve('сталь 3 MUG-350-BLU')).toMatchObject({ at: [], asks: ['kind'] })
})

test('where the name of a warehouse ends is looked up', async () => {
  expect(await resolve('+30 на склад Москва Север кружка синяя')).toMatchObject({
    ...{ products: ['MUG-350-BLU'], at: ['Москва Север'], asks: [] },
  })
})

test('several candidates are choices, never a guess', async () => {
  expect(await resolve('продал 2 кружки 350 мл')).toMatchObject({
    ...{ products: ['MUG-350-BLU', 'MUG-350-RED'], asks: ['product'] },
  })
  expect(await resolve('+30 MUG-350-BLU на Москву')).toMatchObject({
    ...{ at: ['Москва Север', 'Москва Юг'], asks: ['at'] },
  })
})

test('what is not found is asked, with what was said', async () => {
  expect(await resolve('продал 2 NONE-1')).toMatchObject({ products: [], asks: ['product'] })
  const unknown = await resolve('+30 MUG-350-BLU на склад Пермь')
  expect(unknown).toMatchObject({ products: ['MUG-350-BLU'], at: [], asks: ['at'] })
  expect(unknown.said.at).toBe('Пермь')
})

test('a transfer needs two different warehouses', async () => {
  expect(await resolve('перенёс 5 MUG-350-BLU')).toMatchObject({ asks: ['from', 'to'] })
  expect(await resolve('перенёс 5 MUG-350-BLU с Тулы на Тулу')).toMatchObject({ asks: ['to'] })
})

test('a number that the product’s own name has is asked', async () => {
  expect(await resolve('продал кружка синяя 2')).toMatchObject({ quantities: [2], asks: [] })
  expect(await resolve('продал кружка синяя 350')).toMatchObject({ asks: ['quantity'] })
})

test('a sale without a warehouse leaves the choice to the shop; doubts are asked in order', async () => {
  expect(await resolve('продал 2 MUG-350-BLU')).toMatchObject({ at: [], asks: [] })
  expect(await resolve('возврат кружка синяя 350 на Пермь')).toMatchObject({
    asks: ['kind', 'quantity', 'at'],
  })
})

test('names are found in any case, whole ones first', () => {
  const all = [{ name: 'Тула' }, { name: 'Тула Запад' }, { name: 'Основной' }]
  const found = (typed: string) => findByName(all, typed).map(({ name }) => name)
  expect(found('тулы')).toEqual(['Тула'])
  expect(found('Тулу Запад')).toEqual(['Тула Запад'])
  expect(found('основном')).toEqual(['Основной'])
  expect(found('запад')).toEqual(['Тула Запад'])
  expect(findByName([{ name: 'Blue mug' }], 'mugs')).toHaveLength(1)
  expect(findByName([{ name: 'Чашка' }], 'чашек')).toHaveLength(1)
  expect(found('')).toEqual([])
  expect(found('Пермь')).toEqual([])
})
