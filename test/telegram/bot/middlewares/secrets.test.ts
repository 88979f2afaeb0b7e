import { expect, test } from 'vitest'
import { plainText } from '#platform/texts/rich-text.ts'
import { refuseAddresses, removeSecrets, takeSecrets } from '#telegram/bot/middlewares/secrets.ts'
import { words } from '#telegram/bot/middlewares/words.ts'
import type { TextHandler } from '#telegram/desk.ts'
import { ru } from '../../input/langs.ts'
import { fails, messageUpdate, openRig } from '../rig.ts'

const SECRET = 'sk-proj-abcdefgh1234abcdefgh1234'
const read = words(async () => undefined)
const file = { file_id: 'f', file_unique_id: 'u' }

test('a message with a secret leaves the chat before anything else is done with it', async () => {
  const order: string[] = []
  const removeIncoming = async () => order.push('removed') > 0
  const { say } = openRig([read, removeSecrets()], {
    before: { removeIncoming },
    behind: () => order.push('handled'),
  })
  await say(`вот: ${SECRET}`)
  await say('чай')
  expect(order).toEqual(['removed', 'handled', 'handled'])
})

test.each([
  ['a caption', { caption: SECRET, photo: [{ ...file, width: 1, height: 1 }] }],
  ['the name of a file', { document: { ...file, file_name: `${SECRET}.zip` } }],
  ['a caption of a voice', { caption: SECRET, voice: { ...file, duration: 1 } }],
  [
    'a link behind a word',
    {
      text: 'тут',
      entities: [
        { type: 'text_link', offset: 0, length: 3, url: `https://x.example/?k=${SECRET}` },
      ],
    },
  ],
  ['a quote from another chat', { text: 'это он?', quote: { text: SECRET, position: 0 } }],
  ['a poll', { poll: { question: 'ключ?', options: [{ text: SECRET, voter_count: 0 }] } }],
  ['a contact', { contact: { phone_number: '1', first_name: SECRET } }],
  ['the name of a video', { video: { ...file, file_name: `${SECRET}.mp4` } }],
  ['a forwarded text', { text: SECRET, forward_origin: { type: 'hidden_user' } }],
])('a secret in %s is found', async (_where, extra) => {
  const { post, removed } = openRig([read, removeSecrets()])
  await post(extra as never)
  expect(removed).toEqual([1])
})

const asUtf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(text, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}

test.each([
  ['key.txt', Buffer.from(SECRET)],
  ['key.txt', Buffer.from(`\ufeff${SECRET}`)],
  ['key.txt', Buffer.concat([Buffer.from([0xea, 0xeb, 0xfe, 0xf7, 0x20]), Buffer.from(SECRET)])],
  ['key.txt', asUtf16(`\ufeffключ ${SECRET}`)],
  ['key.txt', asUtf16(`\ufeffключ ${SECRET}`, true)],
  ['key.txt', asUtf16(`ключ ${SECRET}`)],
  ['key.txt', asUtf16(`ключ ${SECRET}`, true)],
  ['id_rsa', Buffer.from(SECRET)],
])('a secret in a file is found however it was saved: %s, %#', async (name, bytes) => {
  const { post, removed } = openRig([words(async () => bytes), removeSecrets()])
  await post({ document: { ...file, file_name: name } } as never)
  expect(removed).toEqual([1])
})

test('a secret that a message was edited into is found; one in a button is not of the person', async () => {
  const { send, tap, removed } = openRig([read, removeSecrets()])
  const { message } = messageUpdate(5, { text: SECRET })
  await send({ update_id: 9, edited_message: message } as never)
  await tap(SECRET)
  expect(removed).toEqual([5])
})

/** A desk that takes what begins with this word. */
const taking =
  (word: string, taken: string[]): TextHandler =>
  async (_ctx, text) =>
    text.startsWith(word) && taken.push(text) > 0

test('desks are offered what was pasted, in turn; the first that takes it ends its way', async () => {
  const [first, second]: [string[], string[]] = [[], []]
  const { say, passed } = openRig([read, takeSecrets([taking('wb', first), taking('w', second)])])
  await say('wb 1')
  await say('wx 2')
  await say('чай')
  expect([first, second]).toEqual([['wb 1'], ['wx 2']])
  expect(passed.map(({ message }) => message?.text)).toEqual(['чай'])
})

test.each([
  [true, 'key-message-deleted'],
  [false, 'key-message-kept'],
] as const)(
  'a secret nobody takes is named, and whether it is gone (%s)',
  async (isGone, words) => {
    const { say, screens, passed } = openRig([read, takeSecrets([])], {
      before: { removeIncoming: async () => isGone },
    })
    await say(SECRET)
    const kind = ru.t('secret-kind', { kind: 'openai' })
    expect(screens.map(({ text }) => plainText(text))).toEqual([
      plainText(`${ru.t('secret-found', { kind })}\n\n${ru.t(words)}`),
    ])
    expect(passed).toEqual([])
  },
)

test('a photo without words passes by; faults go through', async () => {
  const { post, passed } = openRig([read, takeSecrets([async () => true])])
  await post({ photo: [] })
  expect(passed).toHaveLength(1)
  const broken = openRig([read, removeSecrets(), takeSecrets([async () => fails()])])
  await expect(broken.say('wb 1')).rejects.toThrow('broken')
  const behind = openRig([read, removeSecrets(), takeSecrets([])], { behind: fails })
  await expect(behind.say('чай')).rejects.toThrow('broken')
})

/** A token of three parts, as WB's are. */
const TOKEN = `eyJ${'a'.repeat(60)}.eyJ${'b'.repeat(200)}.${'c'.repeat(80)}`
const LONG = 'слово '.repeat(700)

test('a key that the client cut over two messages leaves the chat whole, and is offered whole', async () => {
  const taken: string[] = []
  const find: TextHandler = async (_ctx, text) =>
    text.includes(TOKEN) && taken.push(text.slice(text.indexOf('eyJ'))) > 0
  const { say, removed, screens, passed } = openRig([read, removeSecrets(), takeSecrets([find])])
  await say(`${LONG}${TOKEN.slice(0, 150)}`)
  await say(`${TOKEN.slice(150)} вот и всё`)
  await say('спасибо')
  expect(removed).toEqual([1, 1, 2])
  expect(taken).toEqual([`${TOKEN} вот и всё`])
  expect(screens).toHaveLength(1)
  expect(passed.map(({ message }) => message?.text)).toEqual(['спасибо'])
})

test('what follows later, or is no part of it, stays', async () => {
  const { send, say, removed } = openRig([read, removeSecrets()])
  await say(`${LONG}${TOKEN.slice(0, 150)}`)
  await say('спасибо')
  await send(messageUpdate(9, { date: 60, text: TOKEN.slice(150) }))
  expect(removed).toEqual([1])
})

const ADDRESS = 'https://admin:Qwerty123@shop.example/wp-admin'

test('an address with a password is left to a question that asks for one; whom no question took is told', async () => {
  const asked = openRig([read, takeSecrets([])])
  await asked.say(ADDRESS)
  expect(asked.passed).toHaveLength(1)
  const { say, screens, passed } = openRig([read, takeSecrets([]), refuseAddresses()], {
    before: { removeIncoming: async () => true },
  })
  await say(ADDRESS)
  await say('https://shop.example')
  expect(screens[0]?.text).toContain(ru.t('secret-kind', { kind: 'address' }))
  expect(passed.map(({ message }) => message?.text)).toEqual(['https://shop.example'])
})
