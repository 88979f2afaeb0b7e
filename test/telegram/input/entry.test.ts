import { expect, test } from 'vitest'
import { type LineReader, lineEntry } from '#telegram/input/entry.ts'
import { fails, openRig } from '../bot/rig.ts'

function openEntry(...takes: readonly (readonly [place: number, line: string])[]) {
  const asked: string[] = []
  const readers = takes.map(
    ([place, taken]): LineReader => ({
      place,
      take: async (_ctx, line) => asked.push(`${place} ${line}`) > 0 && line === taken,
    }),
  )
  return { asked, ...openRig([lineEntry(readers)]) }
}

test('readers are asked by their places; the first that takes the line ends its way', async () => {
  const { asked, say, passed } = openEntry([2, 'milk'], [1, 'tea'])
  await say('tea')
  await say('milk')
  await say('bread')
  expect(asked).toEqual(['1 tea', '1 milk', '2 milk', '1 bread', '2 bread'])
  expect(passed).toHaveLength(1)
})

test('the line comes without spare spaces', async () => {
  const { asked, say } = openEntry([1, 'two mugs'])
  await say('  two \u00a0 mugs ')
  expect(asked).toEqual(['1 two mugs'])
})

test('several lines, letters, unknown commands, captions and taps are not offered', async () => {
  const { asked, say, post, tap, passed } = openEntry([1, 'tea'])
  await say('tea\ntea')
  await say('tea '.repeat(80))
  await say('/tea')
  await post({ caption: 'tea' })
  await tap('tea')
  expect(asked).toEqual([])
  expect(passed).toHaveLength(5)
})

test('a reader that fails is a fault, and so is what stands behind', async () => {
  const failing = lineEntry([{ place: 1, take: async () => fails() }])
  await expect(openRig([failing]).say('tea')).rejects.toThrow('broken')
  await expect(openRig([lineEntry([])], { behind: fails }).say('tea')).rejects.toThrow('broken')
})
