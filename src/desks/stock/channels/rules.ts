/** How an account shows the ledger's stock. */
export interface ChannelRules {
  /** Warehouses that are counted; null: all. */
  readonly warehouseIds: readonly string[] | null
  /** Pieces kept back, also of each share. */
  readonly buffer: number
  /** Most that is ever shown; null: no limit. */
  readonly maxShown: number | null
  /** Percent of what is there, 1–100. */
  readonly share: number
  /** What becomes of an offer with nothing left: ended, left with one piece, or not touched. */
  readonly onZero: 'end' | 'one' | 'leave'
  /** Are offers put up again that ended because nothing was left, or by us? */
  readonly relists: boolean
  readonly direction: 'both' | 'raise' | 'lower'
}

/** What differs for one listing. */
export interface ListingRules {
  readonly buffer?: number
  readonly maxShown?: number
  readonly share?: number
  readonly onZero?: ChannelRules['onZero']
  readonly relists?: boolean
  readonly direction?: ChannelRules['direction']
  readonly isPaused?: boolean
}

/** What a listing does at its ends: its own rules before its account's. */
export const endsOf = (
  { onZero, relists, direction }: ChannelRules,
  own: ListingRules = {},
): Pick<ChannelRules, 'onZero' | 'relists' | 'direction'> => ({
  onZero: own.onZero ?? onZero,
  relists: own.relists ?? relists,
  direction: own.direction ?? direction,
})

export const USUAL_RULES: ChannelRules = {
  warehouseIds: null,
  buffer: 0,
  maxShown: null,
  share: 100,
  onZero: 'end',
  relists: true,
  direction: 'both',
}

/** Both of Allegro's and Wix's numbers end here. */
const MOST = 99_999

/** Pieces an account shall show of what is available after reservations; never below 0. */
export function shownOf(available: number, account: ChannelRules, own: ListingRules = {}): number {
  const buffer = own.buffer ?? account.buffer
  const share = own.share ?? account.share
  const limit = own.maxShown ?? account.maxShown ?? MOST
  const shared = Math.floor(((available - buffer) * share) / 100)
  return Math.max(0, Math.min(shared, limit, MOST))
}

/** Complete bundles that can be made of what is available of their parts; Infinity without parts. */
export function bundlesOf(
  parts: readonly { readonly available: number; readonly quantity: number }[],
): number {
  return Math.min(
    ...parts.map(({ available, quantity }) => Math.floor(Math.max(0, available) / quantity)),
  )
}
