import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
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

type Changes = { [K in keyof typeof outbox.$inferInsert]?: (typeof outbox.$inferInsert)[K] | SQL }

/** Claims count by the database's clock: those of two machines may differ by more than a claim lasts. */
const inMs = (ms: number) => sql`now() + ${ms / 1000} * interval '1 second'`
const isFree = sql`(${outbox.claimedUntil} is null or ${outbox.claimedUntil} <= now())`

/** The outbox as the notifier sees it. Moments are milliseconds of the caller's clock. */
export function createOutboxStore(db: Database) {
  /** Writes only while the claim holds; false when another process has the message. */
  const change = async ({ row }: Claimed, changes: Changes): Promise<boolean> => {
    const changed = await db
      .update(outbox)
      .set(changes)
      .where(and(eq(outbox.id, row.id), eq(outbox.claim, row.claim), eq(outbox.status, 'pending')))
      .returning({ id: outbox.id })
    return changed.length > 0
  }

  return {
    /**
     * Takes at most one due message a chat, for `claimMs`: the first of those that ignore quiet hours, else the first
     * of the others. Nothing overtakes a message before it in its lane, whoever holds that one and for whatever it
     * waits, unless it is aside.
     */
    async claim(
      now: number,
      options: { claimMs: number; limit: number; busyChats: readonly number[] },
    ): Promise<Claimed[]> {
      const { claimMs, limit, busyChats } = options
      const idle = sql`${outbox.status} = 'pending'
        and ${outbox.chatId} <> all(${sql.param(busyChats)}::bigint[])`
      const due = sql`(
        with heads as (
          select min(${outbox.id}) as id from ${outbox} where ${idle} and not ${outbox.isAside}
          group by ${outbox.chatId}, ${outbox.isLoud}
          union all
          select ${outbox.id} from ${outbox} where ${idle} and ${outbox.isAside}
        ), due as (
          select distinct on (${outbox.chatId}) ${outbox.id} from ${outbox} join heads using (id)
          where ${outbox.notBefore} <= ${new Date(now).toISOString()} and ${isFree}
          order by ${outbox.chatId}, ${outbox.isLoud} desc, ${outbox.id}
        )
        select ${outbox.id} from ${outbox}
        where ${outbox.id} in (select id from due) and ${outbox.status} = 'pending' and ${isFree}
        order by ${outbox.isLoud} desc, ${outbox.id} limit ${limit} for update skip locked
      )`
      const rows = await db
        .update(outbox)
        .set({
          chatId: addressee,
          claim: sql`${outbox.claim} + 1`,
          claimedUntil: inMs(claimMs),
        })
        .where(sql`${outbox.id} = any(array${due})`)
        .returning()
      if (rows.length === 0) return []
      const chats = rows.map(({ chatId }) => chatId)
      const readers = await db.select().from(users).where(inArray(users.id, chats))
      return rows
        .toSorted((one, two) => Number(two.isLoud) - Number(one.isLoud) || one.id - two.id)
        .map((row) => ({ row, reader: readers.find(({ id }) => id === row.chatId) }))
    },

    /** Asked right before anything is sent: false when the claim ran out and another process took the message. */
    renew: (claimed: Claimed, claimMs: number) => change(claimed, { claimedUntil: inMs(claimMs) }),
    /** Anybody may take it at once. */
    release: (claimed: Claimed) => change(claimed, { claimedUntil: null }),
    /** Not before `until`; nobody's fault. */
    postpone: (claimed: Claimed, until: number) =>
      change(claimed, { claimedUntil: null, notBefore: new Date(until) }),
    failed: (claimed: Claimed, fault: { until: number; error: string; isAside: boolean }) =>
      change(claimed, {
        attempts: sql`${outbox.attempts} + 1`,
        notBefore: new Date(fault.until),
        claimedUntil: null,
        isAside: fault.isAside,
        error: fault.error,
      }),
    dead: (claimed: Claimed, error: string) => change(claimed, { status: 'dead', error }),
    /** Whoever has the claim by now: it is out, and must not go out again. */
    async sent({ row }: Claimed, messageId: number, now: number): Promise<void> {
      await db
        .update(outbox)
        .set({ status: 'sent', messageId, sentAt: new Date(now), error: null })
        .where(eq(outbox.id, row.id))
    },
  }
}
