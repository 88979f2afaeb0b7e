import { and, count, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { monitors } from '../schema.ts'

/** Monitors of a workspace that would stop without this key. */
export async function countMonitorsOf(
  db: Database,
  workspaceId: string,
  credentialId: string,
): Promise<number> {
  const [row] = await db
    .select({ value: count() })
    .from(monitors)
    .where(
      and(
        eq(monitors.workspaceId, workspaceId),
        eq(monitors.credentialId, credentialId),
        inArray(monitors.status, ['active', 'paused', 'blocked']),
      ),
    )
  return row?.value ?? 0
}
