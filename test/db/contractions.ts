/** What is read of a snapshot that drizzle-kit keeps beside each migration. */
export interface Snapshot {
  readonly tables: Readonly<Record<string, Table>>
}

interface Table {
  readonly columns: Readonly<Record<string, Column>>
  readonly indexes: Readonly<Record<string, Index>>
  readonly foreignKeys: Readonly<Record<string, ForeignKey>>
  readonly compositePrimaryKeys: Readonly<Record<string, unknown>>
  readonly uniqueConstraints: Readonly<Record<string, unknown>>
  readonly checkConstraints: Readonly<Record<string, unknown>>
}

interface Column {
  readonly type: string
  readonly notNull: boolean
  readonly default?: unknown
}

interface ForeignKey {
  readonly columnsFrom: readonly string[]
  readonly onDelete?: string
}

interface Index {
  readonly isUnique: boolean
}

/** What it names in `on conflict`, and what refuses a second row. */
const KEYS = ['compositePrimaryKeys', 'uniqueConstraints'] as const

/**
 * Whatever of a migration the release before it, which runs on for a while, would stumble over: it reads and writes the
 * columns it knows, leaves out those it does not, and names unique keys when it writes twice.
 */
export function contractions(before: Snapshot, after: Snapshot): string[] {
  return Object.entries(before.tables).flatMap(([path, old]) => {
    const name = path.replace(/^public\./, '')
    const now = after.tables[path]
    return now ? inTable(name, old, now) : [`${name} is gone`]
  })
}

function inTable(name: string, old: Table, now: Table): string[] {
  const found: string[] = []
  for (const [column, was] of Object.entries(old.columns)) {
    const is = now.columns[column]
    if (!is) found.push(`${name}.${column} is gone`)
    else {
      if (is.type !== was.type) found.push(`${name}.${column} is another type`)
      if (is.notNull && !was.notNull) found.push(`${name}.${column} is demanded`)
      if (was.notNull && !is.notNull) found.push(`${name}.${column} may be empty`)
      if (is.notNull && was.default !== undefined && is.default === undefined)
        found.push(`${name}.${column} has no default any more`)
    }
  }
  for (const [column, is] of Object.entries(now.columns)) {
    const isNew = old.columns[column] === undefined
    if (isNew && is.notNull && is.default === undefined) found.push(`${name}.${column} is demanded`)
  }
  const unique = (table: Table) =>
    Object.fromEntries(Object.entries(table.indexes).filter(([, { isUnique }]) => isUnique))
  const changed = (was: Readonly<Record<string, unknown>>, is: typeof was) =>
    [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
      (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
    )
  for (const key of changed(unique(old), unique(now))) found.push(`${name}: ${key} is another key`)
  for (const kind of KEYS)
    for (const key of changed(old[kind], now[kind])) found.push(`${name}: ${key} is another key`)
  for (const rule of changed(old.checkConstraints, now.checkConstraints))
    if (rule in now.checkConstraints) found.push(`${name}: ${rule} is a new rule`)
  for (const rule of changed(old.foreignKeys, now.foreignKeys)) {
    const key = now.foreignKeys[rule]
    // One of columns that it does not write, and that stands in no deletion's way, is nothing to it.
    const isAside =
      key?.columnsFrom.every((column) => old.columns[column] === undefined) &&
      ['cascade', 'set null'].includes(key.onDelete ?? '')
    if (key && !isAside) found.push(`${name}: ${rule} is a new rule`)
  }
  return found
}
