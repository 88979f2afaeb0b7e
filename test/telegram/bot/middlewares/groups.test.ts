import { expect, test } from 'vitest'
import { groups } from '#telegram/bot/middlewares/groups.ts'
import { createSpeech } from '#telegram/bot/speech.ts'
import { tapUpdate } from '../../fake-api.ts'
import { ru, texts } from '../../input/langs.ts'
import { NO_GROUPS } from '../../no-groups.ts'
import { anna, fails, group, groupUpdate, messageUpdate, openRig, type RigOptions } from '../rig.ts'

function open(options: RigOptions = {}) {
  const told: number[] = []
  const courtesy = {
    take: async () => true,
    mayTell: async (id: number) => told.push(id) === 1,
  }
  return openRig(
    [groups({ groups: NO_GROUPS, courtesy, speech: createSpeech(texts, 'en') })],
    options,
  )
}

test('a private chat passes, faults and all', async () => {
  const { say, passed } = open()
  await say('hello')
  expect(passed).toHaveLength(1)
  await expect(open({ behind: fails }).say('hello')).rejects.toThrow('broken')
})

test('in a group the bot says where it works, when it is called by its name, once', async () => {
  const { send, calls, passed } = open()
  await send(groupUpdate(1, 'hello all'))
  await send(groupUpdate(2, '/start@other_bot'))
  expect(calls).toEqual([])
  await send(groupUpdate(3, '/start@prilavok_bot'))
  await send(groupUpdate(4, '/menu'))
  expect(calls).toMatchObject([
    { method: 'sendMessage', body: { chat_id: group.id, text: expect.stringContaining('личном') } },
  ])
  expect(JSON.stringify(calls)).toContain('https://t.me/prilavok_bot')
  expect(passed).toEqual([])
})

test('within a topic it answers in the topic', async () => {
  const { send, calls } = open()
  const topic = { message_thread_id: 5, is_topic_message: true }
  await send(messageUpdate(1, { chat: group, text: '/menu', ...topic } as never))
  expect(calls[0]?.body).toMatchObject({ message_thread_id: 5 })
})

test('a voice, a forward, a photo with a command under it and a channel’s post are nobody’s call', async () => {
  const { send, calls, passed } = open()
  const voice = { file_id: 'f', file_unique_id: 'u', duration: 1 }
  const forward_origin = { type: 'hidden_user', sender_user_name: 'B', date: 1 }
  const posts = [{ voice }, { text: 'buy now', forward_origin }, { photo: [], caption: '/menu' }]
  for (const [id, post] of posts.entries()) {
    await send(messageUpdate(id, { chat: group, ...post } as never))
  }
  await send(messageUpdate(9, { chat: group, from: undefined, text: '/menu' } as never))
  expect([calls, passed]).toEqual([[], []])
})

test('a button pressed in a group is answered with a toast', async () => {
  const { send, toasts, passed } = open()
  const { callback_query: query, ...rest } = tapUpdate(1, anna, 'data')
  await send({ ...rest, callback_query: { ...query, message: { chat: group, date: 1 } } } as never)
  expect(toasts).toEqual([ru.t('toast-private-only')])
  expect(passed).toEqual([])
})
