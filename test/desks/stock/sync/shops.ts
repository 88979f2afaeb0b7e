import { sql } from 'drizzle-orm'
import { raiseForAccount } from '#desks/stock/sync/demands.ts'
import type { Shop } from './rig.ts'

/** Past the time in which changes are gathered, ms. */
const GATHERED_MS = 1_000

/** Lets what changed become due. */
export function gathered(shop: Shop): void {
  shop.clock.advance(GATHERED_MS)
}

export const putUp = (shop: Shop, sku: string, available: number) =>
  shop.allegro.sandbox.putUp('orlova', { name: `Offer ${sku}`, sku, available })

/** An account at work: linked, seen, switched on and in step. */
export async function working(shop: Shop, service: 'allegro' | 'wix'): Promise<string> {
  const id = await shop.connect(service, service === 'wix' ? shop.wix.key : shop.allegro.key)
  await shop.arm(id)
  await raiseForAccount(shop.db, id, { trigger: 'person', now: shop.clock.now() })
  await shop.pass(id, { isApproved: true })
  return id
}

/** Two minutes of the database's own time, in which leases of the dead run out. */
export async function leasesRunOut(shop: Shop): Promise<void> {
  await shop.db.execute(sql`update sku_leases set locked_until = now() - interval '1 second'`)
}

/** Demands, leases in progress and commands that are left. */
export async function leftOver(shop: Shop): Promise<Record<string, number>> {
  const { rows } = await shop.db.execute<Record<string, number>>(sql`
    select (select count(*)::int from sync_demands) as demands,
      (select count(*)::int from sku_leases where state = 'in-progress') as leases,
      (select count(*)::int from channel_commands where state <> 'ended') as commands`)
  return rows[0] ?? {}
}

export const NOTHING_LEFT = { demands: 0, leases: 0, commands: 0 }
