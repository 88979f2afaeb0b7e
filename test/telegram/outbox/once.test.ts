import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Api } from 'grammy'
import { expect, onTestFinished, test } from 'vitest'
import type { Clock } from '#core/clock.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTexts } from '#platform/texts/texts.ts'
import type { MakeAttachment } from '#telegram/attachments/attachment.ts'
import { createPeople } from '#telegram/identity/people.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { createNotifier } from '#telegram/outbox/notifier.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'

/** A hundred seconds a second, so that Telegram's pace costs the test little. */
const HURRY = 100
const START = Date.UTC(2026, 10, 20, 9)

/** `aheadMs`: by how much the machine's clock is wrong. */
function hurriedClock(aheadMs = 0): Clock {
  const origin = performance.now()
  return {
    now: () => START + aheadMs + (performance.now() - origin) * HURRY,
    sleep: (ms, signal) => runningClock.sleep(ms / HURRY, signal),
  }
}

const texts = createTexts({ localesDir: 'locales' })

async function open() {
  const database = await freshDatabase({ max: 10 })
  const { db } = database
  /** What Telegram was given, in its order. */
  const sent: { chatId: number; text: string }[] = []
  const accept = async (chatId: number, text: string) => {
    await runningClock.sleep(1)
    return { message_id: sent.push({ chatId, text }) }
  }
  const api = {
    sendMessage: (chatId: number, text: string) => accept(chatId, text),
    sendDocument: (chatId: number, _file: unknown, { caption }: { caption: string }) =>
      accept(chatId, caption),
  } as unknown as Api
  const limiter = createMemoryLimiter({ clock: hurriedClock() })

  return {
    db,
    sent,
    /** A process of its own, but for the shared pace. */
    async start({ aheadMs = 0, make }: { aheadMs?: number; make?: MakeAttachment } = {}) {
      const clock = hurriedClock(aheadMs)
      const notifier = createNotifier({
        ...{ database, api, limiter, texts, clock, log: silentLog },
        people: createPeople({ db, clock, adminIds: [], defaultLocale: 'en' }),
        attachments: { of: () => make },
      })
      onTestFinished(notifier.stop)
      await notifier.start()
      return notifier
    },
    owe: (chatId: number, words: readonly string[], isFile = false) =>
      enqueue(
        db,
        ...words.map((title) => ({
          key: `${chatId} ${title}`,
          chatId,
          workspaceId: null,
          notice: {
            messageKey: 'runs-notice-completed',
            vars: { title },
            ...(isFile
              ? { attachment: { kind: 'sheet', id: title, as: 'document' as const } }
              : {}),
          },
        })),
      ),
    /** What a chat was sent, in order. */
    heard: (chatId: number) =>
      sent.filter((one) => one.chatId === chatId).map(({ text }) => text.match(/№\d+/)?.[0]),
    claimed: async (chatId: number) =>
      (
        await db
          .select()
          .from(outbox)
          .where(
            and(
              eq(outbox.chatId, chatId),
              eq(outbox.status, 'pending'),
              isNotNull(outbox.claimedUntil),
            ),
          )
      ).length,
    allSent: () =>
      waitFor(
        async () => {
          const rows = await db.select({ status: outbox.status }).from(outbox)
          return rows.every(({ status }) => status === 'sent')
        },
        { timeoutMs: 60_000 },
      ),
  }
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `№${index}`)

test('300 messages for one chat, two notifiers whose clocks are a minute apart: each once, in order', async () => {
  const { start, owe, sent, heard, claimed } = await open()
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
  const { start, owe, sent, heard, allSent } = await open()
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
  const { db, start, owe, sent, heard, allSent } = await open()
  const file = { name: 'sheet.txt', bytes: new Uint8Array(3), mime: 'text/plain' }
  const slow = Promise.withResolvers<typeof file>()
  let isAsked = false
  await owe(7, ['№0'], true)
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
  const { db, start, owe, sent, heard, allSent } = await open()
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
  const { db, start, owe, heard } = await open()
  await owe(7, ['№0', '№1'])
  await db
    .update(outbox)
    .set({ isAside: true, notBefore: new Date(START + 3_600_000) })
    .where(eq(outbox.key, '7 №0'))
  await start()
  await waitFor(() => heard(7).length === 1)
  expect(heard(7)).toEqual(['№1'])
})
