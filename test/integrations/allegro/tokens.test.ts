import { pino } from 'pino'
import { expect, test } from 'vitest'
import { appErrorIn } from '#core/errors.ts'
import { traceIdOf } from '#core/trace.ts'
import { callsOf, live, startAllegro } from './clients.ts'

const HOUR = 3_600_000

test('a token is replaced a quarter of an hour before its end, not earlier', async () => {
  const shop = await startAllegro()
  const { allegro, key, clock, secrets } = shop
  const first = secrets.kept.get(key.credentialId)
  clock.advance(11.7 * HOUR)
  await allegro.me(key, live())
  expect(secrets.kept.get(key.credentialId)).toBe(first)
  clock.advance(HOUR / 6)
  await allegro.me(key, live())
  expect(secrets.kept.get(key.credentialId)).not.toBe(first)
  expect(callsOf(shop, 'token')).toBe(1)
})

test('a 401 is answered with one refresh and one repeat, whatever is called', async () => {
  const shop = await startAllegro()
  const { allegro, key, sandbox } = shop
  const id = sandbox.putUp('orlova', { available: 3 })
  sandbox.tokens.endAccess()
  const edit = await allegro.setStock(key, id, { available: 4 }, live())
  expect(edit).toMatchObject({ kind: 'done', available: 4 })
  expect([callsOf(shop, 'token'), callsOf(shop, 'patch')]).toEqual([1, 2])
})

test('many calls of two processes at once refresh once, and all of them are answered', async () => {
  const shop = await startAllegro()
  const { allegro, key, sandbox, clock } = shop
  const other = shop.client()
  const ask = () => [allegro, other, allegro, other].map((one) => one.me(key, live()))
  for (const end of [sandbox.tokens.endAccess, () => clock.advance(12 * HOUR)]) {
    const before = callsOf(shop, 'token')
    end()
    const names = await Promise.all(ask())
    expect(names.map(({ login }) => login)).toEqual(['orlova', 'orlova', 'orlova', 'orlova'])
    expect(callsOf(shop, 'token') - before).toBe(1)
  }
})

test('a refresh whose answer was lost is asked for again within the minute of grace', async () => {
  const { allegro, key, sandbox, controller } = await startAllegro({
    retry: { times: 1, baseMs: 1 },
  })
  await controller.fault({ method: 'token', kind: 'drop-after', times: 1 })
  sandbox.tokens.endAccess()
  expect(await allegro.me(key, live())).toMatchObject({ login: 'orlova' })
})

test('an account whose permission was taken back is disconnected, told once, and its token quoted nowhere', async () => {
  const lines: string[] = []
  // Not the log of the app, which would hide tokens by their look.
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const { allegro, key, sandbox, secrets } = await startAllegro({ log })
  const secret = JSON.parse(secrets.kept.get(key.credentialId) ?? '') as Record<string, string>
  sandbox.tokens.revoke(key.accountKey)
  const failure = appErrorIn(await allegro.me(key, live()).catch((error: unknown) => error))
  expect(failure).toMatchObject({ kind: 'auth', code: 'allegro.disconnected' })
  expect(secrets.refusals).toEqual([{ id: key.credentialId, code: 'allegro.disconnected' }])
  const shown = `${lines.join('\n')} ${failure?.stack} ${JSON.stringify(failure?.cause)}`
  expect(lines.length).toBeGreaterThan(0)
  expect(shown).not.toContain(secret.refresh)
  expect(shown).not.toContain(secret.access)
})

test('a pair that somebody else has replaced meanwhile is read again instead of giving up', async () => {
  const { allegro, key, sandbox, secrets, link } = await startAllegro()
  sandbox.tokens.revoke(key.accountKey)
  const { renew } = secrets
  secrets.renew = (id, used, make) =>
    renew(id, used, (text) => {
      // The seller links the account again while the old pair is being refused.
      link('orlova')
      return make(text)
    })
  expect(await allegro.me(key, live())).toMatchObject({ login: 'orlova' })
  expect(secrets.refusals).toEqual([])
})

test('a scope that is missing is told apart from a token that is over', async () => {
  const shop = await startAllegro()
  const key = shop.link('kubki', 'allegro:api:sale:offers:read')
  const failure = appErrorIn(await shop.allegro.me(key, live()).catch((error: unknown) => error))
  expect(failure).toMatchObject({ kind: 'auth', code: 'allegro.forbidden' })
  expect(traceIdOf({ vars: failure?.vars ?? {} })).toMatch(/^[0-9a-f]{16}$/)
  expect(callsOf(shop, 'token')).toBe(0)
  expect(shop.secrets.refusals).toEqual([])
})

test('a secret that cannot be read has to be linked anew', async () => {
  const { allegro, key, secrets } = await startAllegro()
  secrets.kept.set(key.credentialId, 'not ours')
  await expect(allegro.me(key, live())).rejects.toMatchObject({ kind: 'auth' })
})
