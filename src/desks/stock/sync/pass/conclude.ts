import { inArray } from 'drizzle-orm'
import type { AppError } from '#core/errors.ts'
import type { Transaction } from '#db/connection.ts'
import type { CatalogDeps } from '../../channels/catalog.ts'
import { listings } from '../../channels/schema.ts'
import type { ChannelAccount } from '../../channels/store.ts'
import { type Demand, endDemands, putOff } from '../demands.ts'
import type { RetryRules } from '../retries.ts'
import type { Plan, PlannedChange, Skip } from './plan.ts'
import type { Outcome } from './push.ts'
import { type PassMark, storeFound, storeSkips } from './record.ts'
import { releaseSkus, type SkuLease } from './sku-leases.ts'

export interface Concluded {
  readonly written: number
  readonly failed: number
  readonly error: AppError | undefined
}

interface ConcludeDeps extends Pick<CatalogDeps, 'db' | 'clock' | 'issues'> {
  readonly retries: RetryRules
}

interface Passed {
  readonly account: ChannelAccount
  readonly mark: PassMark
  readonly leases: ReadonlyMap<string, SkuLease>
  /** What was planned for; of what the account shows no more nothing was. */
  readonly demands: readonly Demand[]
  readonly plan: Plan
  readonly outcomes: ReadonlyMap<string, Outcome>
}

/** How long a number that was lowered in the channel may be an order not told yet, and how often that is looked at, ms. */
const UNTOLD_MS = 180_000
const UNTOLD_LOOK_MS = 60_000

/**
 * Ends a pass in one transaction: what is in step is asked for no more, what failed is tried again by the table of retries and then left to a
 * person, leases go back. A product is done when all of its listings are.
 */
export function conclude(deps: ConcludeDeps, passed: Passed): Promise<Concluded> {
  const { db, clock, retries } = deps
  const { account, mark, leases, demands, plan, outcomes } = passed
  const now = clock.now()
  const failures = new Map<string, Failure>()
  let error: AppError | undefined

  for (const change of plan.changes) {
    const outcome = outcomes.get(change.listingId)
    if (outcome?.kind === 'refused')
      failures.set(change.productId, { kind: 'item', change, outcome })
    // Without an outcome its command is still open: the next pass asks about it.
    if (!outcome) failures.set(change.productId, { kind: 'open', change })
    if (outcome?.kind === 'error') {
      error = outcome.error
      failures.set(change.productId, { kind: 'batch', change, code: outcome.error.code })
    }
  }
  const lowered = plan.skips.filter(({ reason }) => reason === 'edited-there')

  return db.transaction(async (tx) => {
    const kept = await give(tx, passed, failures)
    const open: (Demand & { dueAt: Date })[] = []
    const ended: Demand[] = []
    const drifts: Skip[] = []
    for (const demand of demands) {
      if (!kept.has(demand.productId)) continue
      const failure = failures.get(demand.productId)
      const skip = lowered.find(({ demand: { productId } }) => productId === demand.productId)
      const tries = demand.tries + 1
      const again = (pauseMs: number) =>
        open.push({ ...demand, tries, dueAt: new Date(now + pauseMs) })
      if (failure?.kind === 'open') again(0)
      else if (failure?.kind === 'batch' && tries <= retries.batch.times) {
        again(retries.batch.pauseMs())
      } else if (failure?.kind === 'item' && tries <= retries.item.times) {
        again(retries.item.pauseMs(tries))
      } else if (failure) {
        ended.push(demand)
        await tellRefused(deps, tx, account, failure, tries, now)
      } else if (skip && now - loweredSince(skip, now) < UNTOLD_MS) again(UNTOLD_LOOK_MS)
      else {
        ended.push(demand)
        if (skip) drifts.push(skip)
      }
    }
    await putOff(tx, account.id, open)
    const over = await endDemands(tx, account.id, ended)
    // Where more was asked for meanwhile, a person may have decided: the next pass looks anew.
    for (const skip of drifts)
      if (over.has(skip.demand.productId)) await tellDrift(deps, tx, account, skip, now)
    await storeSkips(tx, mark, plan.skips, now)
    await storeFound(tx, plan.skips)
    await tellRaised(deps, tx, account, plan.changes, now)
    await markLowered(tx, plan, now)
    await settled(deps, tx, account, { plan, outcomes, now })
    return {
      written: [...outcomes.values()].filter(({ kind }) => kind === 'done').length,
      failed: failures.size,
      error,
    }
  })

  async function give(
    tx: Transaction,
    { leases: all }: Passed,
    failed: ReadonlyMap<string, Failure>,
  ): Promise<ReadonlySet<string>> {
    const list = [...all.values()]
    const isFailed = ({ productId }: SkuLease) => failed.has(productId)
    const bad = await releaseSkus(tx, account.id, mark.owner, list.filter(isFailed), 'error')
    const good = await releaseSkus(
      tx,
      account.id,
      mark.owner,
      list.filter((lease) => !isFailed(lease)),
      'success',
    )
    return new Set([...bad, ...good].filter((id) => leases.has(id)))
  }
}

const loweredSince = ({ listing }: Skip, now: number) => listing.loweredAt?.getTime() ?? now

/** Keeps since when a number is lower than it should be. */
async function markLowered(tx: Transaction, { changes, skips }: Plan, now: number): Promise<void> {
  const isLowered = ({ reason }: Skip) => reason === 'edited-there'
  const news = skips.filter((skip) => isLowered(skip) && skip.listing.loweredAt === null)
  const over = [...changes, ...skips.filter((skip) => !isLowered(skip))]
  const set = (loweredAt: Date | null, about: readonly { readonly listing: Skip['listing'] }[]) =>
    tx
      .update(listings)
      .set({ loweredAt })
      .where(
        inArray(
          listings.id,
          about.map(({ listing }) => listing.id),
        ),
      )
  if (news.length > 0) await set(new Date(now), news)
  const cleared = over.filter(({ listing }) => listing.loweredAt !== null)
  if (cleared.length > 0) await set(null, cleared)
}

type Failure =
  | {
      readonly kind: 'item'
      readonly change: PlannedChange
      readonly outcome: Extract<Outcome, { kind: 'refused' }>
    }
  | { readonly kind: 'open'; readonly change: PlannedChange }
  | { readonly kind: 'batch'; readonly change: PlannedChange; readonly code: string }

function subjectOf(account: ChannelAccount, { listing }: Pick<PlannedChange, 'listing'>) {
  const { workspaceId } = account
  return {
    workspaceId,
    accountId: account.id,
    subject: listing.remoteId,
    productId: listing.productId,
  }
}

function namesOf(account: ChannelAccount, { listing }: Pick<PlannedChange, 'listing'>) {
  return { account: account.name, sku: listing.sku, offer: listing.remoteId, name: listing.name }
}

async function tellRefused(
  { issues }: ConcludeDeps,
  tx: Transaction,
  account: ChannelAccount,
  failure: Failure,
  tries: number,
  now: number,
): Promise<void> {
  const { change } = failure
  const code = failure.kind === 'batch' ? failure.code : null
  const words = failure.kind === 'item' ? failure.outcome.result : { code, message: null }
  const numbers = { shown: change.before, wanted: change.wanted, tries }
  await issues.raise(tx, {
    ...subjectOf(account, change),
    kind: 'push-failed',
    detail: { ...namesOf(account, change), ...numbers, code: words.code, message: words.message },
    now,
  })
}

async function tellDrift(
  { issues }: ConcludeDeps,
  tx: Transaction,
  account: ChannelAccount,
  skip: Skip,
  now: number,
): Promise<void> {
  const detail = { ...namesOf(account, skip), shown: skip.listing.available, wanted: skip.wanted }
  await issues.raise(tx, { ...subjectOf(account, skip), kind: 'drift', detail, now })
}

/** Somebody raised a number above ours: ours was written again at once, since more than there is must not be sold. */
async function tellRaised(
  { issues }: ConcludeDeps,
  tx: Transaction,
  account: ChannelAccount,
  changes: readonly PlannedChange[],
  now: number,
): Promise<void> {
  for (const change of changes.filter(({ isRaisedThere }) => isRaisedThere)) {
    const detail = { ...namesOf(account, change), shown: change.before, wanted: change.wanted }
    await issues.raise(tx, { ...subjectOf(account, change), kind: 'raised', detail, now })
  }
}

/** What is written or in step again has no open trouble any more. */
async function settled(
  { issues }: ConcludeDeps,
  tx: Transaction,
  account: ChannelAccount,
  about: Pick<Passed, 'plan' | 'outcomes'> & { readonly now: number },
): Promise<void> {
  const { plan, outcomes, now } = about
  const subjects = [
    ...plan.changes.filter(({ listingId }) => outcomes.get(listingId)?.kind === 'done'),
    ...plan.skips.filter(({ reason }) => reason === 'in-step'),
  ].map(({ listing }) => listing.remoteId)
  if (subjects.length === 0) return
  const { workspaceId } = account
  const where = { workspaceId, accountId: account.id, resolution: 'by-itself', subjects, now }
  await issues.resolve(tx, { ...where, kinds: ['push-failed', 'drift'] })
}
