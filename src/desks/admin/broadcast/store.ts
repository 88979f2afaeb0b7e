import { and, desc, eq, inArray, isNull, lte, max, min, or, type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { runs } from '#runs/schema.ts'
import { users } from '#telegram/identity/schema.ts'
import { broadcastPeople, broadcasts, type RecipientState } from '../schema.ts'
import { type Audience, audienceOf } from './audience.ts'

export type Broadcast = typeof broadcasts.$inferSelect
export type Reader = typeof users.$inferSelect

/** Somebody whose turn it is. */
export interface Recipient {
  readonly userId: number
  readonly tries: number
  /** Ids of messages sent from then on are above it. */
  readonly aboveId: number
  readonly reader: Reader
}

/** How many of its people stand where. */
export type Tally = Readonly<Record<RecipientState, number>>

/** A call of the Bot API ends within thirty seconds. */
const IN_HAND_MS = 35_000

const NONE: Tally = { waiting: 0, sending: 0, sent: 0, left: 0, failed: 0 }

export type BroadcastStore = ReturnType<typeof createBroadcastStore>

/** Broadcasts and their people. Each person's row is a checkpoint: taken before the call, settled after it. */
export function createBroadcastStore(db: Database) {
  const one = (id: string, userId: number) =>
    and(eq(broadcastPeople.broadcastId, id), eq(broadcastPeople.userId, userId))

  /** Only a row in hand is settled. */
  const settle = async (
    id: string,
    userId: number,
    changes: Partial<typeof broadcastPeople.$inferInsert>,
  ): Promise<void> => {
    await db
      .update(broadcastPeople)
      .set(changes)
      .where(and(one(id, userId), eq(broadcastPeople.state, 'sending')))
  }

  return {
    /** Kept until somebody starts it; the same draft is kept once. */
    async save(
      draft: Pick<Broadcast, 'id' | 'createdBy' | 'createdAt' | 'text' | 'entities' | 'audience'>,
    ): Promise<void> {
      await db.insert(broadcasts).values(draft).onConflictDoNothing()
    },

    async find(id: string): Promise<Broadcast | undefined> {
      const [row] = await db.select().from(broadcasts).where(eq(broadcasts.id, id))
      return row
    },

    /** Deletes one that nobody has started; false when it was started, or is gone already. */
    async drop(tx: Transaction, id: string): Promise<boolean> {
      const gone = await tx
        .delete(broadcasts)
        .where(and(eq(broadcasts.id, id), isNull(broadcasts.startedAt)))
        .returning({ id: broadcasts.id })
      return gone.length > 0
    },

    /** Newest first. */
    list: (limit: number, offset: number): Promise<Broadcast[]> =>
      db
        .select()
        .from(broadcasts)
        .orderBy(desc(broadcasts.createdAt), broadcasts.id)
        .limit(limit)
        .offset(offset),

    count: (audience: Audience, now: number): Promise<number> =>
      db.$count(users, audienceOf(audience, now)),

    /** Writes down whom it goes to, once; how many. */
    async fill(tx: Transaction, { id, audience }: Broadcast, now: number): Promise<number> {
      await tx.execute(sql`
        insert into ${broadcastPeople} (broadcast_id, user_id)
        select ${id}::uuid, ${users.id} from ${users} where ${audienceOf(audience, now)}
        on conflict do nothing`)
      const people = await tx.$count(broadcastPeople, eq(broadcastPeople.broadcastId, id))
      await tx
        .update(broadcasts)
        .set({ people, startedAt: new Date(now) })
        .where(eq(broadcasts.id, id))
      return people
    },

    /** The next person whose time has come, in hand from now on; undefined when nobody's has. */
    async take(id: string, now: number, aboveId: number): Promise<Recipient | undefined> {
      const next = db
        .select({ userId: broadcastPeople.userId })
        .from(broadcastPeople)
        .where(
          and(
            eq(broadcastPeople.broadcastId, id),
            eq(broadcastPeople.state, 'waiting'),
            isDue(now),
          ),
        )
        .orderBy(broadcastPeople.userId)
        .limit(1)
        .for('update', { skipLocked: true })
      const [row] = await db
        .update(broadcastPeople)
        .set({
          ...{ state: 'sending', aboveId, notBefore: new Date(now + IN_HAND_MS) },
          tries: sql`${broadcastPeople.tries} + 1`,
        })
        .from(users)
        .where(
          and(
            eq(broadcastPeople.broadcastId, id),
            inArray(broadcastPeople.userId, next),
            eq(users.id, broadcastPeople.userId),
          ),
        )
        .returning({ row: broadcastPeople, reader: users })
      return row && recipientOf(row)
    },

    /** Who is in hand for longer than any call lasts: a process has died, or Telegram's answer was lost. */
    async unsure(id: string, now: number): Promise<Recipient[]> {
      const rows = await db
        .select({ row: broadcastPeople, reader: users })
        .from(broadcastPeople)
        .innerJoin(users, eq(users.id, broadcastPeople.userId))
        .where(
          and(
            eq(broadcastPeople.broadcastId, id),
            eq(broadcastPeople.state, 'sending'),
            isDue(now),
          ),
        )
        .orderBy(broadcastPeople.userId)
      return rows.map(recipientOf)
    },

    sent: (id: string, userId: number, messageId: number, now: number) =>
      settle(id, userId, { state: 'sent', messageId, doneAt: new Date(now) }),
    left: (id: string, userId: number, now: number) =>
      settle(id, userId, { state: 'left', doneAt: new Date(now) }),
    failed: (id: string, userId: number, error: string, now: number) =>
      settle(id, userId, { state: 'failed', error, doneAt: new Date(now) }),
    /** The call has ended and nobody knows how: to be looked for from `at` on. */
    doubt: (id: string, userId: number, at: number) =>
      settle(id, userId, { notBefore: new Date(at) }),
    /** Back among those who wait, not before `until`. */
    postpone: (id: string, userId: number, until: number) =>
      settle(id, userId, { state: 'waiting', notBefore: new Date(until) }),

    async tally(id: string): Promise<Tally> {
      const rows = await db
        .select({ state: broadcastPeople.state, count: sql<number>`count(*)::int` })
        .from(broadcastPeople)
        .where(eq(broadcastPeople.broadcastId, id))
        .groupBy(broadcastPeople.state)
      return { ...NONE, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
    },

    /** When something can be done for the next of those left, ms; undefined when nobody is. */
    async nextAt(id: string): Promise<number | undefined> {
      const [row] = await db
        .select({
          count: sql<number>`count(*)::int`,
          at: min(sql`coalesce(${broadcastPeople.notBefore}, 'epoch')`).mapWith(
            broadcastPeople.notBefore,
          ),
        })
        .from(broadcastPeople)
        .where(
          and(
            eq(broadcastPeople.broadcastId, id),
            inArray(broadcastPeople.state, ['waiting', 'sending']),
          ),
        )
      return row?.count ? (row.at?.getTime() ?? 0) : undefined
    },

    /** The highest id of a message known to be sent by now: of this broadcast, or its card. */
    async highestId(id: string): Promise<number> {
      const [[of], [run]] = await Promise.all([
        db
          .select({ id: max(broadcastPeople.messageId) })
          .from(broadcastPeople)
          .where(eq(broadcastPeople.broadcastId, id)),
        db.select({ id: runs.cardMessageId }).from(runs).where(eq(runs.id, id)),
      ])
      return Math.max(of?.id ?? 0, run?.id ?? 0)
    },

    /** Ids of its messages in this span: they are other people's. */
    async idsBetween(id: string, from: number, to: number): Promise<Set<number>> {
      const rows = await db
        .select({ id: broadcastPeople.messageId })
        .from(broadcastPeople)
        .where(
          and(
            eq(broadcastPeople.broadcastId, id),
            sql`${broadcastPeople.messageId} between ${from} and ${to}`,
          ),
        )
      return new Set(rows.flatMap((row) => row.id ?? []))
    },
  }
}

function isDue(now: number): SQL | undefined {
  return or(
    sql`${broadcastPeople.notBefore} is null`,
    lte(broadcastPeople.notBefore, new Date(now)),
  )
}

function recipientOf({
  row,
  reader,
}: {
  row: typeof broadcastPeople.$inferSelect
  reader: Reader
}): Recipient {
  return { userId: row.userId, tries: row.tries, aboveId: row.aboveId ?? 0, reader }
}
