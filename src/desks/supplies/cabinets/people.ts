import { and, eq } from 'drizzle-orm'
import type { MemberGone } from '#telegram/identity/member-gone.ts'
import { cabinetChoices } from './schema.ts'

/** What somebody who left had chosen for themselves goes with them. */
export const forgetCabinet: MemberGone = async (tx, { workspaceId, userId }) => {
  await tx
    .delete(cabinetChoices)
    .where(and(eq(cabinetChoices.workspaceId, workspaceId), eq(cabinetChoices.userId, userId)))
}
