import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { createRedisMock } from 'js-redis-server'
import { describe, expect, test } from 'vitest'
import { createRedisSeats } from '#platform/limits/seats.ts'
import { afterFile } from '#test/support/closing.ts'
import { testRedis } from '#test/support/redis.ts'

const live = () => new AbortController().signal

async function standIn(): Promise<string> {
  const server = await createRedisMock()
  afterFile(() => server.close())
  return server.url
}

const stores: readonly (readonly [string, () => Promise<string>])[] = [
  ['js-redis-server', standIn],
  ['redis', async () => (await testRedis()).url],
]

describe.each(stores)('seats in %s', (_name, open) => {
  let url: Promise<string> | undefined
  const connect = async () => {
    url ??= open()
    const redis = new Redis(await url)
    afterFile(() => redis.disconnect())
    return redis
  }

  test('never more than there are, and everybody gets one', async () => {
    const [one, other] = [await connect(), await connect()].map((redis) =>
      createRedisSeats({ redis }),
    )
    if (!one || !other) throw new Error('no seats')
    const name = randomUUID()
    let busy = 0
    let most = 0
    const full = Promise.withResolvers<void>()
    const work = async (seats: typeof one) => {
      const leave = await seats.take(name, 3, live())
      busy += 1
      most = Math.max(most, busy)
      // The first ones keep theirs until all are taken.
      if (busy === 3) full.resolve()
      await full.promise
      await new Promise((resolve) => setTimeout(resolve, 5))
      busy -= 1
      await leave()
    }
    await Promise.all(Array.from({ length: 12 }, (_, at) => work(at % 2 ? one : other)))
    expect(most).toBe(3)
  })

  test('who gives up waiting is told why, and who died gives a seat up in time', async () => {
    const redis = await connect()
    const seats = createRedisSeats({ redis })
    const name = randomUUID()
    await redis.zadd(`seats:${name}`, 9e15, 'a dead process')
    const stop = new AbortController()
    const waiting = seats.take(name, 1, stop.signal)
    stop.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    await redis.zadd(`seats:${name}`, 1, 'a dead process')
    await (await seats.take(name, 1, live()))()
    expect(await redis.zcard(`seats:${name}`)).toBe(0)
  })
})
