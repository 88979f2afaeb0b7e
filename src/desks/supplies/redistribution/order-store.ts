import { and, desc, eq, gt, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import type { Order } from './plan.ts'
import { transferOrders as orders, transferPlans as plans } from './schema.ts'
import { COUNTED_ORDERS, type OrderState, orderSources, planSources } from './states.ts'

type Db = Transaction | Database

const toOrder = (row: typeof orders.$inferSelect): Order => ({
  ...row,
  status: row.status as OrderState,
  executor: row.executor as Order['executor'],
})

type OrderChanges = Partial<
  Pick<
    typeof orders.$inferInsert,
    | 'reason'
    | 'supplyId'
    | 'sentAt'
    | 'answeredAt'
    | 'verifyAt'
    | 'verifyAttempts'
    | 'confirmedAt'
    | 'units'
  >
>

/** A request as it was claimed for a look: whatever is newer writes another moment. */
export type Claim = Pick<Order, 'verifyAt'>

const isStill = (claimed: Claim | undefined) =>
  claimed?.verifyAt ? eq(orders.verifyAt, claimed.verifyAt) : undefined

const LOOKED_AT: OrderState[] = ['unknown', 'accepted']

/** A request whose supply was not seen yet. */
export interface Unlisted extends Order {
  readonly sizeName: string
}

/** Takes back what a transaction has written. */
class Taken extends Error {}

export function createOrderStore(db: Database) {
  return {
    /**
     * Writes requests down right before they are sent and marks their plans, all or none: false when one of the plans
     * is not waiting any more, or has a request that may still turn out to be done.
     */
    async begin(rows: readonly (typeof orders.$inferInsert)[]): Promise<boolean> {
      return db
        .transaction(async (tx) => {
          const ids = rows.map(({ planId }) => planId)
          const moved = await tx
            .update(plans)
            .set({ status: 'sending', reason: null, updatedAt: sql`now()` })
            .where(
              and(
                inArray(plans.id, ids),
                eq(plans.status, 'waiting'),
                eq(plans.isCancelAsked, false),
              ),
            )
            .returning({ id: plans.id })
          const made = await tx
            .insert(orders)
            .values([...rows])
            .onConflictDoNothing()
            .returning({ id: orders.id })
          if (moved.length === ids.length && made.length === ids.length) return true
          throw new Taken()
        })
        .catch((error: unknown) => {
          if (error instanceof Taken) return false
          throw error
        })
    },

    async moveOrder(
      tx: Db,
      id: string,
      to: OrderState,
      changes: OrderChanges = {},
      claimed?: Claim,
    ): Promise<boolean> {
      const rows = await tx
        .update(orders)
        .set({ ...changes, status: to, updatedAt: sql`now()` })
        .where(and(eq(orders.id, id), inArray(orders.status, orderSources(to)), isStill(claimed)))
        .returning({ id: orders.id })
      return rows.length > 0
    },

    insertOrder: async (tx: Db, row: typeof orders.$inferInsert): Promise<void> => {
      await tx.insert(orders).values(row).onConflictDoNothing()
    },

    /** What a look found, or when the next one is; false when somebody has had to do with the request since it was claimed. */
    async looked(claimed: Pick<Order, 'id'> & Claim, changes: OrderChanges): Promise<boolean> {
      const rows = await db
        .update(orders)
        .set({ ...changes, updatedAt: sql`now()` })
        .where(and(eq(orders.id, claimed.id), inArray(orders.status, LOOKED_AT), isStill(claimed)))
        .returning({ id: orders.id })
      return rows.length > 0
    },

    async changeOrder(tx: Db, id: string, changes: OrderChanges): Promise<void> {
      await tx
        .update(orders)
        .set({ ...changes, updatedAt: sql`now()` })
        .where(eq(orders.id, id))
    },

    async one(id: string): Promise<Order | undefined> {
      const [row] = await db.select().from(orders).where(eq(orders.id, id))
      return row && toOrder(row)
    },

    /** Requests of a plan, newest first. */
    async ordersOf(planId: string): Promise<Order[]> {
      const rows = await db
        .select()
        .from(orders)
        .where(eq(orders.planId, planId))
        .orderBy(desc(orders.createdAt))
      return rows.map(toOrder)
    },

    /** Requests of an account that count for the cool-down, since a moment. */
    async counted(accountKey: string, since: number): Promise<Order[]> {
      return readOrders(
        and(
          eq(orders.accountKey, accountKey),
          gt(orders.createdAt, new Date(since)),
          inArray(orders.status, [...COUNTED_ORDERS]),
        ),
      )
    },

    /** Requests whose look is due, claimed for `leaseMs`: nobody else gets them meanwhile. */
    async claimDue(now: number, leaseMs: number, limit: number): Promise<Order[]> {
      const due = db
        .select({ id: orders.id })
        .from(orders)
        .where(lte(orders.verifyAt, new Date(now)))
        .orderBy(orders.verifyAt)
        .limit(limit)
        .for('update', { skipLocked: true })
      const rows = await db
        .update(orders)
        .set({ verifyAt: new Date(now + leaseMs) })
        .where(inArray(orders.id, due))
        .returning()
      return rows.map(toOrder)
    },

    /** Requests that a process left in the middle: they may have gone out. `olderMs`: by the database's clock. */
    async adopt(olderMs: number, now: number): Promise<number> {
      return db.transaction(async (tx) => {
        const left = await tx
          .update(orders)
          .set({ status: 'unknown', verifyAt: new Date(now), updatedAt: sql`now()` })
          .where(
            and(
              eq(orders.status, 'committing'),
              sql`${orders.updatedAt} <= now() - make_interval(secs => ${olderMs / 1_000})`,
            ),
          )
          .returning({ planId: orders.planId })
        const ids = left.map(({ planId }) => planId)
        if (ids.length > 0)
          await tx
            .update(plans)
            .set({ status: 'checking', updatedAt: sql`now()` })
            .where(and(inArray(plans.id, ids), inArray(plans.status, planSources('checking'))))
        return ids.length
      })
    },

    /** Requests that are, or may be, done and have no supply of the official list yet, oldest first. */
    async unlisted(since: number): Promise<Unlisted[]> {
      const rows = await db
        .select({ order: orders, sizeName: plans.sizeName })
        .from(orders)
        .innerJoin(plans, eq(plans.id, orders.planId))
        .where(
          and(
            isNull(orders.supplyId),
            sql`${orders.status} in ('unknown','accepted','confirmed')`,
            gt(orders.createdAt, new Date(since)),
          ),
        )
        .orderBy(orders.createdAt)
      return rows.map(({ order, sizeName }) => ({ ...toOrder(order), sizeName }))
    },

    /** What of a supply has its request already. */
    async ofSupply(accountKey: string, supplyId: number) {
      return db
        .select({ nmId: orders.nmId, sizeName: plans.sizeName })
        .from(orders)
        .innerJoin(plans, eq(plans.id, orders.planId))
        .where(and(eq(orders.accountKey, accountKey), eq(orders.supplyId, supplyId)))
    },
  }

  async function readOrders(where: SQL | undefined): Promise<Order[]> {
    const rows = await db.select().from(orders).where(where).orderBy(orders.createdAt)
    return rows.map(toOrder)
  }
}

export type OrderStore = ReturnType<typeof createOrderStore>
