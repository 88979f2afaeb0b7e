import { eq, inArray, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { withClient } from '#db/client.ts'
import type { Transaction } from '#db/connection.ts'
import { lockName } from '#db/lock.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { type Actor, demandRole } from '#telegram/identity/authority.ts'
import type { WorkspaceStopped } from '#telegram/identity/block.ts'
import type { MemberGone } from '#telegram/identity/member-gone.ts'
import { enterWorkspace, ownedBy } from '#telegram/identity/members.ts'
import { members, users, workspaces } from '#telegram/identity/schema.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import { forgetPlans, owesStops, stopRenewals } from '../billing/parting.ts'
import { type Column, type Shape, shapeOf } from './reach.ts'
import { deletions } from './schema.ts'

/** Stands where a person stood who is gone. */
const NOBODY = 0

/** Columns that name people; a private chat has its person's number. */
const NAMES_PEOPLE =
  /^(user_id|chat_id|owner_id|actor_id|admin_id|newcomer_id|referrer_id|lane)$|_by$/
const isPerson = ({ name, type }: Column) => type === 'bigint' && NAMES_PEOPLE.test(name)
/** Rows that are about the person alone. */
const ALL_THEIRS = /^(inbox|outbox|wizard_states|chat_screens)$/

export interface EraseDeps {
  readonly url: string
  readonly memberGone: MemberGone
  readonly stopped: readonly WorkspaceStopped[]
  readonly enqueue: Enqueue
}

/**
 * Deletes a person and the shops they own, in every table there is, all or nothing. What they did in other people's shops
 * stays there without their name. False when the wish was taken back meanwhile, `at` is before its day, or Telegram has to be
 * told first that a subscription is not to be renewed: afterwards nobody knows whose it is.
 */
export function erasePerson(deps: EraseDeps, userId: number, at: Date): Promise<boolean> {
  // On a connection of its own: a large shop takes longer than any other statement may.
  return withClient(deps.url, (client) =>
    drizzle(client, { casing: 'snake_case' }).transaction(async (tx) => {
      const [wish] = await tx
        .select()
        .from(deletions)
        .where(eq(deletions.userId, userId))
        .for('update')
      if (!wish || wish.dueAt > at) return false
      await stopRenewals(tx, userId)
      if (await owesStops(tx, userId)) return false
      await leaveOthers(tx, deps, userId)
      const shape = await shapeOf(tx)
      const own = await ownedBy(tx, userId)
      await holdTeams(tx, own)
      await unlockBooks(tx, 'disable')
      if (own.length > 0)
        await eraseWorkspaces(tx, deps, shape, own, {
          ...{ userId, at, messageKey: 'notice-workspace-gone' },
        })
      await forgetPlans(tx, userId)
      await forgetPerson(tx, shape, userId)
      await unlockBooks(tx, 'enable')
      return true
    }),
  )
}

/**
 * Deletes one shop of its owner with everything in it, all or nothing; only what was used of the plan and the trial stays
 * counted. The shop the owner is in then; undefined: it is the only one they own, and stays.
 */
export function eraseWorkspace(deps: EraseDeps, by: Actor, at: Date): Promise<string | undefined> {
  const { workspaceId, userId } = by
  return withClient(deps.url, (client) =>
    drizzle(client, { casing: 'snake_case' }).transaction(async (tx) => {
      // One at a time: two could take the last two shops together.
      await lockName(tx, `workspaces:${userId}`)
      await demandRole(tx, by, 'owner')
      const home = (await ownedBy(tx, userId)).find((id) => id !== workspaceId)
      if (home === undefined) return undefined
      await holdTeams(tx, [workspaceId])
      const shape = await shapeOf(tx)
      await unlockBooks(tx, 'disable')
      await tx.execute(
        sql`update usage_entries set workspace_id = null where workspace_id = ${workspaceId}`,
      )
      await enterWorkspace(tx, home, userId)
      const about = { userId, at, messageKey: 'notice-workspace-deleted' } as const
      await eraseWorkspaces(tx, deps, shape, [workspaceId], about)
      await unlockBooks(tx, 'enable')
      return home
    }),
  )
}

/** As if they had left by themselves: what they were to hear goes to those owners. */
async function leaveOthers(tx: Transaction, { memberGone }: EraseDeps, userId: number) {
  // Nobody makes them an owner any more.
  await tx.select().from(members).where(eq(members.userId, userId)).for('update')
  const helps = await tx
    .select({ workspaceId: workspaces.id, ownerId: workspaces.ownerId })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(eq(members.userId, userId))
    .for('share', { of: workspaces })
  for (const team of helps) {
    if (team.ownerId !== userId) await memberGone(tx, { ...team, userId })
  }
}

/** Waits for what people are writing there, so that it goes too, and lets nobody write any more. */
async function holdTeams(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx
    .select({ userId: members.userId })
    .from(members)
    .where(inArray(members.workspaceId, [...ids]))
    .for('update')
}

async function eraseWorkspaces(
  tx: Transaction,
  { stopped, enqueue }: EraseDeps,
  { reached }: Shape,
  ids: readonly string[],
  about: { readonly userId: number; readonly at: Date; readonly messageKey: MessageKey },
): Promise<void> {
  const { userId, at, messageKey } = about
  for (const id of ids) for (const stop of stopped) await stop(tx, id, at)
  const { rows: helpers } = await tx.execute<{ id: string; name: string; workspace: string }>(sql`
    select m.user_id::text as id, w.name, w.id as workspace from members m
    join workspaces w on w.id = m.workspace_id
    where w.id in ${[...ids]} and m.user_id <> ${userId}`)
  // Whoever was in it is at home again.
  await tx.execute(sql`update users set workspace_id =
      (select m.workspace_id from members m join workspaces w on w.id = m.workspace_id
       where m.user_id = users.id and w.id not in ${[...ids]}
       order by w.owner_id = users.id desc limit 1)
    where workspace_id in ${[...ids]} and id <> ${userId}`)
  for (const { table, rows } of reached) {
    await tx.execute(sql`delete from ${sql.identifier(table)} where ${rows(ids)}`)
  }
  await enqueue(
    tx,
    ...helpers.map(({ id, name }) => ({
      key: `workspace-gone:${name}:${id}:${at.getTime()}`,
      chatId: Number(id),
      workspaceId: null,
      notice: { messageKey, vars: { workspace: name } },
    })),
  )
}

async function forgetPerson(tx: Transaction, { tables }: Shape, userId: number): Promise<void> {
  for (const [table, columns] of tables) {
    for (const column of columns.filter(isPerson)) {
      const named = sql`${sql.identifier(column.name)} = ${userId}`
      const name = sql.identifier(table)
      if (column.isUnique || ALL_THEIRS.test(table))
        await tx.execute(sql`delete from ${name} where ${named}`)
      else
        await tx.execute(
          sql`update ${name} set ${sql.identifier(column.name)} = ${column.isNullable ? null : NOBODY} where ${named}`,
        )
    }
  }
  await tx.delete(users).where(eq(users.id, userId))
}

/** Books are written once, and only who they are about may have them burnt. */
async function unlockBooks(tx: Transaction, how: 'disable' | 'enable'): Promise<void> {
  const { rows } = await tx.execute<{ relation: string }>(sql`
    select distinct tgrelid::regclass::text as relation from pg_trigger
    join pg_class c on c.oid = tgrelid
    where not tgisinternal and c.relnamespace = 'public'::regnamespace order by 1`)
  for (const { relation } of rows) {
    await tx.execute(sql.raw(`alter table ${relation} ${how} trigger user`))
  }
}
