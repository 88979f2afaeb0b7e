import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { listings } from '../../channels/schema.ts'
import type { ItemResult } from '../../drivers/driver.ts'
import type { CommandItem, CommandName, PlannedCommand } from '../commands.ts'
import { channelCommands, skuLeases, syncAttempts } from '../schema.ts'
import type { PlannedChange, Skip } from './plan.ts'

/** Whose writing it is: one pass over one account. */
export interface PassMark {
  readonly accountId: string
  /** Owner of the SKU leases. */
  readonly owner: string
  readonly runId: string | null
}

export interface OpenCommand extends PlannedCommand {
  readonly id: string
}

/** Stores commands and their attempts before the first of them is sent. */
export async function storeCommands(
  db: Database,
  mark: PassMark,
  commands: readonly OpenCommand[],
  changes: ReadonlyMap<string, PlannedChange>,
  now: number,
): Promise<void> {
  if (commands.length === 0) return
  const at = new Date(now)
  const { accountId, runId } = mark
  const attempts = commands.flatMap(({ id, items }) =>
    items.flatMap((item) => {
      const change = changes.get(item.listingId)
      if (!change) return []
      const { local, demand, listing } = change
      const told = { local, wanted: item.wanted, remoteBefore: listing.available }
      const { trigger, tries } = demand
      const ids = { listingId: item.listingId, productId: item.productId, commandId: id }
      return [
        { ...told, ...ids, ...mark, trigger, tries: tries + 1, status: 'pending' as const, at },
      ]
    }),
  )
  await db.transaction(async (tx) => {
    await tx.insert(channelCommands).values(
      commands.map(({ id, name, items }) => ({
        ...{ id, name, items, accountId },
        state: 'stored' as const,
        createdAt: at,
      })),
    )
    await insertAttempts(
      tx,
      attempts.map(({ owner: _owner, ...attempt }) => ({ ...attempt, runId })),
    )
  })
}

/** The service has it. */
export async function markSent(db: Database, id: string, traceId: string | null): Promise<void> {
  await db.update(channelCommands).set({ state: 'sent', traceId }).where(eq(channelCommands.id, id))
}

/**
 * What came of a command's items: history, and how the listings stand now. Items whose lease is another's by now are left alone: their
 * new owner reads for itself.
 */
export async function endCommand(
  db: Database,
  mark: PassMark,
  command: {
    readonly id: string
    readonly name: CommandName
    readonly items: readonly CommandItem[]
  },
  ended: { readonly traceId: string | null; readonly results: readonly ItemResult[] },
  now: number,
): Promise<void> {
  const { results, traceId } = ended
  const at = new Date(now)
  const isEnd = (wanted: number) =>
    command.name === 'end' || (command.name === 'patch' && wanted === 0)
  const wantedOf = new Map(command.items.map(({ listingId, wanted }) => [listingId, wanted]))
  const done = results.filter(({ isDone }) => isDone)
  await db.transaction(async (tx) => {
    await tx
      .update(channelCommands)
      .set({ state: 'ended', endedAt: at, ...(traceId && { traceId }) })
      .where(eq(channelCommands.id, command.id))
    const column = <K extends keyof ItemResult>(key: K) => sql.param(results.map((one) => one[key]))
    await tx.execute(sql`
      update ${syncAttempts} set
        status = case when result.done then 'completed' else 'failed' end,
        remote_after = result.after, code = result.code, message = result.message, trace_id = ${traceId}
      from unnest(${column('listingId')}::uuid[], ${column('isDone')}::boolean[], ${column('after')}::int[],
        ${column('code')}::text[], ${column('message')}::text[]) as result(listing_id, done, after, code, message)
      where ${syncAttempts.commandId} = ${command.id} and ${syncAttempts.listingId} = result.listing_id`)
    await tx.execute(sql`
      update ${listings} set
        available = result.after,
        pushed = result.wanted, pushed_at = ${at.toISOString()}::timestamptz,
        state = case when result.ends then 'ended' when result.starts then 'activating' else ${listings.state} end,
        ended_by = case when result.ends then 'US' when result.starts then null else ${listings.endedBy} end
      from unnest(
        ${sql.param(done.map(({ listingId }) => listingId))}::uuid[],
        ${sql.param(done.map(({ after }) => after))}::int[],
        ${sql.param(done.map(({ listingId }) => wantedOf.get(listingId) ?? 0))}::int[],
        ${sql.param(done.map(({ listingId }) => isEnd(wantedOf.get(listingId) ?? 1)))}::boolean[],
        ${sql.param(done.map(() => command.name === 'activate' || command.name === 'relist'))}::boolean[]
      ) as result(listing_id, after, wanted, ends, starts)
      where ${listings.id} = result.listing_id
        and exists (select from ${skuLeases} where ${skuLeases.accountId} = ${mark.accountId}
          and ${skuLeases.productId} = ${listings.productId} and ${skuLeases.owner} = ${mark.owner}
          and ${skuLeases.state} = 'in-progress')`)
  })
}

/** A command nobody knows of: its attempts came to nothing. */
export async function dropCommand(db: Database, id: string, now: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(channelCommands)
      .set({ state: 'ended', endedAt: new Date(now) })
      .where(eq(channelCommands.id, id))
    await tx
      .update(syncAttempts)
      .set({ status: 'failed', code: 'sync.interrupted' })
      .where(and(eq(syncAttempts.commandId, id), eq(syncAttempts.status, 'pending')))
  })
}

/** Commands of a pass that ended before they did. */
export function openCommands(db: Database, accountId: string) {
  return db
    .select()
    .from(channelCommands)
    .where(
      and(
        eq(channelCommands.accountId, accountId),
        inArray(channelCommands.state, ['stored', 'sent']),
      ),
    )
    .orderBy(channelCommands.createdAt)
}

/** What was left as it is, and why. Being in step is no attempt. */
export async function storeSkips(
  tx: Database | Transaction,
  { accountId, runId }: PassMark,
  skips: readonly Skip[],
  now: number,
): Promise<void> {
  const told = skips.filter(({ reason }) => reason !== 'in-step' && reason !== 'not-linked')
  await insertAttempts(
    tx,
    told.map(({ listing, demand, reason, local, wanted }) => ({
      ...{ accountId, runId, local, wanted, trigger: demand.trigger, tries: demand.tries + 1 },
      listingId: listing.id,
      productId: demand.productId,
      remoteBefore: listing.available,
      remoteAfter: listing.available,
      status: 'skipped' as const,
      skipped: reason,
      at: new Date(now),
    })),
  )
}

/** PostgreSQL takes 65,535 values a statement. */
const ROWS = 2_000

async function insertAttempts(
  tx: Database | Transaction,
  rows: readonly (typeof syncAttempts.$inferInsert)[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS) {
    await tx.insert(syncAttempts).values(rows.slice(at, at + ROWS))
  }
}
