import { sql } from 'drizzle-orm'
import type { Shop } from '#test/support/app.ts'

/** Every place a secret lies in clear: in any table (the queue's too), in the log, or in somebody's chat. */
export async function spills(shop: Shop, secrets: readonly string[]): Promise<string[]> {
  const { rows: tables } = await shop.db.execute<{ name: string }>(sql`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
    from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`)
  const places: [string, string][] = [['log', shop.logged.join('\n')]]
  for (const { name } of tables) {
    const { rows } = await shop.db.execute<{ row: string }>(
      sql`select t::text as row from ${sql.raw(name)} t`,
    )
    places.push([name, rows.map(({ row }) => row).join('\n')])
  }
  return places.flatMap(([place, text]) =>
    secrets.filter((secret) => lies(secret, text)).map((secret) => `${place}: ${secret}`),
  )
}

/** As it is, or as bytes of a column. */
function lies(secret: string, text: string): boolean {
  return text.includes(secret) || text.includes(Buffer.from(secret).toString('hex'))
}
