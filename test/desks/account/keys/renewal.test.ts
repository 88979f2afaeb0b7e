import { randomBytes, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { fingerprint } from '#desks/account/keys/fingerprint.ts'
import { renewEnding } from '#desks/account/keys/renewal.ts'
import { createKeyUse } from '#desks/account/keys/use.ts'
import type { KeyService } from '#desks/account/ports.ts'
import { credentials } from '#desks/account/schema.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { START_MS } from '#test/support/moments.ts'
import { waitFor } from '#test/support/wait.ts'

const { db } = await freshDatabase()
const vault = createVault({ current: { version: 1, key: randomBytes(32) } })
const workspaceId = randomUUID()
const DAY = 86_400_000

async function add(service: string, secret: string, days: number, status = 'active') {
  const id = randomUUID()
  await db.insert(credentials).values({
    ...{ id, workspaceId, service, accountKey: 'a', name: 'n', mask: '…', keyVersion: 1 },
    ...{ facts: {}, addedBy: 1, status, fingerprint: fingerprint(secret) },
    secret: vault.seal(secret, { workspaceId, service }),
    expiresAt: new Date(START_MS + days * DAY),
  })
  return id
}
const row = async (id: string) => {
  const [found] = await db.select().from(credentials).where(eq(credentials.id, id))
  if (!found) throw new Error('no key')
  return { ...found, plain: vault.open(found.secret, { workspaceId, service: found.service }) }
}

test('a key that ends within a month is renewed where its service can; one failure holds up nobody', async () => {
  const asked: string[] = []
  const renewing = {
    service: 'yandex-direct',
    renew: async (secret: string) => {
      asked.push(secret)
      if (secret === 'broken') throw new AppError({ kind: 'invalid', code: 'x.invalid_grant' })
      if (secret === 'pasted') return undefined
      return { secret: `${secret}+`, expiresAt: START_MS + 365 * DAY }
    },
  } as unknown as KeyService
  const plain = { service: 'wildberries' } as unknown as KeyService
  const [broken, soon, pasted] = [
    await add('yandex-direct', 'broken', 1),
    await add('yandex-direct', 'soon', 29),
    await add('yandex-direct', 'pasted', 5),
  ]
  const untouched = [
    await add('yandex-direct', 'later', 31),
    await add('yandex-direct', 'gone', 3, 'invalid'),
    await add('wildberries', 'token', 3),
  ]
  const clock = createTestClock()
  const deps = { db, vault, clock, log: silentLog, services: [renewing, plain] }
  await renewEnding(deps)
  expect(asked.sort()).toEqual(['broken', 'pasted', 'soon'])
  expect(await row(soon)).toMatchObject({
    ...{ plain: 'soon+', fingerprint: fingerprint('soon+'), status: 'active' },
    expiresAt: new Date(START_MS + 365 * DAY),
  })
  for (const id of [broken, pasted, ...untouched]) expect((await row(id)).plain).not.toContain('+')
  await renewEnding(deps)
  expect(asked).toHaveLength(5)
})

test('when a key was used last is kept to the hour', async () => {
  const id = await add('openai', 'model', 400)
  const clock = createTestClock()
  const use = createKeyUse({ db, clock, log: silentLog })
  use(id)
  await waitFor(async () => (await row(id)).lastUsedAt?.getTime() === START_MS)
  await clock.advance(DAY / 48)
  use(id)
  await clock.advance(DAY / 24)
  use(id)
  await waitFor(
    async () => (await row(id)).lastUsedAt?.getTime() === START_MS + DAY / 48 + DAY / 24,
  )
})
