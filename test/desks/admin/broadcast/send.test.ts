import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createSender } from '#desks/admin/broadcast/send.ts'
import { type BroadcastStore, createBroadcastStore } from '#desks/admin/broadcast/store.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import type { RunContext } from '#runs/definition.ts'
import type { StepClock } from '#sandbox/clock.ts'
import { users } from '#telegram/identity/schema.ts'
import { openSurface, texts } from '#test/telegram/surface.ts'

const TEXT = 'Новости: теперь быстрее'
const FIRST = 700_001
const LEFT = [FIRST + 3, FIRST + 17]
const BLOCKED = FIRST + 5

/** A stand-in with so many people, all of them in the database, two of whom have stopped the bot. */
async function openCrowd(size: number) {
  const surface = await openSurface()
  const { sandbox, database, clock } = surface
  const { db } = database
  const ids = Array.from({ length: size }, (_, index) => FIRST + index)
  for (const id of ids) {
    sandbox.telegram.people.add({ id, first_name: `P${id}` })
    sandbox.telegram.people.say(id, '/start')
  }
  for (const id of LEFT) sandbox.telegram.people.setBlocked(id, true)
  await db.insert(users).values(
    ids.map((id) => ({
      ...{ id, firstName: 'Anna', locale: id % 2 ? 'ru' : 'en', workspaceId: randomUUID() },
      blockedAt: id === BLOCKED ? new Date(clock.now()) : null,
    })),
  )
  const process = await surface.start({ polls: false })
  const store = createBroadcastStore(db)
  const id = randomUUID()
  const createdAt = new Date(clock.now())
  await store.save({ id, createdBy: 1, createdAt, text: TEXT, entities: [], audience: 'all' })
  const broadcast = await store.find(id)
  if (!broadcast) throw new Error('no broadcast')
  expect(await db.transaction((tx) => store.fill(tx, broadcast, clock.now()))).toBe(size - 1)

  /** One attempt of the run; rejects as the run's stage would. */
  const attempt = (own: BroadcastStore = store) => {
    const { telegram, people } = process
    const sender = createSender({
      ...{ store: own, api: telegram.bare, people, texts, clock, log: silentLog },
      limiter: createMemoryLimiter({ clock }),
    })
    const context = {
      signal: new AbortController().signal,
      confirm: async () => {},
      progress: () => {},
      park: (until: number) => {
        throw new Error(`parked until ${until}`)
      },
    }
    return sender(broadcast, context as unknown as RunContext)
  }
  /** How often each person has got it. */
  const got = () =>
    ids.map((one) => {
      const chat = sandbox.telegram.world.state.chats.get(one)
      return [...(chat?.messages.values() ?? [])].filter(({ text }) => text === TEXT).length
    })
  return { ...surface, db, ids, store, id, attempt, got }
}

/** Time goes by while a broadcast waits for its people in hand. */
const hurrying =
  (clock: StepClock) =>
  async <T>(work: Promise<T>): Promise<T> => {
    const done = new AbortController()
    const ended = work.finally(() => done.abort())
    while (!done.signal.aborted) {
      clock.advance(1_000)
      await Promise.race([ended.catch(() => {}), setTimeout(50)])
    }
    return ended
  }

/** A process that dies when it has noted so many of Telegram's answers: of all later ones nobody knows. */
const dyingAfter = (store: BroadcastStore, answers: number): BroadcastStore => {
  let noted = 0
  return {
    ...store,
    sent: async (id, userId, messageId, now) => {
      noted += 1
      if (noted > answers) throw new Error('killed')
      await store.sent(id, userId, messageId, now)
    },
  }
}

test('each gets it once though Telegram limits, refuses and loses answers and the process dies twice', async () => {
  const { sandbox, db, ids, store, id, attempt, got, clock } = await openCrowd(60)
  const hurried = hurrying(clock)
  const { faults } = sandbox.telegram
  faults.add({ kind: 'error', code: 429, retryAfter: 1, method: 'sendMessage', skip: 4, times: 2 })
  faults.add({ kind: 'error', code: 502, method: 'sendMessage', skip: 9 })
  faults.add({ kind: 'cut', method: 'sendMessage', skip: 14 })
  faults.add({ kind: 'cut', afterEffect: false, method: 'sendMessage', skip: 16 })
  await expect(attempt(dyingAfter(store, 9))).rejects.toThrow('killed')
  await expect(attempt(dyingAfter(store, 4))).rejects.toThrow('killed')
  expect((await store.tally(id)).sending).toBeGreaterThan(0)
  const tally = await hurried(attempt())
  expect(tally).toEqual({ waiting: 0, sending: 0, sent: 57, left: 2, failed: 0 })
  const nobody = new Set([...LEFT, BLOCKED])
  expect(got()).toEqual(ids.map((one) => (nobody.has(one) ? 0 : 1)))
  const gone = await db
    .select()
    .from(users)
    .where(eq(users.id, FIRST + 3))
  expect(gone[0]?.leftAt?.getTime()).toBeLessThanOrEqual(clock.now())
  // Done is done.
  expect(await attempt()).toEqual(tally)
  expect(sandbox.telegram.calls.count({ method: 'sendMessage', chatId: FIRST }).total).toBe(1)
})

test('who sleeps gets it in the morning, and nobody waits in hand until then', async () => {
  const { db, attempt, got, store, id, clock } = await openCrowd(20)
  await db
    .update(users)
    .set({ quietFrom: 0, quietTo: 23, timeZone: 'UTC' })
    .where(eq(users.id, FIRST))
  await expect(attempt()).rejects.toThrow('parked until')
  expect(got()[0]).toBe(0)
  expect((await store.tally(id)).waiting).toBe(1)
  clock.advance(24 * 3_600_000)
  await db.update(users).set({ quietFrom: null, quietTo: null }).where(eq(users.id, FIRST))
  await attempt()
  expect(got()[0]).toBe(1)
})
