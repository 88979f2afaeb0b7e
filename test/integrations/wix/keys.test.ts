import { expect, test } from 'vitest'
import { createWixKeys } from '#integrations/wix/keys.ts'
import { startWix } from './client.ts'

const OTHER_SITE = '7d1f6a8e-0b4c-4f5d-9a1e-2c3b4d5e6f70'

async function start(timeoutMs = 2_000) {
  const started = await startWix('V1_CATALOG', [], { timeoutMs })
  const [siteId = '', apiKey = ''] = started.vault.secret.split(' ')
  return { ...started, siteId, apiKey, keys: createWixKeys({ wix: started.wix }) }
}

test('a key and its site are read in whatever order and form they come', async () => {
  const { keys, siteId, apiKey, vault } = await start()
  const dashboard = `https://manage.wix.com/dashboard/${siteId}/home`
  const pasted = [
    `${apiKey} ${siteId}`,
    `${dashboard}\n"${apiKey}"`,
    `${siteId.toUpperCase()}\n${apiKey}`,
    // The account's own id stands beside it.
    `WIX_ACCOUNT_ID=${OTHER_SITE}\nWIX_API_KEY=${apiKey}\n${dashboard}`,
    `${apiKey.slice(0, 60)}\n${apiKey.slice(60)}\n${siteId}`,
  ]
  for (const text of pasted) {
    const found = keys.find(text) ?? ''
    for (const one of [found, text]) {
      expect(keys.read(one), one).toEqual({
        ok: true,
        value: { secret: vault.secret, accountKey: siteId, expiresAt: null, facts: { siteId } },
      })
    }
  }
})

test('what is missing is said: the site, or which of several, or the whole key', async () => {
  const { keys, siteId, apiKey } = await start()
  const noSite = { ok: false, error: 'key-bad-wix-site' }
  expect(keys.read(apiKey)).toEqual(noSite)
  expect(keys.read(`${apiKey} ${siteId} ${OTHER_SITE}`)).toEqual(noSite)
  const noKey = { ok: false, error: 'key-bad-wix' }
  for (const text of ['', siteId, `${apiKey.slice(0, -300)} ${siteId}`, 'IST.short']) {
    expect(keys.read(text), text).toEqual(noKey)
  }
  expect(keys.find(`https://manage.wix.com/dashboard/${siteId}`)).toBeUndefined()
  expect(keys.find(apiKey.slice(0, 40))).toContain(apiKey.slice(0, 40))
})

test('a key is tested by asking which catalogue its site has', async () => {
  const { keys, vault, controller, siteId, apiKey } = await start(200)
  const verdict = () => keys.test(vault.secret, 'daily')
  expect(await verdict()).toEqual({ verdict: 'accepted', facts: { catalog: 'v1' } })
  await controller.fault({ method: 'version', kind: 'hang', times: 1 })
  expect(await verdict()).toMatchObject({ verdict: 'unreachable' })
  await controller.command('migrate', { siteId, catalog: 'STORES_NOT_INSTALLED' })
  expect(await verdict()).toMatchObject({
    verdict: 'refused',
    messageKey: 'key-bad-wix-no-stores',
  })
  const refused = { verdict: 'refused', messageKey: 'key-bad-wix-refused' }
  expect(await keys.test(`${OTHER_SITE} ${apiKey}`, 'added')).toMatchObject(refused)
  await controller.command('revoke-key', { key: apiKey })
  expect(await verdict()).toMatchObject({ ...refused, code: 'wix.unauthorized' })
})
