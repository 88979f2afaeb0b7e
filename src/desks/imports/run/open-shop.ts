import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type { RunContext } from '#runs/definition.ts'
import type { ImportTools } from '../batches/job.ts'
import type { ShopFacts } from '../ports.ts'
import { findShop, keepFacts, rowsOfShop, type ShopRow } from '../shops/store.ts'
import { withNextKey } from './next-key.ts'
import { inTurn, type Turn } from './turn.ts'

/** A shop of a workspace that a run works in. */
export interface RunShop {
  readonly row: ShopRow
  /** Rows of the same shop, whosever they are. */
  readonly shopIds: readonly string[]
  readonly key: AccountKey
  readonly facts: ShopFacts
  readonly turn: Turn
}

/** Prices are made in it. */
export const CURRENCY = 'RUB'

/**
 * Does `work` in the shop while it is this run's turn there; what the shop says of itself is read first. Where one of its keys, or of
 * `sources`, is refused, another of the same account takes its place. Throws AppError: `not-found` for a
 * shop that is gone, `auth` for a key that does not work, `invalid` for a shop whose prices are no roubles.
 */
export async function inShop<T>(
  tools: ImportTools,
  { shopId, sources = [] }: { readonly shopId: string; readonly sources?: readonly string[] },
  context: RunContext,
  work: (shop: RunShop) => Promise<T>,
): Promise<T> {
  const row = await findShop(tools.db, context.workspaceId ?? '', shopId)
  if (!row) {
    throw new AppError({
      kind: 'not-found',
      code: 'imports.no_shop',
      messageKey: 'error-imports-no-shop',
    })
  }
  const { workspaceId, credentialId } = row
  const credentialIds = [credentialId, ...sources]
  return withNextKey(tools, context, { workspaceId, credentialIds }, () =>
    workIn(tools, row, context, work),
  )
}

async function workIn<T>(
  tools: ImportTools,
  row: ShopRow,
  context: RunContext,
  work: (shop: RunShop) => Promise<T>,
): Promise<T> {
  const { db, keys, shop } = tools
  const key = await keys.get(row.workspaceId, row.credentialId)
  return inTurn(tools, row.accountKey, context, async (turn) => {
    const facts = await shop.facts(key, context.signal)
    await keepFacts(db, row.id, facts)
    if (facts.currency !== CURRENCY) {
      throw new AppError({
        kind: 'invalid',
        code: 'imports.currency',
        messageKey: 'error-imports-currency',
        vars: { currency: facts.currency },
      })
    }
    const shopIds = await rowsOfShop(db, row.accountKey)
    return work({ row, shopIds, key, facts, turn })
  })
}
