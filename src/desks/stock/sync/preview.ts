import { refreshCatalog, relink } from '../channels/catalog.ts'
import type { ChannelAccount } from '../channels/store.ts'
import type { PassDeps } from './pass/pass.ts'
import { type PlannedChange, planFor } from './pass/plan.ts'

/** What a first push would do, without doing it. */
export interface Preview {
  readonly inChannel: number
  readonly inLedger: number
  readonly linked: number
  readonly unknown: number
  readonly conflicts: number
  readonly changes: number
  readonly lowered: number
  readonly raised: number
  readonly zeroed: number
  readonly relisted: number
  /** The biggest drops first. */
  readonly drops: readonly PreviewRow[]
}

export interface PreviewRow {
  readonly sku: string
  readonly name: string
  readonly before: number | null
  readonly wanted: number
}

const SHOWN = 5

/** Reads the whole account and says what would be written; writes nothing outside. Throws what the channel throws. */
export async function previewAccount(
  deps: PassDeps,
  account: ChannelAccount,
  signal: AbortSignal,
): Promise<Preview> {
  const driver = deps.drivers[account.service]
  const driven = { id: account.id, key: await deps.keyOf(account), catalog: account.catalog }
  await refreshCatalog(deps, { account, driven }, driver, signal)
  const { counts, conflicts } = await relink(deps, account)
  const changes = await plannedChanges(deps, account)
  const lowered = changes.filter((change) => growth(change) < 0)
  return {
    ...counts,
    conflicts: conflicts.length,
    changes: changes.length,
    lowered: lowered.length,
    raised: changes.length - lowered.length,
    zeroed: lowered.filter(({ wanted }) => wanted === 0).length,
    relisted: changes.filter(({ relists }) => relists).length,
    drops: lowered.slice(0, SHOWN).map(rowOf),
  }
}

/** What a push would change by what stands in the database now: the biggest drop first, the biggest rise last. */
export async function plannedChanges(
  { db, stock, clock }: Pick<PassDeps, 'db' | 'stock' | 'clock'>,
  account: ChannelAccount,
): Promise<readonly PlannedChange[]> {
  const products = [...(await stock.productsBySku(db, account.workspaceId)).values()]
  const raisedAt = new Date(clock.now())
  const demands = products.map((productId) => ({
    ...{ productId, version: 0, trigger: 'person' as const, tries: 0, raisedAt },
  }))
  const { changes } = await planFor({ db, stock }, account, demands)
  return changes.toSorted((a, b) => growth(a) - growth(b))
}

const growth = ({ before, wanted }: PlannedChange) => wanted - (before ?? 0)

export const rowOf = ({ listing, before, wanted }: PlannedChange): PreviewRow => ({
  sku: listing.sku ?? listing.remoteId,
  ...{ name: listing.name, before, wanted },
})
