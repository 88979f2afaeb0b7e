import { and, count, desc, eq, isNull } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import type { Issue } from './issues.ts'
import { stockIssues } from './schema.ts'

/** Open issues of a workspace, the latest first. */
export async function listIssues(
  db: Database,
  workspaceId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly items: readonly Issue[]; readonly total: number }> {
  const isListed = and(eq(stockIssues.workspaceId, workspaceId), isNull(stockIssues.resolvedAt))
  const [all] = await db.select({ total: count() }).from(stockIssues).where(isListed)
  const items = await db
    .select()
    .from(stockIssues)
    .where(isListed)
    .orderBy(desc(stockIssues.lastAt), desc(stockIssues.id))
    .offset(page.offset)
    .limit(page.limit)
  return { items, total: all?.total ?? 0 }
}

export async function findIssue(
  db: Database | Transaction,
  workspaceId: string,
  id: string,
): Promise<Issue | undefined> {
  const [row] = await db
    .select()
    .from(stockIssues)
    .where(and(eq(stockIssues.id, id), eq(stockIssues.workspaceId, workspaceId)))
  return row
}
