import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { outbox } from '#telegram/outbox/schema.ts'
import { waitFor } from '#test/support/wait.ts'
import { openOutbox, START } from './rig.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `№${index}`)

test('300 messages for one chat, two notifiers whose clocks are a minute apart: each once, in order', async () => {
  const { start, owe, sent, heard, claimed } = await openOutbox()
  const words = numbers(300)
  await owe(7, words)
  await start()
  await start({ aheadMs: 60_000 })
  let most = 0
  await waitFor(
    async () => {
      most = Math.max(most, await claimed(7))
      return sent.length >= words.length
    },
    { timeoutMs: 60_000 },
  )
  expect(heard(7)).toEqual(words)
  expect(most).toBe(1)
}, 70_000)

test('a hundred chats at once, two notifiers: each message once, those of a chat in order', async () => {
  const { start, owe, sent, heard, allSent } = await openOutbox()
  const chats = Array.from({ length: 100 }, (_, index) => 1_000 + index)
  const words = numbers(4)
  for (const word of words) for (const chatId of chats) await owe(chatId, [word])
  await start()
  await start({ aheadMs: -60_000 })
  await allSent()
  expect(sent).toHaveLength(400)
  for (const chatId of chats) expect(heard(chatId)).toEqual(words)
}, 70_000)

test('a file whose claim ran out while it was made is sent by whoever took it over, and by nobody else', async () => {
  const { db, start, owe, sent, heard, allSent } = await openOutbox()
  const file = { name: 'sheet.txt', bytes: new Uint8Array(3), mime: 'text/plain' }
  const slow = Promise.withResolvers<typeof file>()
  let isAsked = false
  await owe(7, ['№0'], { isFile: true })
  await owe(7, ['№1'])
  await owe(8, ['№0'])
  await start({
    make: () => {
      isAsked = true
      return slow.promise
    },
  })
  await waitFor(() => isAsked)
  // Nobody in another chat waits for it.
  await waitFor(() => heard(8).length === 1)
  expect(heard(7)).toEqual([])
  await db.update(outbox).set({ claimedUntil: sql`now()` }).where(eq(outbox.key, '7 №0'))
  await start({ make: async () => file })
  await allSent()
  slow.resolve(file)
  await owe(7, ['№2'])
  await allSent()
  expect(heard(7)).toEqual(['№0', '№1', '№2'])
  expect(sent).toHaveLength(4)
})

test('a shutdown in the middle gives back what waits, and nothing is lost or doubled', async () => {
  const { db, start, owe, sent, heard, allSent } = await openOutbox()
  const chats = Array.from({ length: 60 }, (_, index) => 1_000 + index)
  const words = numbers(5)
  for (const chatId of chats) await owe(chatId, words)
  const first = await start()
  await waitFor(() => sent.length > 50)
  await first.stop()
  const held = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.status, 'pending'), isNotNull(outbox.claimedUntil)))
  expect(held).toEqual([])
  expect(sent.length).toBeLessThan(300)
  await start()
  await allSent()
  for (const chatId of chats) expect(heard(chatId)).toEqual(words)
})

test('what Telegram refuses is overtaken by what comes after it', async () => {
  const { db, start, owe, heard } = await openOutbox()
  await owe(7, ['№0', '№1'])
  await db
    .update(outbox)
    .set({ isAside: true, notBefore: new Date(START + 3_600_000) })
    .where(eq(outbox.key, '7 №0'))
  await start()
  await waitFor(() => heard(7).length === 1)
  expect(heard(7)).toEqual(['№1'])
})
