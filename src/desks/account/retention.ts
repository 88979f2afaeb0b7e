import type { Retention } from '#db/retention.ts'
import { billingRetention } from './billing/retention.ts'
import { deletions } from './data/schema.ts'
import { credentials, invites, spending, usageEntries } from './schema.ts'
import { personalSettings } from './settings/schema.ts'

export const accountRetention: readonly Retention[] = [
  {
    table: invites,
    rows: 'used or expired',
    why: 'A link says for a month why it does not work.',
    ends: { days: 30, since: invites.expiresAt },
  },
  {
    table: spending,
    rows: 'all',
    why: 'The limits are those of a day.',
    ends: { days: 60, since: spending.day },
  },
  { table: credentials, rows: 'all', why: 'Deleted by the seller.' },
  { table: usageEntries, rows: 'all', why: 'The balance of a plan is their sum.' },
  { table: personalSettings, rows: 'all', why: 'One a person who chose something.' },
  {
    table: deletions,
    rows: 'all',
    why: 'Goes with the account, or when its owner thinks better of it.',
  },
  ...billingRetention,
]
