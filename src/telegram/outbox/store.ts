import { and, asc, desc, eq, inArray, lt, lte, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { members, users, workspaces } from '../identity/schema.ts'
import { outbox } from './schema.ts'

export type OutboxRow = typeof outbox.$inferSelect
export type Reader = typeof users.$inferSelect

/** A claimed row and who will read it; undefined for a chat that is not a person's. */
export interface Claimed {
  readonly row: OutboxRow
  readonly reader: Reader | undefined
}

/** Who reads a message now: the owner, when the one it was meant for left its workspace or is blocked. */
const addressee = sql<number>`case
  when ${outbox.workspaceId} is null or exists (select from ${members}
    join ${users} on ${users.id} = ${members.userId} and ${users.blockedAt} is null
    where ${members.workspaceId} = ${outbox.workspaceId} and ${members.userId} = ${outbox.chatId})
  then ${outbox.chatId}
  else coalesce((select ${workspaces.ownerId} from ${workspaces}
    where ${workspaces.id} = ${outbox.workspaceId}), ${outbox.chatId}) end`

const KEEP_MS = 30 * 86_400_000

/** The outbox as the notifier sees it. Times are milliseconds of the caller's clock. */
export function createOutboxStore(db: Database) {
  const change = async (id: number, changes: Partial<typeof outbox.$inferInsert>) => {
    await db.update(outbox).set(changes).where(eq(outbox.id, id))
  }

  return {
    /** Takes due rows for this process until `until`; loud ones first. */
    async claim(now: number, until: number, limit: number): Promise<Claimed[]> {
      const due = db
        .select({ id: outbox.id })
        .from(outbox)
        .where(and(eq(outbox.status, 'pending'), lte(outbox.notBefore, new Date(now))))
        .orderBy(desc(outbox.isLoud), asc(outbox.id))
        .limit(limit)
        .for('update', { skipLocked: true })
      const rows = await db
        .update(outbox)
        .set({ notBefore: new Date(until), chatId: addressee })
        .where(inArray(outbox.id, due))
        .returning()
      if (rows.length === 0) return []
      const chats = [...new Set(rows.map(({ chatId }) => chatId))]
      const readers = await db.select().from(users).where(inArray(users.id, chats))
      return rows
        .toSorted((left, right) => left.id - right.id)
        .map((row) => ({ row, reader: readers.find(({ id }) => id === row.chatId) }))
    },

    sent: (id: number, messageId: number, now: number) =>
      change(id, { status: 'sent', messageId, sentAt: new Date(now), error: null }),
    /** Not before `until`; nobody's fault. */
    postpone: (id: number, until: number) => change(id, { notBefore: new Date(until) }),
    async failed(id: number, until: number, error: string) {
      await db
        .update(outbox)
        .set({ attempts: sql`${outbox.attempts} + 1`, notBefore: new Date(until), error })
        .where(eq(outbox.id, id))
    },
    dead: (id: number, error: string) => change(id, { status: 'dead', error }),

    /** Deletes what was settled more than thirty days ago. */
    async sweep(now: number): Promise<void> {
      await db
        .delete(outbox)
        .where(
          and(
            inArray(outbox.status, ['sent', 'dead']),
            lt(outbox.createdAt, new Date(now - KEEP_MS)),
          ),
        )
    },
  }
}
