import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { credentials } from '#desks/account/schema.ts'
import type { Credential } from '#desks/account/store.ts'
import { withNextKey } from '#desks/imports/run/next-key.ts'
import { createTextWriter } from '#desks/imports/texts/writer.ts'
import { silentLog } from '#platform/log/log.ts'
import { createImportKeys } from '#src/app/keys/import-keys.ts'
import { cardOf } from '#test/desks/imports/cards/samples.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seat } from '#test/support/seat.ts'

const WORKSPACE = 'a shop'
const clock = createTestClock()
const { db } = await freshDatabase()

const stored = (id: string, service: string, accountKey: string, facts = {}) =>
  ({
    ...{ id, service, accountKey, facts, name: id, status: 'active', isDefault: false },
    createdAt: new Date(clock.now()),
  }) as Credential

/** The keys of a shop; what is refused works no more. */
function ring(...all: Credential[]) {
  const refused: string[] = []
  const now = () =>
    all.map((one) => (refused.includes(one.id) ? { ...one, status: 'invalid' } : one))
  const keys = createImportKeys({
    db,
    keys: {
      list: async (_workspaceId, service) => now().filter((one) => one.service === service),
      async get(_workspaceId, id) {
        const found = now().find((one) => one.id === id)
        if (!found) throw new AppError({ kind: 'not-found', code: 'account.no_key' })
        return found
      },
      open: ({ id }) => `secret of ${id}`,
    },
    refused: async (id) => void refused.push(id),
    modelKey: undefined,
    log: silentLog,
  })
  return { keys, refused }
}

test('another key of the same shop, and of the same source, takes the place of a refused one', async () => {
  const { keys, refused } = ring(
    ...[stored('woo', 'woocommerce', 'a.example'), stored('other', 'woocommerce', 'b.example')],
    ...[stored('spare', 'woocommerce', 'a.example'), stored('alone', 'woocommerce', 'c.example')],
    stored('source', 'poizon', 'one', { source: 'poizon-api' }),
    stored('token', 'poizon', 'two', { source: 'distribution' }),
    stored('source 2', 'poizon', 'three', { source: 'poizon-api' }),
  )
  const nameOf = async (id: string) => (await keys.get(WORKSPACE, id)).credentialId
  expect(await nameOf('woo')).toBe('woo')
  refused.push('woo', 'alone', 'source')
  expect(await nameOf('woo')).toBe('spare')
  expect(await nameOf('source')).toBe('source 2')
  await expect(nameOf('alone')).rejects.toMatchObject({ code: 'account.key_not_active' })
  await expect(nameOf('gone')).rejects.toMatchObject({ code: 'account.no_key' })
  refused.push('spare')
  await expect(nameOf('woo')).rejects.toMatchObject({ code: 'account.key_not_active' })
})

test('a run whose key is refused goes on at once where another works, and ends where none does', async () => {
  const { keys, refused } = ring(
    ...[stored('woo', 'woocommerce', 'a.example'), stored('spare', 'woocommerce', 'a.example')],
  )
  const parked: number[] = []
  const context = {
    park(at: number): never {
      parked.push(at)
      throw new Error('parked')
    },
  }
  const of = { workspaceId: WORKSPACE, credentialIds: ['woo'] }
  const refusal = new AppError({ kind: 'auth', code: 'woo.unauthorized' })
  const meet = (thrown: unknown, id?: string) =>
    withNextKey({ keys, clock }, context, of, async () => {
      if (id) refused.push(id)
      throw thrown
    })
  await expect(meet(new AppError({ kind: 'unavailable', code: 'woo.down' }))).rejects.toMatchObject(
    { code: 'woo.down' },
  )
  // Refused for this call alone: the key is what it was.
  await expect(meet(refusal)).rejects.toBe(refusal)
  await expect(meet(refusal, 'woo')).rejects.toThrow('parked')
  await expect(meet(refusal, 'spare')).rejects.toBe(refusal)
  expect(parked).toEqual([clock.now()])
})

test('texts are written with the next key of the shop, and the owner of a refused one is told', async () => {
  const { db } = await freshDatabase()
  const { keys, refused } = ring(
    ...[stored('main', 'openai', 'one'), stored('second', 'openai', 'two')],
  )
  const used: string[] = []
  const write = createTextWriter({
    ...{ db, clock, keys, log: silentLog },
    cache: { get: async () => undefined, set: async () => undefined },
    model: {
      model: 'gpt-5.4-mini',
      answer: async (key) => {
        used.push(key.credentialId)
        throw new AppError({ kind: 'auth', code: 'openai.unauthorized' })
      },
    },
    spending: {
      reserve: async () => ({ settle: async () => {}, release: async () => {} }),
    } as never,
  })
  const signal = new AbortController().signal
  const rules = { mayClaimOriginal: false, isTextByModel: true }
  const card = cardOf({})
  const texts = await write(card, { workspaceId: WORKSPACE, userId: 7, rules, signal } as never)
  expect(texts.title).not.toBe('')
  expect([...new Set(used)]).toEqual(['main', 'second'])
  expect(refused).toEqual(['main', 'second'])
})

test('what was bought with a key is set by whoever manages its shop, and nowhere else', async () => {
  const [shop, other] = [newId(clock.now()), newId(clock.now())]
  for (const workspaceId of [shop, other]) await seat(db, { workspaceId, userId: 7 })
  const [id, woo] = [newId(clock.now()), newId(clock.now())]
  const row = (service: string) => ({
    ...{ workspaceId: shop, service, accountKey: 'a', fingerprint: service, name: 'Key' },
    ...{ mask: '…4f2a', secret: Buffer.from('x'), keyVersion: 1, addedBy: 7 },
    facts: { source: 'poizon-api', monthlyCalls: 10_000, rps: 1 },
  })
  await db.insert(credentials).values([
    { ...row('poizon'), id },
    { ...row('woocommerce'), id: woo },
  ])
  const { keys } = ring()
  const plan = { monthlyCalls: 30_000, rps: null }
  const by = { workspaceId: shop, userId: 7 }
  expect(await keys.setPlan({ ...by, workspaceId: other }, id, plan)).toBe(false)
  expect(await keys.setPlan(by, woo, plan)).toBe(false)
  expect(await keys.setPlan(by, id, plan)).toBe(true)
  const [now] = await db.select().from(credentials).where(eq(credentials.id, id))
  expect(now?.facts).toEqual({ source: 'poizon-api', monthlyCalls: 30_000, rps: 1 })
})
