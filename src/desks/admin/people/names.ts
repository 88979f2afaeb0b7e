import { inArray } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { users } from '#telegram/identity/schema.ts'
import { nameOf } from '../chat/parts.ts'

/** Names of people by their ids, as far as they have an account. */
export async function namesOf(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const { id, firstName, lastName } = users
  const rows = await db.select({ id, firstName, lastName }).from(users).where(inArray(id, wanted))
  return new Map(rows.map((person) => [person.id, nameOf(person)]))
}
