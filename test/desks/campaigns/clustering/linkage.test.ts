import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distancesOf } from '#desks/campaigns/clustering/distances.ts'
import { halvesOf, MOST_PHRASES, withinLimit } from '#desks/campaigns/clustering/limit.ts'
import { averageLinkage, cutAt } from '#desks/campaigns/clustering/linkage.ts'
import { vectorsOf } from '#desks/campaigns/clustering/vectors.ts'
import { naiveGroups } from './naive-linkage.ts'
import { CHOSEN_ON, labelled } from './quality/labelled.ts'

const texts = labelled(CHOSEN_ON).map(({ text }) => text)
const sorted = (groups: readonly (readonly number[])[]) =>
  groups.map((group) => group.toSorted((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))

test('the chain finds the groups that merging the closest pair over and over finds', () => {
  const some = fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(some, fc.constantFrom(0.5, 0.7, 0.85, 0.95), (chosen, threshold) => {
      const merges = averageLinkage(distancesOf(vectorsOf(chosen)), chosen.length)
      expect(merges).toHaveLength(chosen.length - 1)
      expect(sorted(cutAt(merges, chosen.length, threshold))).toEqual(
        sorted(naiveGroups(chosen, threshold)),
      )
    }),
  )
})

test('a distance is that of the two phrases: 0 of a phrase to itself, 1 to one with nothing in common', () => {
  const [same, other, another] = distancesOf(vectorsOf(['диван угловой', 'угловой диван', 'бра']))
  expect(same).toBeCloseTo(0)
  expect(other).toBe(1)
  expect(another).toBe(1)
})

test('a group too large for Direct comes in pieces that fit, and not in crumbs', () => {
  const many = Array.from({ length: 1_050 }, (_, i) => `диван модель${i % 70} цвет${i % 9}`)
  const pieces = withinLimit(
    many,
    many.map((_, i) => i),
  )
  expect(pieces.flat().sort((a, b) => a - b)).toEqual(many.map((_, i) => i))
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(MOST_PHRASES)
  expect(pieces.length).toBeLessThanOrEqual(12)
})

test('the loosest place is where two things met', () => {
  const two = ['диван угловой', 'диван угловой серый', 'кружка белая', 'белая кружка с ручкой']
  expect(halvesOf(two)).toEqual([
    [0, 1],
    [2, 3],
  ])
  expect(halvesOf(['диван'])).toEqual([[0], []])
  expect(halvesOf([])).toEqual([[], []])
})
