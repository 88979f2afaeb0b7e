import { expect, test } from 'vitest'
import { sheetTabs } from '#desks/campaigns/exports/tabs.ts'
import { campaignContent } from './content.ts'

const tabsOf = () => {
  const tabs = sheetTabs(campaignContent())
  return (title: string) => {
    const tab = tabs.find((one) => one.title === title)
    if (!tab) throw new Error(`no tab ${title}`)
    return tab
  }
}

test('five tabs, each with a width for every column and rows as long as its header', () => {
  for (const format of ['responsive', 'text'] as const) {
    const tabs = sheetTabs(campaignContent(format))
    expect(tabs.map(({ title }) => title)).toEqual([
      ...['Ключи', 'Объявления', 'Минус-слова', 'Расширения', 'Как читать'],
    ])
    for (const { header, rows, widths, limits } of tabs) {
      expect(widths).toHaveLength(header.length)
      for (const row of rows) expect(row).toHaveLength(header.length)
      for (const index of Object.keys(limits)) expect(Number(index)).toBeLessThan(header.length)
    }
  }
})

test('frequencies are numbers, groups without ads are there too', () => {
  const { rows } = tabsOf()('Ключи')
  expect(rows).toHaveLength(5)
  expect(rows[0]).toEqual([1, 'купить\tтермокружку', 'купить термокружку', 12_345, 'купить'])
  expect(rows.at(-1)?.[1]).toBe('кружка термос')
})

test('over-long strings of ads turn red at Direct’s limits', () => {
  const limitOf = (tab: { header: readonly string[]; limits: Readonly<Record<number, number>> }) =>
    Object.fromEntries(tab.header.map((name, index) => [name, tab.limits[index]]))
  expect(limitOf(tabsOf()('Объявления'))).toMatchObject({
    ...{ 'Заголовок 1': 56, 'Заголовок 7': 56, 'Текст 3': 96, 'Отображаемая ссылка': 20 },
  })
  expect(limitOf(tabsOf()('Расширения'))).toMatchObject({
    ...{ 'Быстрая ссылка': 30, Описание: 60, Уточнение: 25 },
  })
})

test('minus-words say why and where they act', () => {
  const { rows } = tabsOf()('Минус-слова')
  expect(rows[0]).toEqual(['бесплатно', 'хотят бесплатно', 3, 'вся кампания'])
  expect(rows.at(-1)).toEqual(['дети', 'есть своя группа', '', 'группа «купить\tтермокружку»'])
})
