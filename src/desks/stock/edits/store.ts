import { and, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { channelAccounts, listings } from '../channels/schema.ts'
import type { ChannelAccount, Listing } from '../channels/store.ts'
import { operationOf } from '../ledger/reading/history.ts'
import { type Product, productOf } from '../ledger/reading/reads.ts'
import type { OfferedField } from './face.ts'

export interface Target {
  readonly account: ChannelAccount
  readonly listing: Listing
}

/** Listings of a product that the bot may write to, by account. */
export function targetsOf(
  db: Database | Transaction,
  workspaceId: string,
  productId: string,
): Promise<Target[]> {
  return db
    .select({ account: channelAccounts, listing: listings })
    .from(listings)
    .innerJoin(channelAccounts, eq(channelAccounts.id, listings.accountId))
    .where(
      and(
        eq(channelAccounts.workspaceId, workspaceId),
        eq(listings.productId, productId),
        inArray(listings.link, ['linked', 'manual']),
        ne(listings.state, 'gone'),
        isNotNull(channelAccounts.armedAt),
        isNull(channelAccounts.pausedAt),
        isNull(channelAccounts.otherWriter),
      ),
    )
    .orderBy(channelAccounts.createdAt, listings.id)
}

/** A product as it is now, and which of its fields an operation changed. */
export interface Edited {
  readonly product: Product
  readonly fields: readonly OfferedField[]
}

/** What an operation leaves to be told to channels: an edit of one living product that has not been taken back. */
export async function editedBy(
  db: Database,
  workspaceId: string,
  operationId: string,
): Promise<Edited | undefined> {
  const entry = await operationOf(db, workspaceId, operationId)
  const [change, another] = entry?.operation.changes ?? []
  if (!change || another || entry?.undoneBy || change.fields.life) return undefined
  const { name, ean, pictureId } = change.fields
  const fields: OfferedField[] = [
    ...(name ? ['name' as const] : []),
    ...(ean ? ['ean' as const] : []),
    ...(pictureId?.to ? ['picture' as const] : []),
  ]
  if (fields.length === 0) return undefined
  const product = await productOf(db, workspaceId, change.productId)
  return product?.deletedAt === null ? { product, fields } : undefined
}
