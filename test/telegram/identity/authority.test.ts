import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import { mayWrite, withAuthority } from '#telegram/identity/authority.ts'
import { changeRole, dropMember } from '#telegram/identity/members.ts'
import { members, workspaces } from '#telegram/identity/schema.ts'
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

type Work = () => Promise<void>

/** The two ways of a write on behalf of the helper. */
const ways = {
  'in a transaction': (db: Database, work: Work) => withAuthority(db, HELPER, 'manager', work),
  'in one statement': (db: Database, work: Work) =>
    db.transaction(async (tx) => {
      const [row] = await tx
        .update(workspaces)
        .set({ name: 'changed' })
        .where(mayWrite(HELPER, 'manager'))
        .returning()
      if (!row) throw new AppError({ kind: 'auth', code: 'nothing.written' })
      await work()
    }),
}

test.each(
  (['in a transaction', 'in one statement'] as const).flatMap((way) =>
    (['removal', 'demotion'] as const).map((end) => ({ way, end })),
  ),
)('a $end waits for the write under way $way, and refuses the next', async ({ way, end }) => {
  const db = await open()
  const write = ways[way]
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const order: string[] = []
  const writing = write(db, async () => {
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
  await expect(write(db, async () => {})).rejects.toMatchObject({ kind: 'auth' })
  const isIt = and(eq(members.workspaceId, workspaceId), eq(members.userId, userId))
  expect(await db.select().from(members).where(isIt)).toHaveLength(end === 'removal' ? 0 : 1)
})
