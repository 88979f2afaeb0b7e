import { expect, test } from 'vitest'
import { createCabinetKeys, createWildberriesKeys } from '#integrations/wildberries/keys.ts'
import { runningClock } from '#test/support/clock.ts'
import { startClients } from './clients.ts'

async function start(options: Parameters<typeof startClients>[0] = {}) {
  const clients = await startClients(options)
  const tokens = createWildberriesKeys({ official: clients.official, clock: runningClock })
  const sessions = createCabinetKeys({ cabinet: clients.cabinet })
  const asked = async (method: string) =>
    (await clients.controller.state()).calls.find((call) => call.method === method)?.requests ?? 0
  return { ...clients, tokens, sessions, asked }
}

test('a pasted token is recognised whole or cut, a session is not taken for one', async () => {
  const { tokens, sessions, key, session } = await start()
  const { token } = await key()
  const pasted = (await session()).secret
  const half = token.slice(0, 60)
  expect([token, `Bearer ${token}`, half].map(tokens.find)).toEqual([token, token, half])
  for (const other of [pasted, 'Коледино 25-30 ноября короба', '12345']) {
    expect(tokens.find(other)).toBeUndefined()
  }
  expect([pasted, token].map(sessions.find)).toEqual([pasted, undefined])
})

test('local checks read the account, the type and the end, or say what to do', async () => {
  const { tokens, seller, key } = await start()
  const { token } = await key('base', { readOnly: true, expiresInDays: 5 })
  const reading = tokens.read(` ${token}\n`)
  expect(reading).toMatchObject({
    ok: true,
    value: { secret: token, accountKey: seller.sid, facts: { tokenType: 'base', readOnly: true } },
  })
  const expired = await key('personal', { expiresInDays: -1 })
  expect(tokens.read(expired.token)).toEqual({ ok: false, error: 'key-bad-expired' })
})

test('a new key is pinged and named, asked again only pinged, daily never', async () => {
  const { tokens, seller, key, asked } = await start()
  const { token } = await key()
  expect(await tokens.test(token, 'added')).toEqual({
    verdict: 'accepted',
    facts: { ownerName: seller.tradeMark },
  })
  await tokens.test(token, 'asked')
  await tokens.test(token, 'daily')
  expect([await asked('ping'), await asked('seller-info'), await asked('supplies')]).toEqual([
    2, 1, 1,
  ])
})

test('a key without a name is still a good key', async () => {
  const { tokens, controller, key } = await start()
  await controller.fault({ method: 'seller-info', kind: 'limited', ms: 60_000 })
  expect(await tokens.test((await key('base')).token, 'added')).toEqual({
    verdict: 'accepted',
    facts: {},
  })
})

test('only the service’s own no is held against a key', async () => {
  const { tokens, controller, key } = await start()
  const { token } = await key()
  await controller.fault({ method: 'ping', kind: 'unpaid', times: 1 })
  expect(await tokens.test(token, 'asked')).toMatchObject({ verdict: 'unreachable' })
  await controller.revokeToken(token)
  expect(await tokens.test(token, 'asked')).toEqual({
    verdict: 'refused',
    code: 'wb.unauthorized',
    messageKey: 'key-bad-refused',
  })
})

test('a session is named by its seller and refused when it is over', async () => {
  const { sessions, controller, seller, session } = await start()
  const read = sessions.read((await session()).secret)
  if (!read.ok) throw new Error(read.error)
  expect(read.value.accountKey).toBe(seller.sid)
  expect(await sessions.test(read.value.secret, 'added')).toEqual({
    verdict: 'accepted',
    facts: { ownerName: seller.name },
  })
  await controller.expireSessions()
  expect(await sessions.test(read.value.secret, 'daily')).toMatchObject({
    verdict: 'refused',
    messageKey: 'key-bad-session-ended',
  })
  expect(sessions.read('authorizev3: qwerty')).toEqual({ ok: false, error: 'key-bad-session' })
})
