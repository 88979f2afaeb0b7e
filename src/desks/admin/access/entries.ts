import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { admissions, entryLinks } from '../schema.ts'

/** Prefix of the start link, without the underscore. */
export const ENTRY_LINK = 'join'
const CODE_BYTES = 16
const LIFE_MS = 7 * 86_400_000

export type EntryLink = typeof entryLinks.$inferSelect & { readonly used: number }

/** Who may come in: by a link of the admins, or because an admin let them in by their id. */
export function createEntries({ db, clock }: { readonly db: Database; readonly clock: Clock }) {
  const now = () => new Date(clock.now())
  const isOpen = () => and(isNull(entryLinks.revokedAt), gt(entryLinks.expiresAt, now()))
  const used = sql<number>`(select count(*)::int from ${admissions} where ${admissions.linkId} = ${entryLinks.id})`

  return {
    /** A new link's code, which is never to be had again; the same `id` renews its own code while nobody came by it. */
    async create(
      tx: Transaction,
      wish: { readonly id: string; readonly createdBy: number; readonly places: number },
    ): Promise<string> {
      const code = randomBytes(CODE_BYTES).toString('base64url')
      await tx.insert(entryLinks).values({
        ...{ ...wish, codeHash: hashOf(code), createdAt: now() },
        expiresAt: new Date(clock.now() + LIFE_MS),
      })
      return code
    },

    /** Links that still let people in, newest first. */
    list: (): Promise<EntryLink[]> =>
      db
        .select({
          id: entryLinks.id,
          codeHash: entryLinks.codeHash,
          createdBy: entryLinks.createdBy,
          createdAt: entryLinks.createdAt,
          expiresAt: entryLinks.expiresAt,
          places: entryLinks.places,
          revokedAt: entryLinks.revokedAt,
          used,
        })
        .from(entryLinks)
        .where(and(isOpen(), sql`${used} < ${entryLinks.places}`))
        .orderBy(desc(entryLinks.id))
        .limit(8),

    async revoke(tx: Transaction, id: string): Promise<void> {
      await tx.update(entryLinks).set({ revokedAt: now() }).where(eq(entryLinks.id, id))
    },

    /** How many were let in. */
    count: (): Promise<number> => db.$count(admissions),

    /** Who was let in, the last one first. */
    async admitted(limit: number, offset: number): Promise<number[]> {
      const rows = await db
        .select({ userId: admissions.userId })
        .from(admissions)
        .orderBy(desc(admissions.at), admissions.userId)
        .limit(limit)
        .offset(offset)
      return rows.map(({ userId }) => userId)
    },

    async isAdmitted(userId: number): Promise<boolean> {
      const [row] = await db
        .select({ userId: admissions.userId })
        .from(admissions)
        .where(eq(admissions.userId, userId))
      return row !== undefined
    },

    async admit(tx: Transaction, userId: number, admittedBy: number): Promise<void> {
      await tx.insert(admissions).values({ userId, admittedBy, at: now() }).onConflictDoNothing()
    },

    async expel(tx: Transaction, userId: number): Promise<void> {
      await tx.delete(admissions).where(eq(admissions.userId, userId))
    },

    /**
     * Does the payload of `/start` hold a link with a place left? The place is taken at once, by one person of all who
     * come at the same time; who took one before still has it.
     */
    async admits(payload: string, userId: number): Promise<boolean> {
      if (!payload.startsWith(`${ENTRY_LINK}_`)) return false
      const code = payload.slice(ENTRY_LINK.length + 1)
      return db.transaction(async (tx) => {
        const [link] = await tx
          .select()
          .from(entryLinks)
          .where(and(eq(entryLinks.codeHash, hashOf(code)), isOpen()))
          .for('update')
        if (!link) return false
        const taken = await tx.$count(admissions, eq(admissions.linkId, link.id))
        if (taken >= link.places) return false
        await tx
          .insert(admissions)
          .values({ userId, linkId: link.id, admittedBy: link.createdBy, at: now() })
          .onConflictDoNothing()
        return true
      })
    },
  }
}

export type Entries = ReturnType<typeof createEntries>

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}
