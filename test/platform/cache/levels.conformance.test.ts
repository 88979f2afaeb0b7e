import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabaseCacheLevel } from '#db/cache/store.ts'
import type { CacheLevel } from '#platform/cache/cache.ts'
import { createRedisCacheLevel } from '#platform/cache/redis-level.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { testRedis } from '#test/support/redis.ts'

const clock = createTestClock()
const closing: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

async function inRedis(): Promise<CacheLevel> {
  const redis = new Redis((await testRedis()).url)
  closing.push(() => redis.disconnect())
  return createRedisCacheLevel({ redis, clock })
}

async function inDatabase(): Promise<CacheLevel> {
  const { db } = await freshDatabase()
  return createDatabaseCacheLevel({ db })
}

describe.each([
  ['redis', inRedis],
  ['database', inDatabase],
])('cache level in %s', (_name, open) => {
  let level: CacheLevel
  beforeAll(async () => {
    level = await open()
  })

  test.each([
    [{ id: 1, names: ['а', 'б'], deep: { on: true, none: null } }],
    [['x', 2]],
    ['text'],
    [0],
    [false],
  ])('gives back %j and the moment it dies', async (value) => {
    const key = randomUUID()
    const expiresAt = clock.now() + 60_000
    await level.write(key, value, expiresAt)
    expect(await level.read(key)).toEqual({ value, expiresAt })
  })

  test('the last write counts', async () => {
    const key = randomUUID()
    await level.write(key, 1, clock.now() + 1_000)
    await level.write(key, 2, clock.now() + 9_000)
    expect(await level.read(key)).toEqual({ value: 2, expiresAt: clock.now() + 9_000 })
  })

  test('what was deleted or never written is not there', async () => {
    const key = randomUUID()
    expect(await level.read(key)).toBeUndefined()
    await level.write(key, 1, clock.now() + 60_000)
    await level.delete(key)
    expect(await level.read(key)).toBeUndefined()
  })
})
