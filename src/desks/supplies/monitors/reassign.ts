import { and, eq, sql } from 'drizzle-orm'
import type { MemberGone } from '#telegram/identity/member-gone.ts'
import { monitors } from '../schema.ts'

/** Monitors of somebody who left the workspace go on under its owner, who hears of their catches from now on. */
export const reassignMonitors: MemberGone = async (tx, { workspaceId, userId, ownerId }) => {
  await tx
    .update(monitors)
    .set({
      userId: ownerId,
      chatId: ownerId,
      updatedAt: sql`now()`,
      // Quiet was asked for by who has left.
      mutedAt: null,
      mutedUntil: null,
    })
    .where(and(eq(monitors.workspaceId, workspaceId), eq(monitors.userId, userId)))
}
