import { expect, test } from 'vitest'
import { asCombinatorial } from '#desks/campaigns/campaign.ts'
import { commanderTable, groupsWithoutAds, type Table } from '#desks/campaigns/exports/table.ts'
import { campaignContent } from './content.ts'

const HEAD = [
  'Тип кампании',
  '№ заказа',
  'Валюта',
  'Минус-фразы на кампанию',
  'ID группы',
  'ID фразы',
  'ID объявления',
  'Доп. объявление группы',
  'Тип объявления',
  'Название группы',
  'Номер группы',
  'Фраза (с минус-словами)',
]
const LINKS = ['Ссылка', 'Отображаемая ссылка', 'Регион', 'Ставка', 'Ставка в сетях']
const EXTRAS = [
  'Заголовки быстрых ссылок',
  'Описания быстрых ссылок',
  'Адреса быстрых ссылок',
  'Уточнения',
  'Параметр 1',
  'Параметр 2',
  'Метки',
]
const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name} ${index + 1}`)

const cells = ({ header, rows }: Table, column: string) =>
  rows.map((row) => row[header.indexOf(column)])

test('combinatorial columns are those of Commander, and none of the legacy ones', () => {
  expect(commanderTable(campaignContent()).header).toEqual([
    ...HEAD,
    ...numbered('Заголовок', 7),
    ...numbered('Текст', 3),
    ...LINKS,
    ...EXTRAS,
    ...numbered('Изображение', 5),
    'Минус-фразы на группу',
  ])
})

test('text ads of older campaigns leave as Direct itself makes them: combinatorial', () => {
  const table = commanderTable(campaignContent('text'))
  expect(table.header).toEqual(commanderTable(campaignContent()).header)
  expect(cells(table, 'Тип объявления')[0]).toBe('Комбинаторное')
  expect(cells(table, 'Заголовок 1')[0]).toBe('Термокружка 1. Держит тепло')
  expect(cells(table, 'Заголовок 2')[0]).toBe('')
})

test.each([
  ['Термокружка', 'Держит тепло', 'Термокружка. Держит тепло'],
  ['Т'.repeat(30), 'Д'.repeat(24), `${'Т'.repeat(30)}. ${'Д'.repeat(24)}`],
  ['Т'.repeat(30), 'Д'.repeat(25), 'Т'.repeat(30)],
  ['Термокружка', '', 'Термокружка'],
])('%s and %s: %s', (title, title2, joined) => {
  const common = { text: 'Сталь.', origin: 'model', isLocked: true } as const
  expect(asCombinatorial({ kind: 'text', title, title2, ...common })).toEqual({
    ...{ kind: 'responsive', titles: [joined], texts: ['Сталь.'] },
    ...{ origin: 'model', isLocked: true },
  })
})

test('a row a keyword of the main ad, then a row a further ad, three ads a group at most', () => {
  const table = commanderTable(campaignContent())
  expect(cells(table, 'Доп. объявление группы')).toEqual(['-', '-', '-', '+', '+', '-', '+'])
  expect(cells(table, 'Номер группы')).toEqual([1, 1, 1, 1, 1, 2, 2])
  expect(cells(table, 'Фраза (с минус-словами)')).toEqual([
    ...['купить термокружку', '+как выбрать термокружку', '-5 термокружка', '', ''],
    ...['термостакан', ''],
  ])
  expect(cells(table, 'Заголовок 1')).toEqual([
    ...['Термокружка 1', 'Термокружка 1', 'Термокружка 1', 'Термокружка 2', 'Термокружка 3'],
    ...['Термокружка 5', 'Термокружка 6'],
  ])
  expect(cells(table, 'Регион')).toEqual([
    ...['Москва, Санкт-Петербург', 'Москва, Санкт-Петербург', 'Москва, Санкт-Петербург', '', ''],
    ...['Москва, Санкт-Петербург', ''],
  ])
})

test('what the campaign shares stands in every row, parts in their places', () => {
  const table = commanderTable(campaignContent())
  const first = (column: string) => cells(table, column)[0]
  expect(first('Тип кампании')).toBe('Единая перфоманс-кампания')
  expect(first('Тип объявления')).toBe('Комбинаторное')
  expect(first('Минус-фразы на кампанию')).toBe('бесплатно, своими руками')
  expect(first('Минус-фразы на группу')).toBe('стекло, дети')
  expect(first('Ссылка')).toBe(
    'https://shop.example/mugs?from=ya&utm_source=yandex&utm_term={keyword}#top',
  )
  expect(first('Отображаемая ссылка')).toBe('термокружки')
  expect(first('Заголовки быстрых ссылок')).toBe('Доставка||Отзывы | оценки||Скидки')
  expect(first('Описания быстрых ссылок')).toBe('За два дня||||До −30 % на всё')
  expect(String(first('Адреса быстрых ссылок')).split('||')[1]).toBe(
    'https://shop.example/reviews?utm_source=yandex&utm_term={keyword}',
  )
  expect(first('Уточнения')).toBe('Гарантия год||Оплата при получении')
})

test('no cell breaks its row; a group without ads waits and is named', () => {
  const content = campaignContent()
  const table = commanderTable(content)
  expect(cells(table, 'Название группы')[0]).toBe('купить термокружку')
  for (const cell of table.rows.flat()) expect(String(cell)).not.toMatch(/[\t\r\n]/)
  expect(groupsWithoutAds(content)).toEqual(['кружка термос'])
})

test('minus-words beyond the limit of a campaign are left out, whole', () => {
  const word = 'я'.repeat(3_000)
  const minusWords = Array.from({ length: 9 }, (_, index) => ({
    ...{ word: `${word}${index}`, reason: 'info' as const, phrases: 1 },
  }))
  const cell = String(
    cells(commanderTable({ ...campaignContent(), minusWords }), 'Минус-фразы на кампанию')[0],
  )
  expect(cell.split(', ')).toHaveLength(6)
})
