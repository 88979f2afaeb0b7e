import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Update } from 'grammy/types'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { isOutage } from '#db/faults.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { silentLog } from '#platform/log/log.ts'
import { createInbox, type InboxOptions } from '#telegram/inbox/inbox.ts'
import { inbox as table } from '#telegram/inbox/schema.ts'
import { createTestClock, runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { relayTo } from '#test/support/relay.ts'
import { waitFor } from '#test/support/wait.ts'

const HOUR_MS = 3_600_000
const vault = createVault({ current: { version: 1, key: randomBytes(32) } })

function message(updateId: number, chatId: number, text = `text ${updateId}`): Update {
  const chat = { id: chatId, type: 'private', first_name: 'Anna' } as const
  const from = { id: chatId, is_bot: false, first_name: 'Anna' }
  return { update_id: updateId, message: { message_id: updateId, date: 0, chat, from, text } }
}

/** Stored by a process that died before it handled it. */
function left(update: Update, more: { attempts?: number; receivedAt?: Date } = {}) {
  const context = { workspaceId: 'inbox', service: 'telegram' }
  const payload = vault.seal(JSON.stringify(update), context)
  return { updateId: update.update_id, lane: update.message?.chat.id ?? 0, payload, ...more }
}

const textOf = (update: Update) => update.message?.text ?? ''

async function open(options: Partial<InboxOptions> = {}) {
  const database = options.database ?? (await freshDatabase())
  const seen: string[] = []
  const given: string[] = []
  const inbox = createInbox({
    ...{ database, vault, clock: runningClock, log: silentLog },
    handle: async (update) => void seen.push(textOf(update)),
    apologise: async (update) => void given.push(textOf(update)),
    ...options,
  })
  onTestFinished(inbox.stop)
  const rows = () => database.db.select().from(table).orderBy(table.updateId)
  const settled = (count: number) =>
    waitFor(async () => (await rows()).filter(({ status }) => status === 'done').length === count)
  return { database, inbox, seen, given, rows, settled }
}

test('an update is handled once, however often it is delivered, and nothing of it stays readable', async () => {
  const { inbox, seen, rows, settled } = await open()
  inbox.start()
  await inbox.receive([message(1, 10, 'my key'), message(2, 10)])
  await inbox.receive([message(1, 10, 'my key')])
  await settled(2)
  await inbox.receive([message(1, 10, 'my key'), message(2, 10)])
  await inbox.receive([message(3, 10)])
  await settled(3)
  expect(seen).toEqual(['my key', 'text 2', 'text 3'])
  expect((await rows()).map(({ payload }) => payload)).toEqual([null, null, null])
})

test('the oldest update that waits tells how long nothing got on, until one is settled', async () => {
  const handled = Promise.withResolvers<void>()
  const { database, inbox } = await open({ handle: () => handled.promise })
  const receivedAt = new Date(runningClock.now() - HOUR_MS)
  await database.db.insert(table).values(left(message(1, 10), { receivedAt }))
  const stoodMs = () => runningClock.now() - inbox.progressAt()
  inbox.start()
  await waitFor(() => stoodMs() >= HOUR_MS)
  handled.resolve()
  await waitFor(() => stoodMs() < HOUR_MS / 2)
})

test('what waits is sealed', async () => {
  const { promise: looked, resolve } = Promise.withResolvers<void>()
  const { inbox, rows } = await open({ handle: () => looked })
  await inbox.receive([message(1, 10, 'a secret key')])
  const [row] = await rows()
  resolve()
  expect(row?.payload?.length).toBeGreaterThan(0)
  expect(Buffer.from(row?.payload ?? []).toString('latin1')).not.toContain('secret')
})

test('each chat is in order and one at a time, chats run side by side', async () => {
  const running = new Map<number, number>()
  const { promise: sideBySide, resolve: isSideBySide } = Promise.withResolvers<void>()
  const order: number[] = []
  const { inbox, settled } = await open({
    handle: async (update) => {
      const chat = update.message?.chat.id ?? 0
      running.set(chat, (running.get(chat) ?? 0) + 1)
      expect(running.get(chat)).toBe(1)
      if ([...running.values()].filter((count) => count > 0).length > 1) isSideBySide()
      await sideBySide
      await setImmediate()
      order.push(update.update_id)
      running.set(chat, 0)
    },
  })
  inbox.start()
  const updates = Array.from({ length: 120 }, (_, index) => message(index + 1, (index % 4) + 1))
  // Delivered in pieces and out of order within the pieces, as several webhook calls may be.
  for (let from = 0; from < updates.length; from += 30)
    await inbox.receive(updates.slice(from, from + 30).reverse())
  await settled(120)
  for (let chat = 0; chat < 4; chat += 1) {
    const own = order.filter((id) => (id - 1) % 4 === chat)
    expect(own).toEqual(own.toSorted((left, right) => left - right))
  }
})

test('two processes share the work without ever having one chat at once', async () => {
  const inHand = new Set<number>()
  const seen: number[] = []
  const busy = new Set<number>()
  const { promise: bothBusy, resolve: areBothBusy } = Promise.withResolvers<void>()
  const handleAs = (process: number) => async (update: Update) => {
    const chat = update.message?.chat.id ?? 0
    expect(inHand.has(chat)).toBe(false)
    inHand.add(chat)
    if (busy.add(process).size === 2) areBothBusy()
    await bothBusy
    await setImmediate()
    seen.push(update.update_id)
    inHand.delete(chat)
  }
  // Each can hold three of the eight chats, so that one waits until the other has some too.
  const first = await open({ handle: handleAs(0), concurrency: 3 })
  const second = await open({
    ...{ database: first.database, handle: handleAs(1), concurrency: 3 },
  })
  first.inbox.start()
  second.inbox.start()
  for (let id = 1; id <= 200; id += 4) {
    // The last chat is heard of by the second process only, all others by both.
    const chatOf = (more: number) => (more === 3 ? 8 : ((id + more) % 7) + 1)
    const updates = [0, 1, 2, 3].map((more) => message(id + more, chatOf(more)))
    await Promise.all([
      first.inbox.receive(updates.slice(0, 2)),
      second.inbox.receive(updates.slice(2)),
    ])
  }
  await first.settled(200)
  expect(seen.toSorted((left, right) => left - right)).toEqual(
    Array.from({ length: 200 }, (_, index) => index + 1),
  )
})

test('what a dead process left is taken up at the next start', async () => {
  const { inbox, seen, settled, database } = await open()
  await database.db.insert(table).values(left(message(1, 10)))
  inbox.start()
  await settled(1)
  expect(seen).toEqual(['text 1'])
})

test('a failing update is repeated in its place, and given up after five tries', async () => {
  let tries = 0
  const seen: string[] = []
  const { inbox, given, rows, settled } = await open({
    clock: { ...runningClock, sleep: (ms, signal) => runningClock.sleep(Math.min(ms, 20), signal) },
    handle: async (update) => {
      if (textOf(update) !== 'poison') return void seen.push(textOf(update))
      tries += 1
      expect(seen).toEqual(['before'])
      throw new TypeError('cannot')
    },
  })
  inbox.start()
  await inbox.receive([message(1, 10, 'before'), message(2, 10, 'poison'), message(3, 10, 'after')])
  await settled(2)
  expect(tries).toBe(5)
  expect(seen).toEqual(['before', 'after'])
  expect(given).toEqual(['poison'])
  expect((await rows())[1]).toMatchObject({ status: 'failed', attempts: 5, error: 'TypeError' })
})

test('an update that kills its process every time is given up too', async () => {
  const clock = createTestClock()
  const { inbox, given, seen, database, rows } = await open({ clock })
  const receivedAt = new Date(clock.now() - 60_000)
  await database.db
    .insert(table)
    .values(left(message(1, 10, 'killer'), { attempts: 5, receivedAt }))
  inbox.start()
  await waitFor(() => given.length > 0)
  expect((await rows())[0]?.status).toBe('failed')
  expect(given).toEqual(['killer'])
  expect(seen).toEqual([])
})

test('losing the database connection loses nothing and repeats at most what was in hand', async () => {
  const seen: number[] = []
  const { inbox, database, settled } = await open({
    handle: async (update) => {
      await runningClock.sleep(1)
      seen.push(update.update_id)
    },
  })
  inbox.start()
  await inbox.receive(Array.from({ length: 60 }, (_, index) => message(index + 1, (index % 3) + 1)))
  await waitFor(() => seen.length > 10)
  await database.pool.query(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'prilavok-inbox' and datname = current_database()`)
  await settled(60)
  expect(new Set(seen).size).toBe(60)
  expect(seen.length).toBeLessThanOrEqual(63)
})

test('connections that go silent for good make nobody deaf, and free the chat they had in hand', async () => {
  const database = await freshDatabase()
  const relay = await relayTo(database.url)
  const limits = `query_timeout=300&options=${encodeURIComponent('-c idle_session_timeout=1000')}`
  const silenced = openDatabase({ url: `${relay.url}?${limits}`, log: silentLog, max: 3 })
  onTestFinished(silenced.close)
  onTestFinished(relay.cut)
  let isFrozen = false
  const { inbox } = await open({
    database: silenced,
    handle: async () => {
      if (isFrozen) return
      isFrozen = true
      relay.freeze()
    },
  })
  inbox.start()
  await inbox.receive([message(1, 10), message(2, 10)])
  const takes = (update: Update) => inbox.receive([update]).then(() => true, isOutage)
  await waitFor(async () => (await takes(message(3, 11))) && isFrozen)
  await waitFor(async () => {
    const rows = await database.db.select().from(table)
    return rows.length === 3 && rows.every(({ status }) => status === 'done')
  })
})
