import { and, eq, sql } from 'drizzle-orm'
import type { MemberGone } from '#telegram/identity/member-gone.ts'
import { OPEN_STATUSES } from './run.ts'
import { runs } from './schema.ts'

const isOpen = sql`${runs.status} in (${sql.join([...OPEN_STATUSES], sql`, `)})`

/**
 * Runs of somebody who left the workspace are its owner's from now on, those that are over too: each can be tried again.
 * Of what is under way, and of what is still to be shown, the owner gets a card of its own.
 */
export const reassignRuns: MemberGone = async (tx, { workspaceId, userId, ownerId }) => {
  await tx
    .update(runs)
    .set({
      userId: ownerId,
      chatId: sql`case when ${runs.chatId} is not null then ${ownerId}::bigint end`,
      cardMessageId: null,
      cardDueAt: sql`case when ${runs.chatId} is null then null
        when ${isOpen} then coalesce(${runs.cardDueAt}, 'epoch') else ${runs.cardDueAt} end`,
    })
    .where(and(eq(runs.workspaceId, workspaceId), eq(runs.userId, userId)))
}
