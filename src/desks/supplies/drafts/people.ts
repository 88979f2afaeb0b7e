import { and, eq, isNotNull } from 'drizzle-orm'
import type { WorkspaceStopped } from '#telegram/identity/block.ts'
import type { MemberGone } from '#telegram/identity/member-gone.ts'
import { supplyDrafts, supplyReminders } from './schema.ts'

/** Drafts and reminders of somebody who left are the owner's from now on. */
export const reassignDrafts: MemberGone = async (tx, { workspaceId, userId, ownerId }) => {
  const owner = { userId: ownerId, chatId: ownerId }
  for (const table of [supplyDrafts, supplyReminders]) {
    await tx
      .update(table)
      .set(owner)
      .where(and(eq(table.workspaceId, workspaceId), eq(table.userId, userId)))
  }
}

/** Nobody looks for preorders and dates any more; whoever is let in again asks anew. */
export const stopDrafts: WorkspaceStopped = async (tx, workspaceId) => {
  await tx
    .update(supplyDrafts)
    .set({ checkAt: null })
    .where(and(eq(supplyDrafts.workspaceId, workspaceId), isNotNull(supplyDrafts.checkAt)))
  await tx
    .update(supplyReminders)
    .set({ daysBefore: 0 })
    .where(eq(supplyReminders.workspaceId, workspaceId))
}
