import { eq, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { syncDemands } from '../sync/schema.ts'
import { listings } from './schema.ts'

export interface AccountFigures {
  readonly listings: number
  readonly linked: number
  readonly conflicts: number
  /** Products that are still to be brought in step. */
  readonly waiting: number
}

export async function accountFigures(db: Database, accountId: string): Promise<AccountFigures> {
  const [row] = await db
    .select({
      listings: sql<number>`count(*) filter (where ${listings.state} <> 'gone')::int`,
      linked: sql<number>`count(*) filter (where ${listings.link} in ('linked', 'manual'))::int`,
      conflicts: sql<number>`count(*) filter (where ${listings.link} = 'conflict')::int`,
    })
    .from(listings)
    .where(eq(listings.accountId, accountId))
  const waiting = await db.$count(syncDemands, eq(syncDemands.accountId, accountId))
  return { ...(row ?? { listings: 0, linked: 0, conflicts: 0 }), waiting }
}
