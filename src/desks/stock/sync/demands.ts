import { and, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { channelAccounts, listings } from '../channels/schema.ts'
import { syncDemands, syncVersions, type Trigger } from './schema.ts'

export interface Demand {
  readonly productId: string
  readonly version: number
  readonly trigger: Trigger
  readonly tries: number
  readonly raisedAt: Date
}

const nextVersion = sql`nextval(${sql.raw(`'${syncVersions.seqName}'`)})`
const LINKED = ['linked', 'manual'] as const

/** Of which accounts and products something has to be looked at. */
export interface Raise {
  readonly trigger: Trigger
  readonly now: number
  /** Changes that follow each other closely are looked at together. */
  readonly delayMs?: number
}

/** Every armed account that shows one of these products is to look at it. Part of the change's own transaction. */
export async function raiseForProducts(
  tx: Transaction | Database,
  productIds: readonly string[],
  { trigger, now, delayMs = 0 }: Raise,
): Promise<void> {
  if (productIds.length === 0) return
  await insertDemands(tx, { trigger, now, delayMs }, inArray(listings.productId, [...productIds]))
}

/** An account is to look at everything it shows. */
export async function raiseForAccount(
  tx: Transaction | Database,
  accountId: string,
  { trigger, now, delayMs = 0 }: Raise,
): Promise<void> {
  await insertDemands(tx, { trigger, now, delayMs }, eq(listings.accountId, accountId))
}

async function insertDemands(
  tx: Transaction | Database,
  { trigger, now, delayMs }: Required<Raise>,
  where: ReturnType<typeof eq>,
): Promise<void> {
  const at = new Date(now)
  const dueAt = new Date(now + delayMs)
  const wanted = tx
    .selectDistinctOn([listings.accountId, listings.productId], {
      accountId: listings.accountId,
      productId: sql<string>`${listings.productId}`.as('product_id'),
      version: sql<number>`${nextVersion}`.as('version'),
      trigger: sql<Trigger>`${trigger}`.as('trigger'),
      tries: sql<number>`0`.as('tries'),
      dueAt: sql<Date>`${dueAt.toISOString()}::timestamptz`.as('due_at'),
      raisedAt: sql<Date>`${at.toISOString()}::timestamptz`.as('raised_at'),
    })
    .from(listings)
    .innerJoin(channelAccounts, eq(channelAccounts.id, listings.accountId))
    .where(and(where, inArray(listings.link, [...LINKED]), isNotNull(channelAccounts.armedAt)))
    .orderBy(listings.accountId, listings.productId)
  await tx
    .insert(syncDemands)
    .select(wanted)
    .onConflictDoUpdate({
      target: [syncDemands.accountId, syncDemands.productId],
      set: {
        version: sql`excluded.version`,
        trigger: sql`excluded.trigger`,
        tries: 0,
        dueAt: sql`least(${syncDemands.dueAt}, excluded.due_at)`,
      },
    })
}

/** Accounts with something due that may be worked on: armed, not paused, not held, not waiting after a failure. */
export async function dueAccounts(db: Database, now: number): Promise<string[]> {
  const at = new Date(now)
  // The first of each account stands at the front of its part of the index; a join would read all demands there are.
  const firstDue = sql<Date>`(select min(due_at) from ${syncDemands} where account_id = ${sql.raw('"channel_accounts"."id"')})`
  const rows = await db
    .select({ id: channelAccounts.id })
    .from(channelAccounts)
    .where(
      and(
        isNotNull(channelAccounts.armedAt),
        isNull(channelAccounts.pausedAt),
        isNull(channelAccounts.heldAt),
        isNull(channelAccounts.otherWriter),
        isNull(channelAccounts.keyRefusedAt),
        or(isNull(channelAccounts.retryAt), lte(channelAccounts.retryAt, at)),
        sql`${firstDue} <= ${at.toISOString()}::timestamptz`,
      ),
    )
  return rows.map(({ id }) => id)
}

/** What is due in an account, the longest waiting first. */
export function dueDemands(
  db: Database,
  accountId: string,
  now: number,
  limit: number,
): Promise<Demand[]> {
  return db
    .select({
      productId: syncDemands.productId,
      version: syncDemands.version,
      trigger: syncDemands.trigger,
      tries: syncDemands.tries,
      raisedAt: syncDemands.raisedAt,
    })
    .from(syncDemands)
    .where(and(eq(syncDemands.accountId, accountId), lte(syncDemands.dueAt, new Date(now))))
    .orderBy(syncDemands.dueAt, syncDemands.productId)
    .limit(limit)
}

/**
 * These were found in step, or need nothing more: what was raised meanwhile stays, also with a number that was taken earlier. The
 * products of those that ended.
 */
export async function endDemands(
  tx: Transaction | Database,
  accountId: string,
  demands: readonly Pick<Demand, 'productId' | 'version'>[],
): Promise<ReadonlySet<string>> {
  if (demands.length === 0) return new Set()
  const { rows } = await tx.execute<{ product_id: string }>(sql`
    delete from ${syncDemands} using ${versionsOf(demands)}
    where ${syncDemands.accountId} = ${accountId}
      and ${syncDemands.productId} = seen.product_id and ${syncDemands.version} = seen.version
    returning ${syncDemands.productId}`)
  return new Set(rows.map((row) => row.product_id))
}

/** These are tried again at `dueAt`; `tries` is what the next one counts from. */
export async function putOff(
  tx: Transaction | Database,
  accountId: string,
  demands: readonly (Pick<Demand, 'productId' | 'version'> & { tries: number; dueAt: Date })[],
): Promise<void> {
  for (const [dueAt, group] of Map.groupBy(demands, (one) => one.dueAt.toISOString())) {
    for (const [tries, list] of Map.groupBy(group, (one) => one.tries)) {
      await tx.execute(sql`
        update ${syncDemands} set due_at = ${dueAt}::timestamptz, tries = ${tries}
        from ${versionsOf(list)}
        where ${syncDemands.accountId} = ${accountId}
          and ${syncDemands.productId} = seen.product_id and ${syncDemands.version} = seen.version`)
    }
  }
}

function versionsOf(demands: readonly Pick<Demand, 'productId' | 'version'>[]) {
  const products = demands.map(({ productId }) => productId)
  const versions = demands.map(({ version }) => version)
  return sql`unnest(${sql.param(products)}::uuid[], ${sql.param(versions)}::bigint[]) as seen(product_id, version)`
}
