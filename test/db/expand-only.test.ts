import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import journal from '../../drizzle/meta/_journal.json' with { type: 'json' }
import { contractions, type Snapshot } from './contractions.ts'

/**
 * What a migration takes away all the same, with why the release before it loses nothing by that. A new line says how that
 * release goes on working; where it cannot, the taking away waits for a migration of the release after.
 */
const EXCEPTIONS: Readonly<Record<string, { readonly why: string; readonly found: string[] }>> = {
  '0012_import_media_and_prices': {
    why: 'these tables are of 0009, and no release before this one wrote a row of them',
    found: [
      ...['import_media.look is demanded', 'import_media.source_sha256 is gone'],
      'import_media: import_media_shop_id_sha256_pk is another key',
      'import_media: import_media_shop_id_source_url_look_pk is another key',
      ...['import_products.media_ids is demanded', 'import_variations.name is demanded'],
    ],
  },
  '0016_plans_and_stars': {
    why: 'a trigger fills the owner in; uses were told apart without naming the key; what has no shop is asked for by owner only',
    found: [
      ...['usage_entries.owner_id is demanded', 'usage_entries.workspace_id may be empty'],
      'usage_entries: usage_entries_ref is another key',
    ],
  },
}

const snapshot = async (index: number): Promise<Snapshot> => {
  const name = String(index).padStart(4, '0')
  return JSON.parse(await readFile(`drizzle/meta/${name}_snapshot.json`, 'utf8'))
}

test.each(journal.entries.slice(1))(
  '$tag takes nothing from the release before it',
  async ({ idx, tag }) => {
    const found = contractions(await snapshot(idx - 1), await snapshot(idx))
    expect(found.sort()).toEqual((EXCEPTIONS[tag]?.found ?? []).sort())
  },
)

test('each way of taking something away is seen', () => {
  const column = { type: 'text', notNull: false }
  const table = {
    columns: { kept: column, told: { ...column, notNull: true, default: "''" } },
    ...{ indexes: { one: { isUnique: true }, many: { isUnique: false } }, foreignKeys: {} },
    ...{ compositePrimaryKeys: {}, uniqueConstraints: {}, checkConstraints: {} },
  }
  const found = (changes: object, columns: object = table.columns) =>
    contractions(
      { tables: { 'public.t': table } },
      { tables: { 'public.t': { ...table, columns, ...changes } as typeof table } },
    )
  const { kept, told } = table.columns
  expect(found({})).toEqual([])
  expect(contractions({ tables: { 'public.t': table } }, { tables: {} })).toEqual(['t is gone'])
  // A rename is one that is gone and one that is new.
  expect(found({}, { told, renamed: kept })).toEqual(['t.kept is gone'])
  expect(found({}, { told, kept: { ...kept, type: 'integer' } })).toEqual([
    't.kept is another type',
  ])
  expect(found({}, { told, kept: { ...kept, notNull: true } })).toEqual(['t.kept is demanded'])
  expect(found({}, { kept, told: { ...column, notNull: true } })).toEqual([
    't.told has no default any more',
  ])
  expect(found({}, { kept, told: column })).toEqual(['t.told may be empty'])
  const added = (one: object) => found({}, { ...table.columns, added: one })
  expect(added({ ...column, notNull: true })).toEqual(['t.added is demanded'])
  expect(added(column)).toEqual([])
  expect(added({ ...column, notNull: true, default: '0' })).toEqual([])
  expect(found({ indexes: { ...table.indexes, two: { isUnique: true } } })).toEqual([
    't: two is another key',
  ])
  expect(found({ indexes: { one: { isUnique: true } } })).toEqual([])
  expect(found({ checkConstraints: { c: { value: 'kept > 0' } } })).toEqual(['t: c is a new rule'])
  expect(found({ foreignKeys: { f: { columnsFrom: ['kept'] } } })).toEqual(['t: f is a new rule'])
})

const TAKES = /\b(drop|rename|truncate|set not null|set data type|delete from)\b/i

test('what is written by hand in the newest migration takes nothing away either', async () => {
  const { tag } = journal.entries.at(-1) ?? { tag: '' }
  const text = await readFile(`drizzle/${tag}.sql`, 'utf8')
  const statements = text.split('--> statement-breakpoint').filter((one) => TAKES.test(one))
  // An index that is not unique is nothing to anybody who writes.
  const rest = statements.filter((one) => !/^\s*drop index/i.test(one))
  if (!EXCEPTIONS[tag]) expect(rest).toEqual([])
})
