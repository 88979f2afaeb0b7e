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
  /** When it was stored, just before it went out. */
  readonly createdAt: Date
}

/**
 * Stores commands and their attempts before the first of them is sent. Until results are known either number may stand in the channel: the
 * lower one counts as set by us.
 */
export async function storeCommands(
  db: Database,
  mark: PassMark,
  commands: readonly OpenCommand[],
  changes: ReadonlyMap<string, PlannedChange>,
): Promise<void> {
  if (commands.length === 0) return
  const { accountId, runId } = mark
  const attempts = commands.flatMap(({ id, items, createdAt: at }) =>
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
      commands.map(({ id, name, items, createdAt }) => ({
        ...{ id, name, items, accountId, createdAt },
        state: 'stored' as const,
      })),
    )
    const items = commands.flatMap((command) => command.items)
    await tx.execute(sql`
      update ${listings} set pushed = least(${listings.pushed}, item.wanted)
      from unnest(${sql.param(items.map(({ listingId }) => listingId))}::uuid[],
        ${sql.param(items.map(({ wanted }) => wanted))}::int[]) as item(listing_id, wanted)
      where ${listings.id} = item.listing_id and ${listings.pushed} > item.wanted`)
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

/** A command with what came of its items. */
export interface Ended {
  readonly command: {
    readonly id: string
    readonly name: CommandName
    readonly items: readonly CommandItem[]
    readonly createdAt: Date
  }
  readonly traceId: string | null
  readonly results: readonly ItemResult[]
}

/** Numbers that these leave standing come from the reading they were planned by. */
const RELATIVE: readonly CommandName[] = ['increment', 'decrement']

/**
 * What came of commands' items: history, and how the listings stand now. A command may have been carried out at any time since it was stored,
 * so orders since then explain a lower number; where the number rests on the reading before it, orders since that reading do. What was read
 * before a command ended tells nothing new any more. Items whose lease is another's by now are left alone: their new owner reads for himself.
 */
export async function endCommands(
  db: Database,
  mark: PassMark,
  ended: readonly Ended[],
  now: number,
): Promise<void> {
  if (ended.length === 0) return
  const at = new Date(now)
  const rows = ended.flatMap(({ command, traceId, results }) => {
    const { id, name, createdAt } = command
    const wanted = new Map(command.items.map((item) => [item.listingId, item.wanted]))
    // Of what was refused the number that stands there counts: nobody has raised or lowered it. What may still land lowers it by our doing.
    const countsAs = ({ listingId, isDone, after, mayLand = false }: ItemResult): number => {
      const asked = wanted.get(listingId) ?? 0
      if (isDone) return asked
      return mayLand ? Math.min(asked, after ?? asked) : (after ?? 0)
    }
    const isEnd = (listingId: string) =>
      name === 'end' || (name === 'patch' && wanted.get(listingId) === 0)
    return results.map((result) => ({
      ...{ ...result, id, traceId, at: createdAt.toISOString() },
      wanted: countsAs(result),
      isRead: !result.isDone || RELATIVE.includes(name),
      ends: result.isDone && isEnd(result.listingId),
      starts: result.isDone && (name === 'activate' || name === 'relist'),
    }))
  })
  const column = <K extends keyof (typeof rows)[number]>(list: typeof rows, key: K) =>
    sql.param(list.map((one) => one[key]))
  const of = (key: keyof (typeof rows)[number]) => column(rows, key)
  const known = rows.filter(({ isDone, after }) => isDone || after !== null)
  const ofKnown = (key: keyof (typeof rows)[number]) => column(known, key)
  const ids = ended.map(({ command }) => command.id)
  const traces = ended.map(({ traceId }) => traceId)
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      update ${channelCommands} set state = 'ended', ended_at = ${at.toISOString()}::timestamptz,
        trace_id = coalesce(command.trace_id, ${channelCommands.traceId})
      from unnest(${sql.param(ids)}::uuid[], ${sql.param(traces)}::text[]) as command(id, trace_id)
      where ${channelCommands.id} = command.id`)
    await tx.execute(sql`
      update ${syncAttempts} set
        status = case when result.done then 'completed' else 'failed' end,
        remote_after = result.after, code = result.code, message = result.message, trace_id = result.trace_id
      from unnest(${of('id')}::uuid[], ${of('listingId')}::uuid[], ${of('isDone')}::boolean[], ${of('after')}::int[],
        ${of('code')}::text[], ${of('message')}::text[], ${of('traceId')}::text[])
        as result(command_id, listing_id, done, after, code, message, trace_id)
      where ${syncAttempts.commandId} = result.command_id and ${syncAttempts.listingId} = result.listing_id`)
    await tx.execute(sql`
      update ${listings} set
        available = result.after,
        pushed = result.wanted,
        pushed_at = case when result.read then least(result.at, ${listings.seenAt}) else result.at end,
        seen_at = greatest(${listings.seenAt}, ${at.toISOString()}::timestamptz),
        state = case when result.ends then 'ended' when result.starts then 'activating' else ${listings.state} end,
        ended_by = case when result.ends then 'US' when result.starts then null else ${listings.endedBy} end
      from unnest(${ofKnown('listingId')}::uuid[], ${ofKnown('after')}::int[], ${ofKnown('wanted')}::int[],
        ${ofKnown('at')}::timestamptz[], ${ofKnown('isRead')}::boolean[], ${ofKnown('ends')}::boolean[],
        ${ofKnown('starts')}::boolean[])
        as result(listing_id, after, wanted, at, read, ends, starts)
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

/**
 * What was found in step counts as set by us from when it was read: whoever lowers it later is noticed, and orders before that explain
 * nothing any more, whatever a channel's clock says of them.
 */
export async function storeFound(
  tx: Database | Transaction,
  skips: readonly Skip[],
): Promise<void> {
  const found = skips.filter(
    ({ reason, listing, wanted }) =>
      reason === 'in-step' &&
      listing.state === 'active' &&
      listing.pushed !== wanted &&
      listing.available === wanted,
  )
  if (found.length === 0) return
  await tx.execute(sql`
    update ${listings} set pushed = item.wanted, pushed_at = item.seen_at
    from unnest(${sql.param(found.map(({ listing }) => listing.id))}::uuid[],
      ${sql.param(found.map(({ wanted }) => wanted))}::int[],
      ${sql.param(found.map(({ listing }) => listing.pushed))}::int[],
      ${sql.param(found.map(({ listing }) => listing.seenAt.toISOString()))}::timestamptz[])
      as item(listing_id, wanted, pushed, seen_at)
    where ${listings.id} = item.listing_id and ${listings.pushed} is not distinct from item.pushed`)
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
