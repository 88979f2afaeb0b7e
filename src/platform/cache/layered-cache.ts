import { LRUCache } from 'lru-cache'
import type { Clock } from '#core/clock.ts'
import type { Log } from '../log/log.ts'
import type { Cache, CacheLevel, CacheLevelName, CacheLife } from './cache.ts'
import { createGuardedLevel, type GuardedLevel, type Kept } from './guarded-level.ts'

export interface CacheDeps {
  readonly clock: Clock
  readonly log: Log
  readonly shared?: CacheLevel
  readonly database?: CacheLevel
  /** Values kept in memory at most. Default 5 000. */
  readonly memoryEntries?: number
}

interface Remembered {
  readonly value: unknown
  readonly expiresAt: number
}

interface Load {
  promise: Promise<unknown> | undefined
  /** The key was set or deleted meanwhile: what is being loaded may be older than that. */
  outdated: boolean
}

/**
 * The three-level cache. A value found in a slower level is put into the faster ones, but never beyond the
 * moment it dies where it was found. Values are shared, not copied: treat them as immutable.
 */
export function createCache(deps: CacheDeps): Cache {
  const { clock } = deps
  const memory = new LRUCache<string, Remembered>({ max: deps.memoryEntries ?? 5_000 })
  const shared = createGuardedLevel('shared', deps.shared, deps)
  const database = createGuardedLevel('database', deps.database, deps)
  const loads = new Map<string, Load>()
  const hits = { memory: 0, shared: 0, database: 0, misses: 0 }

  const until = (seconds: number | undefined, latest = Number.POSITIVE_INFINITY) =>
    Math.min(clock.now() + (seconds ?? 0) * 1_000, latest)

  function remember(key: string, { value, life }: Kept, latest?: number): void {
    const expiresAt = until(life.memorySeconds, latest)
    if (expiresAt > clock.now()) memory.set(key, { value, expiresAt })
  }

  async function keep(
    level: GuardedLevel,
    seconds: number | undefined,
    key: string,
    kept: Kept,
    latest?: number,
  ) {
    if (seconds) await level.write(key, kept, until(seconds, latest))
  }

  async function lookUp(
    key: string,
  ): Promise<{ value: unknown; level: CacheLevelName } | undefined> {
    const remembered = memory.get(key)
    if (remembered && remembered.expiresAt > clock.now()) {
      hits.memory += 1
      return { value: remembered.value, level: 'memory' }
    }
    const near = await shared.read(key)
    if (near) {
      hits.shared += 1
      remember(key, near.value, near.expiresAt)
      return { value: near.value.value, level: 'shared' }
    }
    const far = await database.read(key)
    if (far) {
      hits.database += 1
      remember(key, far.value, far.expiresAt)
      await keep(shared, far.value.life.sharedSeconds, key, far.value, far.expiresAt)
      return { value: far.value.value, level: 'database' }
    }
    hits.misses += 1
    return undefined
  }

  async function store(key: string, value: unknown, life: CacheLife): Promise<void> {
    if (value === undefined) return
    const kept = { value, life }
    remember(key, kept)
    await Promise.all([
      keep(shared, life.sharedSeconds, key, kept),
      keep(database, life.databaseSeconds, key, kept),
    ])
  }

  function forget(key: string): void {
    const load = loads.get(key)
    if (load) load.outdated = true
    loads.delete(key)
    memory.delete(key)
  }

  return {
    async get<T>(key: string) {
      return (await lookUp(key))?.value as T | undefined
    },
    find: <T>(key: string) =>
      lookUp(key) as Promise<{ value: T; level: CacheLevelName } | undefined>,
    set(key, value, life) {
      forget(key)
      return store(key, value, life)
    },
    async delete(key) {
      forget(key)
      await Promise.all([shared.delete(key), database.delete(key)])
    },
    through<T>(key: string, life: CacheLife, load: () => Promise<T>) {
      const running = loads.get(key)
      if (running?.promise) return running.promise as Promise<T>
      const own: Load = { promise: undefined, outdated: false }
      const run = async () => {
        const found = await lookUp(key)
        if (found) return found.value as T
        const value = await load()
        if (!own.outdated) await store(key, value, life)
        return value
      }
      const promise = run().finally(() => {
        if (loads.get(key) === own) loads.delete(key)
      })
      own.promise = promise
      loads.set(key, own)
      return promise
    },
    stats: () => ({ ...hits }),
  }
}
