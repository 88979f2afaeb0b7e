import { Redis } from 'ioredis'
import { ADVICE, reasonOf } from '#src/app/services/outside.ts'
import type { Config } from '#src/config.ts'
import type { Finding } from './finding.ts'

const NAME = 'redis'
const TIMEOUT_MS = 5000
const OLDEST_VERSION = [6, 2] as const

export async function checkRedis(config: Config): Promise<Finding[]> {
  if (config.shared.kind === 'memory') {
    return [{ name: NAME, detail: 'not used: one process, jobs in PostgreSQL' }]
  }
  const redis = new Redis(config.shared.url, {
    lazyConnect: true,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    retryStrategy: () => null,
  })
  redis.on('error', () => {})
  try {
    await redis.connect()
    return [judge(await redis.info())]
  } catch (error) {
    return [{ name: NAME, detail: reasonOf(error), advice: ADVICE.redis }]
  } finally {
    redis.disconnect()
  }
}

function judge(info: string): Finding {
  const version = /^redis_version:(\S+)/m.exec(info)?.[1] ?? '?'
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? 'noeviction'
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const detail = `Redis ${version}`
  if (major < OLDEST_VERSION[0] || (major === OLDEST_VERSION[0] && minor < OLDEST_VERSION[1])) {
    return { name: NAME, detail, advice: `use Redis ${OLDEST_VERSION.join('.')} or newer` }
  }
  if (policy !== 'noeviction') {
    return {
      name: NAME,
      detail: `${detail} drops data when full (${policy})`,
      advice: 'set maxmemory-policy noeviction: jobs must not be thrown away',
    }
  }
  return { name: NAME, detail }
}
