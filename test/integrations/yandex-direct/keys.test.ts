import { expect, test } from 'vitest'
import { createYandexDirectKeys } from '#integrations/yandex-direct/keys.ts'
import { createYandexOauth } from '#integrations/yandex-direct/oauth.ts'
import { tokenText } from '#integrations/yandex-direct/token.ts'
import { startDirect } from './clients.ts'

const who = { workspaceId: 'workspace-1' }
const verifierFor = (workspaceId: string) => `${workspaceId}-${'v'.repeat(43)}`

async function start(options: Parameters<typeof startDirect>[0] = {}) {
  const started = await startDirect(options)
  const keys = createYandexDirectKeys({
    direct: started.direct,
    oauth: started.oauth,
    verifierFor,
  })
  /** What a person reads behind the link. */
  const code = async (workspaceId = who.workspaceId) => {
    const page = await (await fetch(keys.link?.({ workspaceId }) ?? '')).text()
    return /<output id="code">(\d+)</.exec(page)?.[1] ?? ''
  }
  return { ...started, keys, code, redeem: (text: string) => keys.redeem?.(text, who) }
}

test('a code from the page behind the link becomes a key with an end', async () => {
  const { keys, code, redeem, clock } = await start({ person: 'anna-shop' })
  const bought = await redeem(` ${await code()}\n`)
  if (!bought?.ok) throw new Error('not redeemed')
  const reading = keys.read(bought.value)
  if (!reading.ok) throw new Error('not read')
  const { secret, expiresAt, accountKey } = reading.value
  expect((expiresAt ?? 0) - clock.now()).toBeGreaterThan(364 * 86_400_000)
  expect(accountKey).toMatch(/^[\w-]{16}$/)
  expect(secret).toMatch(/access_token=y0_[\w-]+$/)
  expect(keys.read(secret)).toEqual(reading)
  expect(await keys.test(secret, 'added')).toEqual({
    verdict: 'accepted',
    facts: { login: 'anna-shop', currency: 'RUB' },
  })
})

test('a code of another workspace, used or old, buys nothing', async () => {
  const { code, redeem, clock } = await start()
  const refused = { ok: false, error: 'key-bad-yandex-code' }
  expect(await redeem(await code('workspace-2'))).toEqual(refused)
  const good = await code()
  expect(await redeem(`https://oauth.yandex.ru/verification_code?code=${good}`)).toMatchObject({
    ok: true,
  })
  expect(await redeem(good)).toEqual(refused)
  const old = await code()
  clock.advance(11 * 60_000)
  expect(await redeem(old)).toEqual(refused)
  expect(await redeem('это не код')).toEqual(refused)
})

test('tokens are recognised bare, with a scheme, in an address and cut in half', async () => {
  const { keys, key, redeem } = await start()
  const address = `https://app.example/#access_token=${key.secret}&token_type=bearer`
  const texts = [key.secret, `OAuth ${key.secret}`, `"${key.secret}"`, address]
  for (const text of texts) {
    expect(keys.find(text)).toBe(text)
    expect(await redeem(text)).toEqual({ ok: true, value: text })
    expect(keys.read(text)).toMatchObject({
      ok: true,
      value: { secret: key.secret, expiresAt: null },
    })
  }
  for (const text of ['AQAAAAAbcdefghijklmnopqrstuvwx', key.secret.slice(0, 12)]) {
    expect(keys.find(`токен: ${text}, вот`)).toBe(text)
  }
  expect(keys.read(key.secret.slice(0, 12)).ok).toBe(false)
  for (const text of ['1234567', 'AQVNabcdefghijklmnopqrstuvwxyz', 'термокружка']) {
    expect(keys.find(text)).toBeUndefined()
  }
})

test('only Direct’s own no is held against a key', async () => {
  const { keys, key, sandbox } = await start()
  sandbox.mishaps.add({ method: 'clients.get', code: 58 })
  expect(await keys.test(key.secret, 'asked')).toEqual({
    verdict: 'refused',
    code: 'direct.not_approved',
    messageKey: 'key-bad-yandex-not-approved',
  })
  sandbox.mishaps.add({ method: 'clients.get', code: 1000, times: 20 })
  expect(await keys.test(key.secret, 'daily')).toMatchObject({ verdict: 'unreachable' })
  sandbox.mishaps.clear()
  sandbox.world.tokens.clear()
  expect(await keys.test(key.secret, 'daily')).toMatchObject({
    verdict: 'refused',
    code: 'direct.token',
  })
})

test('without an application at Yandex there is no link, only pasted tokens', async () => {
  const { direct, key } = await start()
  const keys = createYandexDirectKeys({ direct, oauth: undefined, verifierFor })
  expect([keys.link, keys.redeem]).toEqual([undefined, undefined])
  expect(keys.read(key.secret).ok).toBe(true)
})

test('a key bought by a code is renewed, a pasted one cannot be', async () => {
  const { shared, oauthUrl, code, oauth, direct, key } = await start()
  const token = await oauth.redeem(await code(), verifierFor(who.workspaceId))
  const app = { ...shared, url: oauthUrl, clientId: 'demo', clientSecret: 'demo-secret' }
  const keys = createYandexDirectKeys({ direct, oauth: createYandexOauth(app), verifierFor })
  const next = await keys.renew?.(tokenText(token))
  expect(next?.expiresAt).toBeGreaterThan(0)
  expect(next?.secret).not.toBe(tokenText(token))
  expect(await keys.test(next?.secret ?? '', 'daily')).toMatchObject({ verdict: 'accepted' })
  expect(await keys.renew?.(key.secret)).toBeUndefined()
})

test('an application with a secret refreshes; one that is not accepted is told apart', async () => {
  const { shared, oauthUrl, code, oauth, direct } = await start()
  const token = await oauth.redeem(await code(), verifierFor(who.workspaceId))
  const make = (clientSecret: string) =>
    createYandexOauth({ ...shared, url: oauthUrl, clientId: 'demo', clientSecret })
  const fresh = await make('demo-secret').refresh(token.refresh ?? '')
  expect(fresh.access).not.toBe(token.access)
  expect(await direct.account(tokenText(fresh))).toEqual({
    login: 'prilavok-demo',
    currency: 'RUB',
  })
  await expect(make('wrong').refresh(token.refresh ?? '')).rejects.toMatchObject({
    kind: 'auth',
    code: 'yandex-oauth.invalid_client',
  })
  await expect(make('demo-secret').refresh('1:unknown')).rejects.toMatchObject({
    kind: 'invalid',
    code: 'yandex-oauth.invalid_grant',
  })
})
