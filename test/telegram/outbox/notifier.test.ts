import { eq, isNotNull, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { users } from '#telegram/identity/schema.ts'
import { enqueue, type OwedMessage } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { waitFor } from '#test/support/wait.ts'
import { createShop, openShop } from '../shop.ts'
import { openSurface } from '../surface.ts'

async function open() {
  const shop = createShop()
  const surface = await openSurface({ desks: [shop.desk] })
  const process = await surface.start()
  const anna = await surface.sandbox.person()
  await anna.sees('Прилавок')
  const { db } = surface.database
  const owe = (key: string, more: Partial<OwedMessage> = {}) =>
    db.transaction((tx) =>
      enqueue(tx, {
        key,
        chatId: anna.id,
        workspaceId: null,
        notice: { messageKey: 'chat-cancelled', vars: { what: key } },
        ...more,
      }),
    )
  const rows = () => db.select().from(outbox).orderBy(outbox.id)
  const row = async (key: string) => (await rows()).find((one) => one.key === key)
  const { calls, faults, clock } = surface.sandbox.telegram
  return { surface, process, anna, db, owe, rows, row, calls, faults, clock }
}

test('an owed message leaves as soon as its transaction commits, once for its key', async () => {
  const { anna, owe, rows, clock } = await open()
  // With time standing still no look ever comes round: only the commit itself can wake the notifier.
  clock.freeze()
  await owe('first')
  await anna.sees('Отменено: first')
  await owe('first')
  await owe('second')
  await anna.sees('second')
  expect(anna.messages().filter(({ text }) => text.includes('first'))).toHaveLength(1)
  await waitFor(async () => (await rows()).every(({ status }) => status === 'sent'))
  expect(await rows()).toHaveLength(2)
})

test('a rolled back fact tells nobody', async () => {
  const { db, anna, owe, rows } = await open()
  const failing = db.transaction(async (tx) => {
    const notice = { messageKey: 'chat-cancelled', vars: { what: 'never' } }
    await enqueue(tx, { key: 'never', chatId: anna.id, workspaceId: null, notice })
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  await owe('after')
  await anna.sees('after')
  expect((await rows()).map(({ key }) => key)).toEqual(['after'])
})

test('it is written in the language the reader has by then, values escaped, buttons alive', async () => {
  const { process, anna, owe } = await open()
  await process.people.setLocale(anna.id, 'en')
  await owe('<b>1</b>', {
    notice: {
      messageKey: 'chat-cancelled',
      vars: { what: '<b>1</b>' },
      keyboard: [[{ labelKey: 'button-home', data: openShop({}) }]],
    },
  })
  expect(await anna.sees('Cancelled')).toBe('Cancelled: <b>1</b>\n[🏪 Menu]')
  await anna.tap('🏪 Menu')
  await anna.sees('Shop')
})

test('messages of one chat keep the order of their facts and Telegram’s pace', async () => {
  const { anna, owe, calls } = await open()
  for (let index = 0; index < 6; index += 1) await owe(`m${index}`)
  await anna.sees('m5')
  const sent = calls.list({ method: 'sendMessage', chatId: anna.id }).slice(-6)
  expect(sent.map(({ text }) => text)).toEqual(
    Array.from({ length: 6 }, (_, index) => `Отменено: m${index}`),
  )
  expect((sent[5]?.atMs ?? 0) - (sent[0]?.atMs ?? 0)).toBeGreaterThan(2_000)
})

test('a 429 is waited out', async () => {
  const { faults, anna, owe, row, clock } = await open()
  faults.add({ kind: 'error', method: 'sendMessage', code: 429, retryAfter: 300 })
  await owe('patient')
  // Far beyond the claim of whoever is sending it.
  await waitFor(
    async () => ((await row('patient'))?.notBefore.getTime() ?? 0) > clock.now() + 200_000,
  )
  expect((await row('patient'))?.status).toBe('pending')
  clock.advance(301_000)
  await anna.sees('patient')
  expect((await row('patient'))?.attempts).toBe(0)
})

test('who stopped the bot is remembered, and gets nothing more until they are back', async () => {
  const { anna, owe, row, db, calls } = await open()
  await anna.block()
  await waitFor(async () => (await db.select().from(users))[0]?.leftAt)
  await owe('gone')
  await waitFor(async () => (await row('gone'))?.status === 'dead')
  await db.update(users).set({ leftAt: null }).where(eq(users.id, anna.id))
  await owe('403')
  await waitFor(async () => (await row('403'))?.status === 'dead')
  expect((await row('403'))?.error).toContain('blocked')
  await waitFor(async () => (await db.select().from(users))[0]?.leftAt)
  await anna.unblock()
  await anna.say('/menu')
  await anna.sees('🏪 Прилавок')
  await owe('back')
  await anna.sees('back')
  expect(calls.list({ method: 'sendMessage' }).some(({ text }) => text?.includes('gone'))).toBe(
    false,
  )
})

test('what Telegram refuses three times is dead, what fails in the network is tried on', async () => {
  const { faults, anna, owe, row, clock } = await open()
  /** Skips the pause after each failed try, and nothing else: a claim under way must not run out. */
  const ends = async (key: string, status: string) => {
    let skipped = 0
    await waitFor(async () => {
      const one = await row(key)
      if (one && one.attempts > skipped) {
        skipped = one.attempts
        clock.advance(61_000)
      }
      return one?.status === status
    })
  }
  faults.add({ kind: 'error', method: 'sendMessage', code: 400, times: 3 })
  await owe('refused')
  await ends('refused', 'dead')
  faults.add({ kind: 'cut', method: 'sendMessage', afterEffect: false, times: 5 })
  await owe('stubborn')
  await ends('stubborn', 'sent')
  expect(anna.screen()).toContain('stubborn')
})

test('quiet hours hold a message back, a loud one leaves', async () => {
  const { process, anna, owe, row, clock } = await open()
  const hour = new Date(clock.now() + 3 * 3_600_000).getUTCHours()
  await process.people.setQuietHours(anna.id, hour, (hour + 2) % 24)
  await owe('quiet')
  await waitFor(
    async () => ((await row('quiet'))?.notBefore.getTime() ?? 0) > clock.now() + 3_600_000,
  )
  await owe('loud', { isLoud: true })
  await anna.sees('loud')
  expect((await row('quiet'))?.status).toBe('pending')
  clock.advance(2 * 3_600_000)
  await anna.sees('quiet')
})

test('the level decides what makes a sound', async () => {
  const { db, anna, owe } = await open()
  await db.update(users).set({ notifyLevel: 'important' })
  const routine = { messageKey: 'chat-cancelled', vars: { what: 'hush' }, isRoutine: true }
  await owe('routine', { notice: routine })
  await anna.sees('hush')
  expect(anna.lastMessage()?.silent).toBe(true)
  await owe('important')
  await anna.sees('important')
  expect(anna.lastMessage()?.silent).toBe(false)
})

test('a process that dies with a message in hand leaves it to the next', async () => {
  const { surface, process, anna, owe, db, clock } = await open()
  await surface.stop(process)
  await owe('orphan')
  await owe('next')
  // Claimed by a process that is no more; its own clock does not matter.
  const claimedUntil = sql`now() + interval '1 hour'`
  await db.update(outbox).set({ claim: 1, claimedUntil }).where(eq(outbox.key, 'orphan'))
  await surface.start()
  clock.advance(2 * 3_600_000)
  await owe('loud', { isLoud: true })
  await anna.sees('loud')
  await db.update(outbox).set({ claimedUntil: sql`now()` }).where(eq(outbox.key, 'orphan'))
  await anna.sees('next')
  const texts = anna.messages().map(({ text }) => text)
  expect(texts.slice(-3)).toEqual(['loud', 'orphan', 'next'].map((key) => `Отменено: ${key}`))
})

test('a database that drops every connection costs no message and doubles none', async () => {
  const { surface, anna, db, owe, rows, clock } = await open()
  const tried = (work: () => Promise<unknown>) =>
    waitFor(() =>
      work().then(
        () => true,
        () => false,
      ),
    )
  await owe('before')
  await surface.database.pool.query(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`)
  await tried(() => owe('after'))
  // A claim whose answer was lost with its connection runs out in a minute of the database's; the test does not wait.
  const runOut = db
    .update(outbox)
    .set({ claimedUntil: sql`now()` })
    .where(isNotNull(outbox.claimedUntil))
  await waitFor(async () => {
    clock.advance(100)
    const all = await rows().catch(() => [])
    if (all.length === 2 && all.every(({ status }) => status === 'sent')) return true
    await tried(() => runOut.execute())
    return false
  })
  await anna.sees('after')
  const texts = anna.messages().map(({ text }) => text)
  for (const word of ['before', 'after'])
    expect(texts.filter((text) => text.includes(word))).toHaveLength(1)
})

test('several notifiers send everything once', async () => {
  const { surface, anna, owe, calls, rows } = await open()
  await surface.start({ polls: false })
  await surface.start({ polls: false })
  const people = await Promise.all(
    Array.from({ length: 15 }, (_, index) => surface.sandbox.person({ id: 2_000 + index })),
  )
  await Promise.all(people.map((person) => person.sees('Прилавок')))
  const before = calls.count({ method: 'sendMessage' }).done
  await Promise.all(
    people.flatMap((person) =>
      [0, 1].map((index) => owe(`${person.id}-${index}`, { chatId: person.id })),
    ),
  )
  await waitFor(async () => (await rows()).every(({ status }) => status === 'sent'))
  expect(calls.count({ method: 'sendMessage' }).done - before).toBe(30)
  expect(anna.screen()).toContain('Прилавок')
})
