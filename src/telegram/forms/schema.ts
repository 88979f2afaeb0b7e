import { bigint, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { bytea } from '#db/columns.ts'

/** A wizard under way, one a chat. The state is sealed and carries the wizard's versioned id. */
export const wizardStates = pgTable('wizard_states', {
  chatId: bigint({ mode: 'number' }).primaryKey(),
  userId: bigint({ mode: 'number' }).notNull(),
  /** e.g. `monitor@1`; a state of another version is offered again from its values. */
  wizard: text().notNull(),
  state: bytea().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})
