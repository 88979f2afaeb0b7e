import { and, eq, gte, lt, type SQL } from 'drizzle-orm'
import { users } from '#telegram/identity/schema.ts'
import { isReachable } from '../people/store.ts'

/** Whom a broadcast is for; blocked people and those who left are in none. */
export const AUDIENCES = ['all', 'ru', 'en', 'week', 'month', 'asleep'] as const
export type Audience = (typeof AUDIENCES)[number]

const DAY_MS = 86_400_000

/** Who of the users is in it at `now`, ms. */
export function audienceOf(audience: Audience, now: number): SQL | undefined {
  return and(
    isReachable,
    among(audience, (days) => new Date(now - days * DAY_MS)),
  )
}

function among(audience: Audience, ago: (days: number) => Date): SQL | undefined {
  switch (audience) {
    case 'all':
      return undefined
    case 'ru':
    case 'en':
      return eq(users.locale, audience)
    case 'week':
      return gte(users.lastActiveAt, ago(7))
    case 'month':
      return gte(users.lastActiveAt, ago(30))
    case 'asleep':
      return lt(users.lastActiveAt, ago(30))
  }
}
