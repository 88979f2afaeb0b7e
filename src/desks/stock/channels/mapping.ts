import type { LinkState, ListingState } from './schema.ts'

/** A listing as it is linked: what the channel says of it, and how it stood before. */
export interface Linkable {
  readonly remoteId: string
  readonly sku: string | null
  readonly state: ListingState
  readonly isFulfillment: boolean
  readonly link: LinkState
  readonly productId: string | null
}

export interface Decision {
  readonly decision: 'one' | 'mirror' | 'none'
  readonly remoteId: string | null
}

export interface Link {
  readonly remoteId: string
  readonly link: LinkState
  readonly productId: string | null
}

export const CONFLICTS = ['several-active', 'fulfillment', 'no-sku'] as const
export type ConflictKind = (typeof CONFLICTS)[number]

/** What cannot be linked without a person. */
export interface Conflict {
  readonly kind: ConflictKind
  readonly sku: string | null
  readonly remoteIds: readonly string[]
}

export interface Mapping {
  readonly links: readonly Link[]
  readonly conflicts: readonly Conflict[]
  readonly counts: {
    readonly inChannel: number
    readonly inLedger: number
    readonly linked: number
    /** Listings whose SKU the ledger does not know. */
    readonly unknown: number
  }
}

/**
 * Which listing stands for which product of the ledger, by equal SKU. Never guesses: several that can sell at once under one SKU would
 * each show the whole stock, so they wait for a decision. What a person has linked or switched off stays so. An ended offer yields to
 * one that sells; of several ended ones none is chosen until one of them sells.
 */
export function mapListings(
  listings: readonly Linkable[],
  products: ReadonlyMap<string, string>,
  decisions: ReadonlyMap<string, Decision> = new Map(),
): Mapping {
  const links: Link[] = []
  const conflicts: Conflict[] = []
  const alive = listings.filter(({ state }) => state !== 'gone')
  const bySku = new Map<string, Linkable[]>()
  const withoutSku: string[] = []
  for (const listing of alive) {
    const { remoteId, sku, link, productId } = listing
    if (link === 'manual' || link === 'off') links.push({ remoteId, link, productId })
    else if (sku === null) withoutSku.push(remoteId)
    else bySku.set(sku, [...(bySku.get(sku) ?? []), listing])
  }
  for (const remoteId of withoutSku) links.push({ remoteId, link: 'no-sku', productId: null })
  if (withoutSku.length > 0) conflicts.push({ kind: 'no-sku', sku: null, remoteIds: withoutSku })

  for (const [sku, group] of bySku) {
    const productId = products.get(sku) ?? null
    const verdict = productId === null ? 'new' : choose(group, decisions.get(sku))
    for (const listing of group) {
      const { remoteId } = listing
      if (verdict === 'new') links.push({ remoteId, link: 'new', productId: null })
      else if (verdict.linked.includes(remoteId))
        links.push({ remoteId, link: 'linked', productId })
      else links.push({ remoteId, link: verdict.kind ? 'conflict' : 'spare', productId: null })
    }
    if (verdict !== 'new' && verdict.kind) {
      conflicts.push({ kind: verdict.kind, sku, remoteIds: group.map(({ remoteId }) => remoteId) })
    }
  }
  return { links, conflicts, counts: countsOf(alive, products, links) }
}

interface Choice {
  readonly linked: readonly string[]
  readonly kind?: ConflictKind
}

function choose(group: readonly Linkable[], decided: Decision | undefined): Choice {
  const ours = group.filter(({ isFulfillment }) => !isFulfillment)
  const ids = ours.map(({ remoteId }) => remoteId)
  if (decided?.decision === 'none') return { linked: [] }
  if (decided?.decision === 'mirror') return { linked: ids }
  if (decided?.decision === 'one' && decided.remoteId && ids.includes(decided.remoteId)) {
    return { linked: [decided.remoteId] }
  }
  if (ours.length < group.length) return { linked: [], kind: 'fulfillment' }
  const selling = group.filter(({ state }) => state === 'active' || state === 'activating')
  const candidates = selling.length > 0 ? selling : group.filter(({ state }) => state === 'ended')
  if (candidates.length > 1) {
    const before = candidates.find(({ link }) => link === 'linked')
    // Of ended offers the one we sold by goes on; which of several selling ones, nobody but the seller knows.
    if (selling.length === 0 && before) return { linked: [before.remoteId] }
    return { linked: [], kind: 'several-active' }
  }
  return { linked: candidates.map(({ remoteId }) => remoteId) }
}

function countsOf(
  alive: readonly Linkable[],
  products: ReadonlyMap<string, string>,
  links: readonly Link[],
): Mapping['counts'] {
  const isLinked = ({ link }: Link) => link === 'linked' || link === 'manual'
  return {
    inChannel: alive.length,
    inLedger: products.size,
    linked: links.filter(isLinked).length,
    unknown: links.filter(({ link }) => link === 'new').length,
  }
}
