import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { CacheLevel } from '#platform/cache/cache.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTestClock } from '#test/support/clock.ts'

const LIFE = { memorySeconds: 10, sharedSeconds: 100, databaseSeconds: 1_000 }

/** A level on a map, with every call counted. */
function mapLevel() {
  const entries = new Map<string, { value: unknown; expiresAt: number }>()
  const calls = { read: 0, write: 0 }
  const level: CacheLevel = {
    async read(key) {
      calls.read += 1
      return entries.get(key)
    },
    async write(key, value, expiresAt) {
      calls.write += 1
      entries.set(key, { value, expiresAt })
    },
    async delete(key) {
      entries.delete(key)
    },
  }
  return { level, entries, calls }
}

const brokenLevel: CacheLevel = {
  read: () => Promise.reject(new Error('down')),
  write: () => Promise.reject(new Error('down')),
  delete: () => Promise.reject(new Error('down')),
}

function threeLevels() {
  const clock = createTestClock()
  const [shared, database] = [mapLevel(), mapLevel()]
  const open = () =>
    createCache({ clock, log: silentLog, shared: shared.level, database: database.level })
  return { clock, shared, database, open }
}

test('each level answers when the faster ones have forgotten', async () => {
  const { clock, open, shared } = threeLevels()
  const cache = open()
  await cache.set('k', { n: 1 }, LIFE)
  expect(await cache.get('k')).toEqual({ n: 1 })
  clock.jump(clock.now() + 11_000)
  expect(await cache.get('k')).toEqual({ n: 1 })
  shared.entries.clear()
  clock.jump(clock.now() + 100_000)
  expect(await cache.get('k')).toEqual({ n: 1 })
  clock.jump(clock.now() + 1_000_000)
  expect(await cache.get('k')).toBeUndefined()
  expect(cache.stats()).toEqual({ memory: 1, shared: 1, database: 1, misses: 1 })
})

test('being read does not lengthen a life', async () => {
  const { clock, open, shared } = threeLevels()
  await open().set('k', 1, { memorySeconds: 60, sharedSeconds: 60, databaseSeconds: 100 })
  clock.jump(clock.now() + 95_000)
  const another = open()
  expect(await another.get('k')).toBe(1)
  expect(shared.entries.get('k')?.expiresAt).toBe(clock.now() + 5_000)
  clock.jump(clock.now() + 5_000)
  expect(await another.get('k')).toBeUndefined()
})

test('a level with no seconds keeps nothing', async () => {
  const { open, shared, database } = threeLevels()
  await open().set('k', 1, { memorySeconds: 10 })
  expect([shared.calls.write, database.calls.write]).toEqual([0, 0])
})

test('many readers, one load', async () => {
  const { open } = threeLevels()
  const cache = open()
  let loads = 0
  const load = async () => {
    loads += 1
    return { n: loads }
  }
  const read = () => cache.through('k', LIFE, load)
  const values = await Promise.all(Array.from({ length: 50 }, read))
  expect(new Set(values.map(({ n }) => n))).toEqual(new Set([1]))
  await read()
  expect(loads).toBe(1)
})

test('a failed load reaches all who wait and is not kept', async () => {
  const { open } = threeLevels()
  const cache = open()
  const failing = () => Promise.reject(new Error('no'))
  const both = await Promise.allSettled([
    cache.through('k', LIFE, failing),
    cache.through('k', LIFE, failing),
  ])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await cache.through('k', LIFE, async () => 2)).toBe(2)
})

test('null is a value, undefined is not kept', async () => {
  const { open } = threeLevels()
  const cache = open()
  await cache.set('null', null, LIFE)
  expect(await cache.get('null')).toBeNull()
  await cache.through('none', LIFE, async () => undefined)
  expect(await cache.through('none', LIFE, async () => 1)).toBe(1)
})

test('what was loading when the key was deleted is handed out but not kept', async () => {
  const { open } = threeLevels()
  const cache = open()
  const { promise: source, resolve } = Promise.withResolvers<string>()
  const reading = cache.through('k', LIFE, () => source)
  await cache.delete('k')
  resolve('old')
  expect(await reading).toBe('old')
  expect(await cache.get('k')).toBeUndefined()
})

test('a broken level costs one log line and no read; it is tried again after a rest', async () => {
  const clock = createTestClock()
  const lines: string[] = []
  const log = pino({}, { write: (line) => lines.push(line) })
  const database = mapLevel()
  const cache = createCache({ clock, log, shared: brokenLevel, database: database.level })
  const life = { ...LIFE, memorySeconds: 0 }
  expect(await cache.through('k', life, async () => 5)).toBe(5)
  expect(await cache.through('k', life, async () => 6)).toBe(5)
  expect(lines).toHaveLength(1)
  clock.jump(clock.now() + 5_000)
  expect(await cache.get('k')).toBe(5)
  expect(lines).toHaveLength(2)
  await cache.delete('k')
  expect(await cache.get('k')).toBeUndefined()
})

test('works with memory alone, which stays within its size', async () => {
  const clock = createTestClock()
  const cache = createCache({ clock, log: silentLog, memoryEntries: 10 })
  for (let i = 0; i < 30; i += 1) await cache.set(`k${i}`, i, LIFE)
  expect(await cache.get('k29')).toBe(29)
  expect(await cache.get('k0')).toBeUndefined()
})

test('a value of another make in a slower level is a miss', async () => {
  const { open, shared, clock } = threeLevels()
  shared.entries.set('k', { value: 'bare', expiresAt: clock.now() + 1_000 })
  expect(await open().get('k')).toBeUndefined()
})
