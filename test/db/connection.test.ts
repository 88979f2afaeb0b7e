import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  date,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '#db/connection.ts'
import { databaseFault, isOutage } from '#db/faults.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { emptyDatabase } from '#test/support/database.ts'
import { relayTo } from '#test/support/relay.ts'
import { waitFor } from '#test/support/wait.ts'

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
const things = pgTable('things', {
  id: uuid().primaryKey(),
  big: bigint({ mode: 'number' }).notNull(),
  bigs: bigint({ mode: 'number' }).array().notNull(),
  words: text().array().notNull(),
  day: date({ mode: 'string' }).notNull(),
  happenedAt: timestamp({ withTimezone: true }).notNull(),
  sealed: bytea().notNull(),
  facts: jsonb().$type<unknown>().notNull(),
  isGood: boolean().notNull(),
  maybe: integer(),
})

test('every kind of column comes back as it was given', async () => {
  const { db } = await emptyDatabase()
  await db.execute(sql`create table things (id uuid primary key, big bigint, bigs bigint[], words text[],
    day date, happened_at timestamptz, sealed bytea, facts jsonb, is_good boolean, maybe int)`)
  const thing = {
    id: randomUUID(),
    big: 2 ** 52 + 1,
    bigs: [1, 2 ** 52],
    words: ['a,b', '"c"', '{д}', ''],
    day: '2026-03-29',
    happenedAt: new Date('2026-03-29T01:30:00.123Z'),
    sealed: Buffer.from([0, 1, 254, 255]),
    facts: { list: [1, 'two', null], text: 'it"s' },
    isGood: false,
    maybe: null,
  }
  const [given] = await db.insert(things).values(thing).returning()
  expect(given).toEqual(thing)
  expect(await db.transaction((tx) => tx.select().from(things))).toEqual([thing])
  const raw = await db.execute(sql`select day, happened_at, bigs from things`)
  expect(raw.rows).toEqual([
    {
      day: '2026-03-29',
      happened_at: '2026-03-29 01:30:00.123+00',
      bigs: ['1', '4503599627370496'],
    },
  ])
})

/** Transactions of two rows each, from more callers than connections, for as long as `until` has not come. */
function load({ db, pool }: OpenDatabase, until: AbortSignal) {
  const faults: unknown[] = []
  let done = 0
  const caller = async () => {
    while (!until.aborted) {
      const pair = randomUUID()
      await db
        .transaction(async (tx) => {
          await tx.execute(sql`insert into pairs values (${pair})`)
          await tx.execute(sql`insert into pairs values (${pair})`)
          await tx.execute(sql`select pg_sleep(0.002)`)
        })
        .then(
          () => (done += 1),
          (error) => faults.push(error),
        )
      await pool.query('select 1').catch((error) => faults.push(error))
    }
  }
  const ended = Promise.all(Array.from({ length: 30 }, caller))
  return { faults, done: () => done, ended }
}

test.each(['killed on the server', 'cut in the network'])(
  'connections %s under load: all rejects, nothing hangs or leaks, all works afterwards',
  async (way) => {
    const watcher = await emptyDatabase()
    await watcher.db.execute(sql`create table pairs (id uuid)`)
    const relay = await relayTo(watcher.url)
    const database = openDatabase({ url: relay.url, log, max: 8 })
    const end = new AbortController()
    const { faults, done, ended } = load(database, end.signal)
    for (let round = 0; round < 20; round += 1) {
      const before = done()
      await waitFor(() => done() > before)
      if (way === 'cut in the network') relay.cut()
      else
        await watcher.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`)
    }
    end.abort()
    await ended
    expect(faults.length).toBeGreaterThan(20)
    expect(faults.filter((fault) => !isOutage(fault))).toEqual([])

    await Promise.all(
      Array.from({ length: 16 }, () =>
        database.db.transaction((tx) => tx.execute(sql`select pg_sleep(0.01)`)),
      ),
    )
    const { pool } = database
    await allBack(pool)
    const { rows } = await watcher.db.execute(
      sql`select count(*)::int as halves from (select from pairs group by id having count(*) <> 2)`,
    )
    expect(rows).toEqual([{ halves: 0 }])
    await database.close()
  },
)

/** A connection is given back a moment after its last answer. */
const allBack = (pool: Pick<Pool, 'idleCount' | 'totalCount' | 'waitingCount'>) =>
  waitFor(() => pool.idleCount === pool.totalCount && pool.waitingCount === 0)

test('connections that go silent for good: nobody hangs, and every one is replaced', async () => {
  const watcher = await emptyDatabase()
  await watcher.db.execute(sql`create table pairs (id uuid)`)
  const relay = await relayTo(watcher.url)
  const database = openDatabase({ url: `${relay.url}?query_timeout=300`, log, max: 8 })
  const { pool, db } = database
  const end = new AbortController()
  const { faults, done, ended } = load(database, end.signal)
  for (let round = 0; round < 4; round += 1) {
    const before = done()
    await waitFor(() => done() > before && pool.totalCount === 8)
    relay.freeze()
  }
  const before = done()
  await waitFor(() => done() > before)
  end.abort()
  await ended
  expect(faults.length).toBeGreaterThan(8)
  expect(faults.filter((fault) => !isOutage(fault))).toEqual([])
  await Promise.all(
    Array.from({ length: 16 }, () =>
      db.transaction((tx) => tx.execute(sql`select pg_sleep(0.01)`)),
    ),
  )
  await allBack(pool)
  await database.close()
  relay.cut()
})

const faultOf = (work: Promise<unknown>) => work.then(() => undefined, databaseFault)

test('one late answer is enough: connections that lay idle meanwhile are given up with it', async () => {
  const watcher = await emptyDatabase()
  const relay = await relayTo(watcher.url)
  const database = openDatabase({ url: `${relay.url}?query_timeout=300`, log, max: 8 })
  const { db, pool } = database
  const ask = () => db.execute(sql`select 1`)
  for (const lost of [ask, () => db.transaction((tx) => tx.execute(sql`select 1`))]) {
    const together = Array.from({ length: 4 }, () => db.execute(sql`select pg_sleep(0.05)`))
    await Promise.all(together)
    expect(pool.idleCount).toBeGreaterThan(1)
    relay.freeze()
    expect(isOutage(await lost().catch((error) => error))).toBe(true)
    expect(await faultOf(ask())).toBeUndefined()
  }
  await database.close()
  relay.cut()
})

test('a statement that takes too long is an outage, a lock that is not given a conflict', async () => {
  const { url, db } = await emptyDatabase()
  await db.execute(sql`create table locked (id int)`)
  const database = openDatabase({ url: `${url}?statement_timeout=50`, log })
  expect(await faultOf(database.db.execute(sql`select pg_sleep(60)`))).toBe('outage')
  await database.close()
  const hurried = openDatabase({ url: `${url}?lock_timeout=50`, log })
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table locked`)
    expect(await faultOf(hurried.db.execute(sql`select from locked`))).toBe('conflict')
  })
  await hurried.close()
})

test('a transaction that stands still is ended by the server, and its connection replaced', async () => {
  const watcher = await emptyDatabase()
  const url = `${watcher.url}?idle_in_transaction_session_timeout=50`
  const database = openDatabase({ url, log })
  const { db, pool } = database
  const idle = db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await waitFor(async () => {
      const left = sql`select from pg_stat_activity where pid = ${rows[0]?.pid}`
      return (await watcher.db.execute(left)).rowCount === 0
    })
    await tx.execute(sql`select 1`)
  })
  expect(await faultOf(idle)).toBe('outage')
  await pool.query('select 1')
  await allBack(pool)
  await database.close()
})

test('what the work threw is what the transaction rejects with, its connection lost or not', async () => {
  const watcher = await emptyDatabase()
  const relay = await relayTo(watcher.url)
  const database = openDatabase({ url: relay.url, log })
  for (const isCut of [false, true]) {
    const failing = database.db.transaction(async (tx) => {
      await tx.execute(sql`create table never (id int)`)
      if (isCut) relay.cut()
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
  }
  const { rows } = await database.db.execute(sql`select to_regclass('never') as never`)
  expect(rows).toEqual([{ never: null }])
  await database.close()
})

test('a server that is away rejects what is asked, and is found when it is back', async () => {
  const relay = await relayTo((await emptyDatabase()).url)
  const database = openDatabase({ url: relay.url, log })
  await database.pool.query('select 1')
  relay.shut()
  for (const ask of [
    () => database.pool.query('select 1'),
    () => database.db.transaction(async () => {}),
  ])
    expect(await ask().catch(isOutage)).toBe(true)
  relay.open()
  await database.db.transaction((tx) => tx.execute(sql`select 1`))
  await database.close()
})

test('a close ends also what would never end', async () => {
  const { url } = await emptyDatabase()
  const database = openDatabase({ url, log })
  const stuck = database.db.transaction((tx) => tx.execute(sql`select pg_sleep(60)`))
  await Promise.all([expect(stuck).rejects.toThrow(), database.close(), database.close()])
})
