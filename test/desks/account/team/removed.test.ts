import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Transaction } from '#db/connection.ts'
import { invites as invitesTable } from '#desks/account/schema.ts'
import { createInvites } from '#desks/account/team/invites.ts'
import { createTeam } from '#desks/account/team/team.ts'
import { createPeople } from '#telegram/identity/people.ts'
import { members, users } from '#telegram/identity/schema.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seat } from '#test/support/seat.ts'

const { db } = await freshDatabase()
let people = 0
const nextId = () => {
  people += 1
  return people
}

/** Olga acts as an owner does; Petr is who she acts upon. */
async function open() {
  const olga = { workspaceId: randomUUID(), userId: nextId() }
  const petr = { ...olga, userId: nextId() }
  const { workspaceId } = olga
  const workspace = { id: workspaceId, name: 'Shop', ownerId: olga.userId }
  await seat(db, olga)
  await seat(db, petr, 'manager')
  const clock = createTestClock()
  const invites = createInvites({ db, clock })
  const known = createPeople({ db, clock, adminIds: [], defaultLocale: 'ru' })
  const team = createTeam({ db, invites, people: known, enqueue, memberGone: async () => {} })
  const invite = await team.invite(olga, 'viewer', 1)
  if (!invite) throw new Error('no invitation')
  /** All but Olga's own place. */
  const state = async () => ({
    members: await db.select().from(members).where(eq(members.userId, petr.userId)),
    invites: await db.select().from(invitesTable).where(eq(invitesTable.workspaceId, workspaceId)),
    told: await db.select().from(outbox).where(eq(outbox.workspaceId, workspaceId)),
  })
  /** Begins `work` while `end` holds what it is about, and lets it go on once that is done. */
  const during = async <T>(end: (tx: Transaction) => Promise<unknown>, work: () => Promise<T>) => {
    const [ended] = await db.transaction(async (tx) => {
      await end(tx)
      // Its answer is not waited for here: it waits for this transaction.
      return [work()]
    })
    return ended
  }
  return { olga, petr, workspace, team, state, during, invite: invite.invite.id }
}

type Opened = Awaited<ReturnType<typeof open>>

const ends = {
  removed: (tx: Transaction, userId: number) =>
    tx.delete(members).where(eq(members.userId, userId)),
  demoted: (tx: Transaction, userId: number) =>
    tx.update(members).set({ role: 'manager' }).where(eq(members.userId, userId)),
}
const works: Readonly<Record<string, (opened: Opened) => Promise<unknown>>> = {
  invite: ({ team, olga }) => team.invite(olga, 'manager', 2),
  revoke: ({ team, olga, invite }) => team.revoke(olga, invite),
  changeRole: ({ team, olga, petr }) => team.changeRole(olga, petr.userId, 'viewer'),
  remove: ({ team, olga, petr, workspace }) => team.remove(olga, workspace, petr.userId),
}

test.each(
  Object.entries(works).flatMap(([what, work]) =>
    (['removed', 'demoted'] as const).map((end) => ({ what, work, end })),
  ),
)('$what: who is $end while it is under way changes nothing', async ({ work, end }) => {
  const opened = await open()
  const { olga, state, during } = opened
  const before = await state()
  const doing = during(
    (tx) => ends[end](tx, olga.userId),
    () => work(opened),
  )
  await expect(doing).rejects.toMatchObject({
    code: end === 'removed' ? 'authority.gone' : 'authority.role',
  })
  expect(await state()).toEqual(before)
})

test.each(Object.entries(works))('%s: who was blocked changes nothing', async (_what, work) => {
  const opened = await open()
  const { olga, state } = opened
  await db
    .update(users)
    .set({ blockedAt: new Date(0) })
    .where(eq(users.id, olga.userId))
  const before = await state()
  await expect(work(opened)).rejects.toMatchObject({ code: 'authority.gone' })
  expect(await state()).toEqual(before)
})

test('who is removed while they leave, or go there, is told so by nobody and goes nowhere', async () => {
  const { petr, workspace, team, state, during } = await open()
  const left = during(
    (tx) => ends.removed(tx, petr.userId),
    () => team.leave(workspace, petr.userId),
  )
  expect(await left).toBe(false)
  expect(await team.enter(workspace.id, petr.userId)).toBe(false)
  expect((await state()).told).toEqual([])
})
