import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createAudit } from '#desks/admin/audit/audit.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'

async function open() {
  const { db } = await freshDatabase()
  return createAudit({ db, clock: createTestClock(), adminIds: [1] })
}

const ALL = { withLooks: true, offset: 0, limit: 10 }

test('a deed and its effect are one: what fails leaves no line, what is handled again is done once', async () => {
  const audit = await open()
  const ref = randomUUID()
  let done = 0
  const work = async () => {
    done += 1
  }
  await audit.act(1, { action: 'unblock', userId: 5, ref }, work)
  await audit.act(1, { action: 'unblock', userId: 5, ref }, work)
  expect(done).toBe(1)
  const failing = audit.act(1, { action: 'block', userId: 5, ref: randomUUID() }, async () => {
    throw new Error('broken')
  })
  await expect(failing).rejects.toThrow('broken')
  await audit.act(1, { action: 'look', userId: 6, ref: randomUUID() }, work)
  const actions = async (wish: object) =>
    (await audit.list({ ...ALL, ...wish })).map(({ action }) => action)
  expect(await actions({})).toEqual(['look', 'unblock'])
  expect(await actions({ withLooks: false })).toEqual(['unblock'])
  expect(await actions({ userId: 6 })).toEqual(['look'])
})

test('whoever is no admin in the environment does nothing', async () => {
  const audit = await open()
  let isDone = false
  const act = audit.act(2, { action: 'unblock', userId: 5, ref: randomUUID() }, async () => {
    isDone = true
  })
  await expect(act).rejects.toMatchObject({ code: 'admin.not' })
  expect([isDone, audit.isAdmin(2), await audit.list(ALL)]).toEqual([false, false, []])
})
