import { desc, gte } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { type ProcessReport, processes } from './schema.ts'

export type ProcessRow = typeof processes.$inferSelect

/** Says that a process is there, and how it is. */
export async function reportProcess(
  db: Database,
  of: {
    readonly id: string
    readonly roles: readonly string[]
    readonly startedAt: number
    readonly now: number
    readonly report: ProcessReport
  },
): Promise<void> {
  const seenAt = new Date(of.now)
  const { report } = of
  await db
    .insert(processes)
    .values({
      ...{ id: of.id, roles: [...of.roles], report, seenAt },
      startedAt: new Date(of.startedAt),
    })
    .onConflictDoUpdate({ target: processes.id, set: { seenAt, report } })
}

/** Processes heard of since a moment, the last started first. */
export function processesSince(db: Database, since: number): Promise<ProcessRow[]> {
  return db
    .select()
    .from(processes)
    .where(gte(processes.seenAt, new Date(since)))
    .orderBy(desc(processes.startedAt))
}
