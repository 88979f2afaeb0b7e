import { and, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { workspaceGroups } from '../groups/schema.ts'
import { members, users, workspaces } from '../identity/schema.ts'
import { outbox } from './schema.ts'

export type OutboxRow = typeof outbox.$inferSelect
export type Reader = typeof users.$inferSelect

/** A claimed row and who will read it; undefined for a chat that is not a person's. */
export interface Claimed {
  readonly row: OutboxRow
  readonly reader: Reader | undefined
  /** The group it goes to, if it goes to one: it reads in its owner's language. */
  readonly group?: ReadingGroup | undefined
}

export interface ReadingGroup {
  readonly chatId: number
  readonly threadId: number | null
  readonly locale: string
  readonly timeZone: string
}

/** Who reads a message now: the owner, when the one it was meant for left its workspace or is blocked, or the group is not bound any more. */
const addressee = sql<number>`case
  when ${outbox.workspaceId} is null or exists (select from ${members}
    join ${users} on ${users.id} = ${members.userId} and ${users.blockedAt} is null
    where ${members.workspaceId} = ${outbox.workspaceId} and ${members.userId} = ${outbox.chatId})
    or exists (select from ${workspaceGroups}
      where ${workspaceGroups.workspaceId} = ${outbox.workspaceId} and ${workspaceGroups.chatId} = ${outbox.chatId})
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
  const change = async ({ row }: Claimed, changes: Changes, when?: SQL): Promise<boolean> => {
    const changed = await db
      .update(outbox)
      .set(changes)
      .where(
        and(eq(outbox.id, row.id), eq(outbox.claim, row.claim), eq(outbox.status, 'pending'), when),
      )
      .returning({ id: outbox.id })
    return changed.length > 0
  }

  /** Messages that may be sent now: the first one of each lane, where nobody has it, and those aside. */
  const dueNow = (now: number, busyChats: readonly number[]) => {
    const idle = sql`${outbox.status} = 'pending'
      and ${outbox.chatId} <> all(${sql.param(busyChats)}::bigint[])`
    return sql`
      with heads as (
        select min(${outbox.id}) as id from ${outbox} where ${idle} and not ${outbox.isAside}
        group by ${outbox.chatId}, ${outbox.isLoud}
        union all
        select ${outbox.id} from ${outbox} where ${idle} and ${outbox.isAside}
      )
      select ${outbox}.* from ${outbox} join heads using (id)
      where ${outbox.notBefore} <= ${new Date(now).toISOString()} and ${isFree}`
  }

  /** Groups that these go to. */
  const groupsOf = (rows: readonly OutboxRow[]) => {
    const ids = rows.flatMap(({ workspaceId, chatId }) =>
      workspaceId !== null && chatId < 0 ? workspaceId : [],
    )
    return db
      .select({
        workspaceId: workspaceGroups.workspaceId,
        chatId: sql<number>`${workspaceGroups.chatId}`.mapWith(Number),
        threadId: workspaceGroups.threadId,
        locale: users.locale,
        timeZone: users.timeZone,
      })
      .from(workspaceGroups)
      .innerJoin(workspaces, eq(workspaces.id, workspaceGroups.workspaceId))
      .innerJoin(users, eq(users.id, workspaces.ownerId))
      .where(and(inArray(workspaceGroups.workspaceId, ids), lt(workspaceGroups.chatId, 0)))
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
      const due = sql`(
        with due as (
          select distinct on (chat_id) id from (${dueNow(now, busyChats)}) as ready
          order by chat_id, is_loud desc, id
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
      const groups = chats.some((id) => id < 0) ? await groupsOf(rows) : []
      return rows
        .toSorted((one, two) => Number(two.isLoud) - Number(one.isLoud) || one.id - two.id)
        .map((row) => ({
          row,
          reader: readers.find(({ id }) => id === row.chatId),
          group: groups.find(
            ({ chatId, workspaceId }) => chatId === row.chatId && workspaceId === row.workspaceId,
          ),
        }))
    },

    /**
     * Since when the oldest message that may be sent now has been due, by the caller's clock; infinite when there is
     * none. Chats that rest for their pace are left out.
     */
    async oldestDueAt(now: number, restingChats: readonly number[]): Promise<number> {
      const { rows } = await db.execute<{ late_ms: number | null }>(sql`
        select extract(epoch from now() - min(greatest(created_at, not_before)))::float8 * 1000 as late_ms
        from (${dueNow(now, restingChats)}) as ready`)
      const lateMs = rows[0]?.late_ms ?? null
      return lateMs === null ? Number.POSITIVE_INFINITY : now - lateMs
    },

    /**
     * Asked right before anything is sent: false when the claim ran out and another process took the message, or when
     * whoever it was claimed for may not read it any more.
     */
    renew: (claimed: Claimed, claimMs: number) =>
      change(
        claimed,
        { claimedUntil: inMs(claimMs) },
        sql`${outbox.chatId} = ${claimed.row.chatId} and ${addressee} = ${outbox.chatId}`,
      ),
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
