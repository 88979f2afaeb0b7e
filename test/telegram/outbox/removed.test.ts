import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { memberGone } from '#src/app/rooms.ts'
import { members, users } from '#telegram/identity/schema.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { seat } from '#test/support/seat.ts'
import { waitFor } from '#test/support/wait.ts'
import { openOutbox, START } from './rig.ts'

const FILE = { name: 'sheet.txt', bytes: new Uint8Array(3), mime: 'text/plain' }

/** A file for a manager that is claimed and being made when something happens to them. */
async function beingMade() {
  const rig = await openOutbox()
  const { db, owe, start } = rig
  const workspaceId = randomUUID()
  await seat(db, { workspaceId, userId: 1 })
  await seat(db, { workspaceId, userId: 7 }, 'manager')
  await owe(7, ['№0'], { isFile: true, workspaceId })
  const made = Promise.withResolvers<typeof FILE>()
  let isAsked = false
  await start({
    make: () => {
      isAsked = true
      return made.promise
    },
  })
  await waitFor(() => isAsked)
  const sent = () => waitFor(async () => (await db.select().from(outbox))[0]?.status === 'sent')
  return { ...rig, workspaceId, finish: () => made.resolve(FILE), allSent: sent }
}

test('a member removed while their file is being made never gets it: the owner does, once', async () => {
  const { db, workspaceId, finish, allSent, heard } = await beingMade()
  await db.transaction(async (tx) => {
    await tx.delete(members).where(and(eq(members.workspaceId, workspaceId), eq(members.userId, 7)))
    await memberGone(tx, { workspaceId, userId: 7, ownerId: 1 })
  })
  finish()
  await allSent()
  expect(heard(7)).toEqual([])
  expect(heard(1)).toEqual(['№0'])
})

test('nor does somebody blocked meanwhile', async () => {
  const { db, finish, allSent, heard } = await beingMade()
  await db
    .update(users)
    .set({ blockedAt: new Date(START) })
    .where(eq(users.id, 7))
  finish()
  await allSent()
  expect(heard(7)).toEqual([])
  expect(heard(1)).toEqual(['№0'])
})
