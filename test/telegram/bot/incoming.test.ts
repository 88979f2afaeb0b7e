import { Api, Context } from 'grammy'
import type { Update } from 'grammy/types'
import { expect, test } from 'vitest'
import { commandOf } from '#telegram/bot/command.ts'
import { laneOf } from '#telegram/bot/incoming.ts'
import { BOT_INFO, tapUpdate, textUpdate } from '../fake-api.ts'
import { anna, group, groupUpdate } from './rig.ts'

test('updates are ordered by their chat, those without one by the person or by themselves', () => {
  expect(laneOf(groupUpdate(1, 'x'))).toBe(group.id)
  expect(laneOf(tapUpdate(1, anna, 'data'))).toBe(anna.id)
  expect(laneOf({ update_id: 1, inline_query: { from: anna } } as Update)).toBe(anna.id)
  expect(laneOf({ update_id: 1 } as Update)).toBe(1)
})

test('commands are read whoever writes them, another bot’s are not', () => {
  const me = { ...BOT_INFO, username: 'Our_bot' }
  const read = (text: string) =>
    commandOf(new Context(textUpdate(1, anna, text), new Api('1:x'), me))
  expect(read('/Start@our_bot inv_1 \n')).toEqual({ name: 'start', argument: 'inv_1' })
  expect(read('/menu')).toEqual({ name: 'menu', argument: '' })
  for (const text of ['menu', '/', '/мeню', ' /menu', '/a-b', '/start@other_bot']) {
    expect(read(text)).toBeUndefined()
  }
})
