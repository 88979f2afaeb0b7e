import { afterEach, expect, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import { createDelivery } from '#runs/card/delivery.ts'
import { runs as runsTable } from '#runs/schema.ts'
import { findRun } from '#runs/store.ts'
import type { Card } from '#telegram/cards/cards.ts'
import { createTestClock, runningClock } from '#test/support/clock.ts'
import { seatedDatabase } from '#test/support/people.ts'
import { waitFor } from '#test/support/wait.ts'
import { createMemoryQueues } from '../memory-queue.ts'
import {
  createChat,
  createProcess,
  OWNER,
  reached,
  request,
  ru,
  sampleRun,
  shiftedClock,
  TIMING,
} from '../support.ts'

const database = await seatedDatabase([OWNER], { max: 10 })
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((runs) => runs.close()))
  await database.db.delete(runsTable)
})

/** A chat in which the first update that `isSlow` arrives only when it is let go. */
function slowChat(isSlow: (card: Card) => boolean) {
  const chat = createChat()
  const asked = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  let isHolding = true
  const cards = {
    async update(card: Card) {
      if (isHolding && isSlow(card)) {
        isHolding = false
        asked.resolve()
        await held.promise
      }
      return chat.update(card)
    },
  }
  return { chat, cards, asked: asked.promise, letGo: held.resolve }
}

test('a final card that could not be sent is sent when the chat is back', async () => {
  const chat = createChat()
  const clock = shiftedClock()
  const definition = sampleRun({ one: async (state) => [...state, 'ok'] })
  const { runs } = createProcess(database, createMemoryQueues(), definition, { cards: chat, clock })
  open.push(runs)
  chat.setDown(true)
  await runs.work()
  const id = await runs.start(database.db, request())
  await reached(database, id, 'completed')
  chat.setDown(false)
  clock.shift(31_000)
  await waitFor(() => chat.updates.length > 0)
  expect(chat.updates.map((card) => [card.screen.text, card.final])).toEqual([['result ok', true]])
  await waitFor(async () => (await findRun(database.db, id))?.cardDueAt === null)
})

test('progress is drawn at most once in 2.5 s, on one message', async () => {
  const chat = createChat()
  const clock = shiftedClock()
  const release = Promise.withResolvers<void>()
  const definition = sampleRun({
    one: async (state, context) => {
      for (let item = 1; item <= 50; item++) {
        await context.step(String(item), async () => item)
        context.progress(item, 100)
      }
      await release.promise
      return state
    },
  })
  const timing = { ...TIMING, recoverMs: 60_000 }
  const more = { cards: chat, clock, timing }
  const { runs } = createProcess(database, createMemoryQueues(), definition, more)
  open.push(runs)
  await runs.work()
  const id = await runs.start(database.db, request())
  await reached(database, id, 'running', (run) => run.progress?.done === 50)
  expect(chat.updates).toHaveLength(1)
  clock.shift(2_600)
  await waitFor(() => chat.updates.length === 2)
  expect(chat.updates[1]?.screen.text).toContain('▓▓▓▓▓░░░░░ 50\u00a0%')
  release.resolve()
  await reached(database, id, 'completed', (run) => run.cardDueAt === null)
  expect(chat.messages.size).toBe(1)
})

test('an edit that arrives after the run moved on is drawn over', async () => {
  const { chat, cards, asked, letGo } = slowChat(() => true)
  const definition = sampleRun({ one: async (state) => state })
  const { runs } = createProcess(database, createMemoryQueues(), definition, { cards })
  const id = await runs.start(database.db, request())
  const showing = runs.show(id)
  await asked
  await runs.cancel(OWNER, id)
  letGo()
  await showing
  expect(chat.updates.at(-1)?.screen.text).toContain('Отменено')
  // Whoever moved it on meanwhile sent no message of their own.
  expect(chat.messages.size).toBe(1)
  expect((await findRun(database.db, id))?.cardDueAt).toBeNull()
})

test.each(['first message', 'edit'])(
  'an overdue %s that arrives after all is the card, and is drawn over',
  async (what) => {
    const clock = createTestClock()
    let isSlow = false
    const { chat, cards, letGo } = slowChat(() => isSlow)
    const definition = sampleRun({ one: async (state) => state })
    const { runs } = createProcess(database, createMemoryQueues(), definition, { cards, clock })
    const id = await runs.start(database.db, request())
    if (what === 'edit') {
      await runs.show(id)
      await runs.pause(OWNER, id)
    }
    isSlow = true
    const showing = what === 'edit' ? runs.resume(OWNER, id) : runs.show(id)
    await waitFor(() => clock.sleepers() > 0)
    await clock.advance(10_000)
    await showing
    await runs.cancel(OWNER, id)
    letGo()
    await waitFor(
      async () => (await findRun(database.db, id))?.cardDueAt?.getTime() === clock.now(),
    )
    clock.jump(clock.now() + 60_000)
    await runs.recover()
    expect(chat.messages.size).toBe(1)
    expect(chat.messages.get(1)?.screen.text).toContain('Отменено')
    expect(await findRun(database.db, id)).toMatchObject({ cardMessageId: 1, cardDueAt: null })
  },
)

test('progress that arrives after somebody else has shown how the run ended is drawn over', async () => {
  const isProgress = (card: Card) => card.messageId !== null && !card.final
  const { chat, cards, asked, letGo } = slowChat(isProgress)
  const clock = shiftedClock()
  const release = Promise.withResolvers<void>()
  const definition = sampleRun({
    one: async (state) => {
      await release.promise
      return [...state, 'ok']
    },
  })
  const timing = { ...TIMING, recoverMs: 600_000 }
  const queues = createMemoryQueues()
  const { runs } = createProcess(database, queues, definition, { cards, clock, timing })
  const { runs: other } = createProcess(database, queues, definition, { cards: chat, clock })
  await runs.work()
  const id = await runs.start(database.db, request())
  await reached(database, id, 'running', (run) => run.cardMessageId !== null)
  clock.shift(2_600)
  await asked
  release.resolve()
  await reached(database, id, 'completed')
  clock.shift(2_600)
  await other.recover()
  expect(chat.messages.get(1)?.screen.text).toBe('result ok')
  letGo()
  await runs.close()
  expect(chat.updates.some(({ final }) => !final)).toBe(true)
  clock.shift(2_600)
  await other.recover()
  expect(chat.messages.get(1)?.screen.text).toBe('result ok')
  expect(await findRun(database.db, id)).toMatchObject({ cardMessageId: 1, cardDueAt: null })
})

test('an end that is owed is shown also by who came to draw progress in a busy chat', async () => {
  const chat = createChat()
  const definition = sampleRun({ one: async (state) => state })
  const { runs } = createProcess(database, createMemoryQueues(), definition, { cards: chat })
  const id = await runs.start(database.db, request())
  const before = await findRun(database.db, id)
  if (!before) throw new Error('no run')
  await runs.show(id)
  chat.setDown(true)
  await runs.cancel(OWNER, id)
  await database.db.update(runsTable).set({ cardDueAt: new Date(0) })
  chat.setDown(false)
  const busy = {
    update: async (card: Card) =>
      card.messageId !== null && !card.final ? card.messageId : chat.update(card),
  }
  const follower = createDelivery({
    ...{ db: database.db, clock: runningClock, log: silentLog, cards: busy },
    lang: async () => ru,
    definitions: new Map([[definition.kind, definition]]),
  }).follow()
  // It was read before the first message was sent.
  follower.offer(before)
  await follower.stop()
  expect(chat.messages.get(1)?.screen.text).toContain('Отменено')
  expect(chat.messages.size).toBe(1)
})

test('a chat that is gone is left alone', async () => {
  let calls = 0
  const cards = {
    update: async () => {
      calls += 1
      return null
    },
  }
  const definition = sampleRun({ one: async (state) => state })
  const { runs } = createProcess(database, createMemoryQueues(), definition, { cards })
  const id = await runs.start(database.db, request())
  await runs.show(id)
  await runs.recover()
  expect(calls).toBe(1)
})
