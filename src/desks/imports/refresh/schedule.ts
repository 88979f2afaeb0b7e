import { and, eq, isNotNull, lte } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { idFrom } from '#core/ids.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import type { Runs } from '#runs/engine.ts'
import { closeBatches } from '../batches/closing.ts'
import { importShops } from '../shops/schema.ts'
import type { ShopRow } from '../shops/store.ts'
import { REFRESH_RUN, type RefreshInput, refreshKey } from './run.ts'

const LOOK_MS = 30_000
const HOUR_MS = 3_600_000
const MOST = 20

/**
 * Starts refreshes that sellers set by the hour, and closes batches whose run ended without a word. Any number of processes may look: a shop's next moment moves on in the transaction that
 * starts its run, and the run's id follows from the moment that was due.
 */
export function createRefreshSchedule(deps: {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly runs: Pick<Runs, 'start'>
  /** Whether the shop's key works: without one a run would only fail. */
  readonly hasKey: (shop: ShopRow) => Promise<boolean>
}) {
  const { db, clock, log, runs, hasKey } = deps

  async function fire(): Promise<void> {
    const now = new Date(clock.now())
    await closeBatches(db, clock.now())
    const due = await db
      .select()
      .from(importShops)
      .where(and(isNotNull(importShops.refreshHours), lte(importShops.nextRefreshAt, now)))
      .limit(MOST)
    for (const shop of due) {
      const { id, name, workspaceId, nextRefreshAt, refreshHours } = shop
      if (nextRefreshAt === null || refreshHours === null) continue
      const isWorking = await hasKey(shop)
      await db.transaction(async (tx) => {
        const [moved] = await tx
          .update(importShops)
          .set({ nextRefreshAt: new Date(now.getTime() + refreshHours * HOUR_MS) })
          .where(and(eq(importShops.id, id), eq(importShops.nextRefreshAt, nextRefreshAt)))
          // Read here: whoever set it may have left since the shop was found.
          .returning({ userId: importShops.refreshedBy, rules: importShops.rules })
        if (!moved || !isWorking) return
        const input: RefreshInput = { shopId: id, name, productIds: null, trigger: 'schedule' }
        await runs.start(tx, {
          id: idFrom(`${REFRESH_RUN}:${id}:${nextRefreshAt.toISOString()}`),
          ...{ kind: REFRESH_RUN, input, workspaceId, userId: moved.userId, chatId: null },
          // One that still waits for calls is not doubled.
          dedupeKey: await refreshKey(tx, { id, rules: moved.rules }),
        })
      })
    }
  }

  const { start, stop } = createRounds({
    ...{ round: fire, everyMs: LOOK_MS, clock, log },
    fault: 'refreshes not started',
  })
  return { fire, start, stop }
}
