import { and, asc, count, desc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import type { TransferExecutor } from '../plan.ts'
import { transferOrders as orders, transferPlans as plans } from '../schema.ts'
import { OPEN_PLANS } from '../states.ts'
import type { Rule, RuleDraft, RuleReason, RuleStatus } from './rule.ts'
import { transferRules as rules } from './schema.ts'

type Db = Transaction | Database

const toRule = (row: typeof rules.$inferSelect): Rule => ({
  ...row,
  status: row.status as RuleStatus,
  reason: row.reason as RuleReason | null,
  executor: row.executor as TransferExecutor,
})

type RuleChanges = Partial<
  Pick<
    typeof rules.$inferInsert,
    'status' | 'reason' | 'seen' | 'coming' | 'lookedAt' | 'lookAt' | 'endedAt'
  >
>

const KEPT = inArray(rules.status, ['active', 'paused'])

export function createRuleStore(db: Database) {
  return {
    /** Stores a rule; says when the workspace has `max`, or one for this size and warehouse. */
    async create(
      tx: Transaction,
      id: string,
      rule: RuleDraft & Pick<Rule, 'workspaceId' | 'userId' | 'chatId' | 'lookAt' | 'createdAt'>,
      max: number,
    ): Promise<'made' | 'limit' | 'twice'> {
      const { workspaceId } = rule
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended(${`transfer rules ${workspaceId}`}, 0))`,
      )
      const [known] = await tx
        .select({ value: count() })
        .from(rules)
        .where(and(eq(rules.workspaceId, workspaceId), KEPT))
      if ((known?.value ?? 0) >= max) return 'limit'
      const made = await tx
        .insert(rules)
        .values({ ...rule, id, status: 'active' })
        .onConflictDoNothing()
        .returning({ id: rules.id })
      return made.length > 0 ? 'made' : 'twice'
    },

    /** The wish anew; false when another rule is there for this size and warehouse. */
    async rewrite(tx: Transaction, id: string, draft: RuleDraft, lookAt: Date): Promise<boolean> {
      const { workspaceId, accountKey, nmId, sizeName, targetId } = rules
      const [twin] = await tx
        .select({ id: rules.id })
        .from(rules)
        .where(
          and(
            sql`${workspaceId} = (select r.workspace_id from ${rules} r where r.id = ${id})`,
            eq(accountKey, draft.accountKey),
            eq(nmId, draft.nmId),
            eq(sizeName, draft.sizeName),
            eq(targetId, draft.targetId),
            sql`${rules.id} <> ${id}`,
            KEPT,
          ),
        )
      if (twin) return false
      const fresh = { reason: null, seen: null, coming: null, lookedAt: null, lookAt }
      await tx
        .update(rules)
        .set({ ...draft, ...fresh, updatedAt: sql`now()` })
        .where(and(eq(rules.id, id), KEPT))
      return true
    },

    async one(id: string, on: Db = db): Promise<Rule | undefined> {
      const [row] = await on.select().from(rules).where(eq(rules.id, id))
      return row && toRule(row)
    },

    /** The same with its row locked until the transaction ends. */
    async lock(tx: Transaction, id: string): Promise<Rule | undefined> {
      const [row] = await tx.select().from(rules).where(eq(rules.id, id)).for('update')
      return row && toRule(row)
    },

    /** Rules of a workspace that were not deleted, oldest first. */
    async page(
      workspaceId: string,
      at: { readonly offset: number; readonly limit: number },
    ): Promise<{ readonly items: readonly Rule[]; readonly total: number }> {
      const own = and(eq(rules.workspaceId, workspaceId), KEPT)
      const [rows, [counted]] = await Promise.all([
        db
          .select()
          .from(rules)
          .where(own)
          .orderBy(asc(rules.createdAt))
          .limit(at.limit)
          .offset(at.offset),
        db.select({ value: count() }).from(rules).where(own),
      ])
      return { items: rows.map(toRule), total: counted?.value ?? 0 }
    },

    /** `claimed`: only while nobody has changed it since its look was claimed until then. */
    async change(tx: Db, id: string, changes: RuleChanges, claimed?: Date): Promise<void> {
      await tx
        .update(rules)
        .set({ ...changes, updatedAt: sql`now()` })
        .where(and(eq(rules.id, id), KEPT, claimed && eq(rules.lookAt, claimed)))
    },

    /** Rules whose look is due, claimed for `leaseMs`: nobody else gets them meanwhile. */
    async claimDue(now: number, leaseMs: number, limit: number): Promise<Rule[]> {
      const due = db
        .select({ id: rules.id })
        .from(rules)
        .where(and(eq(rules.status, 'active'), lte(rules.lookAt, new Date(now))))
        .orderBy(rules.lookAt)
        .limit(limit)
        .for('update', { skipLocked: true })
      const rows = await db
        .update(rules)
        .set({ lookAt: new Date(now + leaseMs) })
        .where(inArray(rules.id, due))
        .returning()
      return rows.map(toRule)
    },

    /** Pieces on their way to a rule's target: what plans still want, and what went since a moment and is not listed yet. */
    async coming(tx: Db, rule: Rule, since: number): Promise<number> {
      const same = and(
        eq(plans.accountKey, rule.accountKey),
        eq(plans.nmId, rule.nmId),
        eq(plans.targetId, rule.targetId),
        rule.chrtId === null ? eq(plans.sizeName, rule.sizeName) : eq(plans.chrtId, rule.chrtId),
      )
      const [[wanted], [gone]] = await Promise.all([
        tx
          .select({ value: sql<number>`coalesce(sum(${plans.quantity} - ${plans.moved}), 0)::int` })
          .from(plans)
          .where(and(same, inArray(plans.status, [...OPEN_PLANS]))),
        tx
          .select({ value: sql<number>`coalesce(sum(${orders.units}), 0)::int` })
          .from(orders)
          .innerJoin(plans, eq(plans.id, orders.planId))
          .where(
            and(
              same,
              eq(orders.status, 'confirmed'),
              isNull(orders.supplyId),
              gt(orders.createdAt, new Date(since)),
            ),
          ),
      ])
      return (wanted?.value ?? 0) + (gone?.value ?? 0)
    },

    /** The latest plan a rule made. */
    async lastPlan(on: Db, ruleId: string) {
      const { id, number, status, endedAt } = plans
      const [row] = await on
        .select({ id, number, status, endedAt })
        .from(plans)
        .where(eq(plans.ruleId, ruleId))
        .orderBy(desc(plans.createdAt))
        .limit(1)
      return row
    },
  }
}

export type RuleStore = ReturnType<typeof createRuleStore>
