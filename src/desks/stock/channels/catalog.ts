import { and, eq, inArray } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { ChannelDriver, DrivenAccount, Observed } from '../drivers/driver.ts'
import type { Issues } from '../issues/issues.ts'
import type { StockReader } from '../sync/stock-reader.ts'
import { CONFLICTS, type Conflict, mapListings } from './mapping.ts'
import { channelAccounts, listings } from './schema.ts'
import {
  type ChannelAccount,
  decisionsOf,
  type Listing,
  markGone,
  observe,
  storeLinks,
} from './store.ts'

export interface CatalogDeps {
  readonly db: Database
  readonly clock: Clock
  readonly stock: StockReader
  readonly issues: Issues
}

/** Reads everything an account offers, stores it and links it to the ledger anew. */
export async function refreshCatalog(
  deps: CatalogDeps,
  about: { readonly account: ChannelAccount; readonly driven: DrivenAccount },
  driver: Pick<ChannelDriver, 'list'>,
  signal: AbortSignal,
): Promise<readonly Observed[]> {
  const { db, clock } = deps
  const { account } = about
  const before = clock.now()
  const seen = await driver.list(about.driven, signal)
  await observe(db, account.id, seen, before)
  await markGone(db, account.id, before)
  await relink(deps, account)
  await db
    .update(channelAccounts)
    .set({ listedAt: new Date(before) })
    .where(eq(channelAccounts.id, account.id))
  return seen
}

/** Reads how these listings stand now; another one that has come to sell the same SKU makes a conflict of it. */
export async function refreshListings(
  deps: CatalogDeps,
  about: { readonly account: ChannelAccount; readonly driven: DrivenAccount },
  driver: ChannelDriver,
  known: readonly Listing[],
  signal: AbortSignal,
): Promise<void> {
  const { db, clock } = deps
  const { account } = about
  const before = clock.now()
  const living = known.flatMap((one) =>
    one.state === 'gone' ? [] : [{ ...one, state: one.state }],
  )
  const seen = await driver.look(about.driven, living, signal)
  await observe(db, account.id, seen, before)
  const asked = known.map(({ remoteId }) => remoteId)
  await markGone(db, account.id, before, asked)
  const skus = new Set(known.flatMap(({ sku }) => sku ?? []))
  const news = seen.filter(({ remoteId }) => !asked.includes(remoteId))
  if (news.length > 0 || living.some(hasMoved(seen))) await relink(deps, account, [...skus])
}

/** Links an account's listings to products by SKU: all of them, or those of some SKUs. Opens and ends the issues about conflicts. */
export async function relink(
  { db, clock, stock, issues }: CatalogDeps,
  account: Pick<ChannelAccount, 'id' | 'workspaceId' | 'name'>,
  skus?: readonly string[],
): Promise<ReturnType<typeof mapListings>> {
  const rows = await db
    .select()
    .from(listings)
    .where(
      and(eq(listings.accountId, account.id), skus ? inArray(listings.sku, [...skus]) : undefined),
    )
  const products = await stock.productsBySku(db, account.workspaceId, skus)
  const mapping = mapListings(rows, products, await decisionsOf(db, account.id))
  const now = clock.now()
  const about = { workspaceId: account.workspaceId, accountId: account.id }
  await db.transaction(async (tx) => {
    const was = new Map(rows.map((row) => [row.remoteId, row]))
    await storeLinks(tx, account.id, mapping.links, was)
    for (const kind of CONFLICTS) {
      const found = mapping.conflicts.filter((one) => one.kind === kind)
      const told = await issues.open(tx, { ...about, kinds: [kind] })
      // One that is known is no new case of it.
      for (const conflict of found.filter((one) => !told.includes(subjectOf(one)))) {
        await issues.raise(tx, {
          ...{ ...about, kind, now },
          subject: subjectOf(conflict),
          productId: products.get(conflict.sku ?? '') ?? null,
          detail: {
            account: account.name,
            sku: conflict.sku,
            listings: conflict.remoteIds.length,
          },
        })
      }
      const open = found.map(subjectOf)
      const gone = (skus ?? told).filter((subject) => !open.includes(subject))
      if (gone.length === 0) continue
      await issues.resolve(tx, {
        ...about,
        kinds: [kind],
        subjects: gone,
        resolution: 'by-itself',
        now,
      })
    }
  })
  return mapping
}

/** All listings without a SKU are one issue: there may be thousands. */
function subjectOf({ sku }: Conflict): string {
  return sku ?? ''
}

function hasMoved(seen: readonly Observed[]) {
  const states = new Map(seen.map(({ remoteId, state }) => [remoteId, state]))
  return ({ remoteId, state }: Listing) => states.get(remoteId) !== state
}
