import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseLeniently } from '#platform/lenient.ts'

const offer = z.object({
  id: z.string(),
  price: z.number().optional(),
  stock: z.object({ available: z.int(), isSold: z.boolean().optional() }),
  tags: z.array(z.string()).optional(),
  extra: z.record(z.string(), z.unknown()).optional(),
})
const answer = z.object({ total: z.number(), items: z.array(offer) })
const GOOD = {
  total: 1,
  items: [
    { id: '7', price: 12.5, stock: { available: 3, isSold: true }, tags: ['a'], extra: { a: 1 } },
  ],
}
const stored = answer.parse(GOOD)

test.each([
  ['a number as a text', { ...GOOD, total: '1' }, stored],
  ['a text as a number', { ...GOOD, items: [{ ...GOOD.items[0], id: 7 }] }, stored],
  ['a flag as 1', within({ stock: { available: '3', isSold: 1 } }), stored],
  ['null for what may be absent', within({ price: null, tags: null }), without('price', 'tags')],
  ['{} for an empty list', { total: 0, items: {} }, { total: 0, items: [] }],
  ['[] for an empty object', within({ extra: [] }), within({ extra: {} })],
  ['a field nobody knows', { ...GOOD, news: { a: [] } }, stored],
])('%s is read as it was meant', (_what, given, meant) => {
  expect(parseLeniently(answer, given).data).toEqual(meant)
})

test.each([
  ['null for what has to be there', within({ stock: null })],
  ['words for a number', { ...GOOD, total: 'many' }],
  ['an object for a text', within({ id: {} })],
  ['a full object for a list', { ...GOOD, items: { a: 1 } }],
  ['a list for a full object', within({ extra: [1] })],
  ['nothing', undefined],
  ['HTML', '<html>'],
])('%s stays a fault', (_what, given) => {
  expect(parseLeniently(answer, given).success).toBe(false)
})

test('within a union the branch that fits is read', () => {
  const either = z.object({ value: z.union([z.object({ count: z.number() }), z.boolean()]) })
  expect(parseLeniently(either, { value: { count: '5' } }).data).toEqual({ value: { count: 5 } })
})

test('what is given is never changed, and what is right is read as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const before = JSON.stringify(value)
      const read = parseLeniently(answer, value)
      expect(JSON.stringify(value)).toBe(before)
      const strict = answer.safeParse(value)
      if (strict.success) expect(read.data).toEqual(strict.data)
    }),
  )
})

function within(fields: object) {
  return { ...GOOD, items: [{ ...GOOD.items[0], ...fields }] }
}

function without(...names: readonly string[]) {
  const kept = Object.entries(GOOD.items[0] ?? {}).filter(([name]) => !names.includes(name))
  return { ...GOOD, items: [Object.fromEntries(kept)] }
}
