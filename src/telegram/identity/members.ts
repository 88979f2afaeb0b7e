import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import type { Role } from '../context.ts'
import { wizardStates } from '../forms/schema.ts'
import { members, users, workspaces } from './schema.ts'

type Reader = Database | Transaction

export interface Member {
  readonly userId: number
  readonly firstName: string
  readonly lastName: string | null
  readonly role: Role
  readonly since: Date
}

/** Whose shop it is; undefined when it is no more. */
export async function ownerOf(db: Database, workspaceId: string): Promise<number | undefined> {
  const [row] = await db
    .select({ ownerId: workspaces.ownerId })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
  return row?.ownerId
}

/** The same, and it stays theirs until the transaction ends. */
export async function holdOwner(tx: Transaction, workspaceId: string): Promise<number | undefined> {
  const [row] = await tx
    .select({ ownerId: workspaces.ownerId })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .for('share')
  return row?.ownerId
}

/** Keeps somebody's place in a workspace as it is until the transaction ends; false when they have none. */
export async function holdMember(
  tx: Transaction,
  workspaceId: string,
  userId: number,
): Promise<boolean> {
  const held = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)))
    .for('update')
  return held.length > 0
}

/** Everybody in a workspace: the owner, then by time of joining. */
export async function membersOf(db: Reader, workspaceId: string): Promise<Member[]> {
  const rows = await db
    .select({
      userId: users.id,
      firstName: users.firstName,
      lastName: users.lastName,
      role: members.role,
      since: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.workspaceId, workspaceId))
    .orderBy(desc(sql`${members.role} = 'owner'`), asc(members.createdAt), asc(users.id))
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** The workspaces a person belongs to: the own one, then by name. */
export function workspacesOf(
  db: Reader,
  userId: number,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return db
    .select({ id: workspaces.id, name: workspaces.name })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(eq(members.userId, userId))
    .orderBy(desc(sql`${workspaces.ownerId} = ${userId}`), asc(workspaces.name), asc(workspaces.id))
}

/** The same with the person's role in each. */
export async function rolesOf(
  db: Reader,
  userId: number,
): Promise<{ readonly id: string; readonly name: string; readonly role: Role }[]> {
  const rows = await db
    .select({ id: workspaces.id, name: workspaces.name, role: members.role })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(eq(members.userId, userId))
    .orderBy(desc(sql`${workspaces.ownerId} = ${userId}`), asc(workspaces.name), asc(workspaces.id))
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** Ids of the workspaces a person owns. */
export async function ownedBy(db: Reader, userId: number): Promise<string[]> {
  const own = db.select({ id: workspaces.id }).from(workspaces)
  return (await own.where(eq(workspaces.ownerId, userId))).map(({ id }) => id)
}

/** Makes a workspace with its owner. */
export async function insertWorkspace(
  tx: Transaction,
  workspace: { readonly id: string; readonly name: string; readonly ownerId: number },
): Promise<void> {
  await tx.insert(workspaces).values(workspace)
  const owner = { workspaceId: workspace.id, userId: workspace.ownerId, role: 'owner' }
  await tx.insert(members).values(owner)
}

export async function nameWorkspace(tx: Transaction, id: string, name: string): Promise<void> {
  await tx.update(workspaces).set({ name }).where(eq(workspaces.id, id))
}

/** Makes a member the owner and the owner a manager. What the owner was filling in may be for owners only: it goes. */
export async function giveWorkspace(
  tx: Transaction,
  { workspaceId, from, to }: { readonly workspaceId: string; from: number; to: number },
): Promise<{ readonly workspaceId: string; readonly name: string; to: number; at: Date }> {
  const roleOf = (userId: number, role: Role) =>
    tx
      .update(members)
      .set({ role })
      .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)))
  await roleOf(from, 'manager')
  await roleOf(to, 'owner')
  const [row] = await tx
    .update(workspaces)
    .set({ ownerId: to })
    .where(eq(workspaces.id, workspaceId))
    .returning({ name: workspaces.name, at: sql<Date>`now()` })
  await dropWizards(tx, workspaceId, from)
  if (!row) throw new Error('a workspace that is given away is not there')
  return { workspaceId, to, name: row.name, at: new Date(row.at) }
}

export async function memberOf(
  db: Reader,
  workspaceId: string,
  userId: number,
): Promise<Member | undefined> {
  return (await membersOf(db, workspaceId)).find((member) => member.userId === userId)
}

/** Makes a workspace the one the person acts in; false when they do not belong to it. */
export async function enterWorkspace(
  tx: Transaction,
  workspaceId: string,
  userId: number,
): Promise<boolean> {
  if (!(await memberOf(tx, workspaceId, userId))) return false
  const moved = await tx
    .update(users)
    .set({ workspaceId })
    .where(and(eq(users.id, userId), ne(users.workspaceId, workspaceId)))
    .returning({ id: users.id })
  // What was being filled in belongs to the workspace left behind.
  if (moved.length > 0) await tx.delete(wizardStates).where(eq(wizardStates.userId, userId))
  return true
}

export async function addMember(
  tx: Transaction,
  member: { readonly workspaceId: string; readonly userId: number; readonly role: Role },
): Promise<void> {
  await tx.insert(members).values(member).onConflictDoNothing()
}

/** Gives a member another role and drops what they were filling in; false for the owner and for strangers. */
export async function changeRole(
  tx: Transaction,
  workspaceId: string,
  userId: number,
  role: Exclude<Role, 'owner'>,
): Promise<boolean> {
  const changed = await tx
    .update(members)
    .set({ role })
    .where(helper(workspaceId, userId))
    .returning()
  if (changed.length > 0) await dropWizards(tx, workspaceId, userId)
  return changed.length > 0
}

/** Takes a member out and home; undefined for the owner and for strangers. */
export async function dropMember(
  tx: Transaction,
  workspaceId: string,
  userId: number,
): Promise<{ readonly since: Date } | undefined> {
  const [gone] = await tx
    .delete(members)
    .where(helper(workspaceId, userId))
    .returning({ since: members.createdAt })
  if (!gone) return undefined
  await dropWizards(tx, workspaceId, userId)
  const own = tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.ownerId, userId))
  await tx
    .update(users)
    .set({ workspaceId: sql`coalesce((${own.limit(1)}), ${users.workspaceId})` })
    .where(and(eq(users.id, userId), eq(users.workspaceId, workspaceId)))
  return gone
}

function helper(workspaceId: string, userId: number) {
  return and(
    eq(members.workspaceId, workspaceId),
    eq(members.userId, userId),
    ne(members.role, 'owner'),
  )
}

/** A chat has one wizard, and it belongs to the workspace the person acts in. */
async function dropWizards(tx: Transaction, workspaceId: string, userId: number): Promise<void> {
  const [here] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.workspaceId, workspaceId)))
  if (here) await tx.delete(wizardStates).where(eq(wizardStates.userId, userId))
}
