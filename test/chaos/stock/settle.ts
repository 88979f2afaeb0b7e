import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { runningClock } from '#test/support/clock.ts'
import type { Stage } from '../stage.ts'

const LOOK_MS = 500
/** Nothing of what is left has changed for so long: it is stuck. A lowered number is waited over for three minutes. */
const STILL_MS = 200_000

/**
 * Brings on at once what time would bring: leases of the dead end, what was put off is due. Until `signal` aborts.
 */
export async function hurry({ database: { db } }: Stage, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await db.execute(sql`
      update sku_leases set locked_until = now() where state = 'in-progress' and locked_until < now() + interval '110 seconds'`)
    await db.execute(sql`update channel_accounts set retry_at = null where retry_at is not null`)
    const now = new Date(runningClock.now()).toISOString()
    await db.execute(
      sql`update sync_demands set due_at = ${now} where due_at > ${now}::timestamptz + interval '5 seconds'`,
    )
    await pause(LOOK_MS, undefined, { signal }).catch(() => {})
  }
}

/** Waits until channels have nothing left to do; what is left when nothing moves any more, in words. */
export async function settle({ database: { db } }: Stage): Promise<string[]> {
  let before = ''
  let since = performance.now()
  for (;;) {
    const { rows } = await db.execute(sql`
      select (select count(*) from sync_demands)::int demands,
        (select count(*) from channel_commands where state <> 'ended')::int commands,
        (select count(*) from channel_accounts where held_at is not null)::int held,
        (select count(*) from order_lines)::int lines, (select count(*) from order_effects)::int effects,
        (select coalesce(max(id), 0) from sync_attempts)::text attempts`)
    const now = JSON.stringify(rows[0])
    if (now !== before) since = performance.now()
    before = now
    const { demands, commands } = rows[0] as { demands: number; commands: number }
    const stillFor = performance.now() - since
    // Events are asked for every ten seconds: that long nothing new has come.
    if (demands + commands === 0 && stillFor > 25_000) return []
    if (stillFor > STILL_MS) return [`nothing moves any more: ${now}`]
    await pause(LOOK_MS)
  }
}
