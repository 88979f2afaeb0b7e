import { desc, eq, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { prepared } from '#db/prepared.ts'
import type { Locale } from '#platform/texts/lang.ts'
import { localeOf } from '#platform/texts/locale.ts'
import type { Role } from '../context.ts'
import type { Person, TelegramFrom } from './person.ts'
import { members, users, workspaces } from './schema.ts'

export type UserRow = typeof users.$inferSelect
export type PersonRow = { user: UserRow; workspace: typeof workspaces.$inferSelect; role: string }

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
export async function readPerson(
  db: Database | Transaction,
  id: number,
): Promise<PersonRow | undefined> {
  const [row] = await selectPerson(db).execute({ id })
  return row
}

/** User, personal workspace and ownership. False when the user was already there. */
export async function insertPerson(
  tx: Transaction,
  from: TelegramFrom,
  isAdmin: boolean,
  workspaceId: string,
  defaultLocale: Locale,
): Promise<boolean> {
  const inserted = await tx
    .insert(users)
    .values({
      ...namesOf(from),
      locale: localeOf(from.language_code, defaultLocale),
      isAdmin,
      workspaceId,
    })
    .onConflictDoNothing()
    .returning({ id: users.id })
  if (inserted.length === 0) return false
  await tx.insert(workspaces).values({ id: workspaceId, name: fullName(from), ownerId: from.id })
  await tx.insert(members).values({ workspaceId, userId: from.id, role: 'owner' })
  return true
}

export function namesOf(from: TelegramFrom) {
  return {
    id: from.id,
    firstName: from.first_name,
    lastName: from.last_name ?? null,
    username: from.username ?? null,
  }
}

export function personOf({ user, workspace, role }: PersonRow, isNew: boolean): Person {
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
