/** Whom a broadcast is for; blocked people and those who left are in none. */
export const AUDIENCES = ['all', 'ru', 'en', 'week', 'month', 'asleep', 'unfinished'] as const
export type Audience = (typeof AUDIENCES)[number]
