import { and, eq, inArray, sql } from 'drizzle-orm'
import type { WorkspaceStopped } from '#telegram/identity/block.ts'
import type { MemberGone } from '#telegram/identity/member-gone.ts'
import { transferRules } from './rules/schema.ts'
import { transferPlans } from './schema.ts'

/** Moves and rules of somebody who left the workspace go on under its owner, who hears of them from now on. */
export const reassignTransfers: MemberGone = async (tx, { workspaceId, userId, ownerId }) => {
  // Rules first: one that is making a plan right now is waited for, and its plan is then seen.
  await tx
    .update(transferRules)
    .set({ userId: ownerId, chatId: ownerId, updatedAt: sql`now()` })
    .where(and(eq(transferRules.workspaceId, workspaceId), eq(transferRules.userId, userId)))
  await tx
    .update(transferPlans)
    .set({ userId: ownerId, chatId: ownerId, updatedAt: sql`now()` })
    .where(and(eq(transferPlans.workspaceId, workspaceId), eq(transferPlans.userId, userId)))
}

/** Rules are paused and nothing more is sent for the workspace; what is out already is looked up and then ends. */
export const stopTransfers: WorkspaceStopped = async (tx, workspaceId) => {
  await tx
    .update(transferRules)
    .set({ status: 'paused', updatedAt: sql`now()` })
    .where(and(eq(transferRules.workspaceId, workspaceId), eq(transferRules.status, 'active')))
  await tx
    .update(transferPlans)
    .set({ status: 'cancelled', reason: 'declined', endedAt: sql`now()`, updatedAt: sql`now()` })
    .where(
      and(
        eq(transferPlans.workspaceId, workspaceId),
        inArray(transferPlans.status, ['waiting', 'handed']),
      ),
    )
  await tx
    .update(transferPlans)
    .set({ isCancelAsked: true, updatedAt: sql`now()` })
    .where(
      and(
        eq(transferPlans.workspaceId, workspaceId),
        inArray(transferPlans.status, ['sending', 'checking']),
      ),
    )
}
