import { and, eq, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { idFrom } from '#core/ids.ts'
import { usedUp } from '#core/used-up.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { usageEntries } from '../schema.ts'
import {
  type Funds,
  fundsOf,
  leftIn,
  limitOf,
  lockOwner,
  ownerOf,
  ownersOf,
  standingOf,
  standingsOf,
  workspacesOf,
} from './accounts.ts'
import type { Plans, UseKind } from './plans.ts'

type Reader = Database | Transaction

/** Something that counts against a plan. */
export interface Use {
  readonly workspaceId: string
  readonly kind: UseKind
  /** 1 by default. */
  readonly amount?: number
  /** What it is for, e.g. `booking:<id>`: counted once, however often it is said. */
  readonly ref: string
}

export interface AllowanceDeps {
  readonly db: Database
  readonly clock: Clock
  readonly plans: Plans
  /** SKUs that stand in all workspaces of an owner, as the transaction sees them. */
  readonly countSkus: (on: Reader, ownerId: number) => Promise<number>
}

/** An owner and all workspaces of theirs, which share the plan. */
export interface Sharers {
  readonly ownerId: number
  readonly workspaceIds: readonly string[]
}

export type Allowance = ReturnType<typeof createAllowance>

/** The one place that desks ask whether there is something left of a plan, and tell what was used. */
export function createAllowance({ db, clock, plans, countSkus }: AllowanceDeps) {
  async function fundsIn(on: Reader, ownerId: number, kind: UseKind): Promise<Funds> {
    const standings = await standingsOf(on, [ownerId], clock.now(), plans)
    const funds = (await fundsOf(on, standings, kind, plans)).get(ownerId)
    if (!funds) throw new Error('an owner without funds')
    return funds
  }

  const isCounted = async (tx: Transaction, kind: UseKind, ref: string): Promise<boolean> => {
    const of = and(eq(usageEntries.kind, kind), eq(usageEntries.ref, ref))
    const [row] = await tx.select({ id: usageEntries.id }).from(usageEntries).where(of).limit(1)
    return row !== undefined
  }

  /** Writes a use down, spread over what it is taken from; what nothing is left for goes to the first of them. */
  async function write(tx: Transaction, ownerId: number, use: Use, funds: Funds, isPlan: boolean) {
    const { workspaceId, kind, amount = 1, ref } = use
    const first = isPlan ? 'plan' : 'trial'
    const parts = new Map<string, number>()
    let rest = amount
    for (const fund of ['plan', 'trial', 'extra'] as const) {
      const taken = Math.min(rest, funds[fund])
      if (taken > 0) parts.set(fund, taken)
      rest -= taken
    }
    if (rest > 0) parts.set(first, (parts.get(first) ?? 0) + rest)
    const at = { createdAt: new Date(clock.now()) }
    const rows = [...parts].map(([fund, taken]) => ({
      ...{ id: idFrom(`${kind}:${ref}:${fund}`), workspaceId, ownerId, kind, amount: taken, fund },
      ...{ ref, ...at },
    }))
    if (rows.length > 0) await tx.insert(usageEntries).values(rows).onConflictDoNothing()
  }

  async function begin(tx: Transaction, { workspaceId, kind, ref }: Use) {
    const ownerId = await ownerOf(tx, workspaceId)
    await lockOwner(tx, ownerId)
    if (await isCounted(tx, kind, ref)) return undefined
    const standing = await standingOf(tx, ownerId, clock.now(), plans)
    const funds = await fundsIn(tx, ownerId, kind)
    return { ownerId, standing, funds, isPlan: standing.kind !== 'free' }
  }

  return {
    /** What is left of a kind for the owner of the workspace, never below 0. */
    async left(workspaceId: string, kind: UseKind, on: Reader = db): Promise<number> {
      return leftIn(await fundsIn(on, await ownerOf(on, workspaceId), kind))
    },

    /** The same for several workspaces in three reads. */
    async leftOf(
      workspaceIds: readonly string[],
      kind: UseKind,
    ): Promise<ReadonlyMap<string, number>> {
      const owners = await ownersOf(db, workspaceIds)
      const ids = [...new Set(owners.map(({ ownerId }) => ownerId))]
      const standings = await standingsOf(db, ids, clock.now(), plans)
      const funds = await fundsOf(db, standings, kind, plans)
      return new Map(
        owners.map(({ workspaceId, ownerId }) => {
          const of = funds.get(ownerId)
          return [workspaceId, of ? leftIn(of) : 0]
        }),
      )
    },

    /** Whose plan each of these workspaces lives on, and all that do. */
    async sharersOf(workspaceIds: readonly string[]): Promise<ReadonlyMap<string, Sharers>> {
      const owners = await ownersOf(db, workspaceIds)
      const all = await workspacesOf(db, [...new Set(owners.map(({ ownerId }) => ownerId))])
      const byOwner = Map.groupBy(all, ({ ownerId }) => ownerId)
      return new Map(
        owners.map(({ workspaceId, ownerId }) => {
          const own = byOwner.get(ownerId) ?? []
          return [workspaceId, { ownerId, workspaceIds: own.map((one) => one.workspaceId) }]
        }),
      )
    },

    /**
     * Takes a use in the transaction of what it is for, before anything is written. Throws {@link usedUp}
     * when not that much is left; a repeat of the same `ref` takes nothing.
     */
    async take(tx: Transaction, use: Use): Promise<void> {
      const at = await begin(tx, use)
      if (!at) return
      const left = leftIn(at.funds)
      const wanted = use.amount ?? 1
      if (left < wanted) throw usedUp(use.kind, { left, wanted })
      await write(tx, at.ownerId, use, at.funds, at.isPlan)
    },

    /** Writes down what has happened already, in the transaction of the fact: never refused. */
    async count(tx: Transaction, use: Use): Promise<void> {
      const at = await begin(tx, use)
      if (at) await write(tx, at.ownerId, use, at.funds, at.isPlan)
    },

    /**
     * Makes sure that so many uses will fit, besides those under way that are counted when they are done (`pending`, of
     * all workspaces that share the plan). Throws {@link usedUp}. Takes nothing; who asks next waits for the transaction.
     */
    async fit(
      tx: Transaction,
      of: {
        readonly workspaceId: string
        readonly kind: UseKind
        readonly wanted: number
        readonly pending: (workspaceIds: readonly string[]) => Promise<number>
      },
    ): Promise<void> {
      const ownerId = await ownerOf(tx, of.workspaceId)
      await lockOwner(tx, ownerId)
      const shared = (await workspacesOf(tx, [ownerId])).map(({ workspaceId }) => workspaceId)
      const underWay = await of.pending(shared)
      const left = Math.max(0, leftIn(await fundsIn(tx, ownerId, of.kind)) - underWay)
      if (left < of.wanted) throw usedUp(of.kind, { left, wanted: of.wanted })
    },

    /** SKUs that may still be added for the owner of the workspace. */
    async skusLeft(workspaceId: string, on: Reader = db): Promise<number> {
      const ownerId = await ownerOf(on, workspaceId)
      const standing = await standingOf(on, ownerId, clock.now(), plans)
      return Math.max(0, limitOf(standing, 'sku', plans) - (await countSkus(on, ownerId)))
    },

    /** Throws {@link usedUp} unless so many SKUs may be added; asked before they are, in their transaction. */
    async addSkus(tx: Transaction, workspaceId: string, wanted: number): Promise<void> {
      const ownerId = await ownerOf(tx, workspaceId)
      await lockOwner(tx, ownerId)
      const standing = await standingOf(tx, ownerId, clock.now(), plans)
      const left = Math.max(0, limitOf(standing, 'sku', plans) - (await countSkus(tx, ownerId)))
      if (left < wanted) throw usedUp('sku', { left, wanted })
    },
  }
}

/** Gives an owner extra uses, once under `ref`; they stay until they are used. False when it was given before. */
export async function giveExtra(
  tx: Transaction,
  gift: {
    readonly ownerId: number
    readonly kind: UseKind
    readonly amount: number
    readonly ref: string
    readonly at: Date
    readonly note?: string
  },
): Promise<boolean> {
  const { ownerId, kind, amount, ref, at, note = null } = gift
  const given = await tx
    .insert(usageEntries)
    .values({
      ...{ id: idFrom(`${kind}:${ref}`), workspaceId: null, ownerId, kind, amount: -amount },
      ...{ fund: 'extra', ref, note, createdAt: at },
    })
    .onConflictDoNothing()
    .returning({ id: usageEntries.id })
  return given.length > 0
}

/** Writes Stars down: + paid, − refunded. */
export async function bookStars(
  tx: Transaction,
  entry: {
    readonly ownerId: number
    readonly stars: number
    readonly ref: string
    readonly at: Date
  },
): Promise<void> {
  const { ownerId, stars, ref, at } = entry
  await tx
    .insert(usageEntries)
    .values({
      ...{ id: idFrom(`stars:${ref}`), workspaceId: null, ownerId, kind: 'stars', amount: stars },
      ...{ fund: 'plan', ref, createdAt: at },
    })
    .onConflictDoNothing()
}

/** Stars that came in less those given back, of everybody. */
export async function starsInLedger(on: Reader): Promise<number> {
  const [row] = await on
    .select({ sum: sql<number>`coalesce(sum(${usageEntries.amount}), 0)::int` })
    .from(usageEntries)
    .where(eq(usageEntries.kind, 'stars'))
  return row?.sum ?? 0
}
