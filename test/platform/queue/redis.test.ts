import { testRedis } from '#test/support/redis.ts'
import { relayTo } from '#test/support/relay.ts'
import { createBench } from './bench.ts'
import { queueDelivery } from './delivery.ts'
import { queueInterruption } from './interruption.ts'

const bench = createBench('redis', async () => relayTo((await testRedis()).url))
queueDelivery(bench)
queueInterruption(bench)
