import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distancesOf, ONE } from '#desks/campaigns/clustering/distances.ts'
import { halvesOf, MOST_PHRASES, withinLimit } from '#desks/campaigns/clustering/limit.ts'
import { averageLinkage, cutAt, cutInto } from '#desks/campaigns/clustering/linkage.ts'
import { phraseSpace } from '#desks/campaigns/clustering/vectors.ts'
import { naiveGroups } from './naive-linkage.ts'
import { labelled, NICHES } from './quality/labelled.ts'

const texts = labelled(NICHES).map(({ text }) => text)
const sorted = (groups: readonly (readonly number[])[]) =>
  groups.map((group) => group.toSorted((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))

test('the chain finds the groups that merging the closest pair over and over finds', () => {
  const some = fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(some, fc.constantFrom(0.5, 0.7, 0.85, 0.95), (chosen, threshold) => {
      const merges = averageLinkage(distancesOf(phraseSpace(chosen).vectors()), chosen.length)
      expect(merges).toHaveLength(chosen.length - 1)
      expect(sorted(cutAt(merges, chosen.length, threshold))).toEqual(
        sorted(naiveGroups(chosen, threshold)),
      )
    }),
  )
})

test('a distance is that of the two phrases: 0 of a phrase to itself, 1 to one with nothing in common', () => {
  const space = phraseSpace(['диван угловой', 'угловой диван', 'бра'])
  const [, same, other, mirrored, , another] = distancesOf(space.vectors())
  expect(same).toBe(0)
  expect(mirrored).toBe(same)
  expect(other).toBe(ONE)
  expect(another).toBe(ONE)
})

test('as many groups as asked for', () => {
  const some = texts.slice(0, 50)
  const merges = averageLinkage(distancesOf(phraseSpace(some).vectors()), some.length)
  for (const count of [1, 7, 50]) expect(cutInto(merges, some.length, count)).toHaveLength(count)
})

test('a word that stands with every subject counts less once subjects are known', () => {
  const subjects = ['дизайн', 'повар', 'танцы', 'вокал', 'маникюр']
  const some = subjects.flatMap((subject) => [`курсы ${subject}`, subject])
  const space = phraseSpace(some)
  const courses = (vectors: ReturnType<typeof space.vectors>) =>
    ONE - (distancesOf(vectors)[2] ?? ONE)
  const groups = subjects.map((_, i) => [2 * i, 2 * i + 1])
  expect(courses(space.vectors(groups))).toBeLessThan(courses(space.vectors()) / 2)
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
