import { expect, test } from 'vitest'
import { words } from '#telegram/bot/middlewares/words.ts'
import { fails, messageUpdate, openRig } from '../rig.ts'

const file = { file_id: 'f', file_unique_id: 'u' }

function open(bytes?: Uint8Array) {
  const asked: [string, number][] = []
  const rig = openRig([
    words(async (id, max) => {
      asked.push([id, max])
      return bytes
    }),
  ])
  return { ...rig, asked, read: () => rig.passed.at(-1)?.words }
}

test('a text is what it says, edited ones too', async () => {
  const { say, send, read } = open()
  await say('hello')
  expect(read()).toEqual({ kind: 'text', text: 'hello' })
  const { message } = messageUpdate(2, { text: 'edited' })
  await send({ update_id: 2, edited_message: message } as never)
  expect(read()).toEqual({ kind: 'text', text: 'edited' })
})

test.each([
  ['a text file', 'keys.txt', {}, Buffer.from('чай')],
  ['one whose type says so', '', { mime_type: 'text/plain' }, Buffer.from('чай')],
  ['one from Windows', 'k.csv', {}, Uint8Array.from([0xf7, 0xe0, 0xe9])],
])('the head of %s is read', async (_what, name, type, bytes) => {
  const { post, read, asked } = open(bytes)
  await post({ document: { ...file, file_name: name, ...type } })
  expect(read()).toEqual({ kind: 'file', name, text: 'чай' })
  expect(asked).toEqual([['f', 64 * 1024]])
})

test('a program, bytes that are no text and a file Telegram keeps are named, not read', async () => {
  const { post, read, asked } = open(Uint8Array.from([77, 90, 0]))
  await post({ document: { ...file, file_name: 'setup.exe' } })
  expect(read()).toEqual({ kind: 'unread', name: 'setup.exe' })
  expect(asked).toEqual([])
  await post({ document: { ...file, file_name: 'a.txt' } })
  expect(read()).toEqual({ kind: 'unread', name: 'a.txt' })
  const kept = open()
  await kept.post({ document: { ...file, file_name: 'large.txt' } })
  expect(kept.read()).toEqual({ kind: 'unread', name: 'large.txt' })
})

test.each([
  ['photo', { photo: [{ ...file, width: 1, height: 1 }] }],
  ['video', { video_note: { ...file, length: 1, duration: 1 } }],
  ['voice', { voice: { ...file, duration: 1 } }],
  ['sticker', { sticker: { ...file } }],
  ['place', { location: { latitude: 1, longitude: 1 } }],
  ['contact', { contact: { phone_number: '1', first_name: 'B' } }],
  ['other', { dice: { emoji: '🎲', value: 1 } }],
])('a %s is known for what it is', async (what, extra) => {
  const { post, read } = open()
  await post(extra as never)
  expect(read()).toEqual({ kind: 'other', what })
})

test('a forwarded text is a text', async () => {
  const { post, read } = open()
  const forward_origin = { type: 'hidden_user', sender_user_name: 'B', date: 1 } as const
  await post({ text: 'чай', forward_origin })
  expect(read()).toEqual({ kind: 'text', text: 'чай' })
})

test('a file that cannot be had now is a fault, so that the update comes again; so is one behind it', async () => {
  const { post, passed } = openRig([words(async () => fails())])
  await expect(post({ document: { ...file, file_name: 'a.txt' } })).rejects.toThrow('broken')
  expect(passed).toEqual([])
  const { say } = openRig([words(async () => undefined)], { behind: fails })
  await expect(say('hello')).rejects.toThrow('broken')
})
