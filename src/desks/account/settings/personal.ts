import { inArray } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { personalSettings } from './schema.ts'

export type Personal = Omit<typeof personalSettings.$inferSelect, 'userId'>

/** Of who never chose. */
export const USUAL: Personal = {
  regionId: null,
  weeklyBudget: null,
  dailyDigest: false,
  weeklyDigest: true,
}

export type PersonalStore = ReturnType<typeof createPersonalStore>

/** What people chose for themselves; every change is set, never toggled. */
export function createPersonalStore(db: Database) {
  return {
    async of(userId: number): Promise<Personal> {
      return (await this.ofAll([userId])).get(userId) ?? USUAL
    },

    /** Who never chose is missing. */
    async ofAll(userIds: readonly number[]): Promise<ReadonlyMap<number, Personal>> {
      if (userIds.length === 0) return new Map()
      const rows = await db
        .select()
        .from(personalSettings)
        .where(inArray(personalSettings.userId, [...userIds]))
      return new Map(rows.map(({ userId, ...personal }) => [userId, personal]))
    },

    async change(userId: number, values: Partial<Personal>): Promise<void> {
      await db
        .insert(personalSettings)
        .values({ ...USUAL, ...values, userId })
        .onConflictDoUpdate({ target: personalSettings.userId, set: values })
    },
  }
}
