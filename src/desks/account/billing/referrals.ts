import { randomBytes } from 'node:crypto'
import { and, count, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { users } from '#telegram/identity/schema.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import { giveExtra } from './allowance.ts'
import * as notices from './notices.ts'
import { referralCodes, referrals, starPayments } from './schema.ts'

/** Prefix of the start link, without the underscore. */
export const REFERRAL_LINK = 'ref'
const CODE_BYTES = 6

export interface Referred {
  readonly code: string
  readonly came: number
  readonly paid: number
}

/** Who came by whose link. */
export function createReferrals({ db, clock }: { readonly db: Database; readonly clock: Clock }) {
  return {
    /** A person's own word, and what came of it. */
    async of(userId: number): Promise<Referred> {
      const made = {
        userId,
        code: randomBytes(CODE_BYTES).toString('base64url').replace(/_/g, '-'),
      }
      await db.insert(referralCodes).values(made).onConflictDoNothing()
      const [own] = await db.select().from(referralCodes).where(eq(referralCodes.userId, userId))
      const mine = eq(referrals.referrerId, userId)
      const [came] = await db.select({ n: count() }).from(referrals).where(mine)
      const [paid] = await db
        .select({ n: count() })
        .from(referrals)
        .where(and(mine, isNotNull(referrals.rewardedAt)))
      return { code: own?.code ?? made.code, came: came?.n ?? 0, paid: paid?.n ?? 0 }
    },

    /** A newcomer came by a link. Who was here before, or came by their own, is no referral. */
    async came(newcomerId: number, code: string): Promise<boolean> {
      const [by] = await db.select().from(referralCodes).where(eq(referralCodes.code, code))
      if (!by || by.userId === newcomerId || !(await isNew(db, newcomerId))) return false
      const made = await db
        .insert(referrals)
        .values({ newcomerId, referrerId: by.userId, createdAt: new Date(clock.now()) })
        .onConflictDoNothing()
        .returning({ newcomerId: referrals.newcomerId })
      return made.length > 0
    },
  }
}

/** So long after their first message somebody is a newcomer: the link may be pressed twice, or handled again. */
const NEW_HOURS = 24

/** By the database's own clock, which wrote when they came. Who has paid before is nobody's newcomer. */
async function isNew(db: Database, userId: number): Promise<boolean> {
  const since = sql`now() - make_interval(hours => ${NEW_HOURS})`
  const [person] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), gt(users.createdAt, since)))
  const [paid] = await db
    .select({ id: starPayments.chargeId })
    .from(starPayments)
    .where(eq(starPayments.userId, userId))
    .limit(1)
  return person !== undefined && paid === undefined
}

export type Referrals = ReturnType<typeof createReferrals>

/** Both get their bonus when who was invited first pays: once. */
export async function rewardReferral(
  tx: Transaction,
  of: {
    readonly userId: number
    readonly clock: Clock
    readonly enqueue: Enqueue
    readonly referralCatches: number
  },
): Promise<void> {
  const { userId, referralCatches: amount } = of
  if (amount === 0) return
  const at = new Date(of.clock.now())
  const [referral] = await tx
    .update(referrals)
    .set({ rewardedAt: at })
    .where(and(eq(referrals.newcomerId, userId), isNull(referrals.rewardedAt)))
    .returning()
  if (!referral) return
  for (const [ownerId, who] of [
    [userId, 'newcomer'],
    [referral.referrerId, 'referrer'],
  ] as const) {
    const gift = { ownerId, kind: 'catch', amount, ref: `referral:${userId}:${who}`, at } as const
    await giveExtra(tx, gift)
    await of.enqueue(tx, notices.referralBonus({ ownerId, newcomerId: userId, amount, who }))
  }
}
