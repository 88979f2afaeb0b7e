import { expect, test } from 'vitest'
import { inParallel } from '#desks/campaigns/stages/in-parallel.ts'
import { mergePhrases, suggestMinimum } from '#desks/campaigns/wordstat/minimum.ts'

test('answers merge by their words, each with the highest frequency, nothing is summed', () => {
  const merged = mergePhrases([
    [
      { text: 'термокружка', frequency: 100 },
      { text: 'ёлка  живая', frequency: 30 },
    ],
    [
      { text: 'Термокружка', frequency: 120 },
      { text: 'елка живая', frequency: 20 },
    ],
  ])
  expect(merged).toEqual([
    { text: 'Термокружка', frequency: 120 },
    { text: 'ёлка  живая', frequency: 30 },
  ])
})

test('the minimum that is offered is round, lower, and lets something in', () => {
  const phrases = (...frequencies: number[]) =>
    frequencies.map((frequency) => ({ text: `фраза ${frequency}`, frequency }))
  expect(suggestMinimum(phrases(800, 640, 90), 1_000)).toBe(50)
  expect(suggestMinimum(phrases(800), 1_000)).toBe(500)
  expect(suggestMinimum(phrases(100), 100)).toBe(50)
  expect(suggestMinimum(phrases(3, 1, 0, 0), 1_000)).toBe(1)
  expect(suggestMinimum(phrases(0), 1_000)).toBeUndefined()
  expect(suggestMinimum(phrases(5), 1)).toBeUndefined()
  const many = phrases(...Array.from({ length: 100 }, (_, index) => 900 - index * 9))
  expect(suggestMinimum(many, 1_000)).toBe(500)
})

test('after a failure nothing is begun, and what is under way is waited for', async () => {
  const slow = Promise.withResolvers<void>()
  const done: number[] = []
  const work = inParallel([1, 2, 3, 4, 5], 2, async (item) => {
    if (item === 1) await slow.promise
    if (item === 2) throw new Error('two')
    done.push(item)
  })
  const ended = expect(work).rejects.toThrow('two')
  slow.resolve()
  await ended
  expect(done).toEqual([1])
})
