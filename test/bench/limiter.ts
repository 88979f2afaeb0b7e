import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { createRedisMock } from 'js-redis-server'
import type { BucketSpec } from '#platform/limits/limiter.ts'
import { createRedisLimiter } from '#platform/limits/redis-limiter.ts'
import { runningClock } from '#test/support/clock.ts'
import type { Report } from './main.ts'

type Take = (key: string, spec: BucketSpec) => Promise<boolean>
type Acquire = (key: string, spec: BucketSpec) => Promise<unknown>

const SERVER = 'redis-server'
const MEASURED_MS = 3_000
const IN_FLIGHT = 256
const ACCOUNTS = 1_000
/** Under full load about half is granted and half refused. */
const BUCKET: BucketSpec = { capacity: 6, refillMs: 20 }

/** The limiter on Redis against the naive one: read the bucket, decide here, write it back. */
export async function run(report: Report): Promise<void> {
  const server = await startRedis()
  const clients = [server.connect(), server.connect(), server.connect(), server.connect()]
  try {
    const [redis = server.connect()] = clients
    const limiter = createRedisLimiter({ redis })
    const ours: Take = async (key, spec) => (await limiter.take(key, spec)).ok
    const naive = naiveTake(redis)

    await decisions(ours, 'warm')
    const baseline = await decisions(naive, 'naive')
    const measured = await decisions(ours, 'ours')
    report({
      figure: `decisions over ${ACCOUNTS} accounts (${server.kind})`,
      value: measured.perSecond,
      unit: '1/s',
      better: 'more',
      baseline: baseline.perSecond,
      bar: 10_000,
    })
    report({
      figure: `p99 of a decision, ${IN_FLIGHT} in flight`,
      value: measured.p99,
      unit: 'ms',
      better: 'less',
      baseline: baseline.p99,
    })

    const takes = clients.map((client): Take => {
      const own = createRedisLimiter({ redis: client })
      return async (key, spec) => (await own.take(key, spec)).ok
    })
    report({
      figure: 'permits granted beyond 100, 1000 askers of 4 clients at once',
      value: await overdraft(takes, 'over-ours'),
      unit: 'permits',
      better: 'less',
      baseline: await overdraft(clients.map(naiveTake), 'over-naive'),
      bar: 0,
    })

    const fair = await shares((key, spec) => limiter.acquire(key, spec), 'fair-ours')
    const unfair = await shares(polling(naive), 'fair-naive')
    report({
      figure: 'least / most served of 20 accounts with 1 … 20 askers each',
      value: fair.evenness,
      unit: 'share',
      better: 'more',
      baseline: unfair.evenness,
      bar: 0.9,
    })
    report({
      figure: 'permits used of those allowed',
      value: fair.used,
      unit: 'share',
      better: 'more',
      bar: 0.9,
    })
  } finally {
    for (const client of clients) client.disconnect()
    await server.stop()
  }
}

async function decisions(take: Take, prefix: string) {
  const startedAt = performance.now()
  const latencies: number[] = []
  const ask = async (first: number) => {
    for (let i = first; performance.now() - startedAt < MEASURED_MS; i += IN_FLIGHT) {
      const askedAt = performance.now()
      await take(`${prefix}:${i % ACCOUNTS}`, BUCKET)
      latencies.push(performance.now() - askedAt)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, i) => ask(i)))
  const seconds = (performance.now() - startedAt) / 1_000
  latencies.sort((a, b) => a - b)
  const p99 = latencies[Math.floor(latencies.length * 0.99)] ?? 0
  return { perSecond: latencies.length / seconds, p99 }
}

async function overdraft(takes: readonly Take[], key: string): Promise<number> {
  const spec = { capacity: 100, refillMs: 600_000 }
  const granted = await Promise.all(
    Array.from({ length: 1_000 }, (_, i) => takes[i % takes.length]?.(key, spec)),
  )
  return granted.filter(Boolean).length - spec.capacity
}

/** Accounts with the same limit and very different demand: each must get its own limit and no more. */
async function shares(acquire: Acquire, prefix: string) {
  const spec = { capacity: 1, refillMs: 25 }
  const startedAt = performance.now()
  const served = Array.from({ length: 20 }, () => 0)
  const ask = async (account: number) => {
    for (;;) {
      await acquire(`${prefix}:${account}`, spec)
      if (performance.now() - startedAt > MEASURED_MS) return
      served[account] = (served[account] ?? 0) + 1
    }
  }
  await Promise.all(
    served.flatMap((_, account) => Array.from({ length: account + 1 }, () => ask(account))),
  )
  const allowed = MEASURED_MS / spec.refillMs + spec.capacity
  const used = served.reduce((sum, count) => sum + count, 0) / served.length / allowed
  return { evenness: Math.min(...served) / Math.max(...served), used }
}

function naiveTake(redis: Redis): Take {
  return async (key, spec) => {
    const now = runningClock.now()
    const fullAt = Math.max(now, Number((await redis.get(key)) ?? 0)) + spec.refillMs
    if (fullAt - now > spec.capacity * spec.refillMs) return false
    await redis.set(key, fullAt, 'PX', spec.capacity * spec.refillMs)
    return true
  }
}

function polling(take: Take): Acquire {
  return async (key, spec) => {
    while (!(await take(key, spec))) await pause(spec.refillMs)
  }
}

async function startRedis() {
  const dir = await mkdtemp(join(tmpdir(), 'prilavok-bench-'))
  const path = join(dir, 'redis.sock')
  const settings = ['--port', '0', '--unixsocket', path, '--dir', dir, '--save', '']
  const child = spawn(SERVER, settings, { stdio: 'ignore' })
  const isInstalled = await new Promise<boolean>((resolve) => {
    child.once('spawn', () => resolve(true))
    child.once('error', () => resolve(false))
  })
  if (isInstalled) {
    return {
      kind: SERVER,
      connect: () => new Redis({ path, retryStrategy: () => 20 }).on('error', () => undefined),
      async stop() {
        child.kill('SIGKILL')
        await rm(dir, { recursive: true, force: true })
      },
    }
  }
  await rm(dir, { recursive: true, force: true })
  const server = await createRedisMock()
  return {
    kind: 'js-redis-server',
    connect: () => new Redis(server.url),
    stop: () => server.close(),
  }
}
