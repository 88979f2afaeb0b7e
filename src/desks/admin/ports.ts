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

/** What a plan gives of one thing, and what is used of it. */
export interface PlanUse {
  readonly kind: GrantKind
  readonly used: number
  readonly limit: number
}

export const GRANT_KINDS = ['catches', 'campaigns', 'imports', 'skus'] as const
export type GrantKind = (typeof GRANT_KINDS)[number]

export interface Payment {
  readonly chargeId: string
  readonly at: Date
  readonly stars: number
  readonly isRefunded: boolean
}

/** Plans and payments, as far as admins act on them. */
export interface BillingForAdmins {
  planOf(userId: number): Promise<{ readonly plan: string; readonly uses: readonly PlanUse[] }>
  /** Gives so much on top; `ref` makes the same grant one. */
  grant(
    tx: Transaction,
    wish: {
      readonly userId: number
      readonly kind: GrantKind
      readonly amount: number
      readonly ref: string
    },
  ): Promise<void>
  /** Newest first. */
  paymentsOf(userId: number): Promise<readonly Payment[]>
  /** Gives the stars back; false when the charge is not this person's or was given back before. */
  refund(userId: number, chargeId: string): Promise<boolean>
}

/** Makes a copy of the database at once; resolves with its name. */
export type BackUpNow = () => Promise<string>
