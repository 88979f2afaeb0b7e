import { bigint, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { workspaces } from '../identity/schema.ts'

/** Where a workspace's alerts go besides people: one group a workspace, and the code that binds it. */
export const workspaceGroups = pgTable(
  'workspace_groups',
  {
    workspaceId: uuid()
      .primaryKey()
      .references(() => workspaces.id, { onDelete: 'cascade' }),
    /** Null while no group is bound. */
    chatId: bigint({ mode: 'number' }),
    /** The topic that was written in; null: the group itself. */
    threadId: integer(),
    title: text(),
    /** Our own name there, without the @: buttons of a group lead to the private chat. */
    bot: text(),
    boundBy: bigint({ mode: 'number' }),
    boundAt: timestamp({ withTimezone: true }),
    /** Of the code that works now, once, until it expires. */
    codeHash: text(),
    codeExpiresAt: timestamp({ withTimezone: true }),
    /** Of the code that bound it: the same message handled again is answered alike. */
    usedHash: text(),
  },
  (table) => [
    index('workspace_groups_chat').on(table.chatId),
    index('workspace_groups_code').on(table.codeHash),
    index('workspace_groups_used').on(table.usedHash),
  ],
)
