import { and, inArray, lt } from 'drizzle-orm'
import type { Update } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { SealContext, Vault } from '#platform/crypto/vault.ts'
import { laneOf } from '../bot/incoming.ts'
import { inbox } from './schema.ts'

/** Updates belong to nobody yet when they are sealed. */
export const INBOX_SEAL: SealContext = { workspaceId: 'inbox', service: 'telegram' }

const KEEP_MS = 2 * 86_400_000

/** What the transports write into and the dispatcher reads from. */
export function createInboxStore({
  db,
  vault,
  clock,
}: {
  db: Database
  vault: Vault
  clock: Clock
}) {
  return {
    /** Stores updates in one statement; those we have already are left alone. Returns the lanes concerned. */
    async put(updates: readonly Update[]): Promise<number[]> {
      if (updates.length === 0) return []
      const receivedAt = new Date(clock.now())
      const rows = updates.map((update) => ({
        updateId: update.update_id,
        lane: laneOf(update),
        payload: vault.seal(JSON.stringify(update), INBOX_SEAL),
        receivedAt,
      }))
      await db.insert(inbox).values(rows).onConflictDoNothing()
      return [...new Set(rows.map(({ lane }) => lane))]
    },

    /** Deletes what was settled more than two days ago; Telegram repeats nothing older than one. */
    async sweep(): Promise<number> {
      const before = new Date(clock.now() - KEEP_MS)
      const gone = await db
        .delete(inbox)
        .where(and(inArray(inbox.status, ['done', 'failed']), lt(inbox.receivedAt, before)))
        .returning({ id: inbox.updateId })
      return gone.length
    },
  }
}
