/** What a cached read is allowed to cost and how long it may be believed. Life is absolute. */
export interface CacheLife {
  /** Seconds in this process's memory. */
  readonly memorySeconds: number
  /** Seconds in the shared store (Redis); 0 or absent: not kept there. */
  readonly sharedSeconds?: number
  /** Seconds in the database; 0 or absent: not kept there. */
  readonly databaseSeconds?: number
}

interface CacheStats {
  readonly memory: number
  readonly shared: number
  readonly database: number
  readonly misses: number
}

export type CacheLevelName = 'memory' | 'shared' | 'database'

/** Memory → shared store → database, with one load at a time a key (no stampede). */
export interface Cache {
  /** JSON value under the key, or undefined. */
  get<T>(key: string): Promise<T | undefined>
  /** The same with the level it was found in. */
  find<T>(key: string): Promise<{ readonly value: T; readonly level: CacheLevelName } | undefined>
  set<T>(key: string, value: T, life: CacheLife): Promise<void>
  delete(key: string): Promise<void>
  /** The cached value, or what `load` returns, stored for `life`. */
  through<T>(key: string, life: CacheLife, load: () => Promise<T>): Promise<T>
  stats(): CacheStats
}

/** A slower level behind memory: Redis or a database table. */
export interface CacheLevel {
  /** Value and the absolute moment (ms) it dies. */
  read(key: string): Promise<{ value: unknown; expiresAt: number } | undefined>
  write(key: string, value: unknown, expiresAt: number): Promise<void>
  delete(key: string): Promise<void>
}
