import type { Quota, StockLine } from '../../ports/transfers.ts'
import type { PlanReason } from '../states.ts'

/** The least WB moves at once, pieces (sellers' reports of 2026; WB publishes nothing about it). */
export const MIN_LOT = 5

/** What a plan still wants. */
export interface Wish {
  readonly id: string
  readonly chrtId: number
  readonly sourceId: number
  readonly targetId: number
  /** Pieces not moved yet. */
  readonly left: number
  /** All of them at once or none. */
  readonly isWhole: boolean
}

export interface Figures {
  readonly quotas: ReadonlyMap<number, Quota>
  /** Whether a warehouse without a quota gives and takes nothing; else nobody knows, and the request will tell. */
  readonly isComplete: boolean
  readonly stock: readonly StockLine[]
  /** The size went, or may have gone, to the target lately. */
  isCooling(chrtId: number, targetId: number): boolean
}

/** What each plan may send now, or why it may not. */
export type Share =
  | { readonly id: string; readonly units: number }
  | { readonly id: string; readonly hold: PlanReason }

/**
 * Deals quotas and stock out to plans, first come first served: never more than is there in all, never less than a lot,
 * and where it can be helped no rest that is smaller than a lot.
 */
export function allocate(wishes: readonly Wish[], figures: Figures): Share[] {
  const given = new Map<string, number>()
  const taken = (key: string) => given.get(key) ?? 0
  const take = (key: string, units: number) => given.set(key, taken(key) + units)

  const untold = figures.isComplete ? 0 : Number.POSITIVE_INFINITY

  return wishes.map((wish): Share => {
    const { id, chrtId, sourceId, targetId } = wish
    const line = figures.stock.find((one) => one.chrtId === chrtId && one.warehouseId === sourceId)
    const keys = {
      stock: `stock ${chrtId} ${sourceId}`,
      source: `source ${sourceId}`,
      target: `target ${targetId}`,
    }
    const pair = `pair ${chrtId} ${targetId}`
    if (figures.isCooling(chrtId, targetId) || taken(pair) > 0) return { id, hold: 'cooldown' }
    const stock = (line?.count ?? 0) - taken(keys.stock)
    if (!line || stock < MIN_LOT) return { id, hold: 'no-stock' }
    if (!line.targetIds.includes(targetId)) return { id, hold: 'not-offered' }
    const quota = (id: number, side: keyof Quota) => figures.quotas.get(id)?.[side] ?? untold
    const source = quota(sourceId, 'source') - taken(keys.source)
    const target = quota(targetId, 'target') - taken(keys.target)
    if (source <= 0) return { id, hold: 'source-closed' }
    if (target <= 0) return { id, hold: 'target-closed' }
    const units = lotOf(wish.left, Math.min(stock, source, target))
    if (units === 0 || (wish.isWhole && units < wish.left)) {
      const isStock = stock < (wish.isWhole ? wish.left : MIN_LOT)
      return { id, hold: isStock ? 'no-stock' : 'quota-small' }
    }
    for (const key of [...Object.values(keys), pair]) take(key, units)
    return { id, units }
  })
}

/** Pieces to send of `left` when at most `most` may go; 0 when no lot fits. */
export function lotOf(left: number, most: number): number {
  const units = Math.min(left, most)
  if (units < MIN_LOT) return 0
  const rest = left - units
  if (rest === 0 || rest >= MIN_LOT) return units
  // A rest below a lot could never go: leave a whole lot instead, if one can still be sent.
  const less = left - MIN_LOT
  return less >= MIN_LOT ? less : units
}
