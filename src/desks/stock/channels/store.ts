import { and, eq, inArray, isNotNull, lt, notInArray, sql } from 'drizzle-orm'
import { newId } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Observed } from '../drivers/driver.ts'
import type { OfferEndedBy } from '../ports.ts'
import type { Decision, Link } from './mapping.ts'
import { channelAccounts, linkDecisions, listings } from './schema.ts'

export type ChannelAccount = typeof channelAccounts.$inferSelect
export type Listing = typeof listings.$inferSelect

/** Rows a statement writes at once. */
const ROWS = 1_000

export async function findAccount(
  db: Database | Transaction,
  id: string,
  workspaceId?: string,
): Promise<ChannelAccount | undefined> {
  const own = workspaceId === undefined ? undefined : eq(channelAccounts.workspaceId, workspaceId)
  const [row] = await db
    .select()
    .from(channelAccounts)
    .where(and(eq(channelAccounts.id, id), own))
  return row
}

export function listAccounts(db: Database | Transaction, workspaceId: string) {
  return db
    .select()
    .from(channelAccounts)
    .where(eq(channelAccounts.workspaceId, workspaceId))
    .orderBy(channelAccounts.createdAt, channelAccounts.id)
}

/** Those of an account that stand for one of these products; all that stand for any when none are named. */
export function linkedListings(
  db: Database | Transaction,
  accountId: string,
  productIds?: readonly string[],
): Promise<Listing[]> {
  const which = and(
    inArray(listings.link, ['linked', 'manual']),
    productIds ? inArray(listings.productId, [...productIds]) : isNotNull(listings.productId),
  )
  return db
    .select()
    .from(listings)
    .where(and(eq(listings.accountId, accountId), which))
    .orderBy(listings.sku, listings.id)
}

/** Stores how listings stand now. What we know beyond the channel's list (links, rules, what we pushed) stays. */
export async function observe(
  tx: Database | Transaction,
  accountId: string,
  seen: readonly Observed[],
  now: number,
): Promise<void> {
  const seenAt = new Date(now)
  for (let at = 0; at < seen.length; at += ROWS) {
    const rows = seen.slice(at, at + ROWS).map(({ endedBy, ...one }) => ({
      ...one,
      id: newId(now),
      accountId,
      link: one.sku === null ? ('no-sku' as const) : ('new' as const),
      endedBy: endedBy ?? null,
      seenAt,
    }))
    await tx
      .insert(listings)
      .values(rows)
      .onConflictDoUpdate({
        target: [listings.accountId, listings.remoteId],
        set: {
          sku: sql`excluded.sku`,
          // A look at numbers alone (Wix, old catalogue) tells neither.
          name: sql`coalesce(nullif(excluded.name, ''), ${listings.name})`,
          pictureUrl: sql`coalesce(excluded.picture_url, ${listings.pictureUrl})`,
          available: sql`excluded.available`,
          state: sql`excluded.state`,
          // What ended it is asked for once; an offer that sells again has no reason left.
          endedBy: sql`case when excluded.state = 'ended' then coalesce(excluded.ended_by, ${listings.endedBy}) end`,
          isFulfillment: sql`excluded.is_fulfillment`,
          hasPreorder: sql`excluded.has_preorder`,
          revision: sql`excluded.revision`,
          parentId: sql`excluded.parent_id`,
          variantId: sql`excluded.variant_id`,
          seenAt: sql`excluded.seen_at`,
        },
        // Of two who read at once the later reading counts.
        setWhere: sql`${listings.seenAt} <= excluded.seen_at`,
      })
  }
}

/** Listings the channel did not show though it showed everything asked for. */
export async function markGone(
  tx: Database | Transaction,
  accountId: string,
  before: number,
  remoteIds?: readonly string[],
): Promise<void> {
  await tx
    .update(listings)
    .set({ state: 'gone', available: null })
    .where(
      and(
        eq(listings.accountId, accountId),
        lt(listings.seenAt, new Date(before)),
        remoteIds ? inArray(listings.remoteId, [...remoteIds]) : undefined,
        notInArray(listings.state, ['gone']),
      ),
    )
}

export async function setEndedBy(
  tx: Database | Transaction,
  listingId: string,
  endedBy: OfferEndedBy | 'US' | null,
): Promise<void> {
  await tx.update(listings).set({ endedBy }).where(eq(listings.id, listingId))
}

/** Writes the links that changed, unless somebody has changed them since they were read as `was`; how many did. */
export async function storeLinks(
  tx: Database | Transaction,
  accountId: string,
  links: readonly Link[],
  was: ReadonlyMap<string, Pick<Listing, 'link' | 'productId'>>,
): Promise<number> {
  let changed = 0
  for (let at = 0; at < links.length; at += ROWS) {
    const page = links.slice(at, at + ROWS)
    const { rowCount } = await tx.execute(sql`
      update ${listings} set link = wanted.link, product_id = wanted.product_id
      from unnest(
        ${sql.param(page.map(({ remoteId }) => remoteId))}::text[],
        ${sql.param(page.map(({ link }) => link))}::text[],
        ${sql.param(page.map(({ productId }) => productId))}::uuid[],
        ${sql.param(page.map(({ remoteId }) => was.get(remoteId)?.link ?? null))}::text[],
        ${sql.param(page.map(({ remoteId }) => was.get(remoteId)?.productId ?? null))}::uuid[]
      ) as wanted(remote_id, link, product_id, was_link, was_product_id)
      where ${listings.accountId} = ${accountId} and ${listings.remoteId} = wanted.remote_id
        and (${listings.link}, ${listings.productId}) is distinct from (wanted.link, wanted.product_id)
        and (${listings.link}, ${listings.productId}) is not distinct from (wanted.was_link, wanted.was_product_id)`)
    changed += rowCount ?? 0
  }
  return changed
}

export async function decisionsOf(
  db: Database | Transaction,
  accountId: string,
): Promise<ReadonlyMap<string, Decision>> {
  const rows = await db.select().from(linkDecisions).where(eq(linkDecisions.accountId, accountId))
  return new Map(rows.map(({ sku, decision, remoteId }) => [sku, { decision, remoteId }]))
}
