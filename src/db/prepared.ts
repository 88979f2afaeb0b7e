import type { Database, Transaction } from './connection.ts'

/**
 * A statement of a hot path, built once for the pool: `build` ends in drizzle's `prepare(name)`, so its SQL is put together
 * once and each connection parses it once. A name belongs to one statement in the whole tree.
 */
export function prepared<S>(
  build: (db: Database | Transaction) => S,
): (db: Database | Transaction) => S {
  const statements = new WeakMap<Database | Transaction, S>()
  return (db) => {
    const statement = statements.get(db) ?? build(db)
    statements.set(db, statement)
    return statement
  }
}
