import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { AppError } from '#core/errors.ts'
import { type CatalogDeps, refreshCatalog, refreshListings } from '../../channels/catalog.ts'
import { type ChannelService, channelAccounts, type HeldPush } from '../../channels/schema.ts'
import {
  type ChannelAccount,
  findAccount,
  linkedListings,
  setEndedBy,
} from '../../channels/store.ts'
import type { ChannelDriver, DrivenAccount } from '../../drivers/driver.ts'
import type { ChannelKey } from '../../ports.ts'
import { type Demand, dueDemands, putOff } from '../demands.ts'
import type { SkipReason } from '../desired.ts'
import { type GuardLimits, guardOf } from '../guards.ts'
import type { RetryRules } from '../retries.ts'
import { type Concluded, conclude } from './conclude.ts'
import { settleOrphans } from './orphans.ts'
import { type Plan, type PlannedChange, planFor } from './plan.ts'
import { push } from './push.ts'
import { openCommands, type PassMark } from './record.ts'
import { releaseSkus, renewSkus, type SkuLease, takeSkus } from './sku-leases.ts'
import { unconfirmed } from './unconfirmed.ts'

export interface PassDeps extends CatalogDeps {
  readonly drivers: Readonly<Record<ChannelService, ChannelDriver>>
  readonly keyOf: (account: ChannelAccount) => Promise<ChannelKey>
  /** Brings the account's orders into the ledger. */
  readonly drainOrders: (
    account: ChannelAccount,
    key: ChannelKey,
    signal: AbortSignal,
  ) => Promise<void>
  readonly retries: RetryRules
  readonly guards: GuardLimits
  /** SKUs leased together. */
  readonly batch: number
  /** This process. */
  readonly owner: string
}

export interface PassOptions {
  readonly runId?: string | null
  /** A person has seen what will be written: guards do not stop it. */
  readonly isApproved?: boolean
  /** Nightly: numbers are set, not changed. */
  readonly isAbsolute?: boolean
  readonly signal: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

export interface PassResult {
  readonly looked: number
  /** Their ids: what is put off is looked at by a later pass again. */
  readonly products: readonly string[]
  readonly written: number
  readonly failed: number
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  readonly held: HeldPush | undefined
  /** What the service as a whole answered with, when calls failed rather than listings. */
  readonly error: AppError | undefined
}

/** SKUs a pass takes at once; what is due besides, the next one does. */
const MOST = 10_000
/** From so many on, reading everything the account offers takes fewer calls than asking by SKU. */
const WHOLE = 300
const LOCKED_MS = 5_000

/**
 * One pass over an account: orders in, listings read, what differs decided, guarded, leased and written, results kept. The ledger and the
 * channels are only ever brought nearer to each other: a pass that ends anywhere is done again from the start.
 */
export async function pass(
  deps: PassDeps,
  accountId: string,
  options: PassOptions,
): Promise<PassResult> {
  const { db, clock } = deps
  const account = await findAccount(db, accountId)
  if (!isOpen(account)) return NOTHING
  if (account.heldAt && !options.isApproved) return NOTHING
  if (options.isApproved) await letThrough(deps, account)
  const { signal } = options
  const driver = deps.drivers[account.service]
  const key = await deps.keyOf(account)
  const driven: DrivenAccount = { id: account.id, key, catalog: account.catalog }
  const mark: PassMark = {
    accountId,
    owner: `${deps.owner}:${randomUUID()}`,
    runId: options.runId ?? null,
  }
  const about = { account, driven }

  const busy = await settleOrphans({ db, clock, driver }, about, mark, signal)
  await deps.drainOrders(account, key, signal)
  const due = await dueDemands(db, accountId, clock.now(), MOST)
  if (due.length === 0) return NOTHING
  await look(deps, about, driver, due, signal)
  const free = due.filter(({ productId }) => !busy.has(productId))
  const leases = await leaseAll(deps, mark, free)
  const mine = free.filter(({ productId }) => leases.has(productId))
  try {
    await putOffLocked(deps, accountId, due, leases)
    // Decided under the leases, and guarded as decided: what the ledger says now is what goes out.
    const plan = await planAll(deps, account, mine)
    const held = options.isApproved ? undefined : await guard(deps, account, plan.changes)
    if (held) {
      await hold(deps, account, held)
      await releaseSkus(db, accountId, mark.owner, [...leases.values()], 'success')
      return { ...NOTHING, ...lookedAt(due), held }
    }
    const alive = async () => {
      options.onProgress?.(0, plan.changes.length)
      const held = await renewSkus(db, accountId, mark.owner)
      // Whoever says stop is heard in the middle of it: what has not gone out yet waits.
      return isOpen(await findAccount(db, accountId)) ? held : new Set<string>()
    }
    const isAbsolute = options.isAbsolute ?? false
    const written = { account, driven, mark, isAbsolute, signal, alive }
    const outcomes = await push({ db, clock, driver }, written, plan.changes)
    const done = { account, mark, leases, demands: mine, plan, outcomes }
    const concluded = await conclude(deps, done)
    return resultOf(due, plan, concluded)
  } catch (error) {
    await giveBack(deps, account, mark, leases).catch(() => {})
    throw error
  }
}

/**
 * Leases of a pass that could not go on. Of Wix those stay whose write may still be landing: nobody can ask for it, so the next pass reads
 * only when it has landed or never will.
 */
async function giveBack(
  { db }: PassDeps,
  { id, service }: ChannelAccount,
  { owner }: PassMark,
  leases: ReadonlyMap<string, SkuLease>,
): Promise<void> {
  const open = service === 'wix' ? await openCommands(db, id) : []
  const busy = new Set(open.flatMap(({ items }) => items.map(({ productId }) => productId)))
  const free = [...leases.values()].filter(({ productId }) => !busy.has(productId))
  await releaseSkus(db, id, owner, free, 'error')
}

const NOTHING: PassResult = {
  ...{ looked: 0, products: [], written: 0, failed: 0, skipped: {} },
  ...{ held: undefined, error: undefined },
}

/** May numbers be written to it? */
function isOpen(account: ChannelAccount | undefined): account is ChannelAccount {
  if (!account?.armedAt) return false
  return account.pausedAt === null && account.otherWriter === null
}

/** What a guard may have stopped is let through, and nobody is asked about it any more. */
async function letThrough({ db, clock, issues }: PassDeps, account: ChannelAccount): Promise<void> {
  const { id: accountId, workspaceId } = account
  await db.transaction(async (tx) => {
    await tx
      .update(channelAccounts)
      .set({ heldAt: null, held: null })
      .where(eq(channelAccounts.id, accountId))
    const about = { workspaceId, accountId, kinds: ['held' as const], now: clock.now() }
    await issues.resolve(tx, { ...about, resolution: 'decided' })
  })
}

/** Brings what we know of the listings up to date. */
async function look(
  deps: PassDeps,
  about: { readonly account: ChannelAccount; readonly driven: DrivenAccount },
  driver: ChannelDriver,
  due: readonly Demand[],
  signal: AbortSignal,
): Promise<void> {
  const { db } = deps
  const { account, driven } = about
  const products = due.map(({ productId }) => productId)
  if (due.length > WHOLE || isStale(account, deps.clock.now()))
    await refreshCatalog(deps, about, driver, signal)
  else {
    const known = await linkedListings(db, account.id, products)
    await refreshListings(deps, about, driver, known, signal)
  }
  const ended = (await linkedListings(db, account.id, products)).filter(
    ({ state, endedBy }) => state === 'ended' && endedBy === null,
  )
  const sent = await unconfirmed(
    db,
    ended.map(({ id }) => id),
  )
  for (const { id, remoteId } of ended) {
    const by = (await driver.endedBy(driven, remoteId, signal)) ?? 'UNKNOWN'
    // For the channel we are the seller as well.
    await setEndedBy(db, id, by === 'USER' && sent.get(id)?.least === 0 ? 'US' : by)
  }
}

/** Offers made since the last whole reading are not known yet. */
function isStale({ listedAt, syncMinutes }: ChannelAccount, now: number): boolean {
  return listedAt === null || listedAt.getTime() + syncMinutes * 60_000 <= now
}

async function planAll(
  deps: PassDeps,
  account: ChannelAccount,
  demands: readonly Demand[],
): Promise<Plan> {
  const changes: PlannedChange[] = []
  const skips: Plan['skips'][number][] = []
  for (let at = 0; at < demands.length; at += MOST_READ) {
    const plan = await planFor(deps, account, demands.slice(at, at + MOST_READ))
    changes.push(...plan.changes)
    skips.push(...plan.skips)
  }
  return { changes, skips }
}

/** Products read from the ledger by one statement. */
const MOST_READ = 1_000

/** Stops the account until a person has decided. */
async function hold(
  { db, clock, issues }: PassDeps,
  { id: accountId, workspaceId, name: account }: ChannelAccount,
  held: HeldPush,
): Promise<void> {
  const now = clock.now()
  await db.transaction(async (tx) => {
    await tx
      .update(channelAccounts)
      .set({ heldAt: new Date(now), held })
      .where(eq(channelAccounts.id, accountId))
    const raised = { workspaceId, accountId, kind: 'held' as const, subject: '', now }
    await issues.raise(tx, { ...raised, detail: { ...held, account } })
  })
}

async function guard(
  { db, stock, guards }: PassDeps,
  account: ChannelAccount,
  changes: readonly PlannedChange[],
): Promise<HeldPush | undefined> {
  if (changes.length === 0) return undefined
  const linked = await linkedListings(db, account.id)
  const totals = await stock.totals(db, account.workspaceId)
  const about = {
    linked: linked.length,
    ledgerTotal: totals.onHand,
    hasWarehouse: totals.hasWarehouse,
  }
  return guardOf(changes, about, guards)
}

async function leaseAll(
  { db, batch }: PassDeps,
  { accountId, owner }: PassMark,
  demands: readonly Demand[],
): Promise<ReadonlyMap<string, SkuLease>> {
  const taken = new Map<string, SkuLease>()
  for (let at = 0; at < demands.length; at += batch) {
    const ids = demands.slice(at, at + batch).map(({ productId }) => productId)
    for (const lease of await takeSkus(db, accountId, owner, ids)) taken.set(lease.productId, lease)
  }
  return taken
}

async function putOffLocked(
  { db, clock }: PassDeps,
  accountId: string,
  due: readonly Demand[],
  leases: ReadonlyMap<string, SkuLease>,
): Promise<void> {
  const dueAt = new Date(clock.now() + LOCKED_MS)
  const locked = due.filter(({ productId }) => !leases.has(productId))
  await putOff(
    db,
    accountId,
    locked.map((demand) => ({ ...demand, dueAt })),
  )
}

const lookedAt = (due: readonly Demand[]) => ({
  looked: due.length,
  products: due.map(({ productId }) => productId),
})

function resultOf(due: readonly Demand[], { skips }: Plan, concluded: Concluded): PassResult {
  const skipped: Partial<Record<SkipReason, number>> = {}
  for (const { reason } of skips) skipped[reason] = (skipped[reason] ?? 0) + 1
  return { ...lookedAt(due), skipped, held: undefined, ...concluded }
}
