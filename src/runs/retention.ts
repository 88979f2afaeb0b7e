import { lt, notInArray, sql } from 'drizzle-orm'
import type { Retention } from '#db/retention.ts'
import { runSteps, runs } from './schema.ts'

/** `keptKinds`: runs that belong to something a desk shows; the desk brings a line of its own for them. */
export function runsRetention(keptKinds: readonly string[]): readonly Retention[] {
  return [
    {
      table: runs,
      rows: 'over, unless a desk still shows them',
      why: 'A card can be asked about, and a failed run tried again, for three months.',
      ends: { days: 90, since: runs.finishedAt, where: notInArray(runs.kind, [...keptKinds]) },
    },
    {
      table: runSteps,
      rows: 'of runs that failed or were cancelled a month ago',
      why: 'What was bought once is not bought again when the run is tried again; steps of a completed run go at once.',
      ends: {
        days: 30,
        since: runSteps.createdAt,
        where: (before) => sql`exists (select from ${runs}
          where ${runs.id} = ${runSteps.runId} and ${lt(runs.finishedAt, before)})`,
      },
    },
  ]
}
