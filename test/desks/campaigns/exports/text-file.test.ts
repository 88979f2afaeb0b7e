import { expect, test } from 'vitest'
import { commanderTable } from '#desks/campaigns/exports/table.ts'
import { commanderText } from '#desks/campaigns/exports/text-file.ts'
import { campaignContent } from './content.ts'

const parse = (text: string) =>
  text
    .slice(1, -2)
    .split('\r\n')
    .map((line) => line.split('\t'))

test('a table between tabs with the campaign’s name first, marked as UTF-8', () => {
  const text = commanderText(campaignContent())
  expect(Buffer.from(text).subarray(0, 3).toString('hex')).toBe('efbbbf')
  const [header = [], ...rows] = parse(text)
  const table = commanderTable(campaignContent())
  expect(header).toEqual(['Название кампании', ...table.header])
  expect(rows).toHaveLength(table.rows.length)
  for (const row of rows) {
    expect(row).toHaveLength(header.length)
    expect(row[0]).toBe('Термокружки: Москва / "зима"')
  }
})

test('no cell begins a formula when the file is opened in a spreadsheet', () => {
  const content = campaignContent()
  const [first, ...others] = content.groups
  if (!first) throw new Error('no group')
  const phrases = [
    { text: "+cmd|' /C calc'!A0", frequency: 1 },
    { text: '=HYPERLINK("x")', frequency: 1 },
    { text: '-2+3*A1', frequency: 1 },
    ...first.phrases,
  ]
  const [header = [], ...rows] = parse(
    commanderText({ ...content, groups: [{ ...first, phrases }, ...others] }),
  )
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)])
  expect(column('Фраза (с минус-словами)').slice(0, 6)).toEqual([
    "cmd|' /C calc'!A0",
    'HYPERLINK("x")',
    '2+3*A1',
    'купить термокружку',
    '+как выбрать термокружку',
    '-5 термокружка',
  ])
  expect(column('Заголовок 3')[0]).toBe('СУММ(1;2)')
  expect(column('Название группы').at(-1)).toBe('термостакан')
  expect(new Set(column('Доп. объявление группы'))).toEqual(new Set(['-', '+']))
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=@\t\r']/)
})
