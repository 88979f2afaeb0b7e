import { sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'

/** Rows that go on naming whoever made them: facts of the past that nobody is addressed by. */
const FACTS = new Set([
  'campaigns.created_by',
  // Campaigns are counted for the person, in whatever workspace: leaving one gives none back.
  'campaign_uses.user_id',
  // A link that was used is used.
  'invites.used_by',
])

/**
 * Where a workspace's rows still name a person, as `table.column`. Every number column of every table that belongs to
 * workspaces is looked at, so that those of a desk to come are, too.
 */
export async function placesOf(
  db: Database,
  workspaceId: string,
  userId: number,
): Promise<string[]> {
  const { rows } = await db.execute<{ table: string; column: string }>(sql`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.columns w on w.table_name = c.table_name and w.column_name = 'workspace_id'
      and w.table_schema = c.table_schema
    where c.table_schema = 'public' and c.data_type = 'bigint' order by 1, 2`)
  const found: string[] = []
  for (const { table, column } of rows) {
    const isOwed = table === 'outbox' ? sql`status = 'pending'` : sql`true`
    const named = await db.execute(sql`select 1 from ${sql.identifier(table)}
      where workspace_id = ${workspaceId} and ${sql.identifier(column)} = ${userId} and ${isOwed} limit 1`)
    const place = `${table}.${column}`
    if (named.rows.length > 0 && !FACTS.has(place)) found.push(place)
  }
  return found
}
