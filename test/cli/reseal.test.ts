import { randomBytes, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { OpenDatabase } from '#db/connection.ts'
import { credentials } from '#desks/account/schema.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { resealAll } from '#src/cli/reseal.ts'
import { wizardStates } from '#telegram/forms/schema.ts'
import { users } from '#telegram/identity/schema.ts'
import { inbox } from '#telegram/inbox/schema.ts'
import { INBOX_SEAL } from '#telegram/inbox/store.ts'
import { freshDatabase } from '#test/support/database.ts'

const key1 = { version: 1, key: randomBytes(32) }
const key2 = { version: 2, key: randomBytes(32) }
const before = createVault({ current: key1 })
const rotating = createVault({ current: key2, previous: [key1] })
const after = createVault({ current: key2 })

const workspaceId = randomUUID()
const KEYS = 450
let database: OpenDatabase
const lost = new Uint8Array()

async function addCredential(secret: Uint8Array, keyVersion = 1): Promise<void> {
  const id = randomUUID()
  await database.db.insert(credentials).values({
    ...{
      id,
      workspaceId,
      service: 'wildberries',
      accountKey: 'sid',
      fingerprint: id,
      name: 'shop',
    },
    ...{ mask: '…1', secret, keyVersion, facts: {}, addedBy: 1 },
  })
}

beforeEach(async () => {
  database = await freshDatabase()
  await database.db.insert(users).values({ id: 7, firstName: 'Ann', locale: 'ru', workspaceId })
  const context = { workspaceId, service: 'wildberries' }
  for (let n = 0; n < KEYS; n += 1) await addCredential(before.seal(`key ${n}`, context))
  await database.db.insert(inbox).values([
    { updateId: 1, lane: 7, payload: before.seal('{"update_id":1}', INBOX_SEAL) },
    { updateId: 2, lane: 7, payload: null, status: 'done' },
  ])
  await database.db.insert(wizardStates).values({
    ...{ chatId: 7, userId: 7, wizard: 'monitor@1' },
    state: before.seal('{"v":1}', { workspaceId, service: 'wizard' }),
  })
})

const opened = async () =>
  (await database.db.select().from(credentials)).map((row) => ({
    plain: after.open(row.secret, row),
    keyVersion: row.keyVersion,
  }))

test('everything opens with the new key alone, and a second run finds nothing to do', async () => {
  expect(await resealAll(database.pool, rotating)).toEqual([
    { table: 'credentials', resealed: KEYS, unreadable: 0 },
    { table: 'inbox', resealed: 1, unreadable: 0 },
    { table: 'wizard_states', resealed: 1, unreadable: 0 },
  ])
  const keys = await opened()
  expect(new Set(keys.map(({ plain }) => plain)).size).toBe(KEYS)
  expect(keys.every(({ keyVersion }) => keyVersion === 2)).toBe(true)
  const [update] = await database.db.select().from(inbox).where(eq(inbox.updateId, 1))
  expect(after.open(update?.payload ?? lost, INBOX_SEAL)).toBe('{"update_id":1}')
  const [wizard] = await database.db.select().from(wizardStates)
  expect(after.open(wizard?.state ?? lost, { workspaceId, service: 'wizard' })).toBe('{"v":1}')

  const again = await resealAll(database.pool, rotating)
  expect(again.map(({ resealed }) => resealed)).toEqual([0, 0, 0])
})

test('a run that was broken off is finished by the next', async () => {
  let sealed = 0
  const breaking = {
    ...rotating,
    seal(...args: Parameters<typeof rotating.seal>) {
      sealed += 1
      if (sealed > 250) throw new Error('killed')
      return rotating.seal(...args)
    },
  }
  await expect(resealAll(database.pool, breaking)).rejects.toThrow('killed')
  const [rest] = await resealAll(database.pool, rotating)
  expect(rest).toEqual({ table: 'credentials', resealed: KEYS - 250, unreadable: 0 })
  expect(await opened()).toHaveLength(KEYS)
})

test('a record no key opens is counted, left as it is, and does not stop the others', async () => {
  const foreign = createVault({ current: { version: 1, key: randomBytes(32) } })
  await addCredential(foreign.seal('lost', { workspaceId, service: 'wildberries' }))
  const [report] = await resealAll(database.pool, rotating)
  expect(report).toEqual({ table: 'credentials', resealed: KEYS, unreadable: 1 })
})
