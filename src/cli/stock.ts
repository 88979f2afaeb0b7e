import { sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#src/config.ts'
import { withDatabase } from './database.ts'

type Say = (line: string) => void

interface AccountRow {
  readonly id: string
  readonly service: string
  readonly name: string
  readonly shop: string
  readonly state: string
  readonly failure: string | null
  readonly due: number
  readonly lag_ms: number | null
  readonly open: number
  readonly issues: number
}

const USAGE = 'stock status [part of a channel’s or a shop’s name]'

/** `stock status [name]`: every channel with how it stands; exit code 1 when one needs somebody. No numbers of sellers, no secrets. */
export async function stockStatus(
  config: Config,
  [what, part = '']: readonly string[],
  say: Say,
): Promise<number> {
  if (what !== 'status') {
    say(`npm run cli -- ${USAGE}`)
    return 1
  }
  const rows = await withDatabase(config, ({ db }) => channelsOf(db, systemClock.now()))
  const fold = (text: string) => text.toLowerCase()
  const shown = rows.filter(({ name, shop }) => fold(`${name} ${shop}`).includes(fold(part)))
  if (shown.length === 0) say('No channels.')
  for (const row of shown) say(lineOf(row))
  const wrong = shown.filter(({ state }) => state === 'failing' || state === 'key refused')
  return wrong.length > 0 ? 1 : 0
}

/** Channels of all shops: what is due, since when the oldest of it is, commands without a result, open questions. */
async function channelsOf(db: Database, now: number): Promise<AccountRow[]> {
  const at = new Date(now).toISOString()
  const { rows } = await db.execute<AccountRow & Record<string, unknown>>(sql`
    select a.id, a.service, a.name, w.name as shop, a.failure_code as failure,
      case when a.key_refused_at is not null then 'key refused'
        when a.other_writer is not null then 'left to ' || a.other_writer
        when a.armed_at is null then 'not compared'
        when a.paused_at is not null then 'paused'
        when a.held_at is not null then 'held'
        when a.failures > 0 then 'failing' else 'in step' end as state,
      coalesce(d.due, 0)::int as due,
      extract(epoch from ${at}::timestamptz - d.oldest)::float8 * 1000 as lag_ms,
      (select count(*) from channel_commands c where c.account_id = a.id and c.state <> 'ended')::int as open,
      (select count(*) from stock_issues i where i.account_id = a.id and i.resolved_at is null)::int as issues
    from channel_accounts a
    join workspaces w on w.id = a.workspace_id
    left join (
      select account_id, count(*) as due, min(raised_at) as oldest from sync_demands
      where due_at <= ${at}::timestamptz group by account_id
    ) d on d.account_id = a.id
    order by w.name, a.created_at, a.id`)
  return rows
}

function lineOf(row: AccountRow): string {
  const { id, service, name, shop, state, failure, due, lag_ms: lag, open, issues } = row
  const waiting =
    due === 0 ? 'nothing due' : `${due} due, the oldest for ${Math.round((lag ?? 0) / 1_000)} s`
  const more = [
    ...(open > 0 ? [`${open} commands without a result`] : []),
    ...(issues > 0 ? [`${issues} questions open`] : []),
    ...(failure ? [failure] : []),
  ]
  return [`${shop} · ${name} (${service})`, state, waiting, ...more, id].join(' · ')
}
