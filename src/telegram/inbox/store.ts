import type { Update } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { SealContext, Vault } from '#platform/crypto/vault.ts'
import { laneOf } from '../bot/incoming.ts'
import { inbox } from './schema.ts'

/** Updates belong to nobody yet when they are sealed. */
export const INBOX_SEAL: SealContext = { workspaceId: 'inbox', service: 'telegram' }

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
  }
}
