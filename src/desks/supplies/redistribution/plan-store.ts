import { and, asc, count, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import type { Plan, PlanDraft, TransferExecutor } from './plan.ts'
import { transferPlans as plans } from './schema.ts'
import { OPEN_PLANS, type PlanReason, type PlanState, planSources } from './states.ts'

type Db = Transaction | Database
type PlanRow = typeof plans.$inferSelect

const toPlan = (row: PlanRow): Plan => ({
  ...row,
  status: row.status as PlanState,
  reason: row.reason as PlanReason | null,
  executor: row.executor as TransferExecutor,
})

type PlanChanges = Partial<
  Pick<
    typeof plans.$inferInsert,
    | 'reason'
    | 'moved'
    | 'priority'
    | 'isCancelAsked'
    | 'windowAt'
    | 'dueAt'
    | 'endedAt'
    | 'executor'
  >
>

const isOpen = inArray(plans.status, [...OPEN_PLANS])

export function createPlanStore(db: Database) {
  return {
    /**
     * Stores a plan; false when the workspace has `max` of them under way, or this size is on its way on this route
     * already. Call it inside the writer's authority.
     */
    async create(
      tx: Transaction,
      id: string,
      plan: PlanDraft & {
        readonly workspaceId: string
        readonly userId: number
        readonly chatId: number
        readonly windowAt: Date
        readonly dueAt: Date
        readonly untilAt: Date
        readonly createdAt: Date
        readonly ruleId?: string
      },
      max: number,
    ): Promise<'made' | 'limit' | 'twice'> {
      // Numbers of a workspace are given one at a time.
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended(${`transfers ${plan.workspaceId}`}, 0))`,
      )
      const { workspaceId } = plan
      const [known] = await tx
        .select({
          open: sql<number>`count(*) filter (where ${isOpen})::int`,
          last: sql<number>`coalesce(max(${plans.number}), 0)::int`,
        })
        .from(plans)
        .where(eq(plans.workspaceId, workspaceId))
      if ((known?.open ?? 0) >= max) return 'limit'
      const { when: _when, ...row } = plan
      const made = await tx
        .insert(plans)
        .values({ ...row, id, number: (known?.last ?? 0) + 1, status: 'waiting' })
        .onConflictDoNothing()
        .returning({ id: plans.id })
      return made.length > 0 ? 'made' : 'twice'
    },

    async one(id: string, on: Db = db): Promise<Plan | undefined> {
      const [row] = await on.select().from(plans).where(eq(plans.id, id))
      return row && toPlan(row)
    },

    /** The same with its row locked until the transaction ends. */
    async lock(tx: Transaction, id: string): Promise<Plan | undefined> {
      const [row] = await tx.select().from(plans).where(eq(plans.id, id)).for('update')
      return row && toPlan(row)
    },

    /** Under way ('open'), in the order in which quotas are dealt, or over ('ended'), newest first. */
    async page(
      workspaceId: string,
      which: 'open' | 'ended',
      at: { readonly offset: number; readonly limit: number },
    ): Promise<{ readonly items: readonly Plan[]; readonly total: number }> {
      const own = and(
        eq(plans.workspaceId, workspaceId),
        which === 'open' ? isOpen : sql`${plans.endedAt} is not null`,
      )
      const order = which === 'open' ? dealt : [desc(plans.endedAt)]
      const [rows, [counted]] = await Promise.all([
        db
          .select()
          .from(plans)
          .where(own)
          .orderBy(...order)
          .limit(at.limit)
          .offset(at.offset),
        db.select({ value: count() }).from(plans).where(own),
      ])
      return { items: rows.map(toPlan), total: counted?.value ?? 0 }
    },

    /** Products of the workspace's own plans, latest first. */
    async products(workspaceId: string, limit: number) {
      const rows = await db
        .select({ nmId: plans.nmId, title: sql<string>`max(${plans.title})` })
        .from(plans)
        .where(eq(plans.workspaceId, workspaceId))
        .groupBy(plans.nmId)
        .orderBy(desc(sql`max(${plans.createdAt})`))
        .limit(limit)
      return rows
    },

    /** Plans somebody has to act for by `now`, soonest first. */
    async due(now: number, limit: number): Promise<Plan[]> {
      const rows = await db
        .select()
        .from(plans)
        .where(and(lte(plans.dueAt, new Date(now)), inArray(plans.status, ['waiting', 'handed'])))
        .orderBy(plans.dueAt)
        .limit(limit)
      return rows.map(toPlan)
    },

    /** What an account's session has to send by `now`, in the order in which quotas are dealt. */
    async dueOf(workspaceId: string, accountKey: string, now: number): Promise<Plan[]> {
      const rows = await db
        .select()
        .from(plans)
        .where(
          and(
            eq(plans.workspaceId, workspaceId),
            eq(plans.accountKey, accountKey),
            eq(plans.executor, 'cabinet'),
            eq(plans.status, 'waiting'),
            lte(plans.dueAt, new Date(now)),
          ),
        )
        .orderBy(...dealt)
      return rows.map(toPlan)
    },

    /** Moves a plan if the table of states allows it from where it is now; false when it does not. */
    async move(tx: Db, id: string, to: PlanState, changes: PlanChanges = {}): Promise<boolean> {
      const rows = await tx
        .update(plans)
        .set({ ...changes, status: to, updatedAt: sql`now()` })
        .where(and(eq(plans.id, id), inArray(plans.status, planSources(to))))
        .returning({ id: plans.id })
      return rows.length > 0
    },

    /** Changes a plan that is in one of the states; false when it is not. */
    async change(
      tx: Db,
      id: string,
      changes: PlanChanges,
      states: readonly PlanState[] = OPEN_PLANS,
    ): Promise<boolean> {
      const rows = await tx
        .update(plans)
        .set({ ...changes, updatedAt: sql`now()` })
        .where(and(eq(plans.id, id), inArray(plans.status, [...states])))
        .returning({ id: plans.id })
      return rows.length > 0
    },

    /** Highest priority among the workspace's plans under way. */
    async highest(tx: Db, workspaceId: string): Promise<number> {
      const [row] = await tx
        .select({ value: sql<number>`coalesce(max(${plans.priority}), 0)::int` })
        .from(plans)
        .where(and(eq(plans.workspaceId, workspaceId), isOpen))
      return row?.value ?? 0
    },
  }
}

/** In which order plans get what there is. */
const dealt = [desc(plans.priority), asc(plans.createdAt), asc(plans.number)]

export type PlanStore = ReturnType<typeof createPlanStore>
