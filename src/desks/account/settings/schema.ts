import { bigint, boolean, integer, pgTable } from 'drizzle-orm/pg-core'

/** What people chose for themselves beyond language and hours; nobody without a choice has a row. */
export const personalSettings = pgTable('personal_settings', {
  userId: bigint({ mode: 'number' }).primaryKey(),
  /** Region a new campaign begins with, by its number in Yandex's tree; null: asked each time. */
  regionId: integer(),
  /** Budget a new campaign begins with, roubles a week. */
  weeklyBudget: integer(),
  dailyDigest: boolean().notNull().default(false),
  weeklyDigest: boolean().notNull().default(true),
})
