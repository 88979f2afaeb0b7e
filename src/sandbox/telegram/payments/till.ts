import { randomBytes } from 'node:crypto'
import type { StarTransaction } from 'grammy/types'

/** What a bot offers for Stars. */
export interface Offer {
  readonly title: string
  readonly description: string
  readonly payload: string
  readonly stars: number
  /** Seconds; undefined: paid once. */
  readonly period?: number | undefined
}

/** A payment that the bot has not allowed or refused yet. */
export interface Checkout {
  readonly id: string
  readonly userId: number
  readonly offer: Offer
  settle(verdict: Verdict): void
}

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly error: string }

export interface Subscription {
  /** Its first charge: what the Bot API knows it by. */
  readonly id: string
  readonly userId: number
  readonly offer: Offer
  /** Seconds since the epoch. */
  until: number
  /** The person wants no renewal. */
  isCanceled: boolean
  /** The bot wants none, and the person cannot switch it on. */
  isCanceledByBot: boolean
  /** The last renewal found too few Stars. */
  hasFailed: boolean
}

export interface Charge {
  readonly id: string
  readonly userId: number
  readonly offer: Offer
  isRefunded: boolean
}

/** Everything about Stars that Telegram remembers. */
export interface Till {
  /** By the word in `https://t.me/$<word>`. */
  readonly links: Map<string, Offer>
  readonly checkouts: Map<string, Checkout>
  readonly charges: Map<string, Charge>
  readonly subscriptions: Map<string, Subscription>
  /** As getStarTransactions lists them, the oldest first. */
  readonly transactions: StarTransaction[]
  /** Stars of each person; whoever is missing has plenty. */
  readonly purses: Map<number, number>
}

export interface TillSnapshot {
  readonly links: readonly (readonly [string, Offer])[]
  readonly charges: readonly (readonly [string, Charge])[]
  readonly subscriptions: readonly (readonly [string, Subscription])[]
  readonly transactions: readonly StarTransaction[]
  readonly purses: readonly (readonly [number, number])[]
}

export function createTill(): Till {
  return {
    links: new Map(),
    checkouts: new Map(),
    charges: new Map(),
    subscriptions: new Map(),
    transactions: [],
    purses: new Map(),
  }
}

const PLENTY = 10_000

export const starsOf = (till: Till, userId: number): number => till.purses.get(userId) ?? PLENTY

/** As Telegram's charge ids look: long, and nothing to be read from. */
export const newChargeId = (): string => `stx${randomBytes(24).toString('base64url')}`

export function saveTill(till: Till): TillSnapshot {
  return {
    links: [...till.links],
    charges: [...till.charges],
    subscriptions: [...till.subscriptions],
    transactions: till.transactions,
    purses: [...till.purses],
  }
}

/** Checkouts end with the process: their ten seconds are over. */
export function loadTill(till: Till, saved: TillSnapshot | undefined): void {
  if (!saved) return
  for (const [word, offer] of saved.links) till.links.set(word, offer)
  for (const [id, charge] of saved.charges) till.charges.set(id, charge)
  for (const [id, subscription] of saved.subscriptions) till.subscriptions.set(id, subscription)
  till.transactions.push(...saved.transactions)
  for (const [id, stars] of saved.purses) till.purses.set(id, stars)
}
