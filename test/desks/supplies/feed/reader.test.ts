import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createKeyPool } from '#desks/supplies/feed/key-pool.ts'
import { createPublication } from '#desks/supplies/feed/publication.ts'
import { createFeedReader } from '#desks/supplies/feed/reader.ts'
import { createFeedStore } from '#desks/supplies/feed/store.ts'
import { createMonitorStore } from '#desks/supplies/monitors/store.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { runningClock as clock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'
import { draft } from '../rig.ts'
import { createWb } from '../wb-stand-in.ts'

test('what is due once matches are written down is done before the table is published', async () => {
  const { db } = await freshDatabase()
  const cache = createCache({ clock, log })
  const wb = createWb({ accounts: 100 })
  const order: string[] = []
  const reader = createFeedReader({
    feed: wb.feed,
    store: createFeedStore(db),
    keys: wb.keys,
    publication: {
      ...createPublication(cache),
      publish: async () => void order.push('published'),
    },
    pool: createKeyPool({ minGapMs: 1 }),
    changed: async () => void setImmediate(() => order.push('sent')),
    ...{ cache, clock, log, probeMs: 60_000 },
  })
  await reader.load()
  await reader.useKeysOf([])
  const look = async () => {
    order.length = 0
    const { looks } = wb.state
    await waitFor(() => {
      if (wb.state.looks === looks) reader.poll()
      return order.length === 2
    })
    return order
  }
  // The first look stores the feed's state too, which takes longer than any request.
  await look()
  expect(await look()).toEqual(['sent', 'published'])
  await reader.stop()
})

test('that the feed is back is told also when the database was away at that moment, and once', async () => {
  const { db } = await freshDatabase()
  const who = { workspaceId: randomUUID(), userId: 7, chatId: 7 }
  await createMonitorStore(db).create(db, randomUUID(), who, draft())
  const wb = createWb({ accounts: 100 })
  const store = createFeedStore(db)
  let isAway = false
  const seen = { saves: 0, tables: 0 }
  const reader = createFeedReader({
    feed: wb.feed,
    store: {
      ...store,
      async saveState(...state) {
        seen.saves += 1
        if (isAway) throw new Error('the database is away')
        await store.saveState(...state)
      },
    },
    keys: wb.keys,
    publication: {
      ...createPublication(createCache({ clock, log })),
      publish: async () => {
        seen.tables += 1
      },
    },
    pool: createKeyPool({ minGapMs: 1 }),
    changed: async () => {},
    ...{ cache: createCache({ clock, log }), clock, log, probeMs: 1 },
  })
  await reader.load()
  await reader.useKeysOf([])
  const until = async (what: keyof typeof seen) => {
    const before = seen[what]
    await waitFor(() => {
      reader.poll()
      return seen[what] > before
    })
  }
  wb.state.feed = 'disabled'
  await until('saves')
  isAway = true
  wb.state.feed = 'rows'
  await until('saves')
  isAway = false
  await until('tables')
  await until('tables')
  await reader.stop()
  const told = (await db.select().from(outbox)).map(({ notice }) => notice.messageKey)
  expect(told).toEqual(['supplies-feed-off', 'supplies-feed-on'])
})
