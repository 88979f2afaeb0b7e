import { asc, eq, lte } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import { membersOf, rolesOf } from '#telegram/identity/members.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import { ARCHIVE_KIND } from './archive.ts'
import { deletions } from './schema.ts'

/** Time to think better of it. */
const UNDO_MS = 7 * 86_400_000

export interface DataDeps {
  readonly db: Database
  readonly clock: Clock
  readonly enqueue: Enqueue
}

/** What a deletion would take. */
export interface Belongings {
  readonly shops: number
  /** People who work in them. */
  readonly helpers: number
}

export type PersonalData = ReturnType<typeof createPersonalData>

/** What a person may ask about their own data: a copy of it, and its end. Every method is safe to repeat. */
export function createPersonalData({ db, clock, enqueue }: DataDeps) {
  const dueAt = async (userId: number): Promise<Date | undefined> => {
    const [row] = await db.select().from(deletions).where(eq(deletions.userId, userId))
    return row?.dueAt
  }
  return {
    /** When the account will be deleted; undefined when nobody asked for it. */
    dueAt,

    async belongings(userId: number): Promise<Belongings> {
      const own = (await rolesOf(db, userId)).filter(({ role }) => role === 'owner')
      const teams = await Promise.all(own.map(({ id }) => membersOf(db, id)))
      return { shops: own.length, helpers: teams.reduce((sum, { length }) => sum + length - 1, 0) }
    },

    /** Owes the person an archive, made when it is sent. */
    askArchive: (userId: number, updateId: number): Promise<void> =>
      enqueue(db, {
        key: `archive:${userId}:${updateId}`,
        ...{ chatId: userId, workspaceId: null, isLoud: true },
        notice: {
          messageKey: 'notice-archive',
          vars: {},
          attachment: { kind: ARCHIVE_KIND, id: String(userId), as: 'document' },
        },
      }),

    /** Asks for the end of the account; the day stays that of the first time. */
    async askDeletion(userId: number): Promise<Date> {
      const now = clock.now()
      const wish = { userId, askedAt: new Date(now), dueAt: new Date(now + UNDO_MS) }
      await db.insert(deletions).values(wish).onConflictDoNothing()
      return (await dueAt(userId)) ?? wish.dueAt
    },

    async keep(userId: number): Promise<void> {
      await db.delete(deletions).where(eq(deletions.userId, userId))
    },

    /** Whose day has come. */
    async due(): Promise<number[]> {
      const rows = await db
        .select({ userId: deletions.userId })
        .from(deletions)
        .where(lte(deletions.dueAt, new Date(clock.now())))
        .orderBy(asc(deletions.dueAt))
      return rows.map(({ userId }) => userId)
    },
  }
}
