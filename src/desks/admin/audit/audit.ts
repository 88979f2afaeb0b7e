import { and, desc, eq, ne, type SQL } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { adminActions } from '../schema.ts'

/** Everything an admin can do; `admin-did` says each in words. */
export type AdminDeed =
  | 'look'
  | 'block'
  | 'unblock'
  | 'write'
  | 'limit'
  | 'unlimit'
  | 'grant'
  | 'refund'
  | 'promo'
  | 'promo-end'
  | 'link'
  | 'unlink'
  | 'admit'
  | 'expel'
  | 'retry-job'
  | 'retry-jobs'
  | 'drain'
  | 'backup'
  | 'broadcast-test'
  | 'broadcast-drop'
  | 'broadcast-start'
  | 'broadcast-pause'
  | 'broadcast-resume'
  | 'broadcast-stop'

export interface Act {
  readonly action: AdminDeed
  /** Whom it concerns. */
  readonly userId?: number
  readonly detail?: Readonly<Record<string, string | number>>
  /** Derived from the update or the draft: handled again, it is written once. */
  readonly ref: string
}

export type AuditRow = typeof adminActions.$inferSelect

export interface AuditDeps {
  readonly db: Database
  readonly clock: Clock
  /** As the environment has them: nothing else makes an admin. */
  readonly adminIds: readonly number[]
}

export type Audit = ReturnType<typeof createAudit>

/** Who may, and the book of what was done. Each deed is written in the transaction of its effect. */
export function createAudit({ db, clock, adminIds }: AuditDeps) {
  const isAdmin = (userId: number): boolean => adminIds.includes(userId)

  const require = (userId: number): void => {
    if (isAdmin(userId)) return
    throw new AppError({ kind: 'auth', code: 'admin.not', messageKey: 'error-not-admin' })
  }

  /** False when it was written before. */
  const write = async (tx: Transaction, adminId: number, act: Act): Promise<boolean> => {
    const written = await tx
      .insert(adminActions)
      .values({
        at: new Date(clock.now()),
        adminId,
        action: act.action,
        userId: act.userId ?? null,
        detail: act.detail ?? {},
        ref: act.ref,
      })
      .onConflictDoNothing()
      .returning({ id: adminActions.id })
    return written.length > 0
  }

  return {
    isAdmin,
    /** Throws AppError `auth` for everybody else. */
    require,
    /** Does `work` and writes the deed, both or neither; handled again it does nothing. */
    async act(
      adminId: number,
      act: Act,
      work: (tx: Transaction) => Promise<unknown>,
    ): Promise<void> {
      require(adminId)
      await db.transaction(async (tx) => {
        if (await write(tx, adminId, act)) await work(tx)
      })
    },
    /** Newest first; looks are left out unless asked for, `userId` asks for what concerned one person. */
    list(wish: {
      readonly withLooks: boolean
      readonly userId?: number
      readonly offset: number
      readonly limit: number
    }): Promise<AuditRow[]> {
      const of: SQL | undefined = and(
        wish.withLooks ? undefined : ne(adminActions.action, 'look'),
        wish.userId === undefined ? undefined : eq(adminActions.userId, wish.userId),
      )
      return db
        .select()
        .from(adminActions)
        .where(of)
        .orderBy(desc(adminActions.id))
        .limit(wish.limit)
        .offset(wish.offset)
    },
  }
}
