import type { Actor } from '#telegram/identity/authority.ts'
import { freshDatabase } from './database.ts'
import { seat } from './seat.ts'

/** A {@link freshDatabase} in which these people own their workspaces already. */
export async function seatedDatabase(actors: readonly Actor[], options: { max?: number } = {}) {
  const database = await freshDatabase(options)
  for (const actor of actors) await seat(database.db, actor)
  return database
}
