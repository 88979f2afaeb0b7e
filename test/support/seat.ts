import { randomUUID } from 'node:crypto'
import type { Database } from '#db/connection.ts'
import type { Role } from '#telegram/context.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import { members, users, workspaces } from '#telegram/identity/schema.ts'

/** Makes a person who belongs to a workspace, where there is none yet; its owner is another one unless the role says so. */
export async function seat(
  db: Database,
  { workspaceId, userId }: Actor,
  role: Role = 'owner',
): Promise<void> {
  const person = { id: userId, firstName: `P${userId}`, locale: 'ru', workspaceId: randomUUID() }
  const ownerId = role === 'owner' ? userId : userId + 1_000_000
  const name = `Shop of ${ownerId}`
  await db.insert(users).values(person).onConflictDoNothing()
  await db.insert(workspaces).values({ id: workspaceId, name, ownerId }).onConflictDoNothing()
  await db.insert(members).values({ workspaceId, userId, role }).onConflictDoNothing()
}
