import { afterEach, expect, test } from 'vitest'
import { createHealthServer, type HealthServerOptions } from '#platform/health/server.ts'
import { silentLog } from '#platform/log/log.ts'
import { createRegistry, readGauge } from '#platform/metrics/registry.ts'
import { createTestClock, runningClock } from '#test/support/clock.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

function create(options: Partial<HealthServerOptions> = {}) {
  const server = createHealthServer({
    host: '127.0.0.1',
    port: 0,
    checks: {},
    progress: {},
    clock: runningClock,
    registry: createRegistry(),
    log: silentLog,
    ...options,
  })
  stops.push(() => server.stop())
  return server
}

async function start(options: Partial<HealthServerOptions> = {}) {
  const server = create(options)
  await server.start()
  return (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${server.port()}${path}`, { headers })
}

test('is alive while what it needs is not, and says by name what that is', async () => {
  const get = await start({
    checks: {
      database: async () => 1,
      redis: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.3')),
    },
  })
  expect((await get('/healthz')).status).toBe(200)
  const ready = await get('/readyz')
  expect(ready.status).toBe(503)
  const text = await ready.text()
  expect(JSON.parse(text)).toEqual({
    status: 'unready',
    checks: { database: 'ok', redis: 'failed' },
  })
  expect(text).not.toContain('10.0.0.3')
})

test('is stuck when a part got on too long ago, and says which', async () => {
  const clock = createTestClock()
  let polledAt = clock.now()
  const progress = {
    polls: { progressAt: () => polledAt, limitMs: 60_000 },
    slots: { progressAt: () => clock.now() + 5_000, limitMs: 60_000 },
  }
  const get = await start({ clock, progress })
  clock.jump(clock.now() + 60_000)
  expect(await (await get('/healthz')).json()).toEqual({
    status: 'ok',
    seconds: { polls: 60, slots: 0 },
  })
  clock.jump(clock.now() + 1_000)
  const answer = await get('/healthz')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ status: 'stuck', stuck: ['polls'] })
  polledAt = clock.now()
  expect((await get('/healthz')).status).toBe(200)
})

test('is ready when everything answers', async () => {
  const get = await start({ checks: { database: async () => 1 } })
  expect((await get('/readyz')).status).toBe(200)
})

test('a check that hangs counts as failed', async () => {
  const get = await start({ checks: { database: () => new Promise(() => {}) } })
  expect((await get('/readyz')).status).toBe(503)
})

test('metrics are read at the moment they are asked for', async () => {
  const registry = createRegistry()
  let waiting = 3
  readGauge(registry, { name: 'queue_waiting', help: 'Jobs', label: 'queue' }, async () => ({
    runs: waiting,
  }))
  const get = await start({ registry })
  expect(await (await get('/metrics')).text()).toContain('queue_waiting{queue="runs"} 3')
  waiting = 4
  expect(await (await get('/metrics')).text()).toContain('queue_waiting{queue="runs"} 4')
})

test('with a token set metrics need it', async () => {
  const get = await start({ metricsToken: 'reader-of-metrics' })
  expect((await get('/metrics')).status).toBe(401)
  expect((await get('/metrics', { authorization: 'Bearer wrong' })).status).toBe(401)
  expect((await get('/metrics', { authorization: 'Bearer reader-of-metrics' })).status).toBe(200)
})

test('on a public address metrics are closed without a token', async () => {
  const get = await start({ host: '0.0.0.0' })
  expect((await get('/metrics')).status).toBe(401)
  expect((await get('/healthz')).status).toBe(200)
})

test('other routes can be mounted', async () => {
  const get = await start({ mount: (app) => void app.get('/hook', (c) => c.text('here')) })
  expect(await (await get('/hook')).text()).toBe('here')
})

test('a taken port is an error, not a crash', async () => {
  const first = create()
  await first.start()
  await expect(start({ port: first.port() })).rejects.toThrow('set another HTTP_PORT')
})
