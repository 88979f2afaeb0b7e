import { and, eq, inArray } from 'drizzle-orm'
import type { WorkspaceStopped } from '#telegram/identity/block.ts'
import { cancel } from './moves.ts'
import { OPEN_STATUSES } from './run.ts'
import { runs } from './schema.ts'
import { changeRun } from './store.ts'

/** Runs of the workspace that are not over are cancelled, those in hand within about a second; each can be retried. */
export const stopRuns: WorkspaceStopped = async (tx, workspaceId, at) => {
  const open = await tx
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.workspaceId, workspaceId), inArray(runs.status, [...OPEN_STATUSES])))
  const now = at.getTime()
  for (const { id } of open) await changeRun(tx, id, now, cancel(now))
}
