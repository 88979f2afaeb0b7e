import { expect, test } from 'vitest'
import { waitFor } from '#test/support/wait.ts'
import { keyFor, live, startClients } from './clients.ts'

const TEN = Array.from({ length: 10 }, (_, number) => `термос ${number}`)
const CREATE = 'reports/CreateNewWordstatReport'

async function start(options: Parameters<typeof startClients>[0] = {}) {
  const clients = await startClients({ timeoutMs: 2_000, ...options })
  const key = keyFor('reports')
  const of = (method: string) =>
    clients.sandbox.calls.report().find((call) => call.method === `reports/${method}`)?.requests
  const standing = async () => (await clients.controller.state()).reports
  const top = (phrases: readonly string[] = ['термос'], signal = live()) =>
    clients.providers.reports.top(key, { phrases, regionIds: [213], limit: 5 }, signal)
  const v4 = async (method: string, param?: unknown) => {
    const body = JSON.stringify({ method, param, token: key.secret })
    const answer = await fetch(`${clients.urls.direct}/live/v4/json/`, { method: 'POST', body })
    return (await answer.json()) as { data: number }
  }
  return { ...clients, key, of, standing, top, v4 }
}

test('ten phrases are one report, in their order, and nothing stays behind', async () => {
  const { top, of, standing } = await start({ pollsUntilDone: 3 })
  const answers = await top(TEN)
  expect(answers.map((answer) => answer.phrases[0]?.text)).toEqual(TEN)
  expect(answers.every((answer) => answer.phrases.length <= 5)).toBe(true)
  expect([of('CreateNewWordstatReport'), await standing()]).toEqual([1, 0])
})

test.each(['hang-after', 'drop-after', 'truncated', 'cut'] as const)(
  'an order whose answer is lost (%s) is found in the list and not repeated',
  async (kind) => {
    const { top, controller, sandbox, of, standing } = await start()
    await controller.fault({ method: CREATE, kind, times: 1 })
    expect((await top())[0]?.phrases[0]?.text).toBe('термос')
    expect(sandbox.phrases()).toMatchObject([{ phrase: 'термос', times: 1 }])
    expect([of('CreateNewWordstatReport'), await standing()]).toEqual([1, 0])
  },
)

test('an order that a killed process left is taken up, a stranger’s is left alone', async () => {
  const { top, v4, sandbox, standing } = await start()
  await v4('CreateNewWordstatReport', { Phrases: ['чайник'], GeoID: [213] })
  await v4('CreateNewWordstatReport', { Phrases: ['термос'], GeoID: [2] })
  await v4('CreateNewWordstatReport', { Phrases: ['термос'], GeoID: [213] })
  expect((await top())[0]?.phrases[0]?.text).toBe('термос')
  expect(sandbox.phrases().map(({ times }) => times)).toEqual([1, 1, 1])
  expect(await standing()).toBe(2)
})

test('an outage while the report is made is waited out', async () => {
  const { top, controller, sandbox } = await start()
  await controller.fault({ method: 'reports/GetWordstatReport', kind: 'http-5xx', times: 3 })
  await controller.fault({ method: 'reports/GetWordstatReport', kind: 'not-json', times: 2 })
  expect(await top()).toHaveLength(1)
  expect(sandbox.phrases()).toMatchObject([{ times: 1 }])
})

test('the sixth report is a limit, and so are too many phrases in a day', async () => {
  const { top, v4, sandbox } = await start({ quotas: { reportsDaily: 6 } })
  for (const phrase of ['а', 'б', 'в', 'г', 'д']) {
    await v4('CreateNewWordstatReport', { Phrases: [phrase] })
  }
  await expect(top()).rejects.toMatchObject({ kind: 'limit', code: 'direct-v4.too_many_reports' })
  const other = keyFor('reports', 'other')
  const { reports } = (await startClients({ quotas: { reportsDaily: 6 } })).providers
  await expect(
    reports.top(other, { phrases: TEN, regionIds: [], limit: 5 }, live()),
  ).rejects.toMatchObject({ kind: 'limit', code: 'direct-v4.no_points' })
  expect(sandbox.phrases()).toHaveLength(5)
})

test('called off while it waits: the report goes all the same', async () => {
  const { top, of, standing } = await start({ pollsUntilDone: 1_000 })
  const stop = new AbortController()
  const asking = top(['термос'], stop.signal)
  await waitFor(() => (of('GetWordstatReportList') ?? 0) > 2)
  stop.abort(new Error('cancelled'))
  await expect(asking).rejects.toThrow('cancelled')
  await waitFor(async () => (await standing()) === 0)
})

test('a report that is never ready is given up and deleted', async () => {
  const { top, standing } = await start({ pollsUntilDone: 1_000 })
  await expect(top()).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'direct-v4.report_late',
  })
  expect(await standing()).toBe(0)
})

test('a report that failed is deleted, and a stuck one of somebody else holds nobody up', async () => {
  const { top, v4, controller, standing } = await start()
  await controller.command('next-report', { fate: 'failed' })
  await expect(top()).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'direct-v4.report_failed',
  })
  expect(await standing()).toBe(0)
  await controller.command('next-report', { fate: 'stuck' })
  await v4('CreateNewWordstatReport', { Phrases: ['чайник'] })
  expect(await top()).toHaveLength(1)
  expect(await standing()).toBe(1)
})

test('a report that cannot be deleted spoils nothing', async () => {
  const { top, controller, standing } = await start()
  await controller.fault({ method: 'reports/DeleteWordstatReport', kind: 'http-5xx' })
  expect(await top()).toHaveLength(1)
  expect(await standing()).toBe(1)
  await controller.clearFaults()
  expect(await top()).toHaveLength(1)
  expect(await standing()).toBe(0)
})
