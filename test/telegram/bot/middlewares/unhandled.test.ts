import { expect, test } from 'vitest'
import { unhandled } from '#telegram/bot/middlewares/unhandled.ts'
import { words } from '#telegram/bot/middlewares/words.ts'
import { ru } from '../../input/langs.ts'
import { createShop } from '../../shop.ts'
import { fails, messageUpdate, openRig } from '../rig.ts'

const file = { file_id: 'f', file_unique_id: 'u' }
const open = () => openRig([words(async () => undefined), createShop().desk, unhandled])

test('an old, unknown or malformed button is answered with a toast and a fresh menu', async () => {
  const { tap, toasts, notes } = open()
  const old = ['0.shop.open', '1.shop.gone', '1.shop.add', '1.shop.add.!', 'что-то']
  for (const data of old) await tap(data)
  expect(toasts).toEqual(old.map(() => ru.t('toast-old-button')))
  expect(notes).toEqual(old.map(() => undefined))
})

test('what was written is answered by its kind, above the menu', async () => {
  const { say, post, send, notes } = open()
  await say('какая погода')
  await post({ photo: [] })
  await post({ voice: { ...file, duration: 1 } })
  await post({ document: { ...file, file_name: 'setup.exe' } })
  const { message } = messageUpdate(9, { text: 'edited' })
  await send({ update_id: 9, edited_message: message } as never)
  expect(notes).toEqual([
    ru.t('chat-not-understood'),
    ru.t('chat-not-text', { what: 'photo' }),
    ru.t('chat-not-text', { what: 'voice' }),
    ru.t('chat-file', { name: 'setup.exe' }),
    ru.t('chat-edit-late'),
  ])
})

test('an update of a kind nobody waits for is let go', async () => {
  const { send, notes, toasts } = open()
  await send({ update_id: 1, my_chat_member: { chat: { id: 7, type: 'private' } } } as never)
  expect([notes, toasts]).toEqual([[], []])
})

test('a menu that cannot be shown is a fault', async () => {
  const { say } = openRig([words(async () => undefined), unhandled], {
    before: { home: async () => fails() },
  })
  await expect(say('hello')).rejects.toThrow('broken')
})
