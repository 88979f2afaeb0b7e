import { expect, test } from 'vitest'
import { renderScreen } from '#telegram/screens/render.ts'

test('text becomes entities, labels plain words, empty rows nothing', () => {
  const { text, entities, keyboard } = renderScreen({
    text: '<b>Склад</b> &lt;1&gt;\n',
    keyboard: [
      [],
      [
        { text: 'R&amp;D <b>x</b>', data: 'a', style: 'danger' },
        { text: 'Сайт', url: 'https://example.com' },
        { text: 'Копия', copy: '42' },
      ],
    ],
  })
  expect(text).toBe('Склад <1>')
  expect(entities).toEqual([{ type: 'bold', offset: 0, length: 5 }])
  expect(keyboard.inline_keyboard).toEqual([
    [
      { text: 'R&D x', callback_data: 'a', style: 'danger' },
      { text: 'Сайт', url: 'https://example.com' },
      { text: 'Копия', copy_text: { text: '42' } },
    ],
  ])
})

test('equal screens have equal digests, others not', () => {
  const screen = { text: 'a', keyboard: [[{ text: 'x', data: '1' }]] }
  const digest = renderScreen(screen).digest
  expect(renderScreen(structuredClone(screen)).digest).toBe(digest)
  for (const other of [
    { ...screen, text: '<b>a</b>' },
    { text: 'a', keyboard: [[{ text: 'x', data: '2' }]] },
    { text: 'a' },
  ])
    expect(renderScreen(other).digest).not.toBe(digest)
})

test('a text over the limit loses its end, and entities end with it', () => {
  const { text, entities } = renderScreen({ text: `<b>${'ж'.repeat(5_000)}</b> <i>gone</i>` })
  expect(text).toHaveLength(4_096)
  expect(text.endsWith('…')).toBe(true)
  expect(entities).toEqual([{ type: 'bold', offset: 0, length: 4_095 }])
})
