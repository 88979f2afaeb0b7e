import { expect, test } from 'vitest'
import { createYandexCloudKeys } from '#integrations/wordstat/keys.ts'
import { makeCloudKey } from '#sandbox/wordstat/accounts.ts'
import { startClients } from './clients.ts'

const SECRET = makeCloudKey('seller')
const FOLDER = 'b1gexampleexample123'

async function start() {
  const clients = await startClients({ timeoutMs: 2_000 })
  return { ...clients, keys: createYandexCloudKeys({ cloud: clients.providers.cloud }) }
}

test('a key is recognised whole, cut and with its folder, in whatever is around it', async () => {
  const { keys } = await start()
  const pasted = [SECRET, ` "${SECRET}"\n`, SECRET.slice(0, 20), `Api-Key ${SECRET} ${FOLDER}`]
  for (const text of pasted) expect(keys.find(text)).toContain(SECRET.slice(0, 20))
  const others = [FOLDER, 'y0_AgAAAAexample', 'Термокружки, AQVN', 'купить термос', `x${SECRET}`]
  for (const text of others) expect(keys.find(text)).toBeUndefined()
})

test('the folder names the account and goes into the facts; without one the key is its own', async () => {
  const { keys } = await start()
  const facts = { folderId: FOLDER }
  for (const text of [`${SECRET} ${FOLDER}`, `${FOLDER}\n'${SECRET}'`]) {
    expect(keys.read(text)).toEqual({
      ok: true,
      value: { secret: SECRET, accountKey: FOLDER, expiresAt: null, facts },
    })
  }
  const alone = keys.read(SECRET)
  expect(alone).toMatchObject({ ok: true, value: { secret: SECRET, facts: {} } })
  const accountKey = alone.ok ? alone.value.accountKey : ''
  expect(accountKey).toMatch(/^[\w-]{16}$/)
  expect(SECRET).not.toContain(accountKey)
  expect(keys.read(makeCloudKey('other'))).not.toEqual(alone)
  expect(keys.read(SECRET.slice(0, 20))).toEqual({ ok: false, error: 'key-bad-cloud' })
  expect(keys.read(`${SECRET}${'x'.repeat(60)}`)).toEqual({ ok: false, error: 'key-bad-cloud' })
})

test('a test is one free call, and buys nothing', async () => {
  const { keys, sandbox } = await start()
  expect(await keys.test(SECRET, 'added')).toEqual({ verdict: 'accepted', facts: {} })
  expect(sandbox.phrases()).toEqual([])
  expect(sandbox.calls.report()).toMatchObject([{ method: 'cloud/getRegionsTree', requests: 1 }])
})

test('only the service’s own no is held against a key', async () => {
  const { keys, controller, sandbox } = await start()
  for (const kind of ['http-5xx', 'hang', 'limited', 'not-json', 'empty-ok'] as const) {
    await controller.fault({ method: 'cloud', kind, times: 1 })
    expect(await keys.test(SECRET, 'daily')).toMatchObject({ verdict: 'unreachable' })
  }
  sandbox.refuseKey(SECRET)
  expect(await keys.test(SECRET, 'asked')).toEqual({
    verdict: 'refused',
    code: 'wordstat-cloud-tree.unauthorized',
    messageKey: 'key-bad-cloud-refused',
  })
  sandbox.refuseKey(SECRET, 'no-rights')
  expect(await keys.test(SECRET, 'asked')).toMatchObject({
    verdict: 'refused',
    code: 'wordstat-cloud-tree.forbidden',
  })
})

test('giving up is passed on', async () => {
  const { keys, controller } = await start()
  await controller.fault({ method: 'cloud', kind: 'hang' })
  const stop = new AbortController()
  const testing = keys.test(SECRET, 'asked', stop.signal)
  stop.abort(new Error('shutdown'))
  await expect(testing).rejects.toThrow('shutdown')
})
