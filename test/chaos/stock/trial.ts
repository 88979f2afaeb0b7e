import { sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
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
    const { rows } = await db.execute<{ kind: string; n: number }>(
      sql`select kind, count(*)::int n from stock_issues where resolved_at is null group by 1`,
    )
    const silent = (await oversoldInSilence(db)).map((sku) => `oversold and not explained: ${sku}`)
    tell(`sold though they were not there: ${oversold} pieces; asked: ${JSON.stringify(rows)}`)
    const dead = stage.dead().map((name) => `ended by itself: ${name}`)
    return [...stuck, ...faults, ...silent, ...dead]
  } finally {
    over.abort()
    await hurrying
  }
}

/** SKUs of which more is sold than there was, without a question that names the purchase that crossed. */
async function oversoldInSilence(db: Database): Promise<string[]> {
  const { rows } = await db.execute<{ sku: string }>(sql`
    select p.sku from products p where
      (select coalesce(sum(on_hand), 0) from balances where product_id = p.id) <
      (select coalesce(sum(case when state = 'held' then quantity when state = 'committed' then short end), 0)
        from reservations where product_id = p.id)
      and not exists (select from stock_issues i where i.kind = 'oversell' and i.subject = p.id::text
        and i.resolved_at is null and i.detail->>'line' is not null)`)
  return rows.map(({ sku }) => sku)
}
