import { expect, test } from 'vitest'
import type { Fault } from '#sandbox/service/faults.ts'
import { waitFor } from '#test/support/wait.ts'
import { campaignContent, createContext, standing, startDirect, WHOLE } from './clients.ts'

const WRITES = [
  'campaigns.add',
  'adgroups.add',
  'keywords.update',
  'keywords.add',
  'sitelinks.add',
  'adextensions.add',
  'ads.add',
]

/** One attempt, killed when the write was done at the service and its answer had not come; what the run remembers of it. */
async function killedIn(started: Awaited<ReturnType<typeof startDirect>>, method: string) {
  const { sandbox, direct, key } = started
  const abort = new AbortController()
  const steps = new Map<string, string>()
  sandbox.faults.add({ method, kind: 'hang-after', times: 1 })
  const saving = direct.save(key, campaignContent(), createContext(steps, abort.signal))
  const killed = expect(saving).rejects.toThrow('killed')
  await waitFor(() => sandbox.faults.list().length === 0)
  abort.abort(new Error('killed'))
  await killed
  return steps
}

test.each(WRITES)('killed in %s: the next attempt doubles nothing', async (method) => {
  for (const remembers of [true, false]) {
    const started = await startDirect()
    const steps = await killedIn(started, method)
    const context = createContext(remembers ? steps : undefined)
    const draft = await started.direct.save(started.key, campaignContent(), context)
    expect(draft).toMatchObject({ groups: 3, keywords: 6, ads: 6, remarks: [] })
    expect(standing(started)).toEqual(WHOLE)
  }
})

test.each([502, 1000, 1002])(
  'every write executed and answered %i: looked after, nothing doubled',
  async (code) => {
    const started = await startDirect()
    for (const method of WRITES) {
      started.sandbox.mishaps.add({ method, code, executed: true })
    }
    const draft = await started.direct.save(started.key, campaignContent(), createContext())
    expect(draft).toMatchObject({ groups: 3, keywords: 6, ads: 6, remarks: [] })
    expect(standing(started)).toEqual(WHOLE)
  },
)

const LOST: readonly Fault['kind'][] = ['hang-after', 'drop-after', 'cut', 'truncated', 'empty-ok']
test.each(LOST)('answers lost by %s: nothing doubled', async (kind) => {
  const started = await startDirect({ timeoutMs: 1_000 })
  for (const method of WRITES) started.sandbox.faults.add({ method, kind, times: 1 })
  const draft = await started.direct.save(started.key, campaignContent(), createContext())
  expect(draft).toMatchObject({ groups: 3, keywords: 6, ads: 6, remarks: [] })
  expect(standing(started)).toEqual(WHOLE)
})

test.each([52, 506])('refused with %i before anything was done: simply repeated', async (code) => {
  const started = await startDirect()
  started.sandbox.mishaps.add({ method: '*', code, times: 3 })
  started.sandbox.mishaps.add({ method: 'ads.add', code })
  await started.direct.save(started.key, campaignContent(), createContext())
  expect(standing(started)).toEqual(WHOLE)
})

test.each([
  [53, 'auth', 'direct.token'],
  [54, 'auth', 'direct.no_rights'],
  [58, 'auth', 'direct.not_approved'],
  [513, 'auth', 'direct.no_account'],
  [3000, 'auth', 'direct.no_access'],
  [152, 'limit', 'direct.points'],
  [506, 'limit', 'direct.connections'],
  [1001, 'unavailable', 'direct.read_failed'],
  [3500, 'invalid', 'direct.not_supported'],
  [8000, 'invalid', 'direct.error_8000'],
])('error %i of a whole request is %s', async (code, kind, name) => {
  const { direct, key, sandbox } = await startDirect()
  sandbox.mishaps.add({ method: 'campaigns.get', code, times: 50 })
  await expect(direct.save(key, campaignContent(), createContext())).rejects.toMatchObject({
    kind,
    code: name,
    ...(code === 152 && { retry: 'later', retryAfterMs: 600_000 }),
  })
})

test('a service that stays away is unavailable, to be tried later', async () => {
  const { direct, key, sandbox } = await startDirect()
  sandbox.mishaps.add({ method: 'ads.add', code: 502, times: 50 })
  await expect(direct.save(key, campaignContent(), createContext())).rejects.toMatchObject({
    kind: 'unavailable',
    retry: 'later',
  })
})

test('a seller’s calls go five at a time and no more', async () => {
  const { direct, key, sandbox, metrics } = await startDirect({ latencyMs: 20 })
  const signal = new AbortController().signal
  await Promise.all(Array.from({ length: 20 }, () => direct.minimumWeeklyBudget(key, signal)))
  const [figure] = sandbox.calls.report()
  expect(figure).toMatchObject({ method: 'dictionaries.get', requests: 20 })
  const points = await metrics.getSingleMetricAsString('direct_points_total')
  expect(points).toContain('direct_points_total{method="dictionaries.get"} 20')
})

test('whoever waits for a free connection can be stopped', async () => {
  const { direct, key } = await startDirect({ latencyMs: 100 })
  const signal = new AbortController().signal
  const busy = Array.from({ length: 5 }, () => direct.minimumWeeklyBudget(key, signal))
  const stop = new AbortController()
  const waiting = direct.minimumWeeklyBudget(key, stop.signal)
  stop.abort(new Error('cancelled'))
  await expect(waiting).rejects.toThrow('cancelled')
  expect(await Promise.all(busy)).toEqual([300, 300, 300, 300, 300])
})
