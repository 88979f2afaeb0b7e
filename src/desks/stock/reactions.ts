import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Transaction } from '#db/connection.ts'
import { noteForBase } from './base/push.ts'
import { channelAccounts, listings } from './channels/schema.ts'
import type { Issues } from './issues/issues.ts'
import { stockOf } from './ledger/reading/reads.ts'
import { products } from './ledger/schema.ts'
import type { Changed } from './ledger/writing/write.ts'
import { raiseForProducts } from './sync/demands.ts'

/** Changes that follow each other this closely go out together, ms. */
const GATHER_MS = 300

/**
 * What follows from a change of the ledger, in the change's own transaction: links to listings, demands on the channels that show the
 * product and on Base, the seller's word that it runs low.
 */
export function createReactions(deps: { readonly clock: Clock; readonly issues: Issues }): Changed {
  const { clock, issues } = deps

  async function tellLow(tx: Transaction, workspaceId: string, ids: readonly string[]) {
    const watched = await tx
      .select({ id: products.id, sku: products.sku, name: products.name, at: products.lowStockAt })
      .from(products)
      .where(and(inArray(products.id, [...ids]), isNotNull(products.lowStockAt)))
    if (watched.length === 0) return
    const stock = await stockOf(tx, { workspaceId, productIds: watched.map(({ id }) => id) })
    const now = clock.now()
    for (const { id, sku, name, at } of watched) {
      const available = stock.get(id)?.available ?? 0
      const about = { workspaceId, now }
      if (available <= (at ?? 0)) {
        const detail = { sku, name, available }
        await issues.raise(tx, { ...about, kind: 'low-stock', subject: id, productId: id, detail })
      } else {
        const ended = { ...about, subjects: [id], resolution: 'by-itself' }
        await issues.resolve(tx, { ...ended, kinds: ['low-stock', 'oversell'] })
      }
    }
  }

  return async (tx, { workspaceId, productIds, reason }) => {
    const ids = [...productIds]
    if (ids.length === 0) return
    if (reason === 'deleted') await unlink(tx, ids)
    // A listing keeps its product when the product's SKU is changed here: nobody has changed it there.
    if (reason === 'sku') await keepLinks(tx, ids)
    if (reason !== 'deleted') await linkBySku(tx, workspaceId, ids)
    const trigger = reason === 'reservation' ? 'order' : 'change'
    await raiseForProducts(tx, ids, { trigger, now: clock.now(), delayMs: GATHER_MS })
    await noteForBase(tx, workspaceId, clock.now())
    if (reason === 'stock' || reason === 'reservation') await tellLow(tx, workspaceId, ids)
  }
}

async function unlink(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx
    .update(listings)
    .set({ link: 'new', productId: null })
    .where(inArray(listings.productId, [...ids]))
}

async function keepLinks(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx
    .update(listings)
    .set({ link: 'manual' })
    .where(and(inArray(listings.productId, [...ids]), eq(listings.link, 'linked')))
}

/** Listings that waited for a product of their SKU. Where several have it, the next comparison asks. */
async function linkBySku(
  tx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  await tx
    .update(listings)
    .set({ link: 'linked', productId: products.id })
    .from(products)
    .innerJoin(channelAccounts, eq(channelAccounts.workspaceId, products.workspaceId))
    .where(
      and(
        inArray(products.id, [...ids]),
        isNull(products.deletedAt),
        eq(products.workspaceId, workspaceId),
        eq(listings.accountId, channelAccounts.id),
        eq(listings.sku, products.sku),
        eq(listings.link, 'new'),
        eq(listings.isFulfillment, false),
        sql`not exists (select from ${listings} other where other.account_id = ${listings.accountId}
          and other.sku = ${listings.sku} and other.id <> ${listings.id} and other.state <> 'gone')`,
      ),
    )
}
