import { expect, test } from 'vitest'
import { makeCloudKey, makeToken } from '#sandbox/wordstat/accounts.ts'
import { createWordstatSandbox } from '#sandbox/wordstat/index.ts'
import { createTestClock } from '#test/support/clock.ts'

function make() {
  const sandbox = createWordstatSandbox({ clock: createTestClock(Date.UTC(2026, 10, 20)) })
  const authorization = `Api-Key ${makeCloudKey('seller')}`
  return {
    async cloud(method: string, asked: object) {
      const answer = await sandbox.app.request(`/cloud/v2/wordstat/${method}`, {
        ...{ method: 'POST', headers: { authorization }, body: JSON.stringify(asked) },
      })
      const body = (await answer.json()) as { code?: number; results?: Record<string, unknown>[] }
      return { status: answer.status, code: body.code, results: body.results ?? [] }
    },
    async live(method: string, param?: unknown) {
      const body = JSON.stringify({ method, param, token: makeToken('seller'), locale: 'ru' })
      const answer = await sandbox.live.request('/', { method: 'POST', body })
      return (await answer.json()) as { data?: unknown; error_code?: number }
    },
  }
}

test('the history of a phrase by months, weeks and days, which begin where they have to', async () => {
  const { cloud } = make()
  const asked = { phrase: 'термокружка', folderId: 'b1g' }
  const months = await cloud('dynamics', {
    ...{ ...asked, period: 'PERIOD_MONTHLY' },
    ...{ fromDate: '2026-08-01T00:00:00Z', toDate: '2026-10-31T00:00:00Z' },
  })
  expect(months.results).toHaveLength(3)
  expect(months.results[0]).toMatchObject({
    ...{ date: '2026-08-01T00:00:00Z', count: expect.stringMatching(/^\d+$/) },
    share: expect.any(Number),
  })
  const weeks = { ...asked, period: 'PERIOD_WEEKLY', toDate: '2026-11-15T00:00:00Z' }
  expect((await cloud('dynamics', { ...weeks, fromDate: '2026-11-02T00:00:00Z' })).status).toBe(200)
  for (const wrong of [
    { ...weeks, fromDate: '2026-11-04T00:00:00Z' },
    { ...asked, period: 'PERIOD_MONTHLY', fromDate: '2026-08-02T00:00:00Z' },
    { ...asked, period: 'PERIOD_YEARLY', fromDate: '2026-01-01T00:00:00Z' },
    { ...asked, period: 'PERIOD_DAILY' },
  ]) {
    expect(await cloud('dynamics', wrong)).toMatchObject({ status: 400, code: 3 })
  }
})

test('where a phrase is asked for: everywhere, in cities, in what lies around them', async () => {
  const { cloud } = make()
  const ids = async (region: string) =>
    (await cloud('regions', { phrase: 'термокружка', region })).results.map((one) => one.region)
  const [all, cities, around] = [
    await ids('REGION_ALL'),
    await ids('REGION_CITIES'),
    await ids('REGION_REGIONS'),
  ]
  expect(cities).toContain('213')
  expect(around).toContain('225')
  expect(all.toSorted()).toEqual([...cities, ...around].toSorted())
  const [first] = (await cloud('regions', { phrase: 'термокружка' })).results
  expect(first).toMatchObject({ count: expect.any(String), affinityIndex: expect.any(Number) })
})

test('v4: a forecast is made, read and taken away; five at most; suggestions beside it', async () => {
  const { live } = make()
  const param = { Phrases: ['термокружка', 'термос'], GeoID: [213], Currency: 'RUB' }
  expect(await live('CreateNewForecast', { Phrases: ['термос'] })).toMatchObject({ error_code: 71 })
  const { data: id } = await live('CreateNewForecast', param)
  expect(await live('GetForecastList')).toEqual({
    data: [{ ForecastID: id, StatusForecast: 'Done' }],
  })
  const { data } = await live('GetForecast', id)
  expect(data).toMatchObject({
    Phrases: [{ Phrase: 'термокружка', Currency: 'RUB' }, { Phrase: 'термос' }],
    Common: { Geo: '213', Shows: expect.any(Number) },
  })
  expect(await live('DeleteForecastReport', id)).toEqual({ data: 1 })
  expect(await live('GetForecast', id)).toMatchObject({ error_code: 73 })
  for (let made = 0; made < 5; made += 1) await live('CreateNewForecast', param)
  expect(await live('CreateNewForecast', param)).toMatchObject({ error_code: 31 })
  const suggested = await live('GetKeywordsSuggestion', { Keywords: ['термокружка'] })
  expect(suggested.data).toEqual(expect.arrayContaining([expect.any(String)]))
})
