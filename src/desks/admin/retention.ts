import type { Retention } from '#db/retention.ts'
import {
  adminActions,
  admissions,
  broadcastPeople,
  broadcasts,
  entryLinks,
  personalLimits,
} from './schema.ts'

export const adminRetention: readonly Retention[] = [
  { table: adminActions, rows: 'all', why: 'What an admin did can be asked about at any time.' },
  {
    table: broadcasts,
    rows: 'all',
    why: 'A season later nobody asks who got it; its people go with it.',
    ends: { days: 90, since: broadcasts.createdAt },
  },
  { table: broadcastPeople, rows: 'all', why: 'Goes with the broadcast.' },
  {
    table: entryLinks,
    rows: 'expired',
    why: 'A month later nobody asks why a link does not work.',
    ends: { days: 30, since: entryLinks.expiresAt },
  },
  {
    table: admissions,
    rows: 'all',
    why: 'Whoever was let in stays in, until an admin decides otherwise.',
  },
  { table: personalLimits, rows: 'all', why: 'One a person, taken back by an admin.' },
]
