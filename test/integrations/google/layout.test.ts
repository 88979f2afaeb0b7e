import { expect, test } from 'vitest'
import {
  columnName,
  layoutRequests,
  type PresentSheet,
  placeTabs,
} from '#integrations/google/layout.ts'
import { valueBatches } from '#integrations/google/values.ts'
import { ads, keywords } from './client.ts'

const blank: PresentSheet = {
  sheetId: 0,
  title: 'Лист1',
  rows: 1_000,
  columns: 26,
  formulas: [],
}
const named = (requests: readonly object[]) => requests.map((one) => Object.keys(one)[0])

test('a document keeps its sheet ids, another one has others', () => {
  const ids = (ref: string) => placeTabs(ref, [keywords, ads], []).map((one) => one.sheetId)
  expect(ids('a')).toEqual(ids('a'))
  expect(new Set([...ids('a'), ...ids('b')]).size).toBe(4)
  expect(ids('a').every((id) => Number.isInteger(id) && id > 0 && id < 2 ** 31)).toBe(true)
})

test('the empty sheet of a new spreadsheet goes, a seller’s own stays', () => {
  const placed = placeTabs('a', [keywords], [blank])
  expect(named(layoutRequests(placed, [blank], { isOurs: true }))).toContain('deleteSheet')
  expect(named(layoutRequests(placed, [blank], { isOurs: false }))).not.toContain('deleteSheet')
})

test('only our own red rules are taken away, last first; a bigger sheet is not cut', () => {
  const [{ sheetId } = { sheetId: 0 }] = placeTabs('a', [ads], [])
  const formulas = ['=LEN(B2)>56', '=A2="важно"', '=LEN(C2)>81']
  const present = [blank, { ...blank, sheetId, title: 'Объявления', rows: 5_000, formulas }]
  const requests = layoutRequests(placeTabs('a', [ads], present), present, { isOurs: true })
  expect(requests).toMatchObject([
    {
      updateSheetProperties: {
        properties: { gridProperties: { rowCount: 5_000, columnCount: 26 } },
      },
    },
    { updateCells: {} },
    { deleteConditionalFormatRule: { index: 2 } },
    { deleteConditionalFormatRule: { index: 0 } },
    ...Array(requests.length - 4).fill({}),
  ])
})

test('columns are named as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 701].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ'])
})

test('a large table goes in several requests that join without a gap', () => {
  const rows = Array.from({ length: 9_000 }, (_, at) => [`фраза ${at}`, 'х'.repeat(200)])
  const big = { ...keywords, rows }
  const batches = valueBatches(placeTabs('a', [big, ads], []))
  expect(batches.length).toBeGreaterThan(1)
  let next = 1
  for (const { range, values } of batches.flat().filter((one) => one.range.startsWith("'Ключи'"))) {
    expect(range).toBe(`'Ключи'!A${next}`)
    next += values.length
  }
  expect(next).toBe(9_002)
  for (const batch of batches) expect(JSON.stringify(batch).length).toBeLessThan(1_000_000)
  expect(batches.flat().at(-1)?.range).toBe("'Объявления'!A1")
})

test('quotes in a title are doubled in its range', () => {
  const placed = placeTabs('a', [{ ...ads, title: "Осень '26" }], [])
  expect(valueBatches(placed)[0]?.[0]?.range).toBe("'Осень ''26'!A1")
})
