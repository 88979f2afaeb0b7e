import { expect, test } from 'vitest'
import { createKeyPool } from '#desks/supplies/feed/key-pool.ts'
import { createPublication } from '#desks/supplies/feed/publication.ts'
import { createFeedReader } from '#desks/supplies/feed/reader.ts'
import { createFeedStore } from '#desks/supplies/feed/store.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { runningClock as clock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'
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
