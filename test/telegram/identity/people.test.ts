import { expect, test } from 'vitest'
import { hasRole } from '#telegram/identity/authority.ts'
import { createPeople } from '#telegram/identity/people.ts'
import { members, users, workspaces } from '#telegram/identity/schema.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'

const anna = { id: 1, first_name: 'Анна', last_name: 'Орлова', language_code: 'ru' }
const boris = { id: 2, first_name: 'Boris', username: 'boris', language_code: 'de' }

async function open(adminIds: number[] = []) {
  const { db } = await freshDatabase()
  const clock = createTestClock()
  return { db, clock, people: createPeople({ db, clock, adminIds, defaultLocale: 'en' }) }
}

test('the first update makes a user, a workspace and an owner, once', async () => {
  const { db, people } = await open()
  const made = await Promise.all(Array.from({ length: 8 }, () => people.ensure(anna)))
  expect(made.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(made[0]).toMatchObject({
    user: { id: 1, firstName: 'Анна', locale: 'ru', timeZone: 'Europe/Moscow', isAdmin: false },
    workspace: { name: 'Анна Орлова', ownerId: 1 },
    role: 'owner',
  })
  expect(await db.select().from(users)).toHaveLength(1)
  expect(await db.select().from(workspaces)).toHaveLength(1)
  expect(await db.select().from(members)).toHaveLength(1)
  expect((await people.ensure(anna)).isNew).toBe(false)
})

test('names follow Telegram, the chosen language and zone stay', async () => {
  const { people } = await open()
  expect((await people.ensure(boris)).user.locale).toBe('en')
  await people.setLocale(2, 'ru')
  await people.setTimeZone(2, 'Asia/Omsk')
  const { user } = await people.ensure({ ...boris, first_name: 'Борис' })
  expect(user).toMatchObject({ firstName: 'Борис', locale: 'ru', timeZone: 'Asia/Omsk' })
})

test('activity is written at most once a minute', async () => {
  const { db, people, clock } = await open()
  const lastActive = async () => (await db.select().from(users))[0]?.lastActiveAt.getTime()
  await people.ensure(anna)
  // The row was made with the server's own time, which is not the test's.
  await db.update(users).set({ lastActiveAt: new Date(clock.now()) })
  clock.jump(clock.now() + 30_000)
  await people.ensure(anna)
  expect(await lastActive()).toBe(clock.now() - 30_000)
  clock.jump(clock.now() + 31_000)
  await people.ensure(anna)
  expect(await lastActive()).toBe(clock.now())
})

test('a block is noticed at once, whoever set it; the refusal is one process’s to send', async () => {
  const { db, people } = await open()
  await people.ensure(anna)
  await db.update(users).set({ blockedAt: new Date(0) })
  expect((await people.ensure(anna)).isBlocked).toBe(true)
  expect([await people.claimRefusal(1), await people.claimRefusal(1)]).toEqual([true, false])
  expect(await people.find(1)).toMatchObject({ isBlocked: true, wasRefused: true })
})

test('who left is back with the next update', async () => {
  const { db, people } = await open()
  await people.ensure(anna)
  await people.markLeft(1)
  await people.ensure(anna)
  expect((await db.select().from(users))[0]?.leftAt).toBeNull()
})

test('admins are who the configuration says, also when it changes', async () => {
  const { db, people, clock } = await open([1])
  expect((await people.ensure(anna)).user.isAdmin).toBe(true)
  expect(
    (await createPeople({ db, clock, adminIds: [], defaultLocale: 'en' }).ensure(anna)).user
      .isAdmin,
  ).toBe(false)
})

test('roles rank', () => {
  expect(hasRole('manager', 'viewer')).toBe(true)
  expect(hasRole('viewer', 'manager')).toBe(false)
})
