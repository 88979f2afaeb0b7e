import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceOf, nearestCommand } from '#telegram/commands/nearest.ts'

const NAMES = ['start', 'menu', 'cancel', 'help', 'supplies', 'stock', 'import', 'keys', 'plan']

test.each([
  ['suplies', 'supplies'],
  ['stokc', 'stock'],
  ['hepl', 'help'],
  ['imports', 'import'],
  ['key', 'keys'],
  ['menue', 'menu'],
])('/%s means /%s', (typed, meant) => {
  expect(nearestCommand(typed, NAMES)).toBe(meant)
})

test.each(['xyzzy_plugh', 'q', 'подделка'])('/%s means none of them', (typed) => {
  expect(nearestCommand(typed, NAMES)).toBeUndefined()
})

test('a distance is 0 for the same word only, the same both ways, and no longer than the longer word', () => {
  const word = fc.string({ maxLength: 12 })
  fc.assert(
    fc.property(word, word, (left, right) => {
      const distance = distanceOf(left, right)
      expect(distance).toBe(distanceOf(right, left))
      expect(distance === 0).toBe(left === right)
      expect(distance).toBeLessThanOrEqual(Math.max([...left].length, [...right].length))
    }),
  )
})
