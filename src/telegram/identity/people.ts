import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { prepared } from '#db/prepared.ts'
import type { Locale } from '#platform/texts/lang.ts'
import { localeOf } from '#platform/texts/locale.ts'
import type { Role } from '../context.ts'
import type { Person, TelegramFrom } from './person.ts'
import { members, users, workspaces } from './schema.ts'

export interface PeopleOptions {
  readonly db: Database
  readonly clock: Clock
  /** Telegram ids of this installation's admins. */
  readonly adminIds: readonly number[]
  /** Of newcomers whose Telegram speaks neither language. */
  readonly defaultLocale: Locale
}

/** Which messages make a sound. */
export type NotifyLevel = 'all' | 'important' | 'loud'

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
        insertPerson(tx, from, { isAdmin, defaultLocale, now: clock.now() }),
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
    setNotifyLevel: (id: number, notifyLevel: NotifyLevel) => change(id, { notifyLevel }),
    async notifyLevel(id: number): Promise<NotifyLevel> {
      const level = (await readPerson(db, id))?.user.notifyLevel
      return level === 'important' || level === 'loud' ? level : 'all'
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

type PersonRow = {
  user: typeof users.$inferSelect
  workspace: typeof workspaces.$inferSelect
  role: string
}

const selectPerson = prepared((db) =>
  db
    .select({ user: users, workspace: workspaces, role: members.role })
    .from(users)
    .innerJoin(members, eq(members.userId, users.id))
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(eq(users.id, sql.placeholder('id')))
    .orderBy(
      desc(sql`${workspaces.id} = ${users.workspaceId}`),
      desc(sql`${workspaces.ownerId} = ${users.id}`),
    )
    .limit(1)
    .prepare('select-person'),
)

/**
 * The person with the workspace they act in, in one query: the chosen one while they belong to it, else their own.
 * Whoever loses a workspace is home at once, whatever happened in between.
 */
async function readPerson(db: Database | Transaction, id: number): Promise<PersonRow | undefined> {
  const [row] = await selectPerson(db).execute({ id })
  return row
}

/** User, personal workspace and ownership. False when the user was already there. */
async function insertPerson(
  tx: Transaction,
  from: TelegramFrom,
  about: { readonly isAdmin: boolean; readonly defaultLocale: Locale; readonly now: number },
): Promise<boolean> {
  const { isAdmin, defaultLocale, now } = about
  const workspaceId = newId(now)
  const inserted = await tx
    .insert(users)
    .values({
      ...namesOf(from),
      locale: localeOf(from.language_code, defaultLocale),
      ...{ isAdmin, workspaceId, createdAt: new Date(now) },
    })
    .onConflictDoNothing()
    .returning({ id: users.id })
  if (inserted.length === 0) return false
  await tx.insert(workspaces).values({ id: workspaceId, name: fullName(from), ownerId: from.id })
  await tx.insert(members).values({ workspaceId, userId: from.id, role: 'owner' })
  return true
}

function namesOf(from: TelegramFrom) {
  return {
    id: from.id,
    firstName: from.first_name,
    lastName: from.last_name ?? null,
    username: from.username ?? null,
  }
}

function personOf({ user, workspace, role }: PersonRow, isNew: boolean): Person {
  const { id, firstName, lastName, username, timeZone, isAdmin, createdAt } = user
  const locale = user.locale === 'en' ? 'en' : 'ru'
  return {
    user: { id, firstName, lastName, username, locale, timeZone, isAdmin, createdAt },
    workspace: { id: workspace.id, name: workspace.name, ownerId: workspace.ownerId },
    role: role as Role,
    isBlocked: user.blockedAt !== null,
    wasRefused: user.refusedAt !== null,
    isNew,
  }
}

function fullName(from: TelegramFrom): string {
  return [from.first_name, from.last_name].filter(Boolean).join(' ')
}
