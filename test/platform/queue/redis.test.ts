import { testRedis } from '#test/support/redis.ts'
import { relayTo } from '#test/support/relay.ts'
import { queueConformance } from './conformance.ts'

queueConformance('redis', async () => relayTo((await testRedis()).url))
