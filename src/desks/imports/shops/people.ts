import { and, eq } from 'drizzle-orm'
import type { WorkspaceStopped } from '#telegram/identity/block.ts'
import type { MemberGone } from '#telegram/identity/member-gone.ts'
import { importShops } from './schema.ts'

/** Refreshes that somebody who left had set go on, and the owner hears of them. */
export const reassignRefreshes: MemberGone = async (tx, { workspaceId, userId, ownerId }) => {
  await tx
    .update(importShops)
    .set({ refreshedBy: ownerId })
    .where(and(eq(importShops.workspaceId, workspaceId), eq(importShops.refreshedBy, userId)))
}

/** No refresh is due any more; whoever is let in again sets them anew. */
export const stopRefreshes: WorkspaceStopped = async (tx, workspaceId) => {
  await tx
    .update(importShops)
    .set({ nextRefreshAt: null })
    .where(eq(importShops.workspaceId, workspaceId))
}
