import { and, eq, lt, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { skuLeases } from '../schema.ts'

/** How long an owner may be silent, s. Renewed by progress: by each report that is read, never by a timer. */
const LEASE_S = 120

export interface SkuLease {
  readonly productId: string
  readonly fence: number
}

/**
 * Takes the SKUs of an account nobody works on; those somebody else has are left out. By the database's clock, so processes whose
 * clocks disagree take nothing from each other.
 */
export async function takeSkus(
  db: Database,
  accountId: string,
  owner: string,
  productIds: readonly string[],
): Promise<SkuLease[]> {
  if (productIds.length === 0) return []
  const { rows } = await db.execute<{ product_id: string; fence: string }>(sql`
    insert into ${skuLeases} as lease (account_id, product_id, owner, fence, state, locked_until)
    select ${accountId}, product_id, ${owner}, 1, 'in-progress', now() + ${LEASE_S} * interval '1 second'
    from unnest(${sql.param([...productIds].sort())}::uuid[]) as wanted(product_id)
    on conflict (account_id, product_id) do update
      set owner = excluded.owner, fence = lease.fence + 1, state = 'in-progress', locked_until = excluded.locked_until
      where lease.state <> 'in-progress' or lease.locked_until < now()
    returning product_id, fence`)
  return rows.map((row) => ({ productId: row.product_id, fence: Number(row.fence) }))
}

/** Says that work on an owner's SKUs goes on; those that are still his, since what is lost meanwhile stays lost. */
export async function renewSkus(
  db: Database,
  accountId: string,
  owner: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .update(skuLeases)
    .set({ lockedUntil: sql`now() + ${LEASE_S} * interval '1 second'` })
    .where(
      and(
        eq(skuLeases.accountId, accountId),
        eq(skuLeases.owner, owner),
        eq(skuLeases.state, 'in-progress'),
      ),
    )
    .returning({ productId: skuLeases.productId })
  return new Set(rows.map(({ productId }) => productId))
}

/**
 * Gives them back with what came of it. The products whose lease was still this owner's: of the others nothing may be written down any
 * more.
 */
export async function releaseSkus(
  tx: Transaction | Database,
  accountId: string,
  owner: string,
  leases: readonly SkuLease[],
  state: 'success' | 'error',
): Promise<ReadonlySet<string>> {
  if (leases.length === 0) return new Set()
  const products = leases.map(({ productId }) => productId)
  const fences = leases.map(({ fence }) => fence)
  const { rows } = await tx.execute<{ product_id: string }>(sql`
    update ${skuLeases} set state = ${state}, locked_until = now()
    from unnest(${sql.param(products)}::uuid[], ${sql.param(fences)}::bigint[]) as held(product_id, fence)
    where ${skuLeases.accountId} = ${accountId} and ${skuLeases.owner} = ${owner}
      and ${skuLeases.state} = 'in-progress'
      and ${skuLeases.productId} = held.product_id and ${skuLeases.fence} = held.fence
    returning ${skuLeases.productId}`)
  return new Set(rows.map((row) => row.product_id))
}

/** Those of owners that were silent too long: nobody works on them, so nobody shall read that somebody does. */
export async function endSilent(db: Database, accountId: string): Promise<void> {
  await db
    .update(skuLeases)
    .set({ state: 'error' })
    .where(
      and(
        eq(skuLeases.accountId, accountId),
        eq(skuLeases.state, 'in-progress'),
        lt(skuLeases.lockedUntil, sql`now()`),
      ),
    )
}
