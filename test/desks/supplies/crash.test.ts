import { sql } from 'drizzle-orm'
import type { Pool, PoolClient } from 'pg'
import { expect, test } from 'vitest'
import type { Clock } from '#core/clock.ts'
import { addDays } from '#core/dates.ts'
import { type OpenDatabase, openDatabase } from '#db/connection.ts'
import { usageEntries } from '#desks/account/schema.ts'
import { silentLog } from '#platform/log/log.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'
import { createRig, today } from './rig.ts'
import { createWb, type Manner, type Wb } from './wb-stand-in.ts'

const never = () => new Promise<never>(() => {})
const SPEED = 60

/** A minute of waiting for the official list in a second. */
function fastClock(isDead: () => boolean = () => false): Clock {
  const start = runningClock.now()
  return {
    now: () => start + (runningClock.now() - start) * SPEED,
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
  const driver = openDatabase({ url, log: silentLog, max: 5 })
  const clients = new Set<PoolClient>()
  let steps = 0
  let isDead = false
  const death = Promise.withResolvers<void>()

  const cut = () => {
    for (const client of clients) client.end().catch(() => {})
  }
  const die = () => {
    isDead = true
    death.resolve()
    cut()
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
  // Every query asks the pool or one of its connections, by a promise or, pool to connection, by a callback.
  const mortal = (target: Pool | PoolClient) => {
    const ask = target.query.bind(target) as (...args: unknown[]) => Promise<unknown>
    const query = (...args: unknown[]) => {
      if (typeof args.at(-1) === 'function') return ask(...args)
      const [first] = args as [{ text: string }]
      return guard(isStep(first.text), () => ask(...args))
    }
    Object.assign(target, { query })
  }
  mortal(driver.pool)
  driver.pool.on('connect', (client) => {
    clients.add(client)
    mortal(client)
    if (isDead) cut()
  })

  const cabinet: Wb['cabinet'] = {
    commit: (...args) => guard(true, () => wb.cabinet.commit(...args)),
  }
  return {
    db: driver.db,
    wb: { ...wb, cabinet },
    clock: fastClock(() => isDead),
    isDead: () => isDead,
    death: death.promise,
    steps: () => steps,
    end: cut,
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
  // It may die of stopping, too.
  if (!victim.isDead()) await Promise.race([first.stop(), victim.death])
  victim.end()

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
  { timeout: 300_000 },
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
