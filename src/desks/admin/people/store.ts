import { and, desc, eq, gt, ilike, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { members, users, workspaces } from '#telegram/identity/schema.ts'

export const PEOPLE_FILTERS = ['all', 'new', 'blocked', 'left'] as const
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number]

export type PersonRow = typeof users.$inferSelect

export interface PeoplePage {
  readonly people: readonly PersonRow[]
  readonly total: number
}

const WEEK_MS = 7 * 86_400_000

/** Everybody who ever wrote, as admins look for them. */
export function createPeopleStore(db: Database) {
  const filterBy = (filter: PeopleFilter, now: number): SQL | undefined => {
    switch (filter) {
      case 'all':
        return undefined
      case 'new':
        return gt(users.createdAt, new Date(now - WEEK_MS))
      case 'blocked':
        return isNotNull(users.blockedAt)
      case 'left':
        return isNotNull(users.leftAt)
    }
  }

  return {
    /** By id, @username or a part of the name; the last who wrote first. */
    async search(wish: {
      readonly text: string
      readonly filter: PeopleFilter
      readonly now: number
      readonly offset: number
      readonly limit: number
    }): Promise<PeoplePage> {
      const where = and(matching(wish.text), filterBy(wish.filter, wish.now))
      const [people, total] = await Promise.all([
        db
          .select()
          .from(users)
          .where(where)
          .orderBy(desc(users.lastActiveAt), desc(users.id))
          .limit(wish.limit)
          .offset(wish.offset),
        db.$count(users, where),
      ])
      return { people, total }
    },

    async find(userId: number): Promise<PersonRow | undefined> {
      const [row] = await db.select().from(users).where(eq(users.id, userId))
      return row
    },

    /** Shops a person belongs to, the own one first. */
    shopsOf: (userId: number) =>
      db
        .select({ id: workspaces.id, name: workspaces.name, role: members.role })
        .from(members)
        .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
        .where(eq(members.userId, userId))
        .orderBy(desc(sql`${workspaces.ownerId} = ${userId}`), workspaces.name),

    /** How many there are: all, new ones of a week, blocked, gone. */
    async counts(now: number) {
      const count = (filter: PeopleFilter) => db.$count(users, filterBy(filter, now))
      const [all, fresh, blocked, left] = await Promise.all([
        count('all'),
        count('new'),
        count('blocked'),
        count('left'),
      ])
      return { all, new: fresh, blocked, left }
    },
  }
}

export type PeopleStore = ReturnType<typeof createPeopleStore>

function matching(text: string): SQL | undefined {
  const words = text.trim().replace(/^@/, '')
  if (words === '') return undefined
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const isId = /^\d{1,15}$/.test(words)
  return or(
    isId ? eq(users.id, Number(words)) : undefined,
    ilike(users.username, part),
    ilike(sql`${users.firstName} || ' ' || coalesce(${users.lastName}, '')`, part),
  )
}

/** Who can be written to at all. */
export const isReachable = and(isNull(users.blockedAt), isNull(users.leftAt))
