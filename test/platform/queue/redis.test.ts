import { Redis } from 'ioredis'
import { testRedis } from '#test/support/redis.ts'
import { queueConformance } from './conformance.ts'

queueConformance(async () => {
  const { url } = await testRedis()
  return {
    place: { kind: 'redis', url },
    async cut() {
      const redis = new Redis(url)
      await redis.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
      redis.disconnect()
    },
  }
})
