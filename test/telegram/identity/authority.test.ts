import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withAuthority } from '#telegram/identity/authority.ts'
import { changeRole, dropMember } from '#telegram/identity/members.ts'
import { members } from '#telegram/identity/schema.ts'
import { seatedDatabase } from '#test/support/people.ts'
import { seat } from '#test/support/seat.ts'

const OWNER = { workspaceId: randomUUID(), userId: 1 }
const HELPER = { ...OWNER, userId: 2 }

async function open(role: 'manager' | 'viewer' = 'manager') {
  const { db } = await seatedDatabase([OWNER])
  await seat(db, HELPER, role)
  return db
}

test('a write of who is gone, or has too low a role, is refused and rolled back', async () => {
  const db = await open('viewer')
  const write = (by: typeof OWNER) =>
    withAuthority(db, by, 'manager', async (tx) => {
      await tx.delete(members).where(eq(members.userId, 1))
    })
  await expect(write(HELPER)).rejects.toMatchObject({
    ...{ kind: 'auth', code: 'authority.role', messageKey: 'error-viewer' },
  })
  await expect(write({ ...OWNER, workspaceId: randomUUID() })).rejects.toMatchObject({
    ...{ kind: 'auth', code: 'authority.gone', messageKey: 'error-not-member' },
  })
  expect(await db.select().from(members)).toHaveLength(2)
})

test.for(['removal', 'demotion'] as const)(
  'a %s waits for the write under way, and refuses the next',
  async (end) => {
    const db = await open()
    const begun = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const order: string[] = []
    const writing = withAuthority(db, HELPER, 'manager', async () => {
      begun.resolve()
      await goOn.promise
      order.push('written')
    })
    await begun.promise
    const { workspaceId, userId } = HELPER
    const ending = db
      .transaction(async (tx) => {
        if (end === 'removal') await dropMember(tx, workspaceId, userId)
        else await changeRole(tx, workspaceId, userId, 'viewer')
      })
      .then(() => order.push('ended'))
    goOn.resolve()
    await Promise.all([writing, ending])
    expect(order).toEqual(['written', 'ended'])
    await expect(withAuthority(db, HELPER, 'manager', async () => {})).rejects.toMatchObject({
      kind: 'auth',
    })
    const isIt = and(eq(members.workspaceId, workspaceId), eq(members.userId, userId))
    expect(await db.select().from(members).where(isIt)).toHaveLength(end === 'removal' ? 0 : 1)
  },
)
