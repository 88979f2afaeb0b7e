import { and, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import { channelAccounts } from '../channels/schema.ts'
import type { Issues } from '../issues/issues.ts'
import type { BaseApi, ChannelKey } from '../ports.ts'
import type { StockReader } from '../sync/stock-reader.ts'
import { baseLinks, baseProducts } from './schema.ts'
import type { BaseLink } from './store.ts'

export interface BasePushDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly api: Pick<BaseApi, 'setStock'>
  readonly issues: Issues
  readonly stock: StockReader
  readonly keyOf: (link: BaseLink) => Promise<ChannelKey>
}

/** Changes of the ledger that follow each other go out together, ms. */
const GATHER_MS = 30_000
/** Numbers are looked at this often though nothing was heard of: what one transaction could not note is found then. */
const LOOK_MS = 10 * 60_000
const TICK_MS = 3_000
/** Longer than a catalogue of 100,000 products takes. */
const HOLD_MS = 10 * 60_000
const FIRST_PAUSE_MS = 60_000
const LONGEST_PAUSE_MS = 30 * 60_000
/** Products a call. */
const CALL = 1_000

export type PushRefusal = 'gone' | 'not-imported' | 'not-writable' | 'other-writer'
export type BasePush = ReturnType<typeof createBasePush>

/** Notes that stock has changed, in the change's own transaction; waits for nobody, since two changes may hold each other up. */
export async function noteForBase(
  tx: Transaction,
  workspaceId: string,
  now: number,
): Promise<void> {
  const free = tx
    .select({ id: baseLinks.id })
    .from(baseLinks)
    .where(
      and(
        eq(baseLinks.workspaceId, workspaceId),
        isNotNull(baseLinks.pushTo),
        isNull(baseLinks.pushDueAt),
      ),
    )
    .for('update', { skipLocked: true })
  await tx
    .update(baseLinks)
    .set({ pushDueAt: new Date(now + GATHER_MS) })
    .where(inArray(baseLinks.id, free))
}

/** Does Base change a channel's stock by itself? Then it and we must not feed each other. */
export async function hasOtherWriter(
  on: Database | Transaction,
  workspaceId: string,
): Promise<boolean> {
  const own = and(
    eq(channelAccounts.workspaceId, workspaceId),
    isNotNull(channelAccounts.otherWriter),
  )
  const [found] = await on
    .select({ id: channelAccounts.id })
    .from(channelAccounts)
    .where(own)
    .limit(1)
  return found !== undefined
}

/** A link that nobody else changes before the transaction ends. */
async function locked(
  tx: Transaction,
  { id, workspaceId }: Pick<BaseLink, 'id' | 'workspaceId'>,
): Promise<BaseLink | undefined> {
  const isIt = and(eq(baseLinks.id, id), eq(baseLinks.workspaceId, workspaceId))
  const [link] = await tx.select().from(baseLinks).where(isIt).for('update')
  return link
}

/**
 * Keeps one warehouse of a Base catalogue like our ledger: what is available, in absolute numbers, only those that differ from what was
 * written last. Off unless a person switched it on.
 */
export function createBasePush(deps: BasePushDeps) {
  const { db, clock, log, api, issues } = deps
  /** Takes one link that is due; nobody else has it then. */
  async function claim(): Promise<BaseLink | undefined> {
    const now = new Date(clock.now())
    const due = db
      .select({ id: baseLinks.id })
      .from(baseLinks)
      .where(
        and(
          isNotNull(baseLinks.pushTo),
          or(isNull(baseLinks.pushHeldUntil), lte(baseLinks.pushHeldUntil, now)),
          or(
            lte(baseLinks.pushDueAt, now),
            isNull(baseLinks.pushedAt),
            lte(baseLinks.pushedAt, new Date(clock.now() - LOOK_MS)),
          ),
          sql`not exists (select from ${channelAccounts} where ${channelAccounts.workspaceId} = ${baseLinks.workspaceId}
            and ${channelAccounts.otherWriter} is not null)`,
        ),
      )
      .limit(1)
      .for('update', { skipLocked: true })
    const [link] = await db
      .update(baseLinks)
      .set({ pushDueAt: null, pushHeldUntil: new Date(clock.now() + HOLD_MS) })
      .where(inArray(baseLinks.id, due))
      .returning()
    return link
  }

  /** Numbers that differ from those we wrote last, by Base's id. */
  async function differing({ id, workspaceId }: BaseLink) {
    const rows = await db
      .select({
        baseId: baseProducts.baseId,
        sku: baseProducts.sku,
        productId: baseProducts.productId,
        pushed: baseProducts.pushed,
      })
      .from(baseProducts)
      .where(
        and(
          eq(baseProducts.linkId, id),
          isNotNull(baseProducts.productId),
          // Base reckons bundles by their parts, as we do.
          sql`${baseProducts.bundle} = '{}'::jsonb`,
        ),
      )
    const productIds = rows.flatMap(({ productId }) => productId ?? [])
    const stock = await deps.stock.stockOf(db, { workspaceId, productIds, warehouseIds: null })
    return rows.flatMap(({ baseId, sku, productId, pushed }) => {
      const product = stock.get(productId ?? '')
      const wanted = Math.max(0, product?.available ?? 0)
      return product?.isSyncEnabled && wanted !== pushed ? [{ baseId, sku, productId, wanted }] : []
    })
  }

  async function push(link: BaseLink, warehouse: string, signal: AbortSignal): Promise<void> {
    const key = await deps.keyOf(link)
    const all = await differing(link)
    for (let from = 0; from < all.length; from += CALL) {
      const part = all.slice(from, from + CALL)
      const stock = Object.fromEntries(part.map(({ baseId, wanted }) => [baseId, wanted]))
      const { inventoryId } = link
      const warnings = await api.setStock(key, { inventoryId, warehouse, stock }, signal)
      await db.transaction((tx) => record(tx, { link, warehouse }, part, warnings))
    }
  }

  async function record(
    tx: Transaction,
    { link, warehouse }: { readonly link: BaseLink; readonly warehouse: string },
    part: Awaited<ReturnType<typeof differing>>,
    warnings: Readonly<Record<string, string>>,
  ): Promise<void> {
    // Another warehouse has been chosen meanwhile: of what it shows nothing is known.
    if ((await locked(tx, link))?.pushTo !== warehouse) return
    const ids = part.map(({ baseId }) => baseId)
    const numbers = part.map(({ wanted }) => wanted)
    // What was warned of is not sent again before its number changes: Base would say the same.
    await tx.execute(sql`
      update ${baseProducts} set pushed = p.wanted
      from unnest(${sql.param(ids)}::text[], ${sql.param(numbers)}::int[]) as p(base_id, wanted)
      where ${baseProducts.linkId} = ${link.id} and ${baseProducts.baseId} = p.base_id`)
    const about = { workspaceId: link.workspaceId, accountId: link.id, now: clock.now() }
    const fine = part.filter(({ baseId }) => warnings[baseId] === undefined)
    const subjects = fine.map(({ sku }) => sku)
    const ended = { ...about, kinds: ['base-warning'] as const, subjects }
    await issues.resolve(tx, { ...ended, resolution: 'by-itself' })
    for (const { baseId, sku, productId } of part) {
      const message = warnings[baseId]
      if (message === undefined) continue
      const detail = { account: link.name, sku, message }
      await issues.raise(tx, { ...about, kind: 'base-warning', subject: sku, productId, detail })
    }
  }

  async function work(link: BaseLink, signal: AbortSignal): Promise<void> {
    // Of a link that was switched or taken by another since, this says nothing.
    const isIt = and(
      eq(baseLinks.id, link.id),
      link.pushHeldUntil ? eq(baseLinks.pushHeldUntil, link.pushHeldUntil) : undefined,
    )
    try {
      if (link.pushTo !== null) await push(link, link.pushTo, signal)
      const pushedAt = new Date(clock.now())
      await db
        .update(baseLinks)
        .set({ pushedAt, pushHeldUntil: null, pushFailures: 0, pushFailureCode: null })
        .where(isIt)
    } catch (thrown) {
      const error = toAppError(thrown)
      const { pushFailures: failures } = link
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS)
      const waitMs = signal.aborted ? 0 : Math.max(pause, error.retryAfterMs ?? 0)
      const now = clock.now()
      if (!signal.aborted) log.warn({ err: thrown, linkId: link.id }, 'stock not written to Base')
      await db
        .update(baseLinks)
        .set({
          pushDueAt: new Date(now),
          pushHeldUntil: new Date(now + waitMs),
          ...(!signal.aborted && { pushFailures: failures + 1, pushFailureCode: error.code }),
        })
        .where(isIt)
    }
  }

  /** Writes what is due; resolves when nothing more is. */
  async function look(signal: AbortSignal = rounds.signal): Promise<void> {
    for (let link = await claim(); link && !signal.aborted; link = await claim()) {
      await work(link, signal)
    }
  }

  const rounds = createRounds({
    ...{ round: look, everyMs: TICK_MS, clock, log },
    fault: 'stock for Base not looked at',
  })
  return {
    look,
    /** Switches it on for a warehouse, or off with null. */
    set: (by: Actor, linkId: string, to: string | null): Promise<Result<BaseLink, PushRefusal>> =>
      withAuthority(db, by, 'manager', async (tx) => {
        const link = await locked(tx, { id: linkId, workspaceId: by.workspaceId })
        if (!link) return fail('gone')
        if (to !== null) {
          if (!link.importedAt) return fail('not-imported')
          const isWritable = link.warehouses.some((one) => one.key === to && one.isWritable)
          if (!isWritable) return fail('not-writable')
          if (await hasOtherWriter(tx, by.workspaceId)) return fail('other-writer')
        }
        if (to !== link.pushTo) {
          const of = eq(baseProducts.linkId, linkId)
          await tx.update(baseProducts).set({ pushed: null }).where(of)
        }
        const fresh = {
          pushHeldUntil: null,
          pushFailures: 0,
          pushFailureCode: null,
          pushedAt: null,
        }
        const [row] = await tx
          .update(baseLinks)
          .set({ ...fresh, pushTo: to, pushDueAt: to === null ? null : new Date(clock.now()) })
          .where(eq(baseLinks.id, linkId))
          .returning()
        return row ? ok(row) : fail('gone')
      }),
    start: rounds.start,
    stop: rounds.stop,
  }
}
