import type { Update } from 'grammy/types'
import { expect, test } from 'vitest'
import { departures } from '#telegram/bot/middlewares/departures.ts'
import { Refusal } from '../../fake-api.ts'
import { anna, fails, group, groupUpdate, openRig, type RigOptions } from '../rig.ts'

function open(options: RigOptions = {}) {
  const left: number[] = []
  const people = { markLeft: async (id: number) => void left.push(id) }
  return { ...openRig([departures({ people })], options), left }
}

/** Telegram says how the bot stands in a chat now. */
function memberUpdate(chat: object, status: 'kicked' | 'member'): Update {
  const member = { chat, from: { ...anna, is_bot: false }, date: 1, new_chat_member: { status } }
  return { update_id: 1, my_chat_member: member } as Update
}
const own = { id: anna.id, type: 'private', first_name: 'Анна' }

test('who stops the bot is known to be gone; a group that does so is not a person', async () => {
  const { send, left, passed } = open()
  await send(memberUpdate(own, 'member'))
  await send(memberUpdate(group, 'kicked'))
  expect(left).toEqual([])
  await send(memberUpdate(own, 'kicked'))
  expect(left).toEqual([anna.id])
  // What happens to a group is passed on to who knows groups.
  expect(passed).toHaveLength(1)
})

test('who cannot be reached while they are answered is gone too, and the update is done', async () => {
  const refused: RigOptions = {
    answer: () => new Refusal(403, 'Forbidden: bot was blocked by the user'),
    behind: (ctx) => ctx.reply('hello'),
  }
  const { say, left } = open(refused)
  await say('hello')
  expect(left).toEqual([anna.id])
  const inGroup = open(refused)
  await inGroup.send(groupUpdate(1, '/menu'))
  expect(inGroup.left).toEqual([])
})

test('any other fault goes through, and so does what has none', async () => {
  const { say, left } = open({ behind: fails })
  await expect(say('hello')).rejects.toThrow('broken')
  const limited = open({
    answer: () => new Refusal(429, 'Too Many Requests'),
    behind: (ctx) => ctx.reply('hello'),
  })
  await expect(limited.say('hello')).rejects.toThrow('429')
  const fine = open()
  await fine.say('hello')
  expect(fine.passed).toHaveLength(1)
  expect([...left, ...limited.left, ...fine.left]).toEqual([])
})
