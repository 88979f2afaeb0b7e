import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { createBackups } from '#db/backup/backups.ts'
import { listBackups, pruneBackups } from '#db/backup/files.ts'
import { makeBackup } from '#db/backup/make.ts'
import { findPgTool } from '#db/backup/pg-tools.ts'
import { restoreBackup } from '#db/backup/restore.ts'
import { backups } from '#db/backup/schema.ts'
import { credentials } from '#desks/account/schema.ts'
import { monitors } from '#desks/supplies/schema.ts'
import { silentLog } from '#platform/log/log.ts'
import { runSteps, runs } from '#runs/schema.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { createTestClock } from '#test/support/clock.ts'
import { afterFile } from '#test/support/closing.ts'
import { emptyDatabase, freshDatabase } from '#test/support/database.ts'
import { START_MS } from '#test/support/moments.ts'
import { seat } from '#test/support/seat.ts'

const AT = new Date(START_MS)
const dir = await mkdtemp(join(tmpdir(), 'prilavok-backups-'))
afterFile(() => rm(dir, { recursive: true, force: true }))

const folder = () => mkdtemp(join(dir, 'x-'))

/** Everything in the product's tables, as PostgreSQL writes it. */
async function contents(pool: Pool): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(
      `select t::text as row from "${name}" t order by 1`,
    )
    if (rows.length > 0) all[name] = rows.map(({ row }) => row)
  }
  return all
}

/** A database with what is hard to carry: bytes, JSON nulls, lists, breaks of lines, quotes, moments, references. */
async function filled() {
  const database = await freshDatabase()
  const { db } = database
  const workspaceId = randomUUID()
  await seat(db, { workspaceId, userId: 7_999_999_999_999 })
  await db.insert(credentials).values({
    ...{ id: randomUUID(), workspaceId, service: 'wildberries', accountKey: 'a"b\\c', mask: '…' },
    ...{ name: 'Кит\n\t\r[#"\\N', fingerprint: 'f', keyVersion: 1, addedBy: 7 },
    secret: Uint8Array.from({ length: 256 }, (_, index) => index),
    facts: { text: 'a"\n', none: null, number: 0.1, big: 1e21 },
    lastUsedAt: new Date(START_MS + 1),
  })
  const runId = randomUUID()
  const run = { id: runId, kind: 'x', status: 'running' as const, input: {}, createdAt: AT }
  await db.insert(runs).values(run)
  await db.insert(runSteps).values([
    { runId, key: 'nothing', result: null },
    { runId, key: 'null', result: sql`'null'::jsonb` },
    { runId, key: 'list', result: [1, null, 'x'] },
  ])
  await db.insert(monitors).values({
    ...{ id: randomUUID(), workspaceId, userId: 1, chatId: -100, warehouseIds: [507, 2] },
    ...{ supplyType: 'box', leadDays: 1, maxCoefficient: 0, mode: 'auto', target: 1 },
    status: 'active',
  })
  const notice = { messageKey: 'chat-cancelled', vars: { what: 'x' } }
  for (const key of ['one', 'two']) await enqueue(db, { key, chatId: 7, workspaceId, notice })
  return database
}

test('what was saved comes back to the last byte, also into a database that held something else', async () => {
  const source = await filled()
  const place = { url: source.url, dir: await folder() }
  const made = await makeBackup(place, AT)
  const file = join(place.dir, made?.file ?? '')
  expect(made?.rows).toBeGreaterThan(8)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const before = await contents(source.pool)
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining(['credentials', 'outbox', 'run_steps']),
  )

  const target = await freshDatabase()
  await seat(target.db, { workspaceId: randomUUID(), userId: 5 })
  await target.close()
  const options = { url: target.url, file, withQueue: true }
  expect(await restoreBackup({ ...options, mayReplace: false })).toEqual({ kind: 'not-empty' })
  expect(await restoreBackup({ ...options, mayReplace: true })).toMatchObject({ kind: 'restored' })

  const again = await emptyDatabaseAt(target.url)
  expect(await contents(again.pool)).toEqual(before)
  // What is added next gets a number of its own, and references hold again.
  await enqueue(again.db, {
    ...{ key: 'three', chatId: 7, workspaceId: null },
    notice: { messageKey: 'chat-cancelled', vars: {} },
  })
  const orphan = again.db.insert(runSteps).values({ runId: randomUUID(), key: 'x', result: 1 })
  await expect(orphan).rejects.toThrow()
})

/** Another pool on a database whose first one was closed. */
async function emptyDatabaseAt(url: string) {
  const { openDatabase } = await import('#db/connection.ts')
  const database = openDatabase({ url, log: silentLog, max: 2 })
  afterFile(database.close)
  return database
}

test('all tables are of one moment, and nobody waits for it', async () => {
  const { url, pool, db } = await freshDatabase()
  const workspaceId = randomUUID()
  await seat(db, { workspaceId, userId: 1 })
  const place = { url, dir: await folder() }
  // Each transaction adds a row to the first and the last table in the order of the file.
  let isOver = false
  const writing = (async () => {
    for (let n = 0; !isOver; n += 1) {
      await pool.query(
        `with b as (insert into backups (id, cause, status, created_at) values (gen_random_uuid(), 'asked', 'done', now()))
         insert into wizard_states (chat_id, user_id, wizard, state, updated_at) values ($1, 1, 'x', '', now())`,
        [n],
      )
    }
  })()
  const made = await makeBackup(place, AT)
  isOver = true
  await writing
  const target = await emptyDatabase()
  await target.close()
  const file = join(place.dir, made?.file ?? '')
  await restoreBackup({ url: target.url, file, mayReplace: true, withQueue: false })
  const { backups: first = [], wizard_states: last = [] } = await contents(
    (await emptyDatabaseAt(target.url)).pool,
  )
  expect(first).toHaveLength(last.length)
})

test('a damaged, cut, foreign or newer file throws nothing away', async () => {
  const source = await filled()
  const place = { url: source.url, dir: await folder() }
  const made = await makeBackup(place, AT)
  const file = join(place.dir, made?.file ?? '')
  const before = await contents(source.pool)
  await source.close()
  const restore = () => restoreBackup({ url: source.url, file, mayReplace: true, withQueue: false })
  const whole = await readFile(file)
  await truncate(file, whole.length - 40)
  await expect(restore()).rejects.toThrow()
  const lines = ['#{"format":"prilavok-backup-1","takenAt":"x","migratedTo":1}']
  await writeFile(file, gzipSync(`${lines.join('\n')}\n`))
  await expect(restore()).rejects.toThrow('cut off')
  await writeFile(file, gzipSync('hello\n'))
  await expect(restore()).rejects.toThrow('not a backup')
  await writeFile(file, gzipSync(`${[...lines, '#{"rows":0,"sequences":[]}'].join('\n')}\n`))
  expect(await restore()).toEqual({ kind: 'newer-version' })
  expect(await contents((await emptyDatabaseAt(source.url)).pool)).toEqual(before)
})

test('a backup of an older version is brought to the shape of this one', async () => {
  const { entries } = JSON.parse(await readFile('drizzle/meta/_journal.json', 'utf8'))
  const { when } = entries[2]
  const columns = ['id', 'name', 'owner_id', 'created_at']
  const types = ['uuid', 'text', 'bigint', 'timestamp with time zone']
  const lines = [
    `#{"format":"prilavok-backup-1","takenAt":"${AT.toISOString()}","migratedTo":${when}}`,
    `#${JSON.stringify({ table: 'workspaces', columns: columns.map((name, i) => ({ name, type: types[i] })) })}`,
    `["${randomUUID()}","Shop","9","2026-11-20 09:00:00+00"]`,
    '#{"rows":1,"sequences":[]}',
  ]
  const file = join(await folder(), 'prilavok-20260101T000000Z.jsonl.gz')
  await writeFile(file, gzipSync(`${lines.join('\n')}\n`))
  const target = await emptyDatabase()
  await target.close()
  const result = await restoreBackup({ url: target.url, file, mayReplace: false, withQueue: true })
  expect(result).toEqual({ kind: 'restored', rows: 1 })
  const { pool } = await emptyDatabaseAt(target.url)
  const { rows } = await pool.query(
    `select w.name, to_regclass('public.backups') as newest, to_regclass('bullmq.job') as queue from workspaces w`,
  )
  expect(rows).toEqual([{ name: 'Shop', newest: 'backups', queue: 'bullmq.job' }])
})

test('while the app is connected nothing is restored', async () => {
  const source = await freshDatabase()
  const place = { url: source.url, dir: await folder() }
  const made = await makeBackup(place, AT)
  await source.pool.query('select 1')
  const file = join(place.dir, made?.file ?? '')
  expect(
    await restoreBackup({ url: source.url, file, mayReplace: true, withQueue: false }),
  ).toMatchObject({ kind: 'in-use' })
})

test('backups come by the clock, when asked for, and again after a process died over one', async () => {
  const { db, url } = await freshDatabase()
  const clock = createTestClock()
  const place = { url, dir: await folder() }
  const hour = 3_600_000
  const options = { db, place, clock, log: silentLog, everyMs: 24 * hour, keep: 2 }
  const service = createBackups(options)
  expect(await service.work()).toMatchObject({ kind: 'done' })
  expect(await service.work()).toEqual({ kind: 'not-due' })
  expect(await service.lastDoneAt()).toBe(START_MS)
  await clock.advance(23 * hour)
  expect(await service.work()).toEqual({ kind: 'not-due' })

  const asked = randomUUID()
  await service.ask(asked, 42)
  await service.ask(asked, 42)
  expect(await service.work()).toMatchObject({ kind: 'done' })
  expect(await service.work()).toEqual({ kind: 'not-due' })
  expect((await service.latest(5))[0]).toMatchObject({ id: asked, askedBy: 42, status: 'done' })

  const begun = randomUUID()
  await db.insert(backups).values({ id: begun, cause: 'asked', status: 'running', createdAt: AT })
  await clock.advance(hour)
  await writeFile(join(place.dir, 'prilavok-20260101T000000Z.jsonl.gz.part'), 'half')
  expect(await service.work()).toMatchObject({ kind: 'done' })
  expect(await readdir(place.dir)).toHaveLength(2)
  expect(await service.work()).toEqual({ kind: 'not-due' })
  expect(await createBackups({ ...options, everyMs: 0 }).work()).toEqual({ kind: 'not-due' })
})

test('a backup that cannot be written is told as failed and tried again', async () => {
  const { db, url } = await freshDatabase()
  const clock = createTestClock()
  const file = join(await folder(), 'a-file')
  await writeFile(file, '')
  const place = { url, dir: join(file, 'under-it') }
  const service = createBackups({
    ...{ db, place, clock, log: silentLog, everyMs: 1, keep: 1 },
  })
  expect(await service.work()).toMatchObject({ kind: 'failed' })
  expect(await service.lastDoneAt()).toBeUndefined()
  expect((await service.latest(1))[0]).toMatchObject({
    status: 'failed',
    error: expect.any(String),
  })
  expect(await service.work()).toMatchObject({ kind: 'failed' })
})

test('two processes do not make one side by side', async () => {
  const { url, pool } = await freshDatabase()
  const client = await pool.connect()
  await client.query('select pg_advisory_lock($1)', [0x50524c42])
  expect(await makeBackup({ url, dir: await folder() }, AT)).toBeUndefined()
  client.release(true)
})

test('the newest stay, other files are left alone', async () => {
  const place = await folder()
  const name = (day: number) => `prilavok-2026010${day}T000000Z.jsonl.gz`
  for (const file of [name(1), name(2), name(3), 'notes.txt'])
    await writeFile(join(place, file), '')
  expect(await pruneBackups(place, 2)).toEqual([name(1)])
  expect(await listBackups(place)).toEqual([name(3), name(2)])
  expect(await pruneBackups(place, 0)).toEqual([name(2)])
  expect((await readdir(place)).sort()).toEqual(['notes.txt', name(3)])
})

test('pg_dump is taken when it is as new as the server', async () => {
  const place = await folder()
  const program = join(place, 'pg_dump')
  await writeFile(program, '#!/bin/sh\necho "pg_dump (PostgreSQL) 17.5 (Debian 17.5-1)"\n')
  await chmod(program, 0o755)
  expect(await findPgTool('pg_dump', 18, [place])).toBeUndefined()
  expect(await findPgTool('pg_dump', 17, ['/nowhere', place])).toBe(program)
  expect(await findPgTool('pg_dump', 16, [place])).toBe(program)
})
