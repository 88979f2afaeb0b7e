import { MAX_QUANTITY, type Route, type TransferExecutor } from '../plan.ts'
import { MIN_LOT } from '../sending/allocate.ts'
import { nextWindow } from '../windows.ts'

/** What a seller wants kept at a warehouse. */
export interface RuleDraft extends Route {
  readonly credentialId: string | null
  readonly accountKey: string
  /** Pieces that shall be at the target, and how many are brought at once when there are fewer. */
  readonly keep: number
  readonly lot: number
  readonly executor: TransferExecutor
}

export type RuleStatus = 'active' | 'paused' | 'removed'

export interface Rule extends RuleDraft {
  readonly id: string
  readonly workspaceId: string
  readonly userId: number
  readonly chatId: number
  readonly status: RuleStatus
  readonly reason: RuleReason | null
  readonly seen: number | null
  readonly coming: number | null
  readonly lookedAt: Date | null
  readonly lookAt: Date
  readonly createdAt: Date
}

/** What came of a look; a text of each. */
export const RULE_REASONS = [
  'enough',
  /** A plan was made. */
  'planned',
  /** What is there and what is on its way are enough together. */
  'coming',
  'no-stock',
  /** A plan of the rule was called off by hand not long ago. */
  'rest',
  /** The shop has as many plans as it may. */
  'limit',
  'no-session',
  'session',
  'away',
] as const
export type RuleReason = (typeof RULE_REASONS)[number]

/** Rules of a workspace. */
export const MAX_RULES = 100
/** WB takes some days to bring what was moved; until its supply is listed it counts as coming for so long, ms. */
export const COMING_MS = 7 * 86_400_000
/** After somebody called a plan of it off the rule makes none for so long, ms. */
export const REST_MS = 72 * 3_600_000
/** Who tells the stock is asked again after so long, ms. */
export const ASK_MS = 7 * 86_400_000

const MINUTE_MS = 60_000
/** Stock is read before a window, each rule at a minute of its own. */
const FIRST_LEAD_MS = 20 * MINUTE_MS
const LEADS = 15

/** Figures a rule is decided by, pieces. */
export interface Figures {
  /** At the target, on the way to it, and at the source. */
  readonly seen: number
  readonly coming: number
  /** Undefined: nobody knows. */
  readonly source?: number | undefined
}

/** How many pieces to bring now, or why none. */
export function needOf(
  { keep, lot }: Pick<RuleDraft, 'keep' | 'lot'>,
  { seen, coming, source = MAX_QUANTITY }: Figures,
): { readonly quantity: number } | { readonly hold: 'enough' | 'coming' | 'no-stock' } {
  if (seen >= keep) return { hold: 'enough' }
  const short = keep - seen - coming
  if (short <= 0) return { hold: 'coming' }
  const quantity = Math.min(Math.max(lot, short, MIN_LOT), source, MAX_QUANTITY)
  return quantity < MIN_LOT ? { hold: 'no-stock' } : { quantity }
}

/** When to look next after a moment, ms: some minutes before the next window that is far enough. */
export function nextLook(ruleId: string, windows: readonly number[], nowMs: number): number {
  const lead = FIRST_LEAD_MS - (Number.parseInt(ruleId.slice(-6), 16) % LEADS) * MINUTE_MS
  return nextWindow(windows, nowMs + lead + 1) - lead
}
