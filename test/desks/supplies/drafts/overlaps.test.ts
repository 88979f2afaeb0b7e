import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { supplyDrafts } from '#desks/supplies/drafts/schema.ts'
import { createDraftStore } from '#desks/supplies/drafts/store.ts'
import { createDraftWatch } from '#desks/supplies/drafts/watch.ts'
import { createReminders } from '#desks/supplies/listed/reminders.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seat } from '#test/support/seat.ts'

const { db } = await freshDatabase()
const clock = createTestClock()
const signal = new AbortController().signal

test.each(['ordered', 'removed'] as const)(
  'a draft that is %s while its preorder is looked for is looked at no more',
  async (status) => {
    await db.delete(supplyDrafts)
    const store = createDraftStore(db)
    const id = randomUUID()
    await db.insert(supplyDrafts).values({
      ...{ id, workspaceId: randomUUID(), userId: 7, chatId: 7, credentialId: randomUUID() },
      ...{ accountKey: 'a', wbId: '1', goods: [], status: 'made' },
      ...{ checkAt: new Date(clock.now()), createdAt: new Date(clock.now()) },
    })
    const watch = createDraftWatch({
      ...{ db, store, clock, log },
      drafts: {
        // Somebody else finds it, or takes it away, after this look has read the list.
        async look(record) {
          if (status === 'ordered') await db.transaction((tx) => store.order(tx, record.id, 5))
          else await store.change(db, record, { status, checkAt: null })
          return false
        },
      },
    })
    await watch.round(signal)
    expect(await db.select().from(supplyDrafts)).toMatchObject([{ status, checkAt: null }])
  },
)

test('a wish to be reminded that is changed while somebody looks is looked at soon', async () => {
  const who = { workspaceId: randomUUID(), userId: 7, chatId: 7 }
  await seat(db, who)
  let during = async () => {}
  let looks = 0
  const reminders = createReminders({
    ...{ db, clock, log },
    listed: {
      async accounts() {
        looks += 1
        await during()
        return []
      },
      ofKey: async () => ({ supplies: [], at: 0 }),
      details: async () => null,
    },
  })
  await reminders.set(who, 1)
  during = async () => {
    during = async () => {}
    await reminders.set(who, 3)
  }
  await reminders.round(signal)
  await reminders.round(signal)
  expect(looks).toBe(2)
  await reminders.round(signal)
  expect(looks).toBe(2)
})
