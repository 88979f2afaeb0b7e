import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Locale } from '#platform/texts/lang.ts'
import { outbox } from '../outbox/schema.ts'
import { chatScreens } from '../screens/schema.ts'
import type { Role } from '../turn.ts'
import { wizardStates } from '../wizard/schema.ts'
import type { Person, TelegramFrom } from './person.ts'
import { insertPerson, namesOf, type PersonRow, personOf, readPerson } from './rows.ts'
import { members, users, workspaces } from './schema.ts'

export interface PeopleOptions {
  readonly db: Database
  readonly clock: Clock
  /** Telegram ids of this installation's admins. */
  readonly adminIds: readonly number[]
}

export interface QuietHours {
  readonly quietFrom: number | null
  readonly quietTo: number | null
}

/** How long another process's change (a block, a new role) may go unnoticed. */
const MEMORY_MS = 10_000
const MEMORY_PEOPLE = 20_000
const ACTIVITY_MS = 60_000

/** Users, their workspaces and roles. */
export function createPeople({ db, clock, adminIds }: PeopleOptions) {
  const known = new LRUCache<number, { row: PersonRow; until: number }>({ max: MEMORY_PEOPLE })
  /** Raised by every change: what was read before it must not be remembered after it. */
  let changes = 0

  const remember = (id: number, row: PersonRow) => {
    known.set(id, { row, until: clock.now() + MEMORY_MS })
  }

  const lose = (id: number) => {
    changes += 1
    known.delete(id)
  }

  const read = async (id: number): Promise<PersonRow | undefined> => {
    const memory = known.get(id)
    if (memory && clock.now() < memory.until) return memory.row
    const readAt = changes
    const row = await readPerson(db, id)
    if (row && readAt === changes) remember(id, row)
    return row
  }

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
    const fresh = { ...row, user: { ...user, ...news } }
    if (known.get(from.id)?.row === row) remember(from.id, fresh)
    return fresh
  }

  const change = async (id: number, values: Partial<typeof users.$inferInsert>) => {
    await db.update(users).set(values).where(eq(users.id, id))
    lose(id)
  }

  return {
    /** To be called once a transaction that changed the person's workspace or role is through. */
    forget: lose,

    async find(id: number): Promise<Person | undefined> {
      const row = await read(id)
      return row && personOf(row, false)
    },

    /** The person behind an update, made on the first one: user, personal workspace and ownership together. */
    async ensure(from: TelegramFrom): Promise<Person> {
      const row = await read(from.id)
      if (row) return personOf(await refresh(row, from), false)
      const isAdmin = adminIds.includes(from.id)
      const isNew = await db.transaction((tx) =>
        insertPerson(tx, from, isAdmin, newId(clock.now())),
      )
      const made = await read(from.id)
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
      const row = await read(id)
      return { quietFrom: row?.user.quietFrom ?? null, quietTo: row?.user.quietTo ?? null }
    },
    block: (id: number) => change(id, { blockedAt: new Date(clock.now()), refusedAt: null }),
    unblock: (id: number) => change(id, { blockedAt: null, refusedAt: null }),
    /** Telegram said 403, or the person stopped the bot: nothing is sent until they write again. */
    markLeft: (id: number) => change(id, { leftAt: new Date(clock.now()) }),

    /** True for the first caller only: the one refusal of a blocked person is theirs to send. */
    async claimRefusal(id: number): Promise<boolean> {
      const rows = await db
        .update(users)
        .set({ refusedAt: new Date(clock.now()) })
        .where(and(eq(users.id, id), isNull(users.refusedAt)))
        .returning({ id: users.id })
      lose(id)
      return rows.length > 0
    },

    async roleIn(workspaceId: string, userId: number): Promise<Role | undefined> {
      const [row] = await db
        .select({ role: members.role })
        .from(members)
        .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)))
      return row?.role as Role | undefined
    },

    /**
     * Deletes a user's own account: first `forget` for each workspace they own (what desks keep there), then the
     * workspaces, memberships, screens, wizards and unsent messages, in one transaction.
     */
    async remove(
      id: number,
      forget: (tx: Transaction, workspaceId: string) => Promise<void>,
    ): Promise<void> {
      await db.transaction(async (tx) => {
        const own = tx
          .select({ id: workspaces.id })
          .from(workspaces)
          .where(eq(workspaces.ownerId, users.id))
          .limit(1)
        // Guests of these workspaces go back to their own before the ground is taken away.
        await tx
          .update(users)
          .set({ workspaceId: sql`(${own})` })
          .where(and(ne(users.id, id), inArray(users.workspaceId, ownedBy(tx, id))))
        const owned = await tx.delete(workspaces).where(eq(workspaces.ownerId, id)).returning()
        for (const workspace of owned) await forget(tx, workspace.id)
        await tx.delete(members).where(eq(members.userId, id))
        await tx.delete(wizardStates).where(eq(wizardStates.chatId, id))
        await tx.delete(chatScreens).where(eq(chatScreens.chatId, id))
        await tx.delete(outbox).where(eq(outbox.chatId, id))
        await tx.delete(users).where(eq(users.id, id))
      })
      lose(id)
    },
  }
}

function ownedBy(tx: Transaction, id: number) {
  return tx.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.ownerId, id))
}

export type People = ReturnType<typeof createPeople>
