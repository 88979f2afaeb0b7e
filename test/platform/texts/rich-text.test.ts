import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeMarkup, plainText, richText } from '#platform/texts/rich-text.ts'

test('markup becomes entities with UTF-16 offsets', () => {
  expect(richText('🎉 <b>Пой<i>ма</i>на</b> <code>a&lt;b&amp;c</code>')).toEqual({
    text: '🎉 Поймана a<b&c',
    entities: [
      { type: 'italic', offset: 6, length: 2 },
      { type: 'bold', offset: 3, length: 7 },
      { type: 'code', offset: 11, length: 5 },
    ],
  })
})

test('what is not our markup stays as it is', () => {
  for (const text of ['a < b', '<a href="x">', 'R&D &copy;', '</b>', 'x</i>'])
    expect(plainText(text)).toBe(text.replace(/<\/[bi]>/, ''))
  expect(richText('<b></b>').entities).toEqual([])
})

test('no value can become markup', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('<b>', '</b>', '&lt;', '&', '<', 'ж', '🎉')), (parts) => {
      const value = parts.join('')
      expect(richText(escapeMarkup(value))).toEqual({ text: value, entities: [] })
    }),
  )
})

test('a name that turns the direction of writing does not turn ours', () => {
  expect(escapeMarkup('\u202eаннА\u2066 <b>')).toBe('аннА &lt;b&gt;')
})
