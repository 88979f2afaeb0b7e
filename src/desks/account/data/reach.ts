import { type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'

/** A table that holds something of workspaces, and which of its rows. */
export interface Reached {
  readonly table: string
  readonly columns: readonly Column[]
  /** Rows of these workspaces. */
  readonly rows: (workspaceIds: readonly string[]) => SQL
}

export interface Column {
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
  /** Part of a primary key or of a unique index. */
  readonly isUnique: boolean
}

export interface Shape {
  readonly tables: ReadonlyMap<string, readonly Column[]>
  /** Tables of workspaces, whatever refers to a table before it. */
  readonly reached: readonly Reached[]
}

interface Link {
  readonly child: string
  readonly column: string
  readonly parent: string
  readonly key: string
}

/**
 * What of the database belongs to workspaces, read from the database itself, so that no table can be forgotten: tables
 * that name a workspace, and those that refer to one of them.
 */
export async function shapeOf(db: Database | Transaction): Promise<Shape> {
  const tables = await tablesOf(db)
  const links = await linksOf(db, tables)
  const rowsOf = new Map<string, Reached['rows']>([['workspaces', (ids) => sql`id in ${[...ids]}`]])
  for (const [table, columns] of tables) {
    if (table === 'users' || table === 'workspaces') continue
    const isNamed = columns.some(({ name, type }) => name === 'workspace_id' && type === 'uuid')
    if (isNamed) rowsOf.set(table, (ids) => sql`workspace_id in ${[...ids]}`)
  }
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false
    for (const { child, column, parent, key } of links) {
      const above = rowsOf.get(parent)
      if (!above || rowsOf.has(child) || child === 'users') continue
      rowsOf.set(
        child,
        (ids) =>
          sql`${sql.identifier(column)} in (select ${sql.identifier(key)} from ${sql.identifier(parent)} where ${above(ids)})`,
      )
      isGrowing = true
    }
  }
  const reached = childrenFirst([...rowsOf.keys()], links).map((table) => ({
    table,
    columns: tables.get(table) ?? [],
    rows: rowsOf.get(table) ?? (() => sql`false`),
  }))
  return { tables, reached }
}

async function tablesOf(db: Database | Transaction): Promise<Map<string, Column[]>> {
  const { rows } = await db.execute<Record<string, string | boolean>>(sql`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
      not a.attnotnull as nullable,
      exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisunique
        and a.attnum = any(i.indkey)) as unique
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`)
  const tables = new Map<string, Column[]>()
  for (const { table, name, type, nullable, unique } of rows) {
    const columns = tables.get(String(table)) ?? []
    columns.push({
      ...{ name: String(name), type: String(type) },
      ...{ isNullable: nullable === true, isUnique: unique === true },
    })
    tables.set(String(table), columns)
  }
  return tables
}

/** References the database knows, and those to a sales channel that it does not. */
async function linksOf(
  db: Database | Transaction,
  tables: ReadonlyMap<string, readonly Column[]>,
): Promise<Link[]> {
  const { rows } = await db.execute<Record<keyof Link, string>>(sql`
    select child.relname as child, a.attname as column, parent.relname as parent, k.attname as key
    from pg_constraint x
      join pg_class child on child.oid = x.conrelid
      join pg_class parent on parent.oid = x.confrelid
      join pg_attribute a on a.attrelid = x.conrelid and a.attnum = x.conkey[1]
      join pg_attribute k on k.attrelid = x.confrelid and k.attnum = x.confkey[1]
    where x.contype = 'f' and x.connamespace = 'public'::regnamespace`)
  const known = new Set(rows.map(({ child }) => child))
  const accounts = [...tables]
    .filter(([table, columns]) => !known.has(table) && columns.some(isAccount))
    .map(([child]) => ({ child, column: 'account_id', parent: 'channel_accounts', key: 'id' }))
  return [...rows, ...accounts]
}

const isAccount = ({ name, type }: Column) => name === 'account_id' && type === 'uuid'

/** Whatever refers to a table comes before it. */
function childrenFirst(tables: readonly string[], links: readonly Link[]): string[] {
  const ordered: string[] = []
  const place = (table: string, path: readonly string[]): void => {
    if (ordered.includes(table) || path.includes(table) || !tables.includes(table)) return
    for (const { child, parent } of links) if (parent === table) place(child, [...path, table])
    ordered.push(table)
  }
  for (const table of tables) place(table, [])
  return ordered
}
