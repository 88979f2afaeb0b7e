import { sql } from 'drizzle-orm'
import { auditDay } from '#test/desks/stock/sync/day/audit.ts'
import type { Cast, Stage } from '../stage.ts'
import { readBooks } from './books.ts'
import { playDay } from './day.ts'
import { hurry, settle } from './settle.ts'
import { openStockShop } from './shop.ts'

const SKUS = Number(process.env.CHAOS_SKUS ?? 1_000)
const PURCHASES = Number(process.env.CHAOS_PURCHASES ?? 20_000)

/** A day of a shop with five channels; what is lost, doubled, stuck or untrue at its end. */
export async function stockDay(
  stage: Stage,
  workers: readonly Cast[],
  { kills, tell }: { readonly kills: number; readonly tell: (text: string) => void },
): Promise<string[]> {
  const { db } = stage.database
  const over = new AbortController()
  const hurrying = hurry(stage, over.signal)
  try {
    const shop = await openStockShop(stage, SKUS)
    tell(`${SKUS} products on five channels`)
    const tally = await playDay(stage, shop, workers, { purchases: PURCHASES, kills })
    tell(
      `purchases ${tally.purchases}, too late for ${tally.refused}, cancelled ${tally.cancelled}, by hand ${tally.byHand}, workers killed ${tally.deaths}`,
    )
    await shop.allegro.command('reissue')
    const begun = performance.now()
    const stuck = await settle(stage)
    tell(`settled in ${Math.round((performance.now() - begun) / 1_000)} s`)
    const channels = await readBooks(shop)
    const { workspaceId } = shop.by
    const { faults, oversold } = await auditDay(db, { workspaceId, channels, hands: shop.hands })
    const { rows } = await db.execute<{ kind: string; n: number; example: string }>(
      sql`select kind, count(*)::int n, min(detail::text) as example from stock_issues where resolved_at is null group by 1`,
    )
    tell(`sold though they were not there: ${oversold} pieces; asked: ${JSON.stringify(rows)}`)
    const dead = stage.dead().map((name) => `ended by itself: ${name}`)
    return [...stuck, ...faults, ...dead]
  } finally {
    over.abort()
    await hurrying
  }
}
