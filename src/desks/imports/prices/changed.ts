import { type PricedGoods, priceOf } from './price.ts'
import type { PriceRules } from './rules.ts'

export interface PriceChange<T> {
  readonly goods: T
  /** Whole roubles. */
  readonly before: number
  readonly after: number
}

/** What new rules would do to goods already in the shop. */
export interface RulesEffect<T> {
  readonly raised: number
  readonly lowered: number
  readonly same: number
  /** The largest changes first. */
  readonly largest: readonly PriceChange<T>[]
}

const SHOWN = 5

/** Compares two sets of rules over goods; nothing is written. */
export function changedBy<T extends PricedGoods>(
  before: PriceRules,
  after: PriceRules,
  goods: readonly T[],
): RulesEffect<T> {
  const changes = goods.map((one) => ({
    goods: one,
    before: priceOf(before, one),
    after: priceOf(after, one),
  }))
  const size = (change: PriceChange<T>) => Math.abs(change.after - change.before)
  const raised = changes.filter((change) => change.after > change.before).length
  const lowered = changes.filter((change) => change.after < change.before).length
  const largest = changes
    .filter((change) => size(change) > 0)
    .sort((a, b) => size(b) - size(a))
    .slice(0, SHOWN)
  return { raised, lowered, same: goods.length - raised - lowered, largest }
}
