import { and, eq, isNull } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Database } from '#db/connection.ts'
import type { Locale } from '#platform/texts/lang.ts'
import type { Person, TelegramFrom } from './person.ts'
import { insertPerson, namesOf, type PersonRow, personOf, readPerson } from './rows.ts'
import { users } from './schema.ts'

export interface PeopleOptions {
  readonly db: Database
  readonly clock: Clock
  /** Telegram ids of this installation's admins. */
  readonly adminIds: readonly number[]
  /** Of newcomers whose Telegram speaks neither language. */
  readonly defaultLocale: Locale
}

export interface QuietHours {
  readonly quietFrom: number | null
  readonly quietTo: number | null
}

const ACTIVITY_MS = 60_000

/** Users, their workspaces and roles: read anew each time, so that a removal or a block counts everywhere at once. */
export function createPeople({ db, clock, adminIds, defaultLocale }: PeopleOptions) {
  /** Names as Telegram has them now, the last activity (once a minute), and the return of who had left. */
  const refresh = async (row: PersonRow, from: TelegramFrom): Promise<PersonRow> => {
    const names = namesOf(from)
    const { user } = row
    const isAdmin = adminIds.includes(from.id)
    const now = new Date(clock.now())
    const isSame =
      user.firstName === names.firstName &&
      user.lastName === names.lastName &&
      user.username === names.username &&
      user.isAdmin === isAdmin &&
      user.leftAt === null
    if (isSame && now.getTime() - user.lastActiveAt.getTime() < ACTIVITY_MS) return row
    const news = { ...names, isAdmin, leftAt: null, lastActiveAt: now }
    await db.update(users).set(news).where(eq(users.id, from.id))
    return { ...row, user: { ...user, ...news } }
  }

  const change = async (id: number, values: Partial<typeof users.$inferInsert>) => {
    await db.update(users).set(values).where(eq(users.id, id))
  }

  return {
    async find(id: number): Promise<Person | undefined> {
      const row = await readPerson(db, id)
      return row && personOf(row, false)
    },

    /** The person behind an update, made on the first one: user, personal workspace and ownership together. */
    async ensure(from: TelegramFrom): Promise<Person> {
      const row = await readPerson(db, from.id)
      if (row) return personOf(await refresh(row, from), false)
      const isAdmin = adminIds.includes(from.id)
      const isNew = await db.transaction((tx) =>
        insertPerson(tx, from, isAdmin, newId(clock.now()), defaultLocale),
      )
      const made = await readPerson(db, from.id)
      if (!made) throw new Error(`user ${from.id} has no workspace`)
      return personOf(made, isNew)
    },

    setLocale: (id: number, locale: Locale) => change(id, { locale }),
    /** `timeZone`: IANA name. */
    setTimeZone: (id: number, timeZone: string) => change(id, { timeZone }),
    /** Whole hours 0–23 in the person's own zone; nulls switch quiet hours off. */
    setQuietHours: (id: number, from: number | null, to: number | null) =>
      change(id, { quietFrom: from, quietTo: to }),
    async quietHours(id: number): Promise<QuietHours> {
      const row = await readPerson(db, id)
      return { quietFrom: row?.user.quietFrom ?? null, quietTo: row?.user.quietTo ?? null }
    },
    /** Telegram said 403, or the person stopped the bot: nothing is sent until they write again. */
    markLeft: (id: number) => change(id, { leftAt: new Date(clock.now()) }),

    /** True for the first caller only: the one refusal of a blocked person is theirs to send. */
    async claimRefusal(id: number): Promise<boolean> {
      const rows = await db
        .update(users)
        .set({ refusedAt: new Date(clock.now()) })
        .where(and(eq(users.id, id), isNull(users.refusedAt)))
        .returning({ id: users.id })
      return rows.length > 0
    },
  }
}

export type People = ReturnType<typeof createPeople>
