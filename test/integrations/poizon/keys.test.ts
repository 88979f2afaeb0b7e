import { expect, test } from 'vitest'
import { createPoizonKeys } from '#integrations/poizon/keys.ts'
import { readPasted } from '#integrations/poizon/pasted.ts'
import { startPoizon } from './client.ts'

const KEY = '3f9a1c77e0b24d5f8a6b'
const OWN = { api: 'http://127.0.0.1:1/api', distribution: 'http://127.0.0.1:1/open' }

test.each([
  [KEY, { source: 'poizon-api', header: 'x-api-key', baseUrl: null, clientId: null }, null, null],
  [`apikey: ${KEY}`, { source: 'poizon-api', header: 'apikey' }, null, null],
  [`x-api-key: ${KEY}\nclient-id: 4417`, { clientId: '4417', header: 'x-api-key' }, null, null],
  [
    `${KEY}, тариф Professional, poparce.ru`,
    { baseUrl: 'https://poparce.ru/api/dewu' },
    2,
    100_000,
  ],
  [`https://poizon-api.com/lk ${KEY} 30 000 в месяц`, { source: 'poizon-api' }, null, 30_000],
  [`${KEY} 5000 calls a month, 0.5 rps`, {}, 0.5, 5_000],
  [`access-token: ${KEY}`, { source: 'distribution', header: 'access-token' }, null, null],
  [`${KEY} distopen.poizon.com Distribution`, { source: 'distribution' }, null, null],
  [`${OWN.distribution}/v1 ${KEY}`, { source: 'distribution', baseUrl: null }, null, null],
])('%s', (text, secret, rps, monthlyCalls) => {
  expect(readPasted(text, OWN)).toMatchObject({
    ...{ secret: { apiKey: KEY, ...secret }, rps, monthlyCalls },
  })
})

test('no address but a source’s is given a key', () => {
  expect(readPasted(`https://evil.example/api ${KEY}`, OWN)).toBe('address')
  expect(readPasted('привет', OWN)).toBe('no-key')
  expect(readPasted('apikey: short', OWN)).toBe('no-key')
})

test.each(['poizon-api', 'distribution'] as const)('%s: tested with a real call', async (name) => {
  const { poizon, urls, secret, controller, quota } = await startPoizon(name)
  const keys = createPoizonKeys({ poizon, urls })
  const text = `${secret.header}: ${secret.apiKey}`
  expect(keys.find(text)).toBe(text)
  for (const alone of [secret.apiKey, `${secret.apiKey}, 30000 в месяц`])
    expect(keys.find(alone)).toBe(alone)
  for (const other of ['4006381333931', 'deadbeef 2', `a shoe ${secret.apiKey}`, 'DD1391-100'])
    expect(keys.find(other)).toBeUndefined()
  const read = keys.read(`${text} 30000 в месяц`)
  if (!read.ok) throw new Error(read.error)
  expect(read.value.facts).toEqual({ source: name, monthlyCalls: 30_000 })
  expect(read.value.accountKey).not.toContain(secret.apiKey)
  expect(read.value.secret.endsWith(secret.apiKey)).toBe(true)
  expect(await keys.test(read.value.secret, 'added')).toEqual({ verdict: 'accepted', facts: {} })
  expect(quota.used()).toBe(1)
  await controller.fault({ method: '*', kind: 'http-5xx', times: 1 })
  expect(await keys.test(read.value.secret, 'daily')).toMatchObject({ verdict: 'unreachable' })
  await controller.command('revoke-key', { key: secret.apiKey })
  expect(await keys.test(read.value.secret, 'daily')).toMatchObject({
    ...{ verdict: 'refused', messageKey: 'key-bad-poizon-refused' },
  })
})
