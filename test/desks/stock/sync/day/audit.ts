import { sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { shownOf, USUAL_RULES } from '#desks/stock/channels/rules.ts'

/** What a channel shows and has sold, by its own books. */
export interface ChannelBooks {
  readonly accountId: string
  /** SKU → pieces a buyer can order now; 0 for what is not for sale. */
  readonly shown: ReadonlyMap<string, number>
  readonly lines: readonly SoldLine[]
}

export interface SoldLine {
  /** As the ledger calls it. */
  readonly lineId: string
  readonly sku: string
  readonly pieces: number
  readonly state: 'open' | 'paid' | 'cancelled'
}

/** What an order line is by the status of its Allegro form. */
export const LINE_STATES = {
  BOUGHT: 'open',
  FILLED_IN: 'open',
  READY_FOR_PROCESSING: 'paid',
  CANCELLED: 'cancelled',
} as const

/** Pieces that came and went by people's hands, by SKU: what the test itself has done. */
export type HandsCount = ReadonlyMap<string, number>

type Row = Record<string, unknown>

/** Sentences about everything that does not add up; `oversold`: pieces sold that were not there. */
export async function auditDay(
  db: Database,
  about: {
    readonly workspaceId: string
    readonly channels: readonly ChannelBooks[]
    readonly hands: HandsCount
  },
): Promise<{ readonly faults: string[]; readonly oversold: number }> {
  const { workspaceId, channels, hands } = about
  const faults: string[] = []
  const ask = async (query: ReturnType<typeof sql>) => (await db.execute<Row>(query)).rows

  const stuck: Readonly<Record<string, ReturnType<typeof sql>>> = {
    'a demand is left': sql`select d.*, p.sku from sync_demands d join products p on p.id = d.product_id`,
    'a lease is left': sql`select * from sku_leases where state = 'in-progress'`,
    'a command is left open': sql`select id, name, state from channel_commands where state <> 'ended'`,
    'an attempt is left pending': sql`select * from sync_attempts where status = 'pending'`,
    'balance is not the sum of movements': sql`
      select p.sku, b.on_hand, m.moved from products p
      join (select product_id, sum(on_hand) on_hand from balances group by 1) b on b.product_id = p.id
      full join (select product_id, sum(delta) moved from movements group by 1) m on m.product_id = p.id
      where b.on_hand is distinct from m.moved`,
    'movements do not follow each other': sql`
      select * from (select m.*, lag(after) over (partition by product_id, warehouse_id order by id) as was from movements m) x
      where before <> coalesce(was, 0)`,
  }
  for (const [what, query] of Object.entries(stuck)) {
    for (const row of await ask(query)) faults.push(`${what}: ${JSON.stringify(row)}`)
  }

  const stock = new Map<string, { onHand: number; taken: number; owed: number }>()
  for (const row of await ask(sql`
    select p.sku, coalesce((select sum(on_hand) from balances where product_id = p.id), 0)::int on_hand,
      coalesce((select sum(case when state = 'held' then quantity when state = 'committed' then short end)
        from reservations where product_id = p.id), 0)::int taken,
      coalesce((select sum(short) from reservations where product_id = p.id and state = 'committed'), 0)::int owed
    from products p where p.workspace_id = ${workspaceId} and p.deleted_at is null`)) {
    stock.set(String(row.sku), {
      onHand: Number(row.on_hand),
      taken: Number(row.taken),
      owed: Number(row.owed),
    })
  }

  const committed = new Map<string, number>()
  for (const { accountId, lines } of channels) {
    const rows = await ask(sql`
      select l.line_id, l.state, r.quantity, r.state as held,
        array_remove(array_agg(e.effect order by e.effect), null) effects
      from order_lines l
      left join order_effects e on e.account_id = l.account_id and e.line_id = l.line_id
      left join reservations r on r.account_id = l.account_id and r.line_id = l.line_id
      where l.account_id = ${accountId} group by 1, 2, 3, 4`)
    const told = new Map(rows.map((row) => [String(row.line_id), row]))
    if (told.size !== rows.length) faults.push('a line holds its goods twice')
    for (const line of lines) {
      const row = told.get(line.lineId)
      told.delete(line.lineId)
      const problem = problemOf(line, row)
      if (problem) faults.push(`${problem}: ${JSON.stringify({ ...line, row })}`)
      if (row?.held === 'committed')
        committed.set(line.sku, (committed.get(line.sku) ?? 0) + Number(row.quantity))
    }
    for (const lineId of told.keys()) faults.push(`nobody bought ${lineId}`)
  }

  for (const [sku, { onHand, taken, owed }] of stock) {
    const left = (hands.get(sku) ?? 0) - (committed.get(sku) ?? 0) + owed
    if (left !== onHand) faults.push(`${sku}: ${onHand} on hand, by all that happened ${left}`)
    const wanted = shownOf(onHand - taken, USUAL_RULES)
    for (const { accountId, shown } of channels) {
      const now = shown.get(sku)
      if (now !== undefined && now !== wanted)
        faults.push(`${sku} at ${accountId}: shows ${now}, shall show ${wanted}`)
    }
  }
  const oversold = [...stock.values()].reduce(
    (sum, { onHand, taken }) => sum + Math.max(0, taken - onHand),
    0,
  )
  return { faults, oversold }
}

/** Exactly the effects that what became of it asks for. */
function problemOf({ state, pieces }: SoldLine, row: Row | undefined): string | undefined {
  if (!row) return state === 'cancelled' ? undefined : 'never counted'
  const effects = (row.effects as string[]).join(' ')
  // What was cancelled while it was owed is owed no more.
  const isHeldRight =
    state === 'cancelled' ? Number(row.quantity) <= pieces : Number(row.quantity) === pieces
  if (row.held !== null && !isHeldRight) return 'another number is held'
  if (state === 'paid')
    return effects === 'commit reserve' && row.held === 'committed'
      ? undefined
      : 'not committed once'
  if (state === 'open')
    return effects === 'reserve' && row.held === 'held' ? undefined : 'not held once'
  const isLetGo = row.state === 'released' || row.state === 'cancelled'
  const isAsked = row.state === 'return-proposed' && row.held === 'committed'
  return isLetGo
    ? row.held === 'held'
      ? 'still held'
      : undefined
    : isAsked
      ? undefined
      : 'not let go'
}
