import type { Database } from '#db/connection.ts'
import type { ChannelAccount, Listing } from '../../channels/store.ts'
import { linkedListings } from '../../channels/store.ts'
import type { Change } from '../commands.ts'
import type { Demand } from '../demands.ts'
import {
  decide,
  isLoweredThere,
  isRaisedThere,
  type Position,
  type SkipReason,
} from '../desired.ts'
import type { ProductStock, Since, StockReader } from '../stock-reader.ts'
import { unconfirmed } from './unconfirmed.ts'

/** A listing that is to be written, with what the history shall say of it. */
export interface PlannedChange extends Change {
  readonly listing: Listing
  readonly demand: Demand
  readonly local: number
  /** Somebody had raised the number in the channel. */
  readonly isRaisedThere: boolean
}

/** A listing that is left as it is. */
export interface Skip {
  readonly listing: Listing
  readonly demand: Demand
  readonly reason: SkipReason
  readonly local: number
  readonly wanted: number
}

export interface Plan {
  readonly changes: readonly PlannedChange[]
  readonly skips: readonly Skip[]
}

/** What has to be written for these demands, by the ledger and the listings as they stand in the database now. */
export async function planFor(
  deps: { readonly db: Database; readonly stock: StockReader },
  account: ChannelAccount,
  demands: readonly Demand[],
): Promise<Plan> {
  const { db, stock } = deps
  const productIds = demands.map(({ productId }) => productId)
  const rows = await linkedListings(db, account.id, productIds)
  const { workspaceId, rules } = account
  const by = { workspaceId, productIds, warehouseIds: rules.warehouseIds }
  const products = await stock.stockOf(db, by)
  const sold = await stock.soldSince(db, account.id, rows.flatMap(sinceOf))
  const higher = rows.filter((one) => isRaisedThere({ ...one, remote: one.available }))
  const sent = await unconfirmed(
    db,
    higher.map(({ id }) => id),
  )
  const byProduct = new Map(demands.map((demand) => [demand.productId, demand]))
  const changes: PlannedChange[] = []
  const skips: Skip[] = []

  for (const listing of rows) {
    const demand = byProduct.get(listing.productId ?? '')
    const product = products.get(listing.productId ?? '')
    if (!demand || !product) continue
    const position = positionOf(listing, product)
    const verdict = decide(position, rules)
    const about = { listing, demand, local: position.available, wanted: verdict.wanted }
    if (verdict.kind === 'skip') {
      skips.push({ ...about, reason: verdict.reason })
      continue
    }
    const explained = sold.get(listing.remoteId) ?? 0
    const isRaise = verdict.wanted > (listing.available ?? 0)
    if (isRaise && isLoweredThere(position, explained)) {
      skips.push({ ...about, reason: 'edited-there' })
      continue
    }
    changes.push({
      ...about,
      listingId: listing.id,
      productId: demand.productId,
      remoteId: listing.remoteId,
      parentId: listing.parentId,
      before: listing.available,
      relists: verdict.relists,
      isRaisedThere:
        !verdict.relists &&
        isRaisedThere(position) &&
        (listing.available ?? 0) > (sent.get(listing.id)?.most ?? 0),
    })
  }
  return { changes, skips }
}

function sinceOf(listing: Listing): Since[] {
  const { remoteId, parentId, variantId, pushedAt, pushed, available } = listing
  const isLower = pushed !== null && available !== null && available < pushed
  if (!isLower || !pushedAt) return []
  const offerIds = parentId === null ? [remoteId] : [parentId, `${parentId}/${variantId}`]
  return [{ remoteId, offerIds, at: pushedAt }]
}

function positionOf(listing: Listing, product: ProductStock): Position {
  return {
    ...listing,
    remote: listing.available,
    available: product.available,
    isSyncEnabled: product.isSyncEnabled,
  }
}
