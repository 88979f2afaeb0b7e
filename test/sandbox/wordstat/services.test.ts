import { expect, test } from 'vitest'
import { z } from 'zod'
import { makeCloudKey, makeToken } from '#sandbox/wordstat/accounts.ts'
import { createWordstatSandbox } from '#sandbox/wordstat/index.ts'
import { createTestClock } from '#test/support/clock.ts'
import { serveWordstat } from './serve.ts'

/** The stand-in in memory on a clock of its own. */
function make(options: Partial<Parameters<typeof createWordstatSandbox>[0]> = {}) {
  const clock = createTestClock()
  const sandbox = createWordstatSandbox({ clock, ...options })
  const post = async (path: string, body: unknown, authorization = '') =>
    sandbox.app.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization },
    })
  const key = `Api-Key ${makeCloudKey('seller')}`
  const top = (phrase: string, authorization = key, extra: object = {}) =>
    post('/cloud/v2/wordstat/topRequests', { phrase, ...extra }, authorization)
  const live = async (method: string, param?: unknown, token = makeToken('seller')) => {
    const body = JSON.stringify({ method, param, token, locale: 'ru' })
    const answer = await sandbox.live.request('/', { method: 'POST', body })
    expect(answer.status).toBe(200)
    return (await answer.json()) as { data?: unknown; error_code?: number }
  }
  return { clock, sandbox, post, top, live }
}

test('the cloud writes counts as strings and refuses like a grpc gateway', async () => {
  const { top } = make()
  const answer = await top('термокружка', undefined, { numPhrases: '2', regions: ['213'] })
  expect(await answer.json()).toMatchObject({
    totalCount: '71424',
    results: [{ phrase: 'термокружка', count: '71424' }, { phrase: 'купить термокружку' }],
  })
  const refusals = [
    await top('термос', ''),
    await top('термос', 'Api-Key nonsense'),
    await top(''),
    await top('я'.repeat(401)),
    await top('термос', undefined, { regions: [213] }),
    await top('термос', undefined, { numPhrases: 2_001 }),
    await top('термос', undefined, { phrases: ['термос'] }),
  ]
  expect(refusals.map(({ status }) => status)).toEqual([401, 401, 400, 400, 400, 400, 400])
  expect(await refusals[0]?.json()).toMatchObject({ code: 16, details: [] })
  expect(await refusals[2]?.json()).toMatchObject({ code: 3 })
})

test('ten calls a second, and after the second again', async () => {
  const { clock, top, sandbox } = make()
  const statuses = []
  for (let call = 0; call < 11; call += 1) statuses.push((await top(`термос ${call}`)).status)
  expect(statuses).toEqual([...Array<number>(10).fill(200), 429])
  expect((await top('термос', `Api-Key ${makeCloudKey('other')}`)).status).toBe(200)
  await clock.advance(1_000)
  expect((await top('термос')).status).toBe(200)
  expect(sandbox.phrases()).toHaveLength(12)
})

test('a hundred calls an hour; the refusal says when, the tree is free', async () => {
  const { clock, post, top } = make()
  for (let call = 0; call < 100; call += 1) {
    expect((await top(`термос ${call}`)).status).toBe(200)
    await clock.advance(1_000)
  }
  const refused = await top('термос')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3500'])
  expect(await refused.json()).toMatchObject({
    code: 8,
    message: expect.stringContaining('Time to refill: 3500 seconds'),
  })
  const tree = await post(
    '/cloud/v2/wordstat/getRegionsTree',
    {},
    `Api-Key ${makeCloudKey('seller')}`,
  )
  expect(tree.status).toBe(200)
  await clock.advance(3_500_000)
  expect((await top('термос')).status).toBe(200)
})

test('the OAuth service counts in numbers, phrase by phrase, and refuses in plain text', async () => {
  const { post } = make({ quotas: { oauthDaily: 2 } })
  const authorization = `Bearer ${makeToken('seller')}`
  const ask = (body: object) => post('/oauth/v1/topRequests', body, authorization)
  expect(await (await ask({ phrases: ['термос', ' '], numPhrases: 1 })).json()).toMatchObject([
    { requestPhrase: 'термос', totalCount: 174_900, topRequests: [{ count: 174_900 }] },
    { error: 'Invalid phrase' },
  ])
  expect(await (await ask({ phrase: 'термос', numPhrases: 1 })).json()).toMatchObject({
    totalCount: 174_900,
  })
  const refused = await ask({ phrase: 'термос' })
  expect(refused.status).toBe(429)
  expect(await refused.text()).toBe(
    'Quota limit exceeded, try again later. Time to refill: 86400 seconds',
  )
  expect((await post('/oauth/v1/topRequests', { phrase: 'термос' })).status).toBe(401)
})

test('a report is ordered, awaited, read and deleted', async () => {
  const { live } = make({ pollsUntilDone: 2 })
  const { data: id } = await live('CreateNewWordstatReport', { Phrases: ['термос'], GeoID: [213] })
  expect(await live('GetWordstatReport', id)).toMatchObject({ error_code: 259 })
  const statuses = []
  for (let look = 0; look < 3; look += 1) statuses.push((await live('GetWordstatReportList')).data)
  expect(statuses).toMatchObject([
    [{ ReportID: id, StatusReport: 'Pending' }],
    [{ StatusReport: 'Pending' }],
    [{ StatusReport: 'Done' }],
  ])
  const [row] = z
    .tuple([
      z.object({ Phrase: z.string(), GeoID: z.unknown(), SearchedWith: z.array(z.unknown()) }),
    ])
    .parse((await live('GetWordstatReport', id)).data)
  expect(row).toMatchObject({ Phrase: 'термос', GeoID: [213] })
  expect(row.SearchedWith[0]).toEqual({ Phrase: 'термос', Shows: 62_964 })
  const stranger = makeToken('stranger')
  expect(await live('GetWordstatReport', id, stranger)).toMatchObject({ error_code: 91 })
  expect(await live('DeleteWordstatReport', id)).toEqual({ data: 1 })
  expect(await live('DeleteWordstatReport', id)).toMatchObject({ error_code: 91 })
})

test('five reports for five hours, ten phrases each', async () => {
  const { clock, live } = make()
  const order = (...Phrases: string[]) => live('CreateNewWordstatReport', { Phrases })
  const many = Array.from({ length: 11 }, (_, number) => `термос ${number}`)
  expect(await order(...many)).toMatchObject({ error_code: 71 })
  for (const phrase of ['а', 'б', 'в', 'г', 'д']) expect(await order(phrase)).toHaveProperty('data')
  expect(await order('е')).toMatchObject({ error_code: 31 })
  expect(await live('GetWordstatReportList', undefined, 'y0_short')).toMatchObject({
    error_code: 53,
  })
  expect(await live('Nonsense')).toMatchObject({ error_code: 55 })
  await clock.advance(5 * 3_600_000)
  expect(await order('е')).toHaveProperty('data')
})

test('what was bought, reports and limits outlive a restart', async () => {
  const { clock, sandbox, top, live } = make({ quotas: { cloudHourly: 1 } })
  const refused = makeCloudKey('refused')
  sandbox.refuseKey(refused)
  await top('термос')
  await live('CreateNewWordstatReport', { Phrases: ['термос'] })
  const saved = JSON.parse(JSON.stringify(sandbox.snapshot()))
  const next = make({ clock })
  next.sandbox.restore(saved)
  expect(next.sandbox.phrases()).toEqual(sandbox.phrases())
  expect((await next.top('термокружка')).status).toBe(429)
  expect((await next.top('термокружка', `Api-Key ${refused}`)).status).toBe(401)
  expect((await next.live('GetWordstatReportList')).data).toHaveLength(1)
})

test('slowness, faults, quotas and keys by the control API', async () => {
  const { controller, urls } = await serveWordstat()
  const ask = async (name: string) => {
    const answer = await fetch(`${urls.cloud}/v2/wordstat/topRequests`, {
      method: 'POST',
      body: JSON.stringify({ phrase: 'термос' }),
      headers: { authorization: `Api-Key ${makeCloudKey(name)}` },
    })
    return [answer.status, answer.headers.get('retry-after')]
  }
  await controller.latency(40)
  const before = performance.now()
  expect(await ask('seller')).toEqual([200, null])
  expect(performance.now() - before).toBeGreaterThan(35)
  await controller.fault({ method: 'cloud', kind: 'limited', ms: 90_000, times: 1 })
  await controller.fault({ method: 'cloud', kind: 'limited', times: 1 })
  expect([await ask('seller'), await ask('seller')]).toEqual([
    [429, '90'],
    [429, null],
  ])
  await controller.command('quotas', { cloudHourly: 1 })
  expect((await ask('seller'))[0]).toBe(429)
  await controller.command('refuse-key', { secret: makeCloudKey('other'), why: 'no-rights' })
  expect((await ask('other'))[0]).toBe(403)
  const state = await controller.state()
  expect(state.phrases).toMatchObject([{ phrase: 'термос', provider: 'cloud', times: 1 }])
  expect(state.calls).toContainEqual(expect.objectContaining({ requests: 4, failed: { 429: 3 } }))
})
