import { and, desc, eq, gt, gte, inArray, or, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { users } from '#telegram/identity/schema.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import { usageEntries } from '../schema.ts'
import { lockOwner } from './accounts.ts'
import { giveExtra, starsInLedger } from './allowance.ts'
import * as notices from './notices.ts'
import type { RefundOutcome, Refunds } from './payments/refunds.ts'
import type { PersonPlan } from './person-plan.ts'
import { type PlanName, type Plans, planOf, USE_KINDS, type UseKind } from './plans.ts'
import {
  addDays,
  type Gift,
  type NewPromo,
  type Promo,
  type PromoCode,
  promoCodeOf,
} from './promo.ts'
import { planPeriods, starInvoices, starPayments } from './schema.ts'

export interface PersonPayment {
  readonly chargeId: string
  readonly stars: number
  readonly plan: string | null
  readonly isRenewal: boolean
  /** ms. */
  readonly paidAt: number
  readonly refundedAt: number | null
  /** Asked for and not heard of yet. */
  readonly isRefunding: boolean
}

export interface GrantBy {
  /** The same for every repeat of one wish: given once. */
  readonly id: string
  readonly by: number
  readonly reason: string
}

/** What the installation earns. */
export interface StarFigures {
  /** Of the ledger since a moment; refunds by when they were given back. */
  readonly paid: number
  readonly refunded: number
  /** Owners with a plan that is paid for now, the grace included. */
  readonly payingOwners: number
  /** Everything ever, less refunds; equals the sum of Telegram's transactions. */
  readonly ever: number
}

export type { PersonPlan } from './person-plan.ts'

/** What admins may do with plans and money. Whoever calls has made sure that an admin asks, and writes it into the audit. */
export interface BillingService {
  planOf(userId: number): Promise<PersonPlan>
  /** Newest first. */
  paymentsOf(userId: number, limit: number, offset?: number): Promise<readonly PersonPayment[]>
  /** Gives extra uses or days of a plan, and tells the person; false when this grant was given before. */
  grant(userId: number, gift: Gift, how: GrantBy): Promise<boolean>
  /** Gives a payment back; the person is told. */
  refund(
    chargeId: string,
    by: { readonly userId: number; readonly reason: string },
  ): Promise<RefundOutcome>
  /** False when the code exists. */
  createPromo(promo: NewPromo, on?: Transaction): Promise<boolean>
  /** Newest first. */
  promos(limit: number, offset?: number): Promise<readonly PromoCode[]>
  promo(code: string): Promise<PromoCode | undefined>
  /** Nobody may use it from now on. */
  endPromo(code: string, on: Transaction): Promise<void>
  /** The code as it is kept; undefined for what nobody could type. */
  promoCodeOf(text: string): string | undefined
  /** `since` in ms. */
  stars(since: number): Promise<StarFigures>
  /** Names of the plans that are sold. */
  readonly sold: readonly PlanName[]
}

export interface BillingServiceDeps {
  readonly db: Database
  readonly clock: Clock
  readonly plans: Plans
  readonly enqueue: Enqueue
  readonly promo: Pick<Promo, 'create' | 'list' | 'find' | 'end'>
  readonly refunds: Pick<Refunds, 'refund'>
  readonly planOf: (ownerId: number) => Promise<PersonPlan>
}

const MOST_DAYS = 3_650
const MOST_USES = 100_000

/** See {@link BillingService}. */
export function createBillingService(deps: BillingServiceDeps): BillingService {
  const { db, clock, plans, enqueue } = deps

  return {
    planOf: deps.planOf,

    async paymentsOf(userId, limit, offset = 0) {
      const rows = await db
        .select()
        .from(starPayments)
        .where(eq(starPayments.userId, userId))
        .orderBy(desc(starPayments.paidAt), starPayments.chargeId)
        .limit(limit)
        .offset(offset)
      return rows.map(
        ({ chargeId, stars, plan, isRenewal, paidAt, refundedAt, refundAskedAt }) => ({
          ...{ chargeId, stars, plan, isRenewal, paidAt: paidAt.getTime() },
          refundedAt: refundedAt?.getTime() ?? null,
          isRefunding: refundAskedAt !== null && refundedAt === null,
        }),
      )
    },

    async grant(userId, gift, { id, by, reason }) {
      checkGift(gift, plans)
      const now = clock.now()
      return db.transaction(async (tx) => {
        await lockOwner(tx, userId)
        const [person] = await tx.select().from(users).where(eq(users.id, userId))
        if (!person) throw new AppError({ kind: 'not-found', code: 'billing.no_person' })
        const cause = `grant:${id}`
        if ('plan' in gift) {
          const [before] = await tx.select().from(planPeriods).where(eq(planPeriods.cause, cause))
          if (before) return false
          const note = `${by}: ${reason}`
          const endsAt = await addDays(tx, { ownerId: userId, ...gift, cause, now, note })
          await enqueue(tx, notices.grantedPlan({ ownerId: userId, plan: gift.plan, endsAt, id }))
          return true
        }
        const at = new Date(now)
        const note = `${by}: ${reason}`
        const isNew = await giveExtra(tx, { ownerId: userId, ...gift, ref: cause, at, note })
        if (isNew) await enqueue(tx, notices.granted({ ownerId: userId, id, ...gift }))
        return isNew
      })
    },

    refund: deps.refunds.refund,
    async createPromo(promo, on) {
      checkGift(promo.gift, plans)
      return deps.promo.create(promo, on)
    },
    promos: deps.promo.list,
    promo: deps.promo.find,
    endPromo: deps.promo.end,
    promoCodeOf,
    sold: plans.paid.map(({ name }) => name),

    async stars(since) {
      const [sums] = await db
        .select({
          paid: sql<number>`coalesce(sum(${usageEntries.amount}) filter (where ${usageEntries.amount} > 0), 0)::int`,
          refunded: sql<number>`coalesce(-sum(${usageEntries.amount}) filter (where ${usageEntries.amount} < 0), 0)::int`,
        })
        .from(usageEntries)
        .where(and(eq(usageEntries.kind, 'stars'), gte(usageEntries.createdAt, new Date(since))))
      return {
        ...{ paid: sums?.paid ?? 0, refunded: sums?.refunded ?? 0 },
        payingOwners: await countPaying(db, clock.now(), plans),
        ever: await starsInLedger(db),
      }
    },
  }
}

/** Owners with a month that was paid for in Stars and is not over, or whose renewal is only late. */
async function countPaying(db: Database, now: number, plans: Plans): Promise<number> {
  const { ownerId, plan, cause, startsAt, endsAt, invoiceId } = planPeriods
  const isLate = and(eq(starInvoices.renewal, 'on'), gt(endsAt, new Date(now - plans.graceMs)))
  const [row] = await db
    .select({ owners: sql<number>`count(distinct ${ownerId})::int` })
    .from(planPeriods)
    .leftJoin(starInvoices, eq(starInvoices.id, invoiceId))
    .where(
      and(
        sql`${cause} like 'charge:%'`,
        // A refunded month that had not begun has no length.
        sql`${startsAt} < ${endsAt}`,
        inArray(
          plan,
          plans.paid.map(({ name }) => name),
        ),
        or(gt(endsAt, new Date(now)), isLate),
      ),
    )
  return row?.owners ?? 0
}

function checkGift(gift: Gift, plans: Plans): void {
  const isGood =
    'plan' in gift
      ? planOf(plans, gift.plan) !== undefined && isWhole(gift.days, MOST_DAYS)
      : isUse(gift.kind) && isWhole(gift.amount, MOST_USES)
  if (!isGood) throw new AppError({ kind: 'invalid', code: 'billing.gift' })
}

const isUse = (kind: string): kind is UseKind => USE_KINDS.some((one) => one === kind)
const isWhole = (value: number, most: number) =>
  Number.isInteger(value) && value >= 1 && value <= most
