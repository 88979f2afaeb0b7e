import { and, desc, eq, isNotNull, lte, ne, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import { supplyDrafts } from './schema.ts'

export type DraftRecord = typeof supplyDrafts.$inferSelect

const LISTED = 20

export function createDraftStore(db: Database) {
  return {
    /** Once for an id. */
    async add(tx: Transaction, row: typeof supplyDrafts.$inferInsert): Promise<void> {
      await tx.insert(supplyDrafts).values(row).onConflictDoNothing()
    },

    async one(id: string): Promise<DraftRecord | undefined> {
      const [row] = await db.select().from(supplyDrafts).where(eq(supplyDrafts.id, id))
      return row
    },

    /** The newest, those that were removed left out. */
    async list(workspaceId: string): Promise<DraftRecord[]> {
      return db
        .select()
        .from(supplyDrafts)
        .where(and(eq(supplyDrafts.workspaceId, workspaceId), ne(supplyDrafts.status, 'removed')))
        .orderBy(desc(supplyDrafts.createdAt))
        .limit(LISTED)
    },

    /** `from`: only where it has this status still; false when it has not. */
    async change(
      on: Transaction | Database,
      { id, workspaceId }: Pick<DraftRecord, 'id'> & Pick<Actor, 'workspaceId'>,
      values: Partial<typeof supplyDrafts.$inferInsert>,
      from?: DraftRecord['status'],
    ): Promise<boolean> {
      const rows = await on
        .update(supplyDrafts)
        .set(values)
        .where(
          and(
            eq(supplyDrafts.id, id),
            eq(supplyDrafts.workspaceId, workspaceId),
            from === undefined ? undefined : eq(supplyDrafts.status, from),
          ),
        )
        .returning({ id: supplyDrafts.id })
      return rows.length > 0
    },

    /** Says whether this call was the one that found the preorder. */
    async order(tx: Transaction, id: string, preorderId: number): Promise<boolean> {
      const rows = await tx
        .update(supplyDrafts)
        .set({ status: 'ordered', preorderId, checkAt: null })
        .where(and(eq(supplyDrafts.id, id), eq(supplyDrafts.status, 'made')))
        .returning({ id: supplyDrafts.id })
      return rows.length > 0
    },

    /** Takes what is due, put off so that nobody else takes it meanwhile. */
    async claim(now: number, forMs: number, most: number): Promise<DraftRecord[]> {
      return db
        .update(supplyDrafts)
        .set({ checkAt: new Date(now + forMs) })
        .where(
          sql`${supplyDrafts.id} in (${db
            .select({ id: supplyDrafts.id })
            .from(supplyDrafts)
            .where(and(isNotNull(supplyDrafts.checkAt), lte(supplyDrafts.checkAt, new Date(now))))
            .limit(most)
            .for('update', { skipLocked: true })})`,
        )
        .returning()
    },
  }
}

export type DraftStore = ReturnType<typeof createDraftStore>
