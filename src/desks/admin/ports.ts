import type { Transaction } from '#db/connection.ts'

/** What the installation holds of one person, over all desks. */
export interface PersonFigures {
  readonly keys: number
  readonly monitors: number
  readonly catches: number
  readonly campaigns: number
  readonly imports: number
  readonly products: number
}

/** Something a person did or had done. */
export interface Deed {
  readonly at: Date
  /** Names the message `admin-deed-<kind>`. */
  readonly kind: 'run' | 'monitor' | 'catch' | 'campaign' | 'import' | 'stock' | 'key'
  /** What it was about, in the person's words. */
  readonly about: string
  /** How it ended or stands, as stored. */
  readonly state: string
}

/** What the desks know of a person. */
export interface PeopleOfDesks {
  figuresOf(userId: number): Promise<PersonFigures>
  /** Newest first, `limit` from `offset`. */
  deedsOf(userId: number, offset: number, limit: number): Promise<Deed[]>
}

interface Money {
  readonly calls: number
  /** Millionths of a dollar. */
  readonly micros: number
}

/** What was spent today on the operator's keys, and may be. */
export interface Spent {
  readonly spent: Money
  readonly limit: Money
}

export const GRANT_KINDS = ['catch', 'campaign', 'import'] as const
export type GrantKind = (typeof GRANT_KINDS)[number]

/** Something on top, or days of a plan. */
export type AdminGift =
  | { readonly kind: GrantKind; readonly amount: number }
  | { readonly plan: PaidPlan; readonly days: number }

/** Plans an admin may give days of. */
export type PaidPlan = 'seller' | 'business'

export interface PromoCode {
  readonly code: string
  readonly gift: AdminGift
  readonly uses: number
  readonly maxUses: number
  /** Ms; null: it does not end. */
  readonly expiresAt: number | null
}

/** Stars of the ledger. */
export interface StarFigures {
  readonly paid: number
  readonly refunded: number
  readonly payingOwners: number
  /** All there ever were, less refunds. */
  readonly ever: number
}

/** What a plan gives of one thing, and what is used of it. */
export interface PlanUse {
  readonly kind: GrantKind | 'sku'
  readonly used: number
  readonly limit: number
  /** Of what was given on top. */
  readonly extra: number
}

export interface PersonPlan {
  /** Null: the trial. */
  readonly plan: string | null
  readonly state: 'trial' | 'paid' | 'grace' | 'locked'
  /** Until when it is paid for or was given, ms; null without one. */
  readonly paidUntil: number | null
  readonly uses: readonly PlanUse[]
}

export interface Payment {
  readonly chargeId: string
  readonly stars: number
  readonly plan: string | null
  /** Ms. */
  readonly paidAt: number
  readonly refundedAt: number | null
  /** Asked for and not heard of yet. */
  readonly isRefunding: boolean
}

/** Plans and payments, as far as admins act on them. */
export interface BillingForAdmins extends PromosForAdmins {
  planOf(userId: number): Promise<PersonPlan>
  /** Newest first. */
  paymentsOf(userId: number, limit: number, offset?: number): Promise<readonly Payment[]>
  /** Names of what is sold. */
  readonly sold: readonly PaidPlan[]
  /** Gives it and tells the person; the same `id` gives once. */
  grant(
    userId: number,
    gift: AdminGift,
    how: { readonly id: string; readonly by: number; readonly reason: string },
  ): Promise<boolean>
  /** Gives the stars back. */
  refund(
    chargeId: string,
    by: { readonly userId: number; readonly reason: string },
  ): Promise<'refunded' | 'already' | 'not-found' | 'refused' | 'unknown'>
  /** `since` in ms. */
  stars(since: number): Promise<StarFigures>
}

/** Codes that give something to whoever types them. */
export interface PromosForAdmins {
  /** Newest first. */
  promos(limit: number, offset: number): Promise<readonly PromoCode[]>
  promo(code: string): Promise<PromoCode | undefined>
  /** False when there is such a code. */
  createPromo(
    promo: Omit<PromoCode, 'uses'> & { readonly by: number },
    on: Transaction,
  ): Promise<boolean>
  endPromo(code: string, on: Transaction): Promise<void>
  /** The code as it is kept; undefined for what nobody could type. */
  promoCodeOf(text: string): string | undefined
}

/** Asks for a backup, which a worker makes at once; the same `id` again asks for nothing more. */
export type BackUpNow = (id: string, by: number) => Promise<void>

/** People by day and month, by Moscow days. */
export interface ActivityFigures {
  readonly today: number
  readonly yesterday: number
  /** Different people within 30 days, today included. */
  readonly month: number
  /** The last 30 days, oldest first; days without anybody are 0. */
  readonly days: readonly { readonly day: string; readonly people: number }[]
}

/** How far the people came who started within a time. */
export interface FunnelFigures {
  readonly started: number
  /** Have a key. */
  readonly connected: number
  /** Have a monitor, a campaign, an import or a product. */
  readonly begun: number
  /** Have a finished campaign or import, or a catch. */
  readonly completed: number
  /** From the start to the first of these, ms; null while nobody has come so far. */
  readonly averageMs: number | null
}

/** What was made within a time. */
export interface BusinessFigures {
  /** Finished ones; the averages are theirs. */
  readonly campaigns: number
  readonly keywords: number
  readonly groups: number
  readonly ads: number
  /** From start to end, ms; null without any. */
  readonly campaignMs: number | null
  /** Millionths of a dollar that the model costs on average, whoever pays. */
  readonly campaignMicros: number
  /** Millionths of a dollar spent on the operator's keys. */
  readonly micros: number
  readonly catches: number
  readonly imports: number
  readonly imported: number
  readonly importMs: number | null
  /** Products in stock now. */
  readonly skus: number
}

/** Figures over all desks; `since` in ms. */
export interface Figures {
  activity(): Promise<ActivityFigures>
  funnel(since: number): Promise<FunnelFigures>
  business(since: number): Promise<BusinessFigures>
}

/** Something that waits outside the queues: updates and messages. */
export interface Backlog {
  readonly name: 'inbox' | 'outbox'
  readonly waiting: number
  /** Ms; null when nothing waits. */
  readonly oldestAt: number | null
  /** Given up within a day. */
  readonly failed: number
}

/** How the machine is, asked now. */
export interface Machine {
  backlogs(): Promise<readonly Backlog[]>
  /** Milliseconds of a round trip, bytes, and bytes a day and a week ago as far as they are known. */
  database(): Promise<{
    readonly ms: number
    readonly bytes: number
    readonly dayAgo: number | undefined
    readonly weekAgo: number | undefined
  }>
  /** Undefined without Redis; null when it does not answer. */
  redis(): Promise<{ readonly ms: number; readonly bytes: number } | null | undefined>
  feed(): Promise<{ readonly status: string; readonly lastOkAt: Date | null } | undefined>
}
