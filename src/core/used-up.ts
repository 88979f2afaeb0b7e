import { AppError } from './errors.ts'

/** What plans are counted in: uses, and SKUs that stand in stock at one time. */
export type LimitKind = 'catch' | 'campaign' | 'import' | 'sku'

/** Code of {@link usedUp}. */
export const USED_UP = 'plan.used_up'

/** A plan's limit is reached; the chat shows what was used and what each plan gives. */
export function usedUp(kind: LimitKind, { left = 0, wanted = 1 } = {}): AppError {
  return new AppError({
    kind: 'conflict',
    code: USED_UP,
    messageKey: `billing-used-up-${kind}`,
    vars: { kind, left, wanted },
  })
}
