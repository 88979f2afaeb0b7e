import { Redis } from 'ioredis'
import { testRedis } from '#test/support/redis.ts'
import { relayTo } from '#test/support/relay.ts'
import { createBench } from './bench.ts'
import { queueDelivery } from './delivery.ts'
import { queueInterruption } from './interruption.ts'

async function flush(url: string) {
  const redis = new Redis(url)
  await redis.flushall()
  redis.disconnect()
}

const bench = createBench('redis', async () => relayTo((await testRedis()).url), flush)
queueDelivery(bench)
queueInterruption(bench)
