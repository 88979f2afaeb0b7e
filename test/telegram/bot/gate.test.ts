import { Api, Context } from 'grammy'
import type { Update } from 'grammy/types'
import { expect, test } from 'vitest'
import { commandOf } from '#telegram/bot/command.ts'
import { laneOf } from '#telegram/bot/incoming.ts'
import { members } from '#telegram/identity/schema.ts'
import { waitFor } from '#test/support/wait.ts'
import { BOT_INFO } from '../fake-chat.ts'
import { askOwner, createShop } from '../shop.ts'
import { openSurface } from '../surface.ts'

const from = { id: 5, is_bot: false, first_name: 'Анна', language_code: 'ru' }
const group = { id: -100, type: 'group', title: 'Sellers' } as const
const inGroup = (update_id: number, text: string): Update => ({
  update_id,
  message: { message_id: 1, date: 0, chat: group, from, text },
})

test('a role that is too low is told who may, and nothing is done', async () => {
  const shop = createShop()
  const surface = await openSurface({ desks: [shop.desk] })
  await surface.start()
  const anna = await surface.sandbox.person()
  await anna.sees('Прилавок')
  await surface.database.db.update(members).set({ role: 'manager' })
  surface.clock.advance(11_000)
  const answer = await anna.press(anna.lastMessage()?.id ?? 0, askOwner({}))
  expect(answer.text).toBe('Это может только владелец')
  expect(shop.done).toEqual([])
})

test('in a group the bot only says where it works, when called, and makes no account', async () => {
  const surface = await openSurface({ desks: [createShop().desk] })
  const { bot, people } = await surface.start({ polls: false })
  const { calls } = surface.sandbox.telegram
  await bot.handle(inGroup(1, 'hello all'), surface.clock.now())
  expect(calls.count({ method: 'sendMessage' }).total).toBe(0)
  // The stand-in knows no groups and refuses the chat; the call itself is what counts here.
  await bot.handle(inGroup(4, '/start@other_bot'), surface.clock.now())
  expect(calls.count({ method: 'sendMessage' }).total).toBe(0)
  await bot.handle(inGroup(2, '/menu@prilavok_demo_bot'), surface.clock.now())
  await bot.handle(inGroup(3, '/menu'), surface.clock.now())
  const [call, ...more] = calls.list({ method: 'sendMessage' })
  expect(call).toMatchObject({ chatId: -100, text: expect.stringContaining('личном чате') })
  expect(more).toEqual([])
  expect(await people.find(5)).toBeUndefined()
})

test('who stops the bot is known to be gone', async () => {
  const surface = await openSurface({ desks: [createShop().desk] })
  await surface.start()
  const anna = await surface.sandbox.person()
  await anna.sees('Прилавок')
  await anna.block()
  await waitFor(async () => {
    const { rows } = await surface.database.pool.query('select left_at from users')
    return rows[0]?.left_at
  })
})

test('updates are ordered by their chat, commands are read whoever writes them', () => {
  expect(laneOf({ update_id: 1 } as Update)).toBe(1)
  expect(laneOf(inGroup(1, 'x'))).toBe(-100)
  const read = (text: string) =>
    commandOf(new Context(inGroup(1, text), new Api('1:x'), { ...BOT_INFO, username: 'Our_bot' }))
  expect(read('/Start@our_bot inv_1 \n')).toEqual({ name: 'start', argument: 'inv_1' })
  expect(read('/menu')).toEqual({ name: 'menu', argument: '' })
  for (const text of ['menu', '/', '/мeню', ' /menu', '/a-b', '/start@other_bot']) {
    expect(read(text)).toBeUndefined()
  }
})
