import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { addDays, type Day, dayIn } from '#core/dates.ts'
import { AppError, type ErrorKind } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { EVERYBODY, spending } from './schema.ts'

/** What may be spent in a day. */
export interface SpendingLimit {
  readonly calls: number
  /** Millionths of a dollar. */
  readonly micros: number
}

export interface SpendingLeft extends SpendingLimit {
  /** When the day begins anew, ms. */
  readonly freeAt: number
}

export interface SpendingDeps {
  readonly db: Database
  readonly clock: Clock
  readonly perUser: SpendingLimit
  /** For everybody together. */
  readonly total: SpendingLimit
  /** What a single person may, where an admin has decided otherwise. */
  readonly limitOf?: (userId: number) => Promise<SpendingLimit | undefined>
  /** Told of each price that was paid, for figures. */
  readonly onPaid?: (paid: {
    readonly userId: number | null
    readonly service: string
    readonly micros: number
  }) => void
}

const ZONE = 'Europe/Moscow'
/** After these nothing was bought. Any other end may have cost something, so its reservation stands. */
const UNPAID: readonly ErrorKind[] = ['limit', 'auth', 'invalid', 'unavailable']

/**
 * The ceiling over paid calls on the operator's keys. A call is reserved before it is made, in one transaction that all
 * processes share, and settled with its real price afterwards: two calls never both take what is left for one.
 */
export function createSpending({ db, clock, perUser, total, limitOf, onPaid }: SpendingDeps) {
  const personal = async (userId: number): Promise<SpendingLimit> =>
    (await limitOf?.(userId)) ?? perUser
  const today = (): Day => dayIn(ZONE, clock.now())
  /** Moscow has had no summer time since 2014: UTC+3 all year. */
  const freeAt = (): number => Date.parse(`${addDays(today(), 1)}T00:00:00+03:00`)

  const take = async (
    tx: Transaction,
    row: { readonly day: Day; readonly userId: number; readonly micros: number },
    limit: SpendingLimit,
  ): Promise<boolean> => {
    if (limit.calls < 1 || row.micros > limit.micros) return false
    const taken = await tx
      .insert(spending)
      .values({ ...row, calls: 1 })
      .onConflictDoUpdate({
        target: [spending.day, spending.userId],
        set: {
          calls: sql`${spending.calls} + 1`,
          micros: sql`${spending.micros} + ${row.micros}`,
        },
        setWhere: sql`${spending.calls} < ${limit.calls}
          and ${spending.micros} + ${row.micros} <= ${limit.micros}`,
      })
      .returning({ calls: spending.calls })
    return taken.length > 0
  }

  const reserve = async (day: Day, payers: readonly number[], micros: number): Promise<void> => {
    const [first = EVERYBODY] = payers
    const own = first === EVERYBODY ? perUser : await personal(first)
    await db.transaction(async (tx) => {
      // Always in this order, so that two reservations cannot wait for each other.
      for (const userId of payers) {
        const limit = userId === EVERYBODY ? total : own
        if (await take(tx, { day, userId, micros }, limit)) continue
        throw used(userId === EVERYBODY ? 'everybody' : 'user', freeAt() - clock.now())
      }
    })
  }

  const correct = (
    day: Day,
    payers: readonly number[],
    by: { readonly calls: number; readonly micros: number },
  ): Promise<void> =>
    db.transaction(async (tx) => {
      // In the order of the reservations: one statement would lock the rows in any.
      for (const userId of payers)
        await tx
          .update(spending)
          .set({
            calls: sql`${spending.calls} + ${by.calls}`,
            micros: sql`${spending.micros} + ${by.micros}`,
          })
          .where(and(eq(spending.day, day), eq(spending.userId, userId)))
    })

  return {
    /**
     * Makes a paid call for a person (null: for nobody in particular). `expected` and what `priceOf` reads from the result
     * are millionths of a dollar. Throws AppError `limit` with code `spending.user` or `spending.everybody` and
     * `retryAfterMs` when the day's money is used; then nothing was called.
     */
    async pay<T>(
      userId: number | null,
      expected: number,
      call: () => Promise<T>,
      priceOf: (result: T) => number,
      service = '',
    ): Promise<T> {
      const day = today()
      const payers = userId === null ? [EVERYBODY] : [userId, EVERYBODY]
      await reserve(day, payers, expected)
      try {
        const result = await call()
        const price = priceOf(result)
        await correct(day, payers, { calls: 0, micros: price - expected })
        onPaid?.({ userId, service, micros: price })
        return result
      } catch (thrown) {
        const isUnpaid = thrown instanceof AppError && UNPAID.includes(thrown.kind)
        if (isUnpaid) await correct(day, payers, { calls: -1, micros: -expected })
        throw thrown
      }
    },

    /** What a person may still spend today: the less of the own limit and of what is left for everybody. */
    async left(userId: number): Promise<SpendingLeft> {
      const own = await personal(userId)
      const rows = await db
        .select()
        .from(spending)
        .where(and(eq(spending.day, today()), inArray(spending.userId, [userId, EVERYBODY])))
      const rest = (limit: SpendingLimit, of: number, what: 'calls' | 'micros') =>
        Math.max(0, limit[what] - (rows.find((row) => row.userId === of)?.[what] ?? 0))
      const least = (what: 'calls' | 'micros') =>
        Math.min(rest(own, userId, what), rest(total, EVERYBODY, what))
      return { calls: least('calls'), micros: least('micros'), freeAt: freeAt() }
    },

    /** What was spent today for a person or for {@link EVERYBODY}, and how much may be. */
    async spentBy(
      userId: number,
    ): Promise<{ readonly spent: SpendingLimit; readonly limit: SpendingLimit }> {
      const limit = userId === EVERYBODY ? total : await personal(userId)
      const [row] = await db
        .select({ calls: spending.calls, micros: spending.micros })
        .from(spending)
        .where(and(eq(spending.day, today()), eq(spending.userId, userId)))
      return { spent: row ?? { calls: 0, micros: 0 }, limit }
    },
  }
}

export type Spending = ReturnType<typeof createSpending>

function used(whose: 'user' | 'everybody', retryAfterMs: number): AppError {
  const messageKey = `error-spending-${whose}`
  return new AppError({ kind: 'limit', code: `spending.${whose}`, messageKey, retryAfterMs })
}
