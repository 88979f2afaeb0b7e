import { AppError } from '#core/errors.ts'
import type { CacheLife } from '#platform/cache/cache.ts'

const MINUTE = 60
const DAY = 86_400

/** What is kept of a source, and for how many seconds it is believed. */
export const FRESH_SECONDS = {
  categories: 30 * DAY,
  brands: 30 * DAY,
  /** A word the source refuses. */
  banned: 30 * DAY,
  search: 10 * MINUTE,
  card: DAY,
  prices: 10 * MINUTE,
  link: DAY,
} as const
export type Kind = keyof typeof FRESH_SECONDS

/** What is not there is looked for again after this. */
export const ABSENT_SECONDS = 5 * MINUTE

/** Most seconds in each level, as the operator set them. */
export interface Levels {
  readonly memorySeconds: number
  readonly sharedSeconds: number
  readonly databaseSeconds: number
}

/** How long an answer stays in each level: beyond the time it is believed, so that it can be shown while the source is away. */
export function lifeOf(kind: Kind, isAbsent: boolean, levels: Levels): CacheLife {
  const most = isAbsent
    ? ABSENT_SECONDS
    : isShownStale(kind)
      ? Number.POSITIVE_INFINITY
      : FRESH_SECONDS[kind]
  return {
    memorySeconds: Math.min(levels.memorySeconds, most),
    sharedSeconds: Math.min(levels.sharedSeconds, most),
    databaseSeconds: Math.min(levels.databaseSeconds, most),
  }
}

/** An old price is worse than none. */
export function isShownStale(kind: Kind): boolean {
  return kind !== 'prices'
}

/** Not an answer about what was asked: what is known stays the best there is. */
export function isAway(thrown: unknown): boolean {
  return thrown instanceof AppError && (thrown.kind === 'unavailable' || thrown.kind === 'limit')
}
