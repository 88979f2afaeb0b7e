import { expect, test } from 'vitest'
import { CHOSEN_ON, HELD_OUT, labelled } from './quality/labelled.ts'
import { reportOn } from './quality/report.ts'

test('on niches that nothing was chosen by, groups agree with those made by hand', () => {
  const { engine, firstStem, alone } = reportOn(HELD_OUT)
  expect(engine.v).toBeGreaterThanOrEqual(0.83)
  expect(engine.bCubed).toBeGreaterThanOrEqual(0.68)
  expect(engine.ari).toBeGreaterThanOrEqual(0.5)
  expect(engine.singletons).toBeLessThanOrEqual(0.1)
  expect(engine.bCubed).toBeGreaterThan(firstStem.bCubed + 0.15)
  expect(engine.v).toBeGreaterThan(alone.v)
})

test('all niches at once: a thousand phrases of seven kinds', () => {
  const { engine, firstStem } = reportOn([...CHOSEN_ON, ...HELD_OUT])
  expect(engine.v).toBeGreaterThanOrEqual(0.83)
  expect(engine.bCubed).toBeGreaterThanOrEqual(firstStem.bCubed + 0.15)
})

test('the set is what it says: every phrase once in its niche, with shows and a group of several', () => {
  for (const niche of [...CHOSEN_ON, ...HELD_OUT]) {
    const phrases = labelled([niche])
    expect(new Set(phrases.map(({ text }) => text)).size).toBe(phrases.length)
    expect(
      phrases.filter(({ text, frequency }) => text.trim() !== text || !(frequency > 0)),
    ).toEqual([])
    const groups = Map.groupBy(phrases, ({ label }) => label)
    expect([...groups.values()].filter(({ length }) => length < 2)).toEqual([])
  }
})
