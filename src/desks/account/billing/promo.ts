import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { idFrom } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { lockOwner } from './accounts.ts'
import { giveExtra } from './allowance.ts'
import type { PlanName, UseKind } from './plans.ts'
import { planPeriods, promoCodes, promoUses } from './schema.ts'

const DAY_MS = 86_400_000

/** Days of a plan, or extra uses. */
export type Gift =
  | { readonly plan: PlanName; readonly days: number }
  | { readonly kind: UseKind; readonly amount: number }

export interface NewPromo {
  /** 3–32 letters, digits, '-' or '_'; case does not count. */
  readonly code: string
  readonly gift: Gift
  /** How many people may use it. */
  readonly maxUses: number
  /** ms; null: it does not end. */
  readonly expiresAt: number | null
  readonly by: number
}

/** A code as admins see it. */
export interface PromoCode {
  readonly code: string
  readonly gift: Gift
  readonly uses: number
  readonly maxUses: number
  /** ms. */
  readonly expiresAt: number | null
}

export type Redeemed =
  | { readonly kind: 'given'; readonly gift: Gift; readonly endsAt: number | null }
  | { readonly kind: 'unknown' | 'used' | 'over' }

const cleanCode = (text: string): string => text.trim().toUpperCase()
const CODE = /^[A-Z0-9_-]{3,32}$/

/** A code as it is kept; undefined for what nobody could type. */
export function promoCodeOf(text: string): string | undefined {
  const code = cleanCode(text)
  return CODE.test(code) ? code : undefined
}

/** Adds days of a plan to what there is of it; once for a cause. The end of them, ms. */
export async function addDays(
  tx: Transaction,
  of: {
    readonly ownerId: number
    readonly plan: PlanName
    readonly days: number
    readonly cause: string
    readonly now: number
    readonly note?: string
  },
): Promise<number> {
  const { ownerId, plan, days, cause, now, note = null } = of
  const mine = and(eq(planPeriods.ownerId, ownerId), eq(planPeriods.plan, plan))
  const rows = await tx
    .select()
    .from(planPeriods)
    .where(and(mine, gt(planPeriods.endsAt, new Date(now))))
  const startsAt = Math.max(now, ...rows.map(({ endsAt }) => endsAt.getTime()))
  const endsAt = startsAt + days * DAY_MS
  await tx
    .insert(planPeriods)
    .values({
      ...{ id: idFrom(`period:${cause}`), ownerId, plan, cause, note },
      ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
    })
    .onConflictDoNothing()
  return endsAt
}

/** Codes that give something: once a person, so many people, until a day. */
export function createPromo({ db, clock }: { readonly db: Database; readonly clock: Clock }) {
  return {
    /** False when there is such a code already. Throws `invalid` for a code nobody could type. */
    async create(
      { code, gift, maxUses, expiresAt, by }: NewPromo,
      on: Database | Transaction = db,
    ): Promise<boolean> {
      const clean = promoCodeOf(code)
      if (!clean || maxUses < 1) {
        throw new AppError({ kind: 'invalid', code: 'billing.promo_code' })
      }
      const made = await on
        .insert(promoCodes)
        .values({
          ...{ code: clean, maxUses, createdBy: by, createdAt: new Date(clock.now()), ...gift },
          expiresAt: expiresAt === null ? null : new Date(expiresAt),
        })
        .onConflictDoNothing()
        .returning({ code: promoCodes.code })
      return made.length > 0
    },

    /** Newest first. */
    async list(limit: number, offset = 0): Promise<PromoCode[]> {
      const { createdAt, code } = promoCodes
      const newest = db.select().from(promoCodes).orderBy(desc(createdAt), code)
      const rows = await newest.limit(limit).offset(offset)
      return rows.flatMap((row) => shownOf(row) ?? [])
    },

    async find(code: string): Promise<PromoCode | undefined> {
      const [row] = await db
        .select()
        .from(promoCodes)
        .where(eq(promoCodes.code, cleanCode(code)))
      return row && shownOf(row)
    },

    /** Nobody may use it from now on; what it gave stays. */
    async end(code: string, on: Database | Transaction = db): Promise<void> {
      const now = new Date(clock.now())
      const { expiresAt } = promoCodes
      await on
        .update(promoCodes)
        .set({ expiresAt: now })
        .where(and(eq(promoCodes.code, cleanCode(code)), or(isNull(expiresAt), gt(expiresAt, now))))
    },

    /** Uses a code for a person; the same `ref` again is answered as the first time. */
    async redeem(userId: number, typed: string, ref: string): Promise<Redeemed> {
      const code = cleanCode(typed)
      const now = clock.now()
      const at = new Date(now)
      return db.transaction(async (tx): Promise<Redeemed> => {
        await lockOwner(tx, userId)
        const [known] = await tx.select().from(promoCodes).where(eq(promoCodes.code, code))
        if (!known) return { kind: 'unknown' }
        const mine = and(eq(promoUses.code, code), eq(promoUses.userId, userId))
        const [before] = await tx.select().from(promoUses).where(mine)
        if (before) {
          const was = before.ref === ref ? giftOf(known) : undefined
          return was ? { kind: 'given', gift: was, endsAt: null } : { kind: 'used' }
        }
        const [taken] = await tx
          .update(promoCodes)
          .set({ uses: sql`${promoCodes.uses} + 1` })
          .where(
            and(
              eq(promoCodes.code, code),
              lt(promoCodes.uses, promoCodes.maxUses),
              or(isNull(promoCodes.expiresAt), gt(promoCodes.expiresAt, at)),
            ),
          )
          .returning()
        const gift = taken && giftOf(taken)
        if (!gift) return { kind: 'over' }
        await tx.insert(promoUses).values({ code, userId, ref, usedAt: at })
        const cause = `promo:${code}:${userId}`
        if ('plan' in gift) {
          const endsAt = await addDays(tx, { ownerId: userId, ...gift, cause, now })
          return { kind: 'given', gift, endsAt }
        }
        await giveExtra(tx, { ownerId: userId, ...gift, ref: cause, at })
        return { kind: 'given', gift, endsAt: null }
      })
    },
  }
}

export type Promo = ReturnType<typeof createPromo>

function shownOf(row: typeof promoCodes.$inferSelect): PromoCode | undefined {
  const { code, uses, maxUses, expiresAt } = row
  const gift = giftOf(row)
  return gift && { code, gift, uses, maxUses, expiresAt: expiresAt?.getTime() ?? null }
}

function giftOf(row: typeof promoCodes.$inferSelect): Gift | undefined {
  const { plan, days, kind, amount } = row
  if (plan !== null && days !== null) return { plan: plan as PlanName, days }
  if (kind !== null && amount !== null) return { kind: kind as UseKind, amount }
  return undefined
}
