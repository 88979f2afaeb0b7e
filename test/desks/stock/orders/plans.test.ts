import { beforeAll, expect, test } from 'vitest'
import { withClient } from '#db/client.ts'
import type { Database, OpenDatabase } from '#db/connection.ts'
import { sweepRetention } from '#db/retention.ts'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import { createOrderIntake, type OrderIntake } from '#desks/stock/orders/intake.ts'
import { stockRetention } from '#desks/stock/retention.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { START_MS } from '#test/support/moments.ts'
import { watchScans } from '#test/support/scans.ts'
import { signal } from './rig.ts'
import { createAllegroShop, createWixShop } from './shop.ts'

const WORKSPACE = '00000000-0000-4000-8000-000000000001'
const ACCOUNT = '30000000-0000-4000-8000-000000000001'
const PRODUCT = '10000000-0000-4000-8000-000000000001'

/** The database's own time is the machine's. */
const NOW = `timestamptz '${new Date(START_MS).toISOString()}'`
/** Two hundred accounts with two hundred lines each, some of them linked to nothing. */
const FILL = `
  insert into products (id, workspace_id, sku, name, search, created_at, updated_at)
    values ('${PRODUCT}', '${WORKSPACE}', 'A', 'A', 'a', ${NOW}, ${NOW});
  insert into order_lines (account_id, line_id, workspace_id, offer_id, name, quantity, units_per_offer, state, product_id,
      occurred_at, updated_at)
    select ('30000000-0000-4000-8000-' || lpad(a::text, 12, '0'))::uuid, 'l' || n,
      ('00000000-0000-4000-8000-' || lpad(a::text, 12, '0'))::uuid, 'o' || n % 50, 'Mug', 1, 1,
      case when n % 10 = 0 then 'bought' else 'committed' end, case when n % 20 > 0 then gen_random_uuid() end, t, t
    from generate_series(1, 200) a, generate_series(1, 200) n, lateral (select ${NOW} - interval '1 hour' * n as t) at;
  insert into order_effects (account_id, line_id, effect, at)
    select account_id, line_id, 'reserve', occurred_at from order_lines;
  insert into order_troubles (account_id, order_id, failures, code, updated_at)
    select account_id, line_id, 1, 'x', updated_at from order_lines where line_id like 'l1%';
  analyze`

let database: OpenDatabase
let db: Database
let intake: OrderIntake
const clock = createTestClock()
const allegro = createAllegroShop(clock)
const { scansOf, watched } = watchScans(['order_lines', 'order_effects', 'order_troubles'])
const account = {
  ...{ id: ACCOUNT, workspaceId: WORKSPACE, service: 'allegro' as const },
  key: { credentialId: ACCOUNT, accountKey: 'seller', facts: {} },
}

beforeAll(async () => {
  database = await freshDatabase()
  await withClient(database.url, (client) => client.query(FILL))
  db = watched(database)
  const base = { db, clock, log: silentLog }
  const nothing = async () => {}
  intake = createOrderIntake({
    ...{ ...base, allegro: allegro.api, wix: createWixShop(clock).api },
    ledger: createLedger({ ...base, changed: nothing, mappings: async () => 0 }),
    mapping: async () => PRODUCT,
    ...{
      unmapped: nothing,
      proposed: nothing,
      passedBy: nothing,
      oversold: nothing,
      held: nothing,
    },
  })
  await intake.drain(account, signal)
}, 120_000)

const HOT: Readonly<Record<string, () => unknown>> = {
  'events of an account': async () => {
    const line = allegro.line('new', 'o1')
    allegro.emit('BOUGHT', null, [line])
    allegro.set('F', 'READY_FOR_PROCESSING', [line])
    allegro.emit('READY_FOR_PROCESSING', 'F', [line])
    expect(await intake.drain(account, signal)).toBe(2)
  },
  'an offer that is linked': () =>
    db.transaction((tx) => intake.linkIn(tx, account, { offerId: 'o20', productId: PRODUCT })),
  'lines of a workspace': () => intake.lines(WORKSPACE, {}, { offset: 0, limit: 8 }),
  'an oversell': () => intake.oversell(WORKSPACE, PRODUCT),
}

test.each(Object.entries(HOT))('%s', async (_name, work) => {
  expect(await scansOf(work)).toEqual([])
})

test('the sweep finds what is over by an index; a line whose goods are held stays', async () => {
  const { pool } = database
  await pool.query(`update order_lines set updated_at = 'epoch' where line_id in ('l1', 'l10')`)
  await pool.query(`update order_effects set at = 'epoch' where line_id in ('l1', 'l10')`)
  await pool.query('analyze order_lines, order_effects')
  const rules = stockRetention
  const sweep = () => sweepRetention({ db, log: silentLog, rules }, clock.now() - 300 * 86_400_000)
  expect(await scansOf(sweep)).toEqual([])
  const left = `select count(*)::int as count from order_lines where line_id in ('l1', 'l10')`
  const effects = `select count(*)::int as count from order_effects where line_id in ('l1', 'l10')`
  expect((await pool.query(left)).rows).toEqual([{ count: 200 }])
  expect((await pool.query(effects)).rows).toEqual([{ count: 0 }])
})
