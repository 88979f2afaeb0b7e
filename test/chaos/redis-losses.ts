import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { waitFor } from '#test/support/wait.ts'
import type { Ledger } from './ledger.ts'
import type { Stage } from './stage.ts'

interface Loss {
  readonly name: string
  readonly play: (redis: NonNullable<Stage['redis']>) => Promise<void>
}

const DOWN_MS = 2_000
const SPELL_MS = 10_000
const BACK_MS = 60_000
/** BullMQ's keys of schedules: `bull:<queue>:repeat:<schedule>`. */
const SCHEDULES = ['bull:maintenance:repeat:hourly', 'bull:schedules:repeat:daily-key-check']

async function on<T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url, { maxRetriesPerRequest: null })
  client.on('error', () => {})
  try {
    return await work(client)
  } finally {
    client.disconnect()
  }
}

const LOSSES: readonly Loss[] = [
  {
    name: 'FLUSHALL',
    play: ({ url }) => on(url, async (client) => void (await client.flushall())),
  },
  {
    name: 'restart with its data',
    async play(redis) {
      await redis.end('SIGTERM')
      await redis.start()
    },
  },
  {
    name: `failover to a replica that never got anything, ${DOWN_MS} ms later`,
    async play(redis) {
      await redis.end('SIGKILL')
      await pause(DOWN_MS)
      await redis.start({ isEmpty: true })
    },
  },
  {
    name: 'eviction of every second key',
    play: ({ url }) =>
      on(url, async (client) => {
        const keys = (await client.keys('*')).filter((_, index) => index % 2 === 0)
        if (keys.length > 0) await client.del(...keys)
      }),
  },
]

/** Redis forgets while people are at work; each time the schedules have to be there again. */
export async function loseRedis(
  { redis }: Stage,
  ledger: Ledger,
  tell: (text: string) => void,
): Promise<void> {
  if (!redis) throw new Error('this trial needs Redis')
  for (const { name, play } of LOSSES) {
    await pause(SPELL_MS)
    await play(redis)
    const lostAt = performance.now()
    const areBack = () => on(redis.url, async (client) => (await client.exists(...SCHEDULES)) === 2)
    const isBack = await waitFor(areBack, { timeoutMs: BACK_MS }).catch(() => false)
    tell(
      `Redis: ${name}; schedules there after ${Math.round((performance.now() - lostAt) / 1_000)} s`,
    )
    if (!isBack) ledger.lost.push(`schedules after ${name}`)
  }
  await pause(SPELL_MS)
}
