import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { bookStars } from '#desks/account/billing/allowance.ts'
import { erasePerson, eraseWorkspace } from '#desks/account/data/erase.ts'
import { deletions } from '#desks/account/data/schema.ts'
import { createInvites } from '#desks/account/team/invites.ts'
import { createTeam } from '#desks/account/team/team.ts'
import { createWorkspaces } from '#desks/account/workspaces/workspaces.ts'
import { createMonitorStore } from '#desks/supplies/monitors/store.ts'
import { withAuthority } from '#telegram/identity/authority.ts'
import type { GoneMember } from '#telegram/identity/member-gone.ts'
import { createPeople } from '#telegram/identity/people.ts'
import { members, workspaces } from '#telegram/identity/schema.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { draft } from '#test/desks/supplies/rig.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { somebodyWaits } from '#test/support/locks.ts'
import { START_MS } from '#test/support/moments.ts'
import { seat } from '#test/support/seat.ts'

const { db, url } = await freshDatabase()
const clock = createTestClock()
let people = 0
const nextId = () => {
  people += 1
  return people
}

/** Olga's shop, in which Petr helps; both have a shop of their own besides. */
async function open() {
  const olga = { workspaceId: randomUUID(), userId: nextId() }
  const petr = { workspaceId: olga.workspaceId, userId: nextId() }
  for (const { userId } of [olga, petr]) await seat(db, { workspaceId: randomUUID(), userId })
  await seat(db, olga)
  await seat(db, petr, 'manager')
  const gone: GoneMember[] = []
  const deps = {
    ...{ db, enqueue, clock, erase: async () => undefined },
    memberGone: async (_tx: unknown, one: GoneMember) => void gone.push(one),
  }
  const known = createPeople({ ...deps, adminIds: [], defaultLocale: 'ru' })
  const team = createTeam({ ...deps, invites: createInvites(deps), people: known })
  const shop = async () => {
    const [row] = await db.select().from(workspaces).where(eq(workspaces.id, olga.workspaceId))
    return row
  }
  const owners = async () => {
    const own = and(eq(members.workspaceId, olga.workspaceId), eq(members.role, 'owner'))
    return (await db.select().from(members).where(own)).map(({ userId }) => userId)
  }
  const workspace = { id: olga.workspaceId, name: 'Shop', ownerId: olga.userId }
  return { olga, petr, workspace, gone, team, shop, owners, shops: createWorkspaces(deps) }
}

test('a shop that is given to somebody who is leaving it stays with its owner', async () => {
  const { olga, petr, shops, shop, owners } = await open()
  let given: Promise<boolean> | undefined
  await db.transaction(async (tx) => {
    const his = and(eq(members.workspaceId, petr.workspaceId), eq(members.userId, petr.userId))
    await tx.delete(members).where(his)
    given = shops.handOver(olga, petr.userId)
    await somebodyWaits(db)
  })
  expect(await given).toBe(false)
  expect(await shop()).toMatchObject({ ownerId: olga.userId })
  expect(await owners()).toEqual([olga.userId])
})

test('who leaves a shop that was given away meanwhile leaves what was theirs to its owner of today', async () => {
  const { olga, petr, workspace, gone, team, shops } = await open()
  const vera = { workspaceId: olga.workspaceId, userId: nextId() }
  await seat(db, vera, 'manager')
  expect(await shops.handOver(olga, vera.userId)).toBe(true)
  gone.length = 0
  expect(await team.leave(workspace, petr.userId)).toBe(true)
  expect(gone).toMatchObject([{ userId: petr.userId, ownerId: vera.userId }])
})

test('a shop that is given to somebody whose account is being deleted stays with its owner', async () => {
  const { olga, petr, shops, shop, owners } = await open()
  const at = new Date(START_MS)
  await db.insert(deletions).values({ userId: petr.userId, askedAt: at, dueAt: at })
  let given: Promise<boolean> | undefined
  const deps = {
    ...{ url, enqueue, stopped: [] },
    memberGone: async () => {
      // What the deletion found to be Petr's is about to be written.
      given ??= shops.handOver(olga, petr.userId)
      await Promise.race([given, somebodyWaits(db)])
    },
  }
  expect(await erasePerson(deps, petr.userId, at)).toBe(true)
  expect(await given).toBe(false)
  expect(await shop()).toMatchObject({ ownerId: olga.userId })
  expect(await owners()).toEqual([olga.userId])
})

const AT = new Date(START_MS)
const BARE = { url, enqueue, stopped: [], memberGone: async () => {} }
const ends = {
  'a shop': eraseWorkspace,
  'its owner’s account': async (deps: typeof BARE, { userId }: { userId: number }) => {
    await db.insert(deletions).values({ userId, askedAt: AT, dueAt: AT })
    return erasePerson(deps, userId, AT)
  },
}

test.each(['a shop', 'its owner’s account'] as const)(
  'what a helper is writing while %s is deleted is waited for, and goes with it',
  async (what) => {
    const { olga, petr } = await open()
    const monitors = createMonitorStore(db)
    const id = randomUUID()
    let erased: Promise<unknown> | undefined
    await withAuthority(db, petr, 'manager', async (tx) => {
      erased = ends[what](BARE, olga, AT)
      await Promise.race([erased, somebodyWaits(db)])
      await monitors.create(tx, id, { ...petr, chatId: petr.userId }, draft())
      // Into a book, which the deletion is about to open.
      await bookStars(tx, { ownerId: petr.userId, stars: 1, ref: id, at: AT })
    })
    expect(await erased).toBeTruthy()
    expect(await monitors.one(id)).toBeUndefined()
  },
)
