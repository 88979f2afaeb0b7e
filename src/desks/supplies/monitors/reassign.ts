import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/connection.ts'
import { monitors } from '../schema.ts'

/** Monitors of somebody who left the workspace go on under its owner, who hears of their catches from now on. */
export async function reassignMonitors(
  tx: Transaction,
  gone: { readonly workspaceId: string; readonly userId: number; readonly ownerId: number },
): Promise<void> {
  await tx
    .update(monitors)
    .set({ userId: gone.ownerId, chatId: gone.ownerId, updatedAt: sql`now()` })
    .where(and(eq(monitors.workspaceId, gone.workspaceId), eq(monitors.userId, gone.userId)))
}
