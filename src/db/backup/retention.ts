import type { Retention } from '../retention.ts'
import { backups } from './schema.ts'

export const backupRetention: readonly Retention[] = [
  {
    table: backups,
    rows: 'all',
    why: 'When backups were made and why one failed; the files have a retention of their own.',
    ends: { days: 90, since: backups.createdAt },
  },
]
