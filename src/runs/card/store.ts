import { and, eq, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { type Run, runs } from '../schema.ts'

/** A card that cannot be delivered for a day is given up. */
const GIVE_UP = sql`interval '1 day'`
/** A process that took a card to deliver and died holds it so long, ms. */
const CLAIM_MS = 30_000

/** Who moved a run shows it; after so long, ms, everybody may. */
const OVERDUE_MS = 2_000

/** Ids of runs whose chat should have seen their present state by now; at most 20. */
export function findDueCards(db: Database, now: number) {
  return db
    .select({ id: runs.id })
    .from(runs)
    .where(
      and(
        lte(runs.cardDueAt, new Date(now - OVERDUE_MS)),
        sql`${runs.heartbeatAt} > now() - ${GIVE_UP}`,
      ),
    )
    .orderBy(runs.cardDueAt)
    .limit(20)
}

/** Takes the right to deliver the card, for one process at a time; undefined when it is not due or taken. */
export async function claimCard(db: Database, id: string, now: number): Promise<Run | undefined> {
  const [run] = await db
    .update(runs)
    .set({ cardDueAt: new Date(now + CLAIM_MS) })
    .where(and(eq(runs.id, id), lte(runs.cardDueAt, new Date(now))))
    .returning()
  return run
}

/**
 * Notes the message that shows the card. False when the run moved on since `claimed`, or into another chat: what was
 * sent may be older than what another process sent, so the card is due again.
 */
export async function cardDelivered(
  db: Database,
  claimed: Run,
  messageId: number | null,
  now: number,
): Promise<boolean> {
  const [row] = await db
    .update(runs)
    .set({
      cardMessageId: messageId,
      cardDueAt: sql`case when ${runs.cardDueAt} = ${claimed.cardDueAt?.toISOString()} then null
        else ${new Date(now).toISOString()}::timestamptz end`,
    })
    .where(and(eq(runs.id, claimed.id), isIn(claimed.chatId)))
    .returning({ dueAt: runs.cardDueAt })
  return row?.dueAt === null
}

/** The chat may show something older than the truth, e.g. after two workers had the run. */
export async function cardDue(db: Database, id: string, now: number): Promise<void> {
  await db
    .update(runs)
    .set({ cardDueAt: new Date(now) })
    .where(and(eq(runs.id, id), sql`${runs.chatId} is not null`))
}

/** Notes the message after an edit had to become a new one. */
export async function cardMoved(db: Database, run: Run, messageId: number): Promise<void> {
  await db
    .update(runs)
    .set({ cardMessageId: messageId })
    .where(and(eq(runs.id, run.id), isIn(run.chatId)))
}

/**
 * Progress was shown by an edit that nobody had claimed. If the run is out of this attempt's hands by now, somebody may have shown
 * how it stands before that edit arrived: the card is due again.
 */
export async function cardOvertaken(db: Database, run: Run, now: number): Promise<void> {
  const isOut = or(ne(runs.status, run.status), sql`${runs.owner} is distinct from ${run.owner}`)
  await db
    .update(runs)
    .set({ cardDueAt: new Date(now) })
    .where(and(eq(runs.id, run.id), isIn(run.chatId), isOut))
}

/** An update that nobody waited for any more arrived after all: over a newer state, or as a message nobody knew of. */
export async function cardLanded(
  db: Database,
  run: Run,
  messageId: number | null,
  now: number,
): Promise<void> {
  await db
    .update(runs)
    .set({
      cardMessageId: sql`coalesce(${runs.cardMessageId}, ${messageId})`,
      cardDueAt: new Date(now),
    })
    .where(and(eq(runs.id, run.id), isIn(run.chatId)))
}

/** A message's id means nothing in another chat: the run may have been handed to somebody else meanwhile. */
function isIn(chatId: number | null) {
  return chatId === null ? isNull(runs.chatId) : eq(runs.chatId, chatId)
}
