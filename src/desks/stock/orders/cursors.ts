import { and, eq } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { channelAccounts } from '../channels/schema.ts'
import { orderCursors } from './schema.ts'

export interface Cursor {
  readonly accountId: string
  readonly stream: string
  readonly cursor: string | null
  /** What was bought before is not ours to count. */
  readonly startedAt: Date
}

type Key = Pick<Cursor, 'accountId' | 'stream'>

function itself({ accountId, stream }: Key) {
  return and(eq(orderCursors.accountId, accountId), eq(orderCursors.stream, stream))
}

export async function cursorOf(on: Database | Transaction, key: Key): Promise<Cursor | undefined> {
  const [found] = await on.select().from(orderCursors).where(itself(key))
  return found
}

/** From when on an account's orders count (ms): it was switched on then, some time before its orders are first looked for. */
export async function countedFrom(on: Database, accountId: string, nowMs: number): Promise<number> {
  const [account] = await on
    .select({ armedAt: channelAccounts.armedAt })
    .from(channelAccounts)
    .where(eq(channelAccounts.id, accountId))
  return account?.armedAt?.getTime() ?? nowMs
}

/** The first start; of several at once the first counts. */
export async function startCursor(
  on: Database,
  key: Key,
  { cursor, startedMs }: { readonly cursor: string | null; readonly startedMs: number },
): Promise<void> {
  const startedAt = new Date(startedMs)
  await on
    .insert(orderCursors)
    .values({ ...key, cursor, startedAt, updatedAt: startedAt })
    .onConflictDoNothing()
}

export async function moveCursor(tx: Transaction, key: Key, cursor: string, nowMs: number) {
  await tx
    .update(orderCursors)
    .set({ cursor, updatedAt: new Date(nowMs) })
    .where(itself(key))
}
