import { createHash, randomBytes } from 'node:crypto'
import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { workspaces } from '#telegram/identity/schema.ts'
import { invites } from '../schema.ts'

/** Prefix of the start link, without the underscore. */
export const INVITE_LINK = 'inv'
const CODE_BYTES = 16
const LIFE_MS = 7 * 86_400_000

export type HelperRole = 'manager' | 'viewer'
export type Invite = typeof invites.$inferSelect & { readonly role: HelperRole }

export interface Invitation {
  readonly invite: Invite
  readonly workspace: { readonly id: string; readonly name: string; readonly ownerId: number }
}

export type Invites = ReturnType<typeof createInvites>

/** Invitations by link: random codes of which only the hash is kept, for one person each, seven days long. */
export function createInvites({ db, clock }: { readonly db: Database; readonly clock: Clock }) {
  const now = () => new Date(clock.now())
  const open = () => and(isNull(invites.usedBy), gt(invites.expiresAt, now()))

  return {
    /** Unused and unexpired ones, oldest first. */
    async list(reader: Database | Transaction, workspaceId: string): Promise<Invite[]> {
      const rows = await reader
        .select()
        .from(invites)
        .where(and(eq(invites.workspaceId, workspaceId), open()))
        .orderBy(asc(invites.id))
      return rows.map(inviteOf)
    },

    /** A new invitation and its code, which is never to be had again. The same update renews its own one. */
    async create(
      tx: Transaction,
      wish: { readonly workspaceId: string; readonly role: HelperRole; readonly updateId: number },
    ): Promise<{ readonly invite: Invite; readonly code: string } | undefined> {
      const code = randomBytes(CODE_BYTES).toString('base64url')
      const life = { codeHash: hashOf(code), expiresAt: new Date(clock.now() + LIFE_MS) }
      const [row] = await tx
        .insert(invites)
        .values({ id: newId(clock.now()), ...wish, ...life })
        .onConflictDoUpdate({
          target: [invites.workspaceId, invites.updateId],
          set: { ...life, role: wish.role },
          setWhere: isNull(invites.usedBy),
        })
        .returning()
      return row && { invite: inviteOf(row), code }
    },

    /** Makes the link worthless; false when it was used, revoked or is another workspace's. */
    async revoke(tx: Transaction, workspaceId: string, id: string): Promise<boolean> {
      const gone = await tx
        .delete(invites)
        .where(
          and(eq(invites.id, id), eq(invites.workspaceId, workspaceId), isNull(invites.usedBy)),
        )
        .returning({ id: invites.id })
      return gone.length > 0
    },

    /** The invitation of a code, locked until the transaction ends: one person, not two. */
    async find(tx: Transaction, code: string): Promise<Invitation | undefined> {
      const [row] = await tx
        .select({
          invite: invites,
          workspace: { id: workspaces.id, name: workspaces.name, ownerId: workspaces.ownerId },
        })
        .from(invites)
        .innerJoin(workspaces, eq(workspaces.id, invites.workspaceId))
        .where(eq(invites.codeHash, hashOf(code)))
        .for('update', { of: invites })
      return row && { ...row, invite: inviteOf(row.invite) }
    },

    isExpired: (invite: Invite): boolean => invite.expiresAt.getTime() <= clock.now(),

    async use(tx: Transaction, id: string, userId: number): Promise<void> {
      await tx.update(invites).set({ usedBy: userId }).where(eq(invites.id, id))
    },

    /** For the access mode "invite": does the payload of `/start` hold an invitation that still works? */
    async admits(payload: string): Promise<boolean> {
      if (!payload.startsWith(`${INVITE_LINK}_`)) return false
      const code = payload.slice(INVITE_LINK.length + 1)
      const [row] = await db
        .select({ id: invites.id })
        .from(invites)
        .where(and(eq(invites.codeHash, hashOf(code)), open()))
      return row !== undefined
    },
  }
}

/** `role` is written by {@link createInvites} only. */
function inviteOf(row: typeof invites.$inferSelect): Invite {
  return { ...row, role: row.role === 'manager' ? 'manager' : 'viewer' }
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}
