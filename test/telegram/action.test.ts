import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actionNameOf, defineAction, param } from '#telegram/action.ts'

const all = defineAction('x', 'all', {
  id: param.id,
  count: param.int,
  day: param.day,
  mode: param.oneOf('on', 'off'),
})
const word = defineAction('x', 'word', { word: param.word })

test('values survive the way through a button, within 64 bytes', () => {
  const day = fc
    .integer({ min: 0, max: 99_999 })
    .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10))
  const values = fc.record({
    id: fc.uuid(),
    count: fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
    day: fc.oneof(day, fc.constant('')),
    mode: fc.constantFrom('on', 'off'),
  })
  fc.assert(
    fc.property(values, (given) => {
      const data = all(given as Parameters<typeof all>[0])
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
      expect(actionNameOf(data)).toBe('x.all')
      expect(all.parse(data)).toEqual(given)
    }),
  )
})

test('no text makes a parser throw, and none but ours is taken', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const data of [text, `1.x.all.${text}`, `1.x.word.${text}`]) {
        actionNameOf(data)
        all.parse(data)
        const taken = word.parse(data)
        if (taken) expect(word(taken)).toBe(data)
      }
    }),
  )
  expect(all.parse('2.x.all.x')).toBeUndefined()
  expect(word.parse('1.x.word')).toBeUndefined()
  expect(word.parse('1.x.word.a.b')).toBeUndefined()
})

test('data over Telegram’s limit is refused where it is made', () => {
  expect(() => word({ word: 'x'.repeat(60) })).toThrow(RangeError)
})
