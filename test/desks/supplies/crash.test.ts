import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import { expect, test } from 'vitest'
import type { Clock } from '#core/clock.ts'
import { addDays } from '#core/dates.ts'
import type { OpenDatabase } from '#db/connection.ts'
import { usageEntries } from '#desks/account/schema.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'
import { createRig, today } from './rig.ts'
import { createWb, type Manner, type Wb } from './wb-stand-in.ts'

const never = () => new Promise<never>(() => {})
const SPEED = 60

/** A minute of waiting for the official list in a second. */
function fastClock(isDead: () => boolean = () => false): Clock {
  const start = Date.now()
  return {
    now: () => start + (Date.now() - start) * SPEED,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => !isDead() && resolve(), ms / SPEED)
        signal?.addEventListener('abort', () => {
          clearTimeout(timer)
          reject(signal.reason)
        })
      }),
  }
}

/** Writes that move a booking on; claims come round by themselves and are left out. */
const isStep = (query: string) =>
  /^\s*(insert|update|with)/i.test(query) &&
  /bookings|usage_entries|outbox|"monitors" set/.test(query) &&
  !/skip locked/i.test(query)

/**
 * A process that dies like one that got kill -9: at its n-th step, before or after the step had its effect, nothing
 * of it runs any more and its connections are cut.
 */
function createMortal(url: string, wb: Wb, diesAt: number) {
  const driver = postgres(url, { max: 5, fetch_types: false })
  let steps = 0
  let isDead = false

  const die = () => {
    isDead = true
    driver.end({ timeout: 0 }).catch(() => {})
    return never()
  }
  const guard = async <T>(isCounted: boolean, work: () => Promise<T>): Promise<T> => {
    if (isDead) return never()
    if (isCounted && ++steps === diesAt) return die()
    const result = await work()
    if (isDead) return never()
    if (isCounted && ++steps === diesAt) return die()
    return result
  }
  // Drizzle talks to the driver through `unsafe` and `begin` only.
  const mortal = (client: Sql): Sql =>
    new Proxy(client, {
      get(target, name) {
        if (name === 'begin')
          return (work: (tx: Sql) => unknown) =>
            guard(false, () => target.begin((tx) => work(mortal(tx as unknown as Sql)) as never))
        if (name !== 'unsafe') return Reflect.get(target, name)
        return (query: string, values: never[]) => {
          const run = (mode: 'raw' | 'values') => {
            const pending = target.unsafe(query, values)
            return mode === 'values' ? pending.values() : pending
          }
          return {
            // biome-ignore lint/suspicious/noThenProperty: the driver's pending query is awaited like this
            then: (ok: never, no: never) =>
              guard(isStep(query), async () => run('raw')).then(ok, no),
            values: () => guard(isStep(query), async () => run('values')),
          }
        }
      },
    })

  const cabinet: Wb['cabinet'] = {
    commit: (...args) => guard(true, () => wb.cabinet.commit(...args)),
  }
  return {
    db: drizzle(mortal(driver), { casing: 'snake_case' }),
    wb: { ...wb, cabinet },
    clock: fastClock(() => isDead),
    isDead: () => isDead,
    steps: () => steps,
    end: () => driver.end({ timeout: 0 }),
  }
}

/** Runs a process that dies at step `diesAt`, then a second one to the end. Returns the steps the first one made. */
async function lifeAndDeath(
  { db, url }: OpenDatabase,
  diesAt: number,
  manner: Manner,
): Promise<number> {
  await db.execute(sql`truncate monitors, bookings, outbox, usage_entries, feed_states cascade`)
  const wb = createWb({ accounts: 10 })
  wb.state.manner = manner
  const victim = createMortal(url, wb, diesAt)
  const first = createRig(victim.db, victim.wb, { clock: victim.clock })
  const second = createRig(db, wb, { clock: fastClock() })
  const id = await second.add({ target: 1, preorderIds: [101, 102] })
  wb.open({ day: addDays(today(), 3) })
  first.start()
  const isDone = async () => (await second.monitor(id))?.status === 'done'
  await waitFor(async () => victim.isDead() || (await isDone()))
  if (manner !== 'accept') wb.state.manner = 'accept'
  second.start()
  await waitFor(isDone, { what: `the end after a death at step ${diesAt}` })
  await second.stop()
  if (!victim.isDead()) await first.stop()
  await victim.end()

  expect(wb.booked(), `booked, death at step ${diesAt}`).toHaveLength(1)
  const verified = (await second.bookings(id)).filter((one) => one.status === 'verified')
  expect(verified).toHaveLength(1)
  expect((await second.bookings(id)).filter((one) => one.status === 'committing')).toEqual([])
  const told = (await second.messages()).filter((one) =>
    one.messageKey.startsWith('supplies-caught'),
  )
  expect(told, `messages, death at step ${diesAt}`).toHaveLength(1)
  expect(await db.select().from(usageEntries)).toHaveLength(1)
  return victim.steps()
}

test.for(['accept', 'accept-and-drop'] as const)(
  'killed before and after every step (%s): booked once, told once, counted once',
  { timeout: 120_000 },
  async (manner) => {
    const databases = await Promise.all([1, 2, 3, 4].map(() => freshDatabase()))
    const [any] = databases
    const steps = any ? await lifeAndDeath(any, Number.POSITIVE_INFINITY, manner) : 0
    expect(steps).toBeGreaterThan(10)
    const all = Array.from({ length: steps }, (_, index) => index + 1)
    // A few at a time: they mostly wait.
    await Promise.all(
      databases.map(async (database, lane) => {
        const own = all.filter((step) => step % databases.length === lane)
        for (const step of own) await lifeAndDeath(database, step, manner)
      }),
    )
  },
)
