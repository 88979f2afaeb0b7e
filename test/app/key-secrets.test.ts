import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createLinkedKeys } from '#desks/account/keys/linked.ts'
import { keyRefused } from '#desks/account/keys/notices.ts'
import { credentials } from '#desks/account/schema.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { createKeySecrets } from '#src/app/keys/key-secrets.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { keyDatabase, WHO } from '#test/desks/account/keys/key-shop.ts'
import { createTestClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'

const { db } = await keyDatabase()
let accounts = 0

/** A linked account's key, and what several processes would open it with. */
async function opened() {
  const clock = createTestClock()
  const vault = createVault({ current: { version: 1, key: randomBytes(32) } })
  const leases = createMemoryLeases({ clock })
  const linked = createLinkedKeys({ db, vault, clock })
  accounts += 1
  const owner = { id: `4451${accounts}`, login: `orlova-${accounts}` }
  const link = (secret: string) => linked.keep(WHO, { service: 'allegro', secret, owner })
  // No two accounts have one secret.
  const first = `first of ${owner.login}`
  const process = () =>
    createKeySecrets({
      ...{ db, vault, leases, clock },
      tellRefused: (tx, key) => enqueue(tx, keyRefused(key)),
    })
  return { clock, link, process, first, key: await link(first) }
}

/** Lets time go by until it is over. */
async function passing<T>(clock: { advance(ms: number): Promise<void> }, work: Promise<T>) {
  let isOver = false
  const over = work.finally(() => {
    isOver = true
  })
  over.catch(() => undefined)
  await waitFor(async () => {
    await clock.advance(250)
    return isOver
  })
  return over
}

test('two processes that need the next secret at once make one and both get it', async () => {
  const { clock, process, first, key } = await opened()
  const made: string[] = []
  let isAsked = false
  let answer = () => {}
  const make = (used: string) =>
    new Promise<string>((resolve) => {
      isAsked = true
      answer = () => {
        made.push(used)
        resolve('second')
      }
    })
  const both = [process(), process()].map((one) => one.renew(key.id, first, make))
  await waitFor(() => isAsked)
  await clock.advance(1_000)
  answer()
  expect(await passing(clock, Promise.all(both))).toEqual(['second', 'second'])
  expect(made).toEqual([first])
  expect(await process().open(key.id)).toBe('second')
  // Whoever comes later with the old one is handed the stored one.
  const late = process().renew(key.id, first, async () => 'third')
  expect(await passing(clock, late)).toBe('second')
})

test('a process that dies between the answer and its storing is followed within the minute of grace', async () => {
  const { clock, process, first, key } = await opened()
  const begunAt = clock.now()
  // It never comes back with what it was given.
  let isAsked = false
  void process().renew(key.id, first, () => {
    isAsked = true
    return new Promise(() => {})
  })
  await waitFor(() => isAsked)
  // Time jumps as for a process that is gone: nobody renews the lease.
  clock.jump(begunAt + 21_000)
  const next = await passing(
    clock,
    process().renew(key.id, first, async (used) => `${used} again`),
  )
  expect(next).toBe(`${first} again`)
  expect(clock.now() - begunAt).toBeLessThan(60_000)
})

test('an account that is linked anew while the old secret is renewed keeps what it was linked with', async () => {
  const { clock, process, first, key, link } = await opened()
  const renewed = process().renew(key.id, first, async () => {
    await link('linked anew')
    return 'too late'
  })
  expect(await passing(clock, renewed)).toBe('linked anew')
  expect(await process().open(key.id)).toBe('linked anew')
})

test('a renewal that failed is made again by the next who asks', async () => {
  const { clock, process, first, key } = await opened()
  const failing = process().renew(key.id, first, async () => {
    throw new Error('no answer')
  })
  await expect(passing(clock, failing)).rejects.toThrow('no answer')
  const again = process().renew(key.id, first, async () => `next of ${first}`)
  expect(await passing(clock, again)).toBe(`next of ${first}`)
})

test('a refused key is switched off, told once, and works again when it is linked anew', async () => {
  const { process, key, link } = await opened()
  const secrets = process()
  await secrets.refused(key.id, 'allegro.disconnected')
  await secrets.refused(key.id, 'allegro.disconnected')
  const [row] = await db.select().from(credentials).where(eq(credentials.id, key.id))
  expect(row).toMatchObject({ status: 'invalid', reason: 'allegro.disconnected' })
  const told = (await db.select().from(outbox)).filter((one) => one.key.includes(key.id))
  expect(told).toHaveLength(1)
  await expect(secrets.open(key.id)).rejects.toMatchObject({ kind: 'auth' })
  const again = await link('new secret')
  expect(again).toMatchObject({ id: key.id, status: 'active', reason: null })
  expect(await secrets.open(key.id)).toBe('new secret')
})

test('a key that is gone is not found', async () => {
  const { process } = await opened()
  await expect(process().open('019a0000-0000-7000-8000-0000000000ff')).rejects.toMatchObject({
    kind: 'not-found',
  })
})
