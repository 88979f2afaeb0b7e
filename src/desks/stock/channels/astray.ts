import { and, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { stockIssues } from '../issues/schema.ts'
import { products } from '../ledger/schema.ts'
import { syncDemands } from '../sync/schema.ts'
import { channelAccounts, listings } from './schema.ts'

/** What is being written at this moment is not out of step. */
const UNDER_WAY_MS = 60_000

const TROUBLES = ['push-failed', 'drift', 'several-active', 'fulfillment'] as const

/** Products some channel shows otherwise than it should. */
export async function astrayProducts(
  db: Database,
  workspaceId: string,
  now: number,
): Promise<string[]> {
  const late = await db
    .selectDistinct({ id: syncDemands.productId })
    .from(syncDemands)
    .innerJoin(channelAccounts, eq(channelAccounts.id, syncDemands.accountId))
    .where(
      and(
        eq(channelAccounts.workspaceId, workspaceId),
        or(lt(syncDemands.raisedAt, new Date(now - UNDER_WAY_MS)), sql`${syncDemands.tries} > 0`),
      ),
    )
  const asked = await db
    .selectDistinct({ id: stockIssues.productId })
    .from(stockIssues)
    .where(
      and(
        eq(stockIssues.workspaceId, workspaceId),
        isNull(stockIssues.resolvedAt),
        isNotNull(stockIssues.productId),
        inArray(stockIssues.kind, [...TROUBLES]),
      ),
    )
  return [...new Set([...late, ...asked].flatMap(({ id }) => id ?? []))]
}

/** Living products no channel of the workspace has on sale. */
export async function hiddenProducts(db: Database, workspaceId: string): Promise<string[]> {
  const rows = await db
    .select({ id: products.id })
    .from(products)
    .where(
      and(
        eq(products.workspaceId, workspaceId),
        isNull(products.deletedAt),
        sql`not exists (select from ${listings} where ${listings.productId} = ${products.id}
          and ${listings.state} in ('active', 'activating'))`,
      ),
    )
    .limit(10_000)
  return rows.map(({ id }) => id)
}
