import { expect, test } from 'vitest'
import { livingScreen } from '#telegram/bot/middlewares/living-screen.ts'
import { Refusal } from '../../fake-api.ts'
import { fails, openRig, type RigOptions } from '../rig.ts'

function open(options: RigOptions = {}) {
  const shown: [chatId: number, text: string, below: number][] = []
  const middleware = livingScreen({
    screens: {
      show: async (chatId, { text }, { below }) => {
        shown.push([chatId, text, below])
        return `digest of ${text}`
      },
    },
    home: {
      screen: async (_ctx, note = 'no note') => ({ text: `home, ${note}` }),
    },
  })
  return { ...openRig([middleware], options), shown }
}

test('a screen is shown in the chat, below what was written, and its digest is kept', async () => {
  const { say, shown, passed } = open({ behind: (ctx) => ctx.show({ text: 'shop' }) })
  await say('hello')
  expect(shown).toEqual([[7, 'shop', 1]])
  expect(passed[0]?.shown).toBe('digest of shop')
})

test('home is a screen of its own, with what there is to say above it', async () => {
  const { say, shown } = open({
    behind: async (ctx) => {
      await ctx.home()
      await ctx.home('cancelled')
    },
  })
  await say('hello')
  expect(shown.map(([, text]) => text)).toEqual(['home, no note', 'home, cancelled'])
})

test('a message that was taken away no longer pushes the screen down, and goes once', async () => {
  const removed: boolean[] = []
  const { say, shown, methods } = open({
    behind: async (ctx) => {
      removed.push(await ctx.removeIncoming(), await ctx.removeIncoming())
      await ctx.show({ text: 'shop' })
    },
  })
  await say('secret')
  expect(removed).toEqual([true, true])
  expect(methods()).toEqual(['deleteMessage'])
  expect(shown).toEqual([[7, 'shop', 0]])
})

test('a message Telegram does not give up is said to be there; the screen of a tap is never taken away', async () => {
  const removed: boolean[] = []
  const { say, tap, shown, methods } = open({
    answer: () => new Refusal(400, "Bad Request: message can't be deleted"),
    behind: async (ctx) => {
      removed.push(await ctx.removeIncoming())
      await ctx.show({ text: 'shop' })
    },
  })
  await say('secret')
  await tap('data')
  expect(removed).toEqual([false, false])
  expect(methods()).toEqual(['deleteMessage'])
  expect(shown.map(([, , below]) => below)).toEqual([1, 1])
})

test('a message that is gone already, as when the update comes again, counts as taken away', async () => {
  const removed: boolean[] = []
  const { say } = open({
    answer: () => new Refusal(400, 'Bad Request: message to delete not found'),
    behind: async (ctx) => removed.push(await ctx.removeIncoming()),
  })
  await say('secret')
  expect(removed).toEqual([true])
})

test('Telegram away while a message is taken away is a fault, so that the update comes again', async () => {
  const { say } = open({ answer: fails, behind: (ctx) => ctx.removeIncoming() })
  await expect(say('secret')).rejects.toThrow('deleteMessage')
  await expect(open({ behind: fails }).say('hello')).rejects.toThrow('broken')
})
