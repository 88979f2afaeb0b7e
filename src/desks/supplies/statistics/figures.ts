/** What came of attempts to take slots, of a monitor or of a whole shop. */
export interface SlotFigures {
  readonly tried: number
  readonly won: number
  /** Still under way. */
  readonly open: number
  /** Lost attempts by reason. */
  readonly lost: Readonly<Record<string, number>>
  /** From first sight of the slot to the request on the wire; null before the first. */
  readonly medianMs: number | null
  readonly p95Ms: number | null
}

/** How the shared feed was really looked at in the last day. */
export interface LookFigures {
  readonly looks: number
  /** Looks a second while it was watched; null before two of them. */
  readonly perSecond: number | null
}

/** Load of one of the shop's seller accounts in the last day. */
export interface AccountLoad {
  readonly name: string
  readonly requests: number
  /** Answers "too many requests" (429). */
  readonly limited: number
  /** Of all requests for slots, the other sellers' and the operator's too, 0…1. */
  readonly share: number
}

/** How many more seller accounts would bring a look every second. */
export interface Advice {
  /** Accounts that share the looking now. */
  readonly accounts: number
  /** What they allow between two looks, ms. */
  readonly gapMs: number
  readonly more: number
}

/** One seller account may look this often, ms: see `intervalOf` in feed/key-pool.ts. */
export const ACCOUNT_MS = 10_000
const WANTED_MS = 1_000

/**
 * Looks are shared evenly: accounts that allow one look in `gapMs` together need `more` of one look in ten seconds each.
 * Undefined when a look every second is there already.
 */
export function adviceFor(accounts: number, gapMs: number): Advice | undefined {
  if (accounts <= 0 || !Number.isFinite(gapMs) || gapMs <= WANTED_MS) return undefined
  // A rounding error must not ask for one account too many.
  const more = Math.ceil(ACCOUNT_MS / WANTED_MS - ACCOUNT_MS / gapMs - 1e-9)
  return more > 0 ? { accounts, gapMs, more } : undefined
}
