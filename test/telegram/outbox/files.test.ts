import { expect, test } from 'vitest'
import type { MakeAttachment } from '#telegram/attachments/attachment.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { NoticeAttachment } from '#telegram/outbox/notice.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { waitFor } from '#test/support/wait.ts'
import { createShop, openShop } from '../shop.ts'
import { openSurface } from '../surface.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const NAME = 'Термокружки, 350 мл — Директ.xlsx'
/** Holds every byte, also those that end lines and parts. */
const BYTES = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7 + (index >> 8)) % 256)

async function open(makers: Record<string, MakeAttachment> = {}) {
  const shop = createShop()
  const made: string[] = []
  const sheet: MakeAttachment = async (id, lang) => {
    made.push(`${id} ${lang.locale}`)
    return { name: NAME, bytes: BYTES, mime: 'application/octet-stream' }
  }
  shop.desk.attachments = { sheet, ...makers }
  const surface = await openSurface({ desks: [shop.desk] })
  const process = await surface.start()
  const { sandbox, database } = surface
  const anna = await sandbox.person()
  await anna.sees('Прилавок')
  const owe = (key: string, attachment: NoticeAttachment, what = key) =>
    database.db.transaction((tx) =>
      enqueue(tx, {
        key,
        chatId: anna.id,
        workspaceId: null,
        notice: {
          messageKey: 'chat-cancelled',
          vars: { what },
          keyboard: [[{ labelKey: 'button-home', data: openShop({}) }]],
          attachment,
        },
      }),
    )
  const row = async (key: string) =>
    (await database.db.select().from(outbox)).find((one) => one.key === key)
  const settled = (key: string, status: string) =>
    waitFor(async () => (await row(key))?.status === status)
  const download = async (url = '') =>
    new Uint8Array(await (await fetch(`${sandbox.url}${url}`)).arrayBuffer())
  return { surface, process, anna, made, owe, row, settled, download, ...sandbox.telegram }
}

const sheetOf = (id: string): NoticeAttachment => ({ kind: 'sheet', id, as: 'document' })

test('a document arrives whole, with its name, its caption and living buttons', async () => {
  const { anna, owe, download, process, made } = await open()
  await process.people.setLocale(anna.id, 'en')
  await owe('<b>mugs</b>', sheetOf('c-1'))
  expect(await anna.sees('Cancelled')).toContain('Cancelled: <b>mugs</b>\n[🏪 Menu]')
  const message = anna.lastMessage()
  expect(message?.document).toMatchObject({ name: NAME, size: BYTES.length })
  expect(Buffer.from(await download(message?.document?.url)).equals(BYTES)).toBe(true)
  expect(made).toEqual(['c-1 en'])
  await anna.tap('🏪 Menu')
  await anna.sees('Shop')
  expect(anna.messages().some(({ document }) => document?.name === NAME)).toBe(true)
})

test('a photo arrives as a photo', async () => {
  const picture: MakeAttachment = async () => ({
    name: 'clusters.png',
    bytes: PNG,
    mime: 'image/png',
  })
  const { anna, owe, download } = await open({ picture })
  await owe('clusters', { kind: 'picture', id: 'c-1', as: 'photo' })
  await anna.sees('clusters')
  const { photo, document } = anna.lastMessage() ?? {}
  expect(photo).toMatchObject({ width: 1, height: 1 })
  expect(document).toBeUndefined()
  expect(Buffer.from(await download(photo?.url)).equals(PNG)).toBe(true)
})

test('a text over the limit of captions loses its end, not the file', async () => {
  const { anna, owe } = await open()
  await owe('long', sheetOf('c-1'), 'я'.repeat(3_000))
  const message = await anna.waitFor((one) => one.messages().find(({ document }) => document))
  expect(message.text).toHaveLength(1024)
  expect(message.text.endsWith('…')).toBe(true)
})

test('what was deleted meanwhile or belongs to no desk is dead, and says why', async () => {
  const { anna, owe, row, settled, calls } = await open({ gone: async () => undefined })
  await owe('deleted', { kind: 'gone', id: 'c-7', as: 'document' })
  await settled('deleted', 'dead')
  expect((await row('deleted'))?.error).toBe('gone c-7 is gone')
  await owe('unknown', { kind: 'no-such', id: 'c-7', as: 'photo' })
  await settled('unknown', 'dead')
  expect((await row('unknown'))?.error).toBe('nobody makes no-such')
  await owe('after', sheetOf('c-1'))
  await anna.sees('after')
  expect(calls.list({ method: 'sendDocument' })).toHaveLength(1)
})

test('an upload cut on its way, and one answered with 429, are sent once more and whole', async () => {
  const { anna, owe, row, settled, faults, clock, download, made } = await open()
  faults.add({ kind: 'cut', method: 'sendDocument', afterEffect: false })
  faults.add({ kind: 'error', method: 'sendDocument', code: 429, retryAfter: 300 })
  await owe('stubborn', sheetOf('c-1'))
  await waitFor(
    async () => ((await row('stubborn'))?.notBefore.getTime() ?? 0) > clock.now() + 200_000,
  )
  await waitFor(() => made.length === 2)
  clock.advance(301_000)
  await settled('stubborn', 'sent')
  const files = anna.messages().flatMap(({ document }) => (document ? [document] : []))
  expect(files).toHaveLength(1)
  expect(Buffer.from(await download(files[0]?.url)).equals(BYTES)).toBe(true)
})

test('a file that cannot be made is tried on, and given up in the end', async () => {
  let isBroken = true
  const moody: MakeAttachment = async () => {
    if (isBroken) throw new TypeError('no rows')
    return { name: 'moody.txt', bytes: BYTES, mime: 'text/plain' }
  }
  const { anna, owe, row, settled, clock } = await open({ moody })
  const attachment: NoticeAttachment = { kind: 'moody', id: 'c-1', as: 'document' }
  let skipped = 0
  /** Skips the pause after each failed try, never a claim under way. */
  const tries = async (key: string, enough: (attempts: number, status: string) => boolean) => {
    skipped = 0
    await waitFor(async () => {
      const one = await row(key)
      if (one && one.attempts > skipped && one.status === 'pending') {
        skipped = one.attempts
        clock.advance(61_000)
      }
      return one !== undefined && enough(one.attempts, one.status)
    })
  }
  await owe('mended', attachment)
  await tries('mended', (attempts) => attempts >= 2)
  isBroken = false
  clock.advance(61_000)
  await anna.sees('mended')
  await settled('mended', 'sent')
  isBroken = true
  await owe('hopeless', attachment)
  await tries('hopeless', (_, status) => status === 'dead')
  expect((await row('hopeless'))?.error).toBe('attachment.not_made')
})
