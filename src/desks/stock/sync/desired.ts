import { type ChannelRules, endsOf, type ListingRules, shownOf } from '../channels/rules.ts'
import type { LinkState, ListingState } from '../channels/schema.ts'
import type { OfferEndedBy } from '../ports.ts'

/** A listing with its product's stock, as a decision is made on it. */
export interface Position {
  readonly link: LinkState
  readonly state: ListingState
  readonly endedBy: OfferEndedBy | 'US' | null
  readonly isFulfillment: boolean
  readonly hasPreorder: boolean
  /** Shown by the channel now; null where it does not count. */
  readonly remote: number | null
  /** What we set last; null before we ever did. */
  readonly pushed: number | null
  readonly rules: ListingRules
  /** On hand in the counted warehouses less what is reserved; below 0 when oversold. */
  readonly available: number
  readonly isSyncEnabled: boolean
}

export const SKIP_REASONS = [
  'in-step',
  'not-linked',
  'sync-off',
  'listing-paused',
  'fulfillment',
  'gone',
  'draft',
  'ended-by-seller',
  'ended-by-allegro',
  'relist-off',
  'zero-left',
  'raise-only',
  'lower-only',
  'preorder',
  'edited-there',
  'locked',
  'guard',
] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

export type Verdict =
  | { readonly kind: 'skip'; readonly reason: SkipReason; readonly wanted: number }
  | { readonly kind: 'write'; readonly wanted: number; readonly relists: boolean }

/** Ended because nothing was left, or by us: the only ends that are ours to undo. */
const OURS: readonly (OfferEndedBy | 'US' | null)[] = ['EMPTY_STOCK', 'US']

/**
 * What a listing shall show and whether that is written. The rules are an account's, some a listing's. A number somebody lowered in the
 * channel itself below what we set, without an order that explains it, is not raised again before a person has decided.
 */
export function decide(position: Position, rules: ChannelRules): Verdict {
  const { state, remote, available } = position
  const shown = shownOf(available, rules, position.rules)
  const { onZero, relists, direction } = endsOf(rules, position.rules)
  const wanted = shown === 0 && onZero === 'one' ? 1 : shown
  const skip = (reason: SkipReason): Verdict => ({ kind: 'skip', reason, wanted })
  const write = (relists = false): Verdict => ({ kind: 'write', wanted, relists })

  if (position.link !== 'linked' && position.link !== 'manual') return skip('not-linked')
  if (position.isFulfillment) return skip('fulfillment')
  if (!position.isSyncEnabled) return skip('sync-off')
  if (position.rules.isPaused) return skip('listing-paused')
  if (state === 'gone') return skip('gone')
  if (state === 'draft') return skip('draft')
  if (state === 'ended') {
    if (wanted === 0) return skip('in-step')
    if (!OURS.includes(position.endedBy)) {
      return skip(position.endedBy === 'USER' ? 'ended-by-seller' : 'ended-by-allegro')
    }
    if (!relists) return skip('relist-off')
    if (direction === 'lower') return skip('lower-only')
    return write(true)
  }
  if (remote === wanted) return skip('in-step')
  if (wanted === 0 && onZero === 'leave') return skip('zero-left')
  if (wanted === 0 && position.hasPreorder && remote === 0) return skip('preorder')
  const raises = remote !== null && wanted > remote
  if (raises && direction === 'lower') return skip('lower-only')
  if (!raises && remote !== null && direction === 'raise') return skip('raise-only')
  return write()
}

/**
 * Does the channel show less than we set and its orders explain? `sold`: units ordered there since. Then somebody lowered it by hand, or an
 * order has not been told yet: the lower number stands for now.
 */
export function isLoweredThere(
  { remote, pushed, state }: Pick<Position, 'remote' | 'pushed' | 'state'>,
  sold: number,
): boolean {
  return state === 'active' && remote !== null && pushed !== null && remote < pushed - sold
}

/** Does the channel show more than we set? */
export function isRaisedThere({ remote, pushed }: Pick<Position, 'remote' | 'pushed'>): boolean {
  return remote !== null && pushed !== null && remote > pushed
}
