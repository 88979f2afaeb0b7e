import { expect, test } from 'vitest'
import { offered } from '#telegram/bot/texts.ts'
import type { TextHandler } from '#telegram/desk.ts'
import { fails, openRig } from './rig.ts'

test('a text is offered in turn; the first that takes it ends its way, nobody lets it pass', async () => {
  const asked: string[] = []
  const desk =
    (name: string, takes: string): TextHandler =>
    async (_ctx, text) =>
      asked.push(`${name} ${text}`) > 0 && text === takes
  const { say, tap, post, passed } = openRig([offered([desk('a', 'tea'), desk('b', 'milk')])])
  await say('tea')
  await say('milk')
  await say('bread')
  await tap('data')
  await post({ caption: 'tea' })
  expect(asked).toEqual(['a tea', 'a milk', 'b milk', 'a bread', 'b bread'])
  expect(passed).toHaveLength(3)
})

test('a desk that fails is a fault, and so is what stands behind', async () => {
  await expect(openRig([offered([async () => fails()])]).say('tea')).rejects.toThrow('broken')
  await expect(openRig([offered([])], { behind: fails }).say('tea')).rejects.toThrow('broken')
})
