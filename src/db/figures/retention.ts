import { sql } from 'drizzle-orm'
import type { Retention } from '#db/retention.ts'
import { figureFlushes, figureHours, loggedErrors, processes } from './schema.ts'

export const figuresRetention: readonly Retention[] = [
  {
    table: figureHours,
    rows: 'of single people',
    why: 'Who used what is asked for a month.',
    ends: { days: 35, since: figureHours.hour, where: sql`${figureHours.userId} <> 0` },
  },
  {
    table: figureHours,
    rows: 'of everybody together',
    why: 'A year shows how the installation grows.',
    ends: { days: 400, since: figureHours.hour, where: sql`${figureHours.userId} = 0` },
  },
  {
    table: figureFlushes,
    rows: 'all',
    why: 'A process repeats a part it is not sure of for minutes, never for days.',
    ends: { days: 2, since: figureFlushes.at },
  },
  {
    table: loggedErrors,
    rows: 'all; never more than 2,000',
    why: 'The log itself keeps more.',
    ends: { days: 14, since: loggedErrors.at },
  },
  {
    table: processes,
    rows: 'not heard of',
    why: 'Who stopped yesterday is no news.',
    ends: { days: 1, since: processes.seenAt },
  },
]
