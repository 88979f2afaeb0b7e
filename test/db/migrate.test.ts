import { expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { emptyDatabase, freshDatabase } from '#test/support/database.ts'
import journal from '../../drizzle/meta/_journal.json' with { type: 'json' }

test('a fresh database has the product’s tables and the queue’s', async () => {
  const { pool } = await freshDatabase()
  const { rows } = await pool.query(
    `select to_regclass('public.monitors') as product, to_regclass('bullmq.job') as queue`,
  )
  expect(rows[0]).toEqual({ product: 'monitors', queue: 'bullmq.job' })
})

test('databases of different tests do not see each other', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
  await one.pool.query(
    `insert into workspaces (id, name, owner_id) values (gen_random_uuid(), 'shop', 1)`,
  )
  expect((await two.pool.query('select 1 from workspaces')).rowCount).toBe(0)
})

test('several processes may migrate one database at once', async () => {
  const { url, pool } = await emptyDatabase()
  await Promise.all(Array.from({ length: 5 }, () => migrate(url, { withQueue: true })))
  const { rows } = await pool.query(
    'select count(*)::int as applied from drizzle.__drizzle_migrations',
  )
  expect(rows[0].applied).toBe(journal.entries.length)
})

test('without the queue no queue tables are made', async () => {
  const { url, pool } = await emptyDatabase()
  await migrate(url, { withQueue: false })
  const { rows } = await pool.query(`select to_regclass('bullmq.job') as queue`)
  expect(rows[0].queue).toBeNull()
})
