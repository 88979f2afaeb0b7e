import { and, eq } from 'drizzle-orm'
import { AppError } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Role } from '../context.ts'
import { hasRole } from './person.ts'
import { members, users } from './schema.ts'

/** Who wants something of a workspace changed. */
export interface Actor {
  readonly workspaceId: string
  readonly userId: number
}

/**
 * Does `work` in a transaction in which the person still belongs to the workspace with `lowest` or a higher role: the
 * membership is locked, so that its end waits for this write, and a write after its end is refused. Every change a
 * person asks for goes through here, however long ago they asked. Read before, and inside with `tx` only: a
 * transaction that waits for a second connection can wait for ever. Throws AppError `auth`, its sentence for the seller.
 */
export function withAuthority<T>(
  db: Database,
  { workspaceId, userId }: Actor,
  lowest: Role,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    const [member] = await tx
      .select({ role: members.role, blockedAt: users.blockedAt })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)))
      .for('share', { of: members })
    if (!member || member.blockedAt) throw refused('gone')
    if (!hasRole(member.role as Role, lowest)) throw refused('role')
    return work(tx)
  })
}

function refused(why: 'gone' | 'role'): AppError {
  return new AppError({
    kind: 'auth',
    code: `authority.${why}`,
    messageKey: why === 'gone' ? 'error-not-member' : 'error-viewer',
  })
}
