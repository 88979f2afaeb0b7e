import { createHash } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import type { AccountKey } from '#core/keys.ts'
import type { Cache, CacheLevelName } from '#platform/cache/cache.ts'
import { ABSENT_SECONDS, FRESH_SECONDS, type Kind, type Levels, lifeOf } from './lives.ts'

/** Raised when what is kept changes its shape: older entries are never read then. */
const SCHEMA = 1

/** An answer as it is kept; null: there was none. */
interface Kept {
  readonly value: unknown
  /** ms. */
  readonly fetchedAt: number
}

export interface Found<T> {
  readonly value: T | undefined
  readonly fetchedAt: number
  readonly isFresh: boolean
  readonly level: CacheLevelName
}

export type Entries = ReturnType<typeof createEntries>

/** Answers of sources in the cache, with the moment they were given. Who asked does not matter: keys hold no account. */
export function createEntries(deps: {
  readonly cache: Cache
  readonly clock: Clock
  readonly levels: Levels
  /** Address of a key's source: mirrors may know different goods. */
  readonly baseOf: (key: AccountKey) => string
}) {
  const { cache, clock, levels, baseOf } = deps

  return {
    nameOf(key: AccountKey, kind: Kind, params: object = {}): string {
      const sorted = Object.entries(params)
        .filter(([, value]) => value !== undefined)
        .sort(([left], [right]) => (left < right ? -1 : 1))
      const text = JSON.stringify([key.facts.source, baseOf(key), kind, sorted])
      const print = createHash('sha256').update(text).digest('base64url').slice(0, 27)
      return `poizon:${SCHEMA}:${kind}:${print}`
    },
    async find<T>(name: string, kind: Kind): Promise<Found<T> | undefined> {
      const found = await cache.find<Kept>(name)
      if (!found) return undefined
      const { value, fetchedAt } = found.value
      const believed = value === null ? ABSENT_SECONDS : FRESH_SECONDS[kind]
      return {
        value: (value ?? undefined) as T | undefined,
        fetchedAt,
        isFresh: clock.now() < fetchedAt + believed * 1_000,
        level: found.level,
      }
    },
    /** `fetchedAt`: now, unless what is kept is older. Resolves with it. */
    async keep(name: string, kind: Kind, value: unknown, fetchedAt = clock.now()): Promise<number> {
      const kept: Kept = { value: value ?? null, fetchedAt }
      await cache.set(name, kept, lifeOf(kind, value === undefined, levels))
      return fetchedAt
    },
  }
}
