import { expect, test } from 'vitest'
import { createAllegroKeys, createAllegroLink } from '#integrations/allegro/keys.ts'
import { callsOf, live, startAllegro } from './clients.ts'

const opened = async () => {
  const shop = await startAllegro()
  const { allegro, key, secrets } = shop
  const secret = secrets.kept.get(key.credentialId) ?? ''
  const stored = { id: key.credentialId, accountKey: key.accountKey }
  return { ...shop, keys: createAllegroKeys(allegro), secret, stored }
}

test('a key is tested by asking whose it is; a stored one renews its secret first', async () => {
  const shop = await opened()
  const { keys, secret, stored, clock } = shop
  const accepted = { verdict: 'accepted', facts: { login: 'orlova' } }
  expect(await keys.test(secret, 'added')).toEqual(accepted)
  clock.advance(13 * 3_600_000)
  expect(await keys.test(secret, 'asked')).toMatchObject({ verdict: 'refused' })
  expect(await keys.testStored?.(stored, live())).toEqual(accepted)
  expect(callsOf(shop, 'token')).toBe(1)
})

test('a withdrawn permission is a refusal, a silent service is none', async () => {
  const { keys, stored, sandbox, controller } = await opened()
  await controller.fault({ method: 'me', kind: 'http-5xx', times: 1 })
  expect(await keys.testStored?.(stored)).toMatchObject({ verdict: 'unreachable' })
  sandbox.tokens.revoke(stored.accountKey)
  expect(await keys.testStored?.(stored)).toEqual({
    verdict: 'refused',
    code: 'allegro.disconnected',
    messageKey: 'key-bad-allegro-refused',
  })
})

test('nothing pasted is a key of Allegro', async () => {
  const { keys, secret } = await opened()
  expect(keys.find(secret)).toBeUndefined()
  expect(keys.read(secret)).toEqual({ ok: false, error: 'key-bad-allegro' })
})

test('an account whose name Allegro does not tell now is known by the number in its token', async () => {
  const { allegro, key, secret, controller, sandbox } = await opened()
  const link = createAllegroLink(allegro)
  await controller.fault({ method: 'me', kind: 'http-5xx', times: 1 })
  const owner = { id: key.accountKey, login: key.accountKey }
  expect(await link.owner(secret, live())).toEqual(owner)
  sandbox.tokens.endAccess()
  await expect(link.owner(secret, live())).rejects.toMatchObject({ kind: 'auth' })
})
