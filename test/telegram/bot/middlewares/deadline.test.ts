import { expect, test } from 'vitest'
import { livingScreen } from '#telegram/bot/middlewares/living-screen.ts'
import { deadline } from '#telegram/bot/middlewares/update.ts'
import { createTestClock } from '#test/support/clock.ts'
import { fails, openRig, type RigOptions } from '../rig.ts'

const DEADLINE_MS = 120_000

/** What hangs until it is let go. */
function open(behind: RigOptions['behind'] = () => {}) {
  const clock = createTestClock()
  const { promise, resolve: letGo } = Promise.withResolvers<void>()
  const shown: string[] = []
  const screens = {
    show: async (_chatId: number, { text }: { text: string }) => {
      shown.push(text)
      return text
    },
  }
  const home = { screen: async () => ({ text: 'home' }), help: () => ({ text: 'help' }) }
  const rig = openRig([deadline({ clock }), livingScreen({ screens, home })], {
    behind: async (ctx) => {
      await promise
      await behind(ctx)
    },
  })
  return { ...rig, clock, letGo, shown }
}

test('what is done in time passes, and so does its fault', async () => {
  const { say, clock, letGo, passed } = open()
  letGo()
  await say('hello')
  expect(passed).toHaveLength(1)
  expect(clock.sleepers()).toBe(0)
  const broken = open(fails)
  broken.letGo()
  await expect(broken.say('hello')).rejects.toThrow('broken')
})

test('a handler that hangs is a fault, and what it does afterwards is not shown', async () => {
  let isOver = false
  const { say, clock, letGo, shown } = open(async (ctx) => {
    try {
      await ctx.show({ text: 'late' })
    } finally {
      isOver = true
    }
  })
  const said = expect(say('hello')).rejects.toThrow('not handled in time')
  await clock.advance(DEADLINE_MS)
  await said
  letGo()
  await clock.advance(0)
  expect(isOver).toBe(true)
  expect(shown).toEqual([])
})
