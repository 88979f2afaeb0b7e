import { expect, test } from 'vitest'
import { accountOf } from '#integrations/base/calls.ts'
import { createBaseKeys } from '#integrations/base/keys.ts'
import { startBase } from './client.ts'

test('a token is read in whatever is around it, and its account is a print of it', async () => {
  const { base, token } = await startBase([])
  const keys = createBaseKeys({ base })
  for (const text of [token, ` "${token}"\n`, `X-BLToken: ${token}`]) {
    expect(keys.find(text)).toBe(token)
    expect(keys.read(text)).toEqual({
      ok: true,
      value: { secret: token, accountKey: accountOf(token), expiresAt: null, facts: {} },
    })
  }
  expect(token).not.toContain(accountOf(token))
  for (const text of ['', '1-23-ABC', token.slice(0, 35), '2026-11-20', `a${token}`]) {
    expect(keys.read(text), text).toEqual({ ok: false, error: 'key-bad-base' })
  }
  expect(keys.find(token.slice(0, 35))).toBe(token.slice(0, 35))
})

test('a token is tested with a real call; a block says nothing against it', async () => {
  const { base, token, controller } = await startBase([])
  const keys = createBaseKeys({ base })
  expect(await keys.test(token, 'added')).toEqual({ verdict: 'accepted', facts: {} })
  await controller.fault({ method: 'getInventories', kind: 'not-json', times: 1 })
  expect(await keys.test(token, 'asked')).toMatchObject({ verdict: 'unreachable' })
  await controller.command('revoke-token', { token })
  expect(await keys.test(token, 'daily')).toEqual({
    verdict: 'refused',
    code: 'base.unauthorized',
    messageKey: 'key-bad-base-refused',
  })
  const other = await startBase([])
  await other.controller.fault({ method: '*', kind: 'limited', times: 1 })
  expect(await createBaseKeys(other).test(other.token, 'daily')).toEqual({
    verdict: 'unreachable',
    code: 'base.blocked',
  })
})
