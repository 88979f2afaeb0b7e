import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import { listings } from '../channels/schema.ts'
import { type ChannelAccount, type Listing, listAccounts } from '../channels/store.ts'
import type { ChannelValue } from '../charts/chart.ts'
import { stockIssues } from '../issues/schema.ts'
import { decide, type SkipReason } from './desired.ts'
import { channelCommands, skuLeases, syncAttempts, syncDemands } from './schema.ts'
import type { StockReader } from './stock-reader.ts'

/** Why an account shows what it shows; each is one sentence and one thing to do. */
export type StepReason =
  | Exclude<SkipReason, 'not-linked' | 'guard'>
  | 'no-listing'
  | 'conflict'
  | 'switched-off'
  | 'not-armed'
  | 'account-paused'
  | 'held'
  | 'other-writer'
  | 'disconnected'
  | 'refused'
  | 'report-awaited'
  | 'due'

export interface ChannelState {
  readonly account: ChannelAccount
  readonly listing: Listing | undefined
  /** What the rules make of the ledger's stock; null without a listing. */
  readonly wanted: number | null
  readonly reason: StepReason
  /** The channel's own words, for 'refused'. */
  readonly message: string | null
  readonly code: string | null
  /** Since when it is so, as far as known. */
  readonly since: Date | null
}

/** Each account's state of one product, in the order the accounts were connected. */
export async function channelStates(
  deps: { readonly db: Database; readonly stock: StockReader; readonly clock: Clock },
  about: { readonly workspaceId: string; readonly productId: string; readonly sku: string },
): Promise<ChannelState[]> {
  const { db, stock } = deps
  const { productId, sku } = about
  const accounts = await listAccounts(db, about.workspaceId)
  const ids = accounts.map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await db
    .select()
    .from(listings)
    .where(
      and(
        inArray(listings.accountId, ids),
        sql`(${listings.productId} = ${productId} or ${listings.sku} = ${sku})`,
      ),
    )
  const states: ChannelState[] = []
  for (const account of accounts) {
    const own = rows.filter(({ accountId }) => accountId === account.id)
    const isLinked = ({ link }: Listing) => link === 'linked' || link === 'manual'
    const linked = own.filter((one) => isLinked(one) && one.productId === productId)
    if (linked.length === 0) {
      states.push({ ...NOTHING, account, ...unlinked(account, own) })
      continue
    }
    const { warehouseIds } = account.rules
    const by = { workspaceId: about.workspaceId, productIds: [productId], warehouseIds }
    const products = await stock.stockOf(db, by)
    const product = products.get(productId)
    for (const listing of linked) {
      if (product) states.push(await stateOf(deps, account, listing, product))
    }
  }
  return states
}

const NOTHING = { listing: undefined, wanted: null, message: null, code: null, since: null }

function unlinked(
  { listedAt, armedAt }: ChannelAccount,
  own: readonly Listing[],
): Pick<ChannelState, 'listing' | 'reason'> {
  const [listing] = own
  if (own.some(({ link }) => link === 'conflict')) return { listing, reason: 'conflict' }
  if (own.some(({ link }) => link === 'off' || link === 'spare')) {
    return { listing, reason: 'switched-off' }
  }
  // What an account offers is known once it was read.
  const isRead = listedAt !== null || armedAt !== null
  return { listing: undefined, reason: isRead ? 'no-listing' : 'not-armed' }
}

async function stateOf(
  { db }: { readonly db: Database; readonly clock: Clock },
  account: ChannelAccount,
  listing: Listing,
  product: { readonly available: number; readonly isSyncEnabled: boolean },
): Promise<ChannelState> {
  const verdict = decide({ ...listing, ...product, remote: listing.available }, account.rules)
  const base = { ...NOTHING, account, listing, wanted: verdict.wanted }
  const ofAccount = accountReason(account)
  if (verdict.kind === 'skip' && verdict.reason !== 'not-linked' && verdict.reason !== 'guard') {
    return { ...base, reason: verdict.reason, since: listing.pushedAt }
  }
  if (ofAccount) return { ...base, reason: ofAccount.reason, since: ofAccount.since }
  const productId = listing.productId ?? ''
  const isIt = and(eq(skuLeases.accountId, account.id), eq(skuLeases.productId, productId))
  const [lease] = await db
    .select({ since: skuLeases.lockedUntil })
    .from(skuLeases)
    .where(and(isIt, eq(skuLeases.state, 'in-progress'), sql`${skuLeases.lockedUntil} > now()`))
  const [attempt] = await db
    .select()
    .from(syncAttempts)
    .where(eq(syncAttempts.listingId, listing.id))
    .orderBy(desc(syncAttempts.id))
    .limit(1)
  if (lease && attempt?.status === 'pending') {
    const [command] = await db
      .select({ state: channelCommands.state })
      .from(channelCommands)
      .where(eq(channelCommands.id, attempt.commandId ?? ''))
    const reason = command?.state === 'sent' ? 'report-awaited' : 'locked'
    return { ...base, reason, since: attempt.at }
  }
  const [drift] = await db
    .select({ since: stockIssues.firstAt })
    .from(stockIssues)
    .where(
      and(
        eq(stockIssues.workspaceId, account.workspaceId),
        eq(stockIssues.kind, 'drift'),
        eq(stockIssues.accountId, account.id),
        eq(stockIssues.subject, listing.remoteId),
        isNull(stockIssues.resolvedAt),
      ),
    )
  if (drift) return { ...base, reason: 'edited-there', since: drift.since }
  if (attempt?.status === 'failed') {
    const { code, message, at } = attempt
    return { ...base, reason: 'refused', code, message, since: at }
  }
  const [demand] = await db
    .select({ since: syncDemands.raisedAt })
    .from(syncDemands)
    .where(and(eq(syncDemands.accountId, account.id), eq(syncDemands.productId, productId)))
  return { ...base, reason: 'due', since: demand?.since ?? null }
}

/** What each linked listing shows, by the account's name, and what it should; an offer that ended shows nothing. */
export function shownIn(states: readonly ChannelState[]): ChannelValue[] {
  return states.flatMap(({ account: { name }, listing, wanted }) => {
    if (!listing || wanted === null) return []
    return [{ name, wanted, shown: listing.state === 'active' ? listing.available : 0 }]
  })
}

/** What holds up the whole account. */
function accountReason(
  account: ChannelAccount,
): { readonly reason: StepReason; readonly since: Date | null } | undefined {
  if (!account.armedAt) return { reason: 'not-armed', since: account.createdAt }
  if (account.otherWriter) return { reason: 'other-writer', since: null }
  if (account.pausedAt) return { reason: 'account-paused', since: account.pausedAt }
  if (account.heldAt) return { reason: 'held', since: account.heldAt }
  if (account.failures > 0 && account.retryAt) return { reason: 'disconnected', since: null }
  return undefined
}
