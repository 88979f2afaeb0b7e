import { sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonb } from '#db/columns.ts'
import { toJson } from '#db/storable.ts'
import { emptyDatabase } from '#test/support/database.ts'

const things = pgTable('things', { id: text().primaryKey(), words: text().array(), facts: jsonb() })

const NUL = '\0'
const HALF = '\ud83d'

test('whatever comes from outside can be stored, and the rest of it stays as it was', async () => {
  const { db, pool } = await emptyDatabase()
  await db.execute(sql`create table things (id text primary key, words text[], facts jsonb)`)
  const facts = {
    [`k${NUL}`]: [`a${NUL}b`, `x${HALF}`, `${HALF}y\u{1f600}`, '\\u0000', '\\', null],
  }
  const stored = { k: ['ab', 'x\ufffd', '\ufffdy\u{1f600}', '\\u0000', '\\', null] }
  const [given] = await db
    .insert(things)
    .values({ id: `n${NUL}o`, words: [`w${NUL}`, `h${HALF}`], facts })
    .returning()
  expect(given).toEqual({ id: 'no', words: ['w', 'h\ufffd'], facts: stored })
  const raw = sql`select ${toJson(facts)}::jsonb as facts, ${`t${NUL}`} as text`
  const { rows } = await db.transaction((tx) => tx.execute(raw))
  expect(rows).toEqual([{ facts: stored, text: 't' }])
  const named = { name: 'echo', text: 'select $1::text as text', values: [`n${NUL}`] }
  expect((await pool.query(named)).rows).toEqual([{ text: 'n' }])
})

test('everything else is written as JSON.stringify writes it, and always reads back', () => {
  const units = fc.string({ unit: fc.constantFrom('\\', 'u', '0000', 'd83d', '"', 'я', NUL, HALF) })
  fc.assert(
    fc.property(units, (value) => {
      const cleaned = value.replaceAll(NUL, '').toWellFormed()
      expect(toJson({ [value]: [value] })).toBe(JSON.stringify({ [cleaned]: [cleaned] }))
    }),
  )
  expect(toJson(undefined)).toBe('null')
})
