import type { HeldPush } from '../channels/schema.ts'
import type { Change } from './commands.ts'

/** Limits beyond which a push is not made before a person has said so. */
export interface GuardLimits {
  /** Percent of an account's linked listings that may go to 0 at once. */
  readonly zeroShare: number
  /** Percent that may change at once. */
  readonly changeShare: number
  /** So few are never held: a small shop may sell out of all it has, or count everything anew. */
  readonly fewZeroes: number
  readonly fewChanges: number
}

export const USUAL_GUARDS: GuardLimits = {
  ...{ zeroShare: 20, fewZeroes: 10 },
  ...{ changeShare: 80, fewChanges: 100 },
}

/**
 * What stops a push, if anything does. `linked`: listings of the account that stand for a product. A ledger without a single piece is an
 * empty import, not a sold-out shop.
 */
export function guardOf(
  changes: readonly Change[],
  about: { readonly linked: number; readonly ledgerTotal: number; readonly hasWarehouse: boolean },
  limits: GuardLimits = USUAL_GUARDS,
): HeldPush | undefined {
  const zeroes = changes.filter(({ wanted, before }) => wanted === 0 && before !== 0).length
  const figures = { changes: changes.length, zeroes, of: about.linked }
  if (!about.hasWarehouse) return { reason: 'no-warehouse', ...figures }
  if (zeroes > limits.fewZeroes && about.ledgerTotal === 0)
    return { reason: 'empty-ledger', ...figures }
  const isOver = (count: number, share: number, few: number) =>
    count > few && count * 100 > about.linked * share
  if (isOver(zeroes, limits.zeroShare, limits.fewZeroes)) return { reason: 'zeroes', ...figures }
  if (isOver(changes.length, limits.changeShare, limits.fewChanges)) {
    return { reason: 'changes', ...figures }
  }
  return undefined
}
