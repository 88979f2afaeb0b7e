import { expect, test } from 'vitest'
import { labelled, NICHES } from './quality/labelled.ts'
import { byNiche, meanOf, together } from './quality/report.ts'

test('niche by niche, groups agree with those made by hand better than letters alone do', () => {
  const niches = byNiche()
  expect(meanOf(niches, 'engine', 'v')).toBeGreaterThanOrEqual(0.83)
  expect(meanOf(niches, 'engine', 'bCubed')).toBeGreaterThanOrEqual(0.71)
  expect(meanOf(niches, 'engine', 'bCubed')).toBeGreaterThan(
    meanOf(niches, 'letters', 'bCubed') + 0.1,
  )
  expect(meanOf(niches, 'engine', 'ari')).toBeGreaterThan(meanOf(niches, 'letters', 'ari') + 0.12)
  expect(Math.min(...niches.map(({ engine }) => engine.bCubed))).toBeGreaterThanOrEqual(0.55)
  for (const { niche, engine, letters } of niches)
    expect(engine.v, niche).toBeGreaterThan(letters.v - 0.01)
})

test('all niches at once', () => {
  const { engine, letters } = together()
  expect(engine.v).toBeGreaterThanOrEqual(0.86)
  expect(engine.bCubed).toBeGreaterThan(letters.bCubed + 0.13)
})

test('the set is what it says: every phrase once in its niche, with shows and a group of several', () => {
  expect(NICHES.length).toBeGreaterThanOrEqual(12)
  expect(labelled(NICHES).length).toBeGreaterThanOrEqual(1_500)
  for (const niche of NICHES) {
    const phrases = labelled([niche])
    expect(new Set(phrases.map(({ text }) => text)).size).toBe(phrases.length)
    expect(
      phrases.filter(({ text, frequency }) => text.trim() !== text || !(frequency > 0)),
    ).toEqual([])
    const groups = Map.groupBy(phrases, ({ label }) => label)
    expect([...groups.values()].filter(({ length }) => length < 2)).toEqual([])
  }
})
