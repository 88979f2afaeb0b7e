import { bigint, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** The one living screen of each chat. */
export const chatScreens = pgTable('chat_screens', {
  chatId: bigint({ mode: 'number' }).primaryKey(),
  messageId: bigint({ mode: 'number' }).notNull(),
  /** Digest of what it shows, so an unchanged screen costs no call. */
  digest: text().notNull(),
  /** The update that showed it. */
  updateId: bigint({ mode: 'number' }),
  /** Digest of what was there before that update. */
  digestBefore: text(),
  sentAt: timestamp({ withTimezone: true }).notNull(),
})
