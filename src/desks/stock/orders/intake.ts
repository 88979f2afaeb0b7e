import { and, desc, eq, isNull } from 'drizzle-orm'
import { fail, ok, type Result } from '#core/result.ts'
import type { Transaction } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { Cause } from '../ledger/ledger.ts'
import type { Refusal } from '../ledger/writing/operation.ts'
import type { Outcome } from '../ledger/writing/write.ts'
import { type AllegroOrders, createAllegroOrders } from './allegro.ts'
import {
  type ApplyDeps,
  createApply,
  lockOrders,
  type OrderAccount,
  type StoredLine,
} from './apply.ts'
import { commitRef, type LineState } from './line.ts'
import { oversellOf } from './oversell.ts'
import { createPass, type PassDeps } from './pass.ts'
import { orderEffects, orderLines } from './schema.ts'
import { createWixOrders, type WixOrders } from './wix.ts'

export interface ChannelAccount extends OrderAccount {
  readonly service: 'allegro' | 'wix'
}

export interface IntakeDeps extends ApplyDeps {
  readonly allegro: AllegroOrders
  readonly wix: WixOrders
  readonly held: PassDeps['held']
}

export type OrderIntake = ReturnType<typeof createOrderIntake>

/** Which line of an account. */
interface LineKey {
  readonly accountId: string
  readonly lineId: string
}

/** Purchases of every channel, brought into the ledger: each line's effect once, whatever is heard of it and how often. */
export function createOrderIntake(deps: IntakeDeps) {
  const { db, clock, ledger } = deps
  const apply = createApply(deps)
  const pass = createPass({ ...deps, apply })
  const channels = {
    allegro: createAllegroOrders({ ...deps, pass }),
    wix: createWixOrders({ ...deps, pass }),
  }

  const ofLine = ({ accountId, lineId }: LineKey) =>
    and(eq(orderLines.accountId, accountId), eq(orderLines.lineId, lineId))

  /** A proposed return, locked; undefined once somebody has decided, and for what is not the workspace's. */
  async function proposedIn(
    tx: Transaction,
    workspaceId: string,
    key: LineKey,
  ): Promise<StoredLine | undefined> {
    await lockOrders(tx, key.accountId)
    const [line] = await tx.select().from(orderLines).where(ofLine(key))
    const isOpen = line?.workspaceId === workspaceId && line.state === 'return-proposed'
    return isOpen ? line : undefined
  }

  const settle = (tx: Transaction, key: LineKey, state: LineState) =>
    tx
      .update(orderLines)
      .set({ state, updatedAt: new Date(clock.now()) })
      .where(ofLine(key))

  return {
    /** Reads what is new since the last time; returns how much was handled. Throws what stops an account as AppError. */
    drain: (account: ChannelAccount, signal: AbortSignal): Promise<number> =>
      channels[account.service].drain(account, signal),

    /** Looks again through everything changed since (ms): what no event told, and orders that were set aside. */
    sweep: (account: ChannelAccount, sinceMs: number, signal: AbortSignal): Promise<number> =>
      channels[account.service].sweep(account, sinceMs, signal),

    applyIn: apply.applyIn,
    linkIn: apply.linkIn,

    /** The goods of a cancelled order are back on a shelf, the default one unless another is named. */
    acceptReturn: (
      by: Actor,
      cause: Cause,
      { warehouseId, ...key }: LineKey & { readonly warehouseId?: string },
    ): Promise<Result<Outcome, Refusal>> =>
      withAuthority(db, by, 'manager', async (tx) => {
        const { workspaceId, userId: actorId } = by
        const line = await proposedIn(tx, workspaceId, key)
        if (!line) return fail({ reason: 'undone', id: key.lineId })
        const header = { ...cause, workspaceId, actorId }
        const where = {
          ...{ ...key, commitRef: commitRef(line) },
          ...(warehouseId !== undefined && { warehouseId }),
        }
        const outcome = await ledger.returnIn(tx, header, where)
        if (!outcome.ok) return outcome
        await tx
          .insert(orderEffects)
          .values({ ...key, effect: 'return', at: new Date(clock.now()) })
          .onConflictDoNothing()
        await settle(tx, key, 'returned')
        return outcome
      }),

    /** They do not come back. */
    declineReturn: (by: Actor, key: LineKey): Promise<Result<null, Refusal>> =>
      withAuthority(db, by, 'manager', async (tx) => {
        const line = await proposedIn(tx, by.workspaceId, key)
        if (!line) return fail({ reason: 'undone', id: key.lineId })
        await settle(tx, key, 'kept')
        return ok(null)
      }),

    oversell: (workspaceId: string, productId: string) => oversellOf(db, workspaceId, productId),

    /** Lines of a workspace, the newest purchase first. */
    lines: (
      workspaceId: string,
      filter: { readonly isUnmapped?: boolean; readonly state?: LineState },
      page: { readonly offset: number; readonly limit: number },
    ): Promise<StoredLine[]> =>
      db
        .select()
        .from(orderLines)
        .where(
          and(
            eq(orderLines.workspaceId, workspaceId),
            filter.isUnmapped ? isNull(orderLines.productId) : undefined,
            filter.state ? eq(orderLines.state, filter.state) : undefined,
          ),
        )
        .orderBy(desc(orderLines.occurredAt), orderLines.lineId)
        .offset(page.offset)
        .limit(page.limit),
  }
}
