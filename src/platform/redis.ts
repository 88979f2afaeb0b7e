import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Redis } from 'ioredis'
import type { Log } from './log/log.ts'

/**
 * The shared store. A command waits through a short outage (Redis restarting) and then fails after
 * `commandTimeoutMs`, so a caller never hangs on it. A connection that says nothing for `silentMs`, although asked, is
 * made anew: the network may have lost it without a word to us. Accepts `redis://`, `rediss://` or a socket path.
 */
export function createRedis(deps: {
  url: string
  log: Log
  commandTimeoutMs?: number
  silentMs?: number
}): Redis {
  const redis = new Redis(deps.url, {
    maxRetriesPerRequest: null,
    commandTimeout: deps.commandTimeoutMs ?? 2_000,
    socketTimeout: deps.silentMs ?? 15_000,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 6), 2_000),
  })
  let broken = false
  redis.on('error', (error) => {
    if (!broken) deps.log.error({ err: error }, 'redis is not reachable')
    broken = true
  })
  redis.on('ready', () => {
    if (broken) deps.log.info('redis is back')
    broken = false
  })
  return redis
}

export type RedisScript = (
  keys: readonly string[],
  args: readonly (string | number)[],
) => Promise<unknown>

/** A Lua script kept as a file; sent whole only when the server does not know it (yet, or after a restart). */
export function loadScript(redis: Redis, file: URL): RedisScript {
  const source = readFileSync(file, 'utf8')
  const sha = createHash('sha1').update(source).digest('hex')
  return async (keys, args) => {
    try {
      return await redis.evalsha(sha, keys.length, ...keys, ...args)
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
      return redis.eval(source, keys.length, ...keys, ...args)
    }
  }
}
