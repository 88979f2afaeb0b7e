import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { AppError } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Role } from '../context.ts'
import { members, users } from './schema.ts'

/** From the lowest. */
const ROLES: readonly Role[] = ['viewer', 'manager', 'owner']

export function hasRole(role: Role, lowest: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(lowest)
}

/** Who wants something of a workspace changed. */
export interface Actor {
  readonly workspaceId: string
  readonly userId: number
}

/**
 * Does `work` in a transaction in which the person still belongs to the workspace with `lowest` or a higher role: the
 * membership is locked, so that its end waits for this write, and a write after its end is refused. Every change a
 * person asks for goes through here, however long ago they asked. A block waits for it in the same way. Read before, and inside with `tx` only: a
 * transaction that waits for a second connection can wait for ever. Throws AppError `auth`, its sentence for the seller.
 */
export function withAuthority<T>(
  db: Database,
  by: Actor,
  lowest: Role,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    await demandRole(tx, by, lowest)
    return work(tx)
  })
}

/** Throws AppError `auth` unless the person has the role; in a transaction they keep it until that ends. */
export async function demandRole(
  db: Database | Transaction,
  { workspaceId, userId }: Actor,
  lowest: Role,
): Promise<void> {
  const [member] = await db
    .select({ role: members.role, blockedAt: users.blockedAt })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)))
    .for('share', { of: [members, users] })
  if (!member || member.blockedAt) throw refused('gone')
  if (!hasRole(member.role as Role, lowest)) throw refused('role')
}

/**
 * The same as a condition of the one statement that writes, for taps that must be quick: it holds while the person still
 * may, and keeps their membership until the statement is done.
 */
export function mayWrite({ workspaceId, userId }: Actor, lowest: Role): SQL {
  const roles = ROLES.filter((role) => hasRole(role, lowest))
  return sql`exists (
    select 1 from ${members} join ${users} on ${users.id} = ${members.userId}
    where ${members.workspaceId} = ${workspaceId} and ${members.userId} = ${userId}
      and ${inArray(members.role, roles)} and ${users.blockedAt} is null
    for share of ${members}, ${users})`
}

function refused(why: 'gone' | 'role'): AppError {
  return new AppError({
    kind: 'auth',
    code: `authority.${why}`,
    messageKey: why === 'gone' ? 'error-not-member' : 'error-viewer',
  })
}
