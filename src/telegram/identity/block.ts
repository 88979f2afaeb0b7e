import { and, eq, ne } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import type { MemberGone } from './member-gone.ts'
import { members, users, workspaces } from './schema.ts'

/** What stops in a room when a workspace's owner is blocked, so that nothing is done or spent for it any more. */
export type WorkspaceStopped = (tx: Transaction, workspaceId: string, at: Date) => Promise<void>

export interface Rooms {
  readonly memberGone: MemberGone
  readonly stopped: readonly WorkspaceStopped[]
  /** What stops of the person's own, whatever workspaces they have. */
  readonly personStopped: (tx: Transaction, userId: number) => Promise<void>
}

interface BlockWish {
  readonly id: number
  readonly reason: string | null
  readonly at: Date
}

/**
 * Shuts somebody out: their own workspace's work and what they pay for again and again stop, and what they were to hear of other people's goes to those
 * owners. Memberships stay, so that {@link unblock} lets them back in. False when nobody with this id ever wrote.
 */
export function block(db: Database, wish: BlockWish, rooms: Rooms): Promise<boolean> {
  return db.transaction((tx) => blockIn(tx, wish, rooms))
}

/** The same in a transaction of the caller's. */
export async function blockIn(
  tx: Transaction,
  { id, reason, at }: BlockWish,
  { memberGone, stopped, personStopped }: Rooms,
): Promise<boolean> {
  const blocked = { blockedAt: at, blockReason: reason, refusedAt: null }
  const found = await tx.update(users).set(blocked).where(eq(users.id, id)).returning()
  if (found.length === 0) return false
  const helps = await tx
    .select({ workspaceId: workspaces.id, ownerId: workspaces.ownerId })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(and(eq(members.userId, id), ne(workspaces.ownerId, id)))
  for (const team of helps) await memberGone(tx, { ...team, userId: id })
  const own = await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.ownerId, id))
  for (const workspace of own) for (const stop of stopped) await stop(tx, workspace.id, at)
  await personStopped(tx, id)
  return true
}

/** Lets them in again; what was stopped they start by themselves. False when nobody with this id ever wrote. */
export async function unblock(db: Database | Transaction, id: number): Promise<boolean> {
  const free = { blockedAt: null, blockReason: null, refusedAt: null }
  const found = await db.update(users).set(free).where(eq(users.id, id)).returning()
  return found.length > 0
}
