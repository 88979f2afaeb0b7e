import { sql } from 'drizzle-orm'
import type { Retention } from '#db/retention.ts'
import { wizardStates } from './forms/schema.ts'
import { workspaceGroups } from './groups/schema.ts'
import { activeDays, members, users, workspaces } from './identity/schema.ts'
import { inbox } from './inbox/schema.ts'
import { outbox } from './outbox/schema.ts'
import { chatScreens } from './screens/schema.ts'

export const telegramRetention: readonly Retention[] = [
  {
    table: inbox,
    rows: 'handled or given up',
    why: 'Telegram repeats an update for a day at most; the row is what recognises it.',
    ends: { days: 2, since: inbox.receivedAt, where: sql`${inbox.status} <> 'pending'` },
  },
  {
    table: outbox,
    rows: 'sent or given up',
    why: 'The key keeps a fact from being told twice; a month is longer than any fact is repeated.',
    ends: { days: 30, since: outbox.createdAt, where: sql`${outbox.status} <> 'pending'` },
  },
  {
    table: wizardStates,
    rows: 'not touched',
    why: 'Nobody comes back to a half-filled form after a week.',
    ends: { days: 7, since: wizardStates.updatedAt },
  },
  { table: chatScreens, rows: 'all', why: 'One a chat: the message that is edited in place.' },
  { table: users, rows: 'all', why: 'Who may use the bot and how they are spoken to.' },
  { table: workspaces, rows: 'all', why: 'Everything a seller has belongs to one.' },
  {
    table: workspaceGroups,
    rows: 'all',
    why: 'One a workspace: where its alerts go. Deleted when the group is unbound or lost.',
  },
  { table: members, rows: 'all', why: 'Deleted when somebody leaves or is removed.' },
  {
    table: activeDays,
    rows: 'all',
    why: 'How many people come is compared with a year ago.',
    ends: { days: 400, since: activeDays.day },
  },
]
