import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { outbox } from '#telegram/outbox/schema.ts'
import { createOutboxStore } from '#telegram/outbox/store.ts'
import { waitFor } from '#test/support/wait.ts'
import { openOutbox, START } from './rig.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** Messages that have been owed for an hour. */
async function oweSinceLong(chats: readonly number[]) {
  const rig = await openOutbox()
  for (const chatId of chats) await rig.owe(chatId, ['№0', '№1'])
  await rig.db.update(outbox).set({ createdAt: sql`now() - interval '1 hour'` })
  return rig
}

test('the oldest message that could be sent tells how long it has been due', async () => {
  const { db } = await oweSinceLong([7, 8])
  const store = createOutboxStore(db)
  const lateMs = async (resting: readonly number[] = []) =>
    START - (await store.oldestDueAt(START, resting))
  expect(Math.abs((await lateMs()) - HOUR_MS)).toBeLessThan(MINUTE_MS)
  // Chats that rest for Telegram's pace are not late.
  expect(await lateMs([7, 8])).toBe(Number.NEGATIVE_INFINITY)
  // What somebody is sending keeps those behind it waiting, for as long as the claim lasts.
  await store.claim(START, { claimMs: HOUR_MS, limit: 2, busyChats: [] })
  expect(await lateMs()).toBe(Number.NEGATIVE_INFINITY)
  await db.update(outbox).set({ claimedUntil: sql`now()` }).where(eq(outbox.key, '7 №0'))
  expect(await lateMs()).toBeGreaterThan(HOUR_MS - MINUTE_MS)
  // Quiet hours and back-off: due from then on.
  await db.update(outbox).set({ notBefore: new Date(START + 1), claimedUntil: null })
  expect(await lateMs()).toBe(Number.NEGATIVE_INFINITY)
})

test('a notifier whose messages are due and never settled stands still; once they are sent it is up to date', async () => {
  const { db, api, start, allSent, now } = await oweSinceLong([7])
  const answer = Promise.withResolvers<{ message_id: number }>()
  Object.assign(api, { sendMessage: () => answer.promise })
  const notifier = await start()
  const stoodMs = () => now() - notifier.progressAt()
  await waitFor(async () => {
    // A claim runs out when its call never ends.
    await db.update(outbox).set({ claimedUntil: sql`now()` })
    return stoodMs() > 3 * MINUTE_MS
  })
  answer.resolve({ message_id: 1 })
  await allSent()
  await waitFor(() => stoodMs() < MINUTE_MS)
})
