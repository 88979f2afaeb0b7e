import type { Retention } from '../retention.ts'
import { cacheEntries } from './schema.ts'

export const cacheRetention: readonly Retention[] = [
  {
    table: cacheEntries,
    rows: 'expired',
    why: 'Nobody is given an expired entry.',
    ends: { days: 0, since: cacheEntries.expiresAt },
  },
]
