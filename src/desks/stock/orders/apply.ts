import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { lockName } from '#db/lock.ts'
import type { Log } from '#platform/log/log.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Shortage } from '../ledger/reserve.ts'
import type { ChannelKey } from '../ports.ts'
import {
  commitRef,
  type Effect,
  effectsDue,
  type HeardLine,
  type LineState,
  PART,
  stepOf,
} from './line.ts'
import { orderEffects, orderLines } from './schema.ts'
import { isSku } from './unmapped.ts'

/** An account whose orders are read. */
export interface OrderAccount {
  readonly id: string
  readonly workspaceId: string
  readonly key: ChannelKey
}

export type StoredLine = typeof orderLines.$inferSelect

/** The product an offer or variant stands for, if it is linked; asked inside the transaction, by it only. */
export type Mapping = (
  tx: Transaction,
  what: { readonly accountId: string; readonly offerId: string; readonly sku: string | null },
) => Promise<string | undefined>

/** What people are told, in the transaction of the fact. */
export interface OrderNews {
  /** A line of something that is linked to nothing; told once a line. */
  readonly unmapped: (tx: Transaction, line: StoredLine) => Promise<void>
  /** Cancelled after the goods had left: did they come back? */
  readonly proposed: (
    tx: Transaction,
    what: { readonly line: StoredLine; readonly pieces: readonly Shortage[] },
  ) => Promise<void>
  /** Bought and cancelled before it was ever held: the ledger stays as it is, but the channel may have counted it. */
  readonly passedBy: (tx: Transaction, line: StoredLine) => Promise<void>
  /** Bought, but not there. */
  readonly oversold: (
    tx: Transaction,
    what: { readonly line: StoredLine; readonly shortages: readonly Shortage[] },
  ) => Promise<void>
}

export interface ApplyDeps extends OrderNews {
  readonly db: Database
  readonly ledger: Ledger
  readonly mapping: Mapping
  readonly clock: Clock
  readonly log: Log
}

/** One at a time does what an account's orders ask for. */
export function lockOrders(tx: Transaction, accountId: string): Promise<void> {
  return lockName(tx, `stock-orders:${accountId}`)
}

type Owner = Pick<OrderAccount, 'id' | 'workspaceId'>

/** Brings lines to what was heard of them; each effect is done once, however often and in whatever order it is heard. */
export function createApply(deps: ApplyDeps) {
  const { ledger, mapping, clock, log } = deps

  /** True for the first time. */
  async function isFirst(tx: Transaction, line: StoredLine, effect: Effect): Promise<boolean> {
    const { accountId, lineId } = line
    const rows = await tx
      .insert(orderEffects)
      .values({ accountId, lineId, effect, at: new Date(clock.now()) })
      .onConflictDoNothing()
      .returning({ effect: orderEffects.effect })
    return rows.length > 0
  }

  /** `unlinked`: the product is gone, so nothing was done. What else stands in the way is thrown. */
  async function perform(
    tx: Transaction,
    line: StoredLine,
    productId: string,
    effects: readonly Effect[],
  ): Promise<'done' | 'unlinked'> {
    const { accountId, lineId, workspaceId } = line
    const quantity = line.quantity * line.unitsPerOffer
    const at = line.occurredAt.getTime()
    const order = { workspaceId, accountId, lineId, productId, quantity, at }
    const shortages: Shortage[] = []
    for (const effect of effects) {
      if (effect === 'release' || effect === 'return') continue
      if (!(await isFirst(tx, line, effect))) continue
      const header = { workspaceId, actorId: null, ref: commitRef(line) }
      const result =
        effect === 'reserve'
          ? await ledger.reserveIn(tx, order)
          : await ledger.commitIn(tx, header, order)
      if (!result.ok) {
        const { reason } = result.error
        log.warn({ accountId, lineId, effect, reason }, 'order line not counted')
        if (effect !== 'reserve')
          throw new AppError({ kind: 'conflict', code: 'stock.line_refused', vars: { reason } })
        await forget(tx, line, effect)
        return 'unlinked'
      }
      // What is owed after the commit is what was short before it.
      if (effect === 'commit') shortages.length = 0
      shortages.push(...result.value.shortages)
    }
    if (shortages.length > 0) await deps.oversold(tx, { line, shortages })
    return 'done'
  }

  function forget(tx: Transaction, { accountId, lineId }: StoredLine, effect: Effect) {
    return tx
      .delete(orderEffects)
      .where(
        and(
          eq(orderEffects.accountId, accountId),
          eq(orderEffects.lineId, lineId),
          eq(orderEffects.effect, effect),
        ),
      )
  }

  /** Where the line ends up after a cancellation: only what has left the shelf can come back. */
  async function letGo(tx: Transaction, line: StoredLine, state: LineState): Promise<LineState> {
    if (!(await isFirst(tx, line, 'release'))) return state
    const key = { ...line, commitRef: commitRef(line) }
    const released = await ledger.releaseIn(tx, line.workspaceId, key)
    if (released.kind !== 'committed') return 'released'
    await deps.proposed(tx, { line, pieces: released.pieces })
    return 'return-proposed'
  }

  /**
   * Pieces of a line that stands were paid back: they become a line of their own, which is then cancelled like any other, so that each piece
   * is asked about once and the rest can be cancelled later.
   */
  async function comeBack(tx: Transaction, line: StoredLine, returned: number): Promise<void> {
    if (returned === 0) return
    const { accountId, lineId, workspaceId } = line
    const prefix = `${lineId}${PART}`
    const [parts] = await tx
      .select({ units: sql<number>`coalesce(sum(${orderLines.quantity}), 0)`.mapWith(Number) })
      .from(orderLines)
      .where(
        and(
          eq(orderLines.accountId, accountId),
          eq(orderLines.workspaceId, workspaceId),
          // Their numbers are those of the piece they end with.
          inArray(
            orderLines.lineId,
            Array.from({ length: returned }, (_, at) => `${prefix}${at + 1}`),
          ),
        ),
      )
    const told = parts?.units ?? 0
    const fresh = Math.min(line.quantity, returned - told)
    if (fresh <= 0) return
    if (fresh === line.quantity) {
      line.state = await letGo(tx, line, 'return-proposed')
      return
    }
    const part: StoredLine = { ...line, lineId: `${prefix}${told + fresh}`, quantity: fresh }
    await ledger.splitIn(tx, workspaceId, line, {
      lineId: part.lineId,
      units: fresh,
      of: line.quantity,
    })
    part.state = await letGo(tx, part, 'return-proposed')
    await tx.insert(orderLines).values(part).onConflictDoNothing()
    line.quantity -= fresh
  }

  async function hear(
    tx: Transaction,
    owner: Owner,
    heard: HeardLine,
    productId: string | undefined,
    before: StoredLine | undefined,
  ): Promise<void> {
    const { said, at, returned, ...facts } = heard
    const step = stepOf(before?.state, said)
    const now = new Date(clock.now())
    const line: StoredLine = {
      ...facts,
      ...{ accountId: owner.id, workspaceId: owner.workspaceId, state: step.state },
      // What was held is what leaves: a link or a SKU changed meanwhile is for the next purchase.
      productId: before?.productId ?? productId ?? null,
      quantity: before?.quantity ?? heard.quantity,
      unitsPerOffer: before?.unitsPerOffer ?? heard.unitsPerOffer,
      orderId: heard.orderId ?? before?.orderId ?? null,
      occurredAt: before?.occurredAt ?? new Date(at),
      updatedAt: now,
    }
    const isLinkedNow = before?.productId === null && line.productId !== null
    const effects = isLinkedNow ? effectsDue(step.state) : step.effects
    if (line.productId !== null && effects.includes('release'))
      line.state = await letGo(tx, line, step.state)
    else if (line.productId !== null && effects.length > 0) {
      const outcome = await perform(tx, line, line.productId, effects)
      if (outcome === 'unlinked') line.productId = null
    } else if (line.productId === null && step.state === 'return-proposed') line.state = 'released'
    if (line.productId !== null && line.state === 'committed') await comeBack(tx, line, returned)
    const isNews = line.productId === null && (!before || before.productId !== null)
    await tx
      .insert(orderLines)
      .values(line)
      .onConflictDoUpdate({ target: [orderLines.accountId, orderLines.lineId], set: line })
    if (isNews && effectsDue(line.state).length > 0) await deps.unmapped(tx, line)
    if (!before && said === 'cancel') await deps.passedBy(tx, line)
  }

  async function known(tx: Transaction, accountId: string, lineIds: readonly string[]) {
    const rows = await tx
      .select()
      .from(orderLines)
      .where(
        and(
          eq(orderLines.accountId, accountId),
          sql`${orderLines.lineId} = any(${sql.param([...lineIds])}::text[])`,
        ),
      )
    return new Map(rows.map((row) => [row.lineId, row]))
  }

  return {
    /**
     * The caller holds {@link lockOrders}. Lines never seen that were bought before `notBefore` (ms) are left alone, and so are those of
     * which more is known by now than `heard` tells.
     */
    async applyIn(
      tx: Transaction,
      owner: Owner,
      heard: readonly HeardLine[],
      by: { readonly notBefore?: number; readonly isLate?: (known: StoredLine) => boolean } = {},
    ): Promise<void> {
      const { notBefore = Number.NEGATIVE_INFINITY, isLate = () => false } = by
      const ids = heard.map(({ lineId }) => lineId)
      const before = await known(tx, owner.id, ids)
      const lines = heard.filter(({ lineId, at, quantity }) => {
        const stored = before.get(lineId)
        return quantity > 0 && (stored ? !isLate(stored) : at >= notBefore)
      })
      const products = new Map<string, string>()
      for (const { lineId, offerId, sku } of lines) {
        const productId =
          before.get(lineId)?.productId ??
          (await mapping(tx, { accountId: owner.id, offerId, sku }))
        if (productId) products.set(lineId, productId)
      }
      await ledger.lockIn(tx, owner.workspaceId, [...products.values()])
      for (const line of lines) {
        const stored = before.get(line.lineId)
        await hear(tx, owner, line, products.get(line.lineId), stored)
      }
    },

    /** An offer was linked: what was sold of it meanwhile, under this SKU where one is named, is counted now. Returns the ids of the lines. */
    async linkIn(
      tx: Transaction,
      owner: Owner,
      sold: { readonly offerId: string; readonly productId: string; readonly sku?: string | null },
    ): Promise<string[]> {
      const { offerId, productId, sku } = sold
      await lockOrders(tx, owner.id)
      const waiting = await tx
        .select()
        .from(orderLines)
        .where(
          and(
            eq(orderLines.accountId, owner.id),
            eq(orderLines.offerId, offerId),
            isNull(orderLines.productId),
            sku === undefined ? undefined : isSku(sku),
          ),
        )
        .orderBy(orderLines.occurredAt, orderLines.lineId)
      await ledger.lockIn(tx, owner.workspaceId, [productId])
      const linked: string[] = []
      for (const line of waiting) {
        if ((await perform(tx, line, productId, effectsDue(line.state))) === 'unlinked') continue
        linked.push(line.lineId)
        await tx
          .update(orderLines)
          .set({ productId, updatedAt: new Date(clock.now()) })
          .where(and(eq(orderLines.accountId, owner.id), eq(orderLines.lineId, line.lineId)))
      }
      return linked
    },
  }
}
