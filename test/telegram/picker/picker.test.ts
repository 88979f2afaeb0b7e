import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type PickerData,
  type PickerView,
  pickerKeyboard,
  pickerLines,
} from '#telegram/picker/keyboard.ts'
import { createPickList } from '#telegram/picker/list.ts'
import { reduceSelection } from '#telegram/picker/selection.ts'
import { ru } from '../input/langs.ts'

const data: PickerData = {
  tick: (id, on) => `tick ${id} ${on}`,
  page: (offset) => `page ${offset}`,
  bulk: (how) => how,
  search: (how) => `search ${how}`,
  done: 'done',
}
const items = Array.from({ length: 214 }, (_, index) => ({
  id: index + 1,
  text: `Nike ${index + 1}`,
}))
const view = (over: Partial<PickerView> = {}): PickerView => ({
  query: '',
  offset: 16,
  items: items.slice(16, 24),
  total: 214,
  ticked: [17, 3],
  min: 1,
  max: 500,
  ordered: false,
  ...over,
})
const labels = (over: Partial<PickerView> = {}) =>
  pickerKeyboard(view(over), ru, data).map((row) => row.map(({ text }) => `[${text}]`).join(''))
const datas = (over: Partial<PickerView> = {}) =>
  pickerKeyboard(view(over), ru, data).flatMap((row) => row.map(({ data }) => data))

test('a page of a list is drawn as on the sketch', () => {
  expect(labels()).toEqual([
    '[☑ Nike 17]',
    ...[18, 19, 20, 21, 22, 23, 24].map((id) => `[☐ Nike ${id}]`),
    '[Вся страница][Все 214][Снять]',
    '[‹][3 / 27][›]',
    '[🔎 Поиск][✓ Далее]',
  ])
  expect(pickerLines(view(), ru)).toEqual(['Выбрано 2 · всего 214'])
})

test('order is shown when it matters', () => {
  const ticked = Array.from({ length: 10 }, (_, index) => 17 + ((index + 1) % 10))
  expect(labels({ ordered: true, ticked }).slice(0, 3)).toEqual([
    '[10. Nike 17]',
    '[1\ufe0f\u20e3 Nike 18]',
    '[2\ufe0f\u20e3 Nike 19]',
  ])
})

test('page and all are offered only where the maximum allows', () => {
  expect(datas({ max: 8 })).not.toContain('page')
  expect(datas({ max: 213 })).not.toContain('all')
  expect(datas({ max: 9 })).toContain('page')
  expect(datas({ max: 214 })).toContain('all')
  expect(datas({ ticked: [] })).not.toContain('none')
})

test('Done waits for the minimum, and a choice of one needs no Done', () => {
  expect(datas({ ticked: [], min: 1 })).not.toContain('done')
  expect(datas({ ticked: [], min: 0 })).toContain('done')
  expect(datas({ ticked: [1], max: 1 })).not.toContain('done')
  expect(labels({ ticked: [], max: 1 })[0]).toBe('[Nike 17]')
})

test('a short list has neither pages nor search, a search can be left', () => {
  const few = { items: items.slice(0, 3), total: 3, offset: 0, ticked: [] }
  expect(datas(few)).toEqual(['tick 1 true', 'tick 2 true', 'tick 3 true', 'all'])
  const found = { ...few, query: 'nike' }
  expect(datas(found)).toContain('search clear')
  expect(pickerLines(view(found), ru)).toContain('Поиск «nike» · найдено 3')
  expect(pickerLines(view({ ...found, total: 0 }), ru).join()).toContain('ничего не нашлось')
})

test('a button leads to the opposite of what its row shows', () => {
  expect(datas()).toContain('tick 17 false')
  expect(datas()).toContain('tick 18 true')
})

const ids = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })
const event = fc.oneof(
  ids.map((list) => ({ kind: 'tick' as const, ids: list })),
  ids.map((list) => ({ kind: 'untick' as const, ids: list })),
  fc.constant({ kind: 'none' as const }),
)

test('ticks never repeat, never exceed the maximum, keep their order, and a repeat changes nothing', () => {
  fc.assert(
    fc.property(fc.array(event), fc.integer({ min: 1, max: 20 }), (events, max) => {
      let ticked: readonly number[] = []
      for (const each of events) {
        const next = reduceSelection(ticked, each, max)
        expect(reduceSelection(next, each, max)).toEqual(next)
        expect(new Set(next).size).toBe(next.length)
        expect(next.length).toBeLessThanOrEqual(max)
        const kept = ticked.filter((id) => next.includes(id))
        expect(next.slice(0, kept.length)).toEqual(kept)
        ticked = next
      }
    }),
  )
})

test('pages cover the list once, each full but the last', () => {
  const list = createPickList(items)
  const seen = Array.from({ length: 27 }, (_, page) => list('', page * 8, 8))
  expect(seen.flatMap((page) => page.items)).toEqual(items)
  expect(seen.every(({ total }) => total === 214)).toBe(true)
})

test('search takes beginnings of words in any order and case', () => {
  const list = createPickList([
    { id: 1, text: 'Коледино' },
    { id: 2, text: 'Санкт-Петербург (Уткина Заводь)' },
    { id: 3, text: 'Королёв' },
  ])
  const found = (query: string) => list(query, 0, 8).items.map(({ id }) => id)
  expect(found('КОЛ')).toEqual([1])
  expect(found('заводь уткина')).toEqual([2])
  expect(found('королев')).toEqual([3])
  expect(found('петер')).toEqual([2])
  expect(found('ино')).toEqual([])
  expect(found('  ')).toEqual([1, 2, 3])
})
