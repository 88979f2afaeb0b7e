import { and, eq, sql } from 'drizzle-orm'
import type { WorkspaceStopped } from '#telegram/identity/block.ts'
import { monitors } from '../schema.ts'

/** The workspace's monitors are paused; whoever is let in again resumes them. */
export const stopMonitors: WorkspaceStopped = async (tx, workspaceId) => {
  await tx
    .update(monitors)
    .set({ status: 'paused', updatedAt: sql`now()`, revision: sql`${monitors.revision} + 1` })
    .where(and(eq(monitors.workspaceId, workspaceId), eq(monitors.status, 'active')))
}
