import { and, eq } from 'drizzle-orm'
import type { MemberGone } from '../identity/member-gone.ts'
import { outbox } from './schema.ts'

/** What a workspace still owes to somebody who left it goes to the owner; messages of their own stay theirs. */
export const reassignMessages: MemberGone = async (tx, { workspaceId, userId, ownerId }) => {
  await tx
    .update(outbox)
    .set({ chatId: ownerId })
    .where(
      and(
        eq(outbox.workspaceId, workspaceId),
        eq(outbox.chatId, userId),
        eq(outbox.status, 'pending'),
      ),
    )
}
