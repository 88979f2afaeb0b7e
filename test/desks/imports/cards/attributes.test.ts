import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributesOf } from '#desks/imports/cards/attributes.ts'
import { sizeRows, sizeTableHtml } from '#desks/imports/cards/size-table.ts'
import { CHINESE } from '#desks/imports/cards/words.ts'
import { anyCard, cardOf } from './samples.ts'

const said = (key: string, value: string) => {
  const [found] = attributesOf({ attributes: [{ key, value }] })
  return found && `${found.name}: ${found.value}`
}

test.each([
  ['主色', '黑白', 'Цвет: Чёрный/белый'],
  ['鞋面材质', '合成革', 'Материал верха: Искусственная кожа'],
  ['适用性别', '男女通用', 'Пол: Унисекс'],
  ['功能性', '耐磨,防滑', 'Особенности: Износостойкость, нескользящая подошва'],
  ['成分', '聚酯纤维65% 棉35%', 'Состав: Полиэстер 65%, хлопок 35%'],
  ['中底材质', 'EVA', 'Материал промежуточной подошвы: EVA'],
  ['产地', '越南', 'Страна производства: Вьетнам'],
  ['鞋面材质', '魔法布', undefined],
  ['神秘', '黑', undefined],
  ['材质', '', undefined],
])('%s %s', (key, value, told) => {
  expect(said(key, value)).toBe(told)
})

test('unknown halves are looked up; a name counts once', () => {
  const attributes = [
    { key: '神秘', value: '魔法' },
    { key: '材质', value: '棉' },
    { key: '面料', value: '羊毛' },
  ]
  const words = new Map([
    ['attribute神秘', 'тайна'],
    ['value魔法', 'волшебство'],
  ])
  expect(attributesOf({ attributes }, (kind, word) => words.get(kind + word))).toEqual([
    { name: 'Тайна', value: 'Волшебство' },
    { name: 'Материал', value: 'Хлопок' },
  ])
})

test('a size table of parallel columns', () => {
  const rows = sizeRows(cardOf())
  expect(rows).toEqual([
    ['EU', 'US', 'Длина стопы, см'],
    ['41', '8', '26'],
    ['42', '8.5', '26.5'],
  ])
  expect(sizeTableHtml(rows)).toMatch(/^<table><tr><th>EU<\/th>.*<td>26.5<\/td><\/tr><\/table>$/)
})

test('columns of other lengths keep their places; one column is no table', () => {
  const column = (key: string, ...values: string[]) => ({ key, values })
  expect(sizeRows({ sizeTable: [column('EU', '41', '42'), column('胸围(cm)', '100')] })).toEqual([
    ['EU', 'Обхват груди'],
    ['41', '100'],
    ['42', '–'],
  ])
  expect(sizeRows({ sizeTable: [column('EU', '41'), column('神秘', '1')] })).toEqual([])
  expect(sizeTableHtml([])).toBe('')
})

test('nothing Chinese in attributes and tables, whatever comes', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      expect(JSON.stringify(attributesOf(card))).not.toMatch(CHINESE)
      expect(sizeTableHtml(sizeRows(card))).not.toMatch(CHINESE)
    }),
  )
})
