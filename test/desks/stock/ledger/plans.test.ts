import { beforeAll, expect, test } from 'vitest'
import { withClient } from '#db/client.ts'
import type { Database, OpenDatabase } from '#db/connection.ts'
import { sweepRetention } from '#db/retention.ts'
import { createLedger, type Ledger } from '#desks/stock/ledger/ledger.ts'
import { PRODUCT_ORDERS } from '#desks/stock/ledger/reading/reads.ts'
import { stockRetention } from '#desks/stock/retention.ts'
import { silentLog } from '#platform/log/log.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { START_MS } from '#test/support/moments.ts'
import { watchScans } from '#test/support/scans.ts'
import { seat } from '#test/support/seat.ts'

const WORKSPACE = '00000000-0000-4000-8000-000000000001'
const ACCOUNT = '30000000-0000-4000-8000-000000000001'
const OWNER = { workspaceId: WORKSPACE, userId: 1 }
const PRODUCT = '10000000-0000-4000-8000-000000000007'
const OPERATION = '20000000-0000-4000-8000-000000000007'
const MAIN = '40000000-0000-4000-8000-000000000001'

/** The database's own time is the machine's. */
const NOW = `timestamptz '${new Date(START_MS).toISOString()}'`
/** Forty workspaces of 250 products, each with some movements and order lines. */
const FILL = `
  insert into stock_warehouses (id, workspace_id, name, is_default, created_at)
    select ('40000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
      ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Main', true, ${NOW} from generate_series(1, 40) n;
  insert into products (id, workspace_id, sku, name, ean, search, created_at, updated_at)
    select ('10000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
      ('00000000-0000-4000-8000-' || lpad((n % 40 + 1)::text, 12, '0'))::uuid, 'SKU-' || n, 'Mug ' || n, null,
      'mug ' || n || E'\\nsku-' || n, ${NOW}, ${NOW} from generate_series(1, 10000) n;
  update products set workspace_id = '${WORKSPACE}' where id = '${PRODUCT}';
  insert into product_pictures (id, product_id, preview, image, sha256, replaced_at)
    select gen_random_uuid(), id, '', '', 'x', case when random() < 0.1 then ${NOW} end from products;
  insert into balances select p.id, w.id, 5 from products p join stock_warehouses w using (workspace_id);
  insert into bundle_parts select '${PRODUCT}', id, 1 from products where workspace_id = '${WORKSPACE}' and id > '${PRODUCT}' limit 2;
  insert into bundle_parts select b.id, p.id, 1 from products b, products p
    where b.sku like 'SKU-11%' and p.sku like 'SKU-22_' and b.workspace_id <> '${WORKSPACE}';
  insert into operations (id, workspace_id, kind, ref, product_ids, changes, created_at)
    select ('20000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
      ('00000000-0000-4000-8000-' || lpad((n % 40 + 1)::text, 12, '0'))::uuid, 'receipt', 'r' || n,
      array[('10000000-0000-4000-8000-' || lpad((n % 10000 + 1)::text, 12, '0'))::uuid], '[]', ${NOW} from generate_series(1, 40000) n;
  insert into movements (operation_id, product_id, warehouse_id, delta, before, after)
    select o.id, o.product_ids[1], w.id, 1, 0, 1 from operations o join stock_warehouses w using (workspace_id);
  insert into reservations (id, workspace_id, product_id, account_id, line_id, quantity, state, at)
    select gen_random_uuid(), workspace_id, id, '${ACCOUNT}', sku || n, 1, case when n = 1 and random() < 0.1 then 'held' else 'committed' end,
      ${NOW} from products, generate_series(1, 3) n;
  analyze`

let database: OpenDatabase
let ledger: Ledger
let db: Database
const { asked, scansOf, watched } = watchScans([
  ...['products', 'balances', 'operations', 'movements', 'reservations'],
  ...['product_pictures', 'bundle_parts'],
])

beforeAll(async () => {
  database = await freshDatabase()
  await withClient(database.url, (client) => client.query(FILL))
  db = watched(database)
  await seat(db, OWNER)
  ledger = createLedger({
    ...{ db, clock: createTestClock(), log: silentLog },
    ...{ changed: async () => {}, mappings: async () => 0 },
  })
}, 120_000)

const cause = (ref: string) => ({ ref, mainName: 'Main' })
const page = { offset: 0, limit: 8 }
const line = {
  workspaceId: WORKSPACE,
  accountId: ACCOUNT,
  lineId: 'new',
  productId: PRODUCT,
  quantity: 1,
  at: 0,
}

const HOT: Readonly<Record<string, () => unknown>> = {
  'a sale of a bundle': () =>
    ledger.sale(OWNER, cause('sale'), [{ productId: PRODUCT, quantity: 1 }]),
  'a new product': () => ledger.create(OWNER, cause('new'), { sku: 'NEW', name: 'New' }),
  'an edit': () =>
    ledger.edit(OWNER, cause('edit'), {
      productId: PRODUCT,
      edit: { sku: 'OTHER', name: 'Other' },
    }),
  'an undo': () => ledger.undo(OWNER, cause('undo'), OPERATION),
  'what a deletion takes along': () => ledger.removalFacts(WORKSPACE, PRODUCT),
  'an order line: bought, paid, cancelled': async () => {
    await db.transaction((tx) => ledger.reserveIn(tx, line))
    const header = { workspaceId: WORKSPACE, actorId: null, ref: 'commit' }
    await db.transaction((tx) => ledger.commitIn(tx, header, line))
    await db.transaction((tx) => ledger.releaseIn(tx, WORKSPACE, line))
    const back = { ...cause('back'), workspaceId: WORKSPACE, actorId: 1 }
    await db.transaction((tx) => ledger.returnIn(tx, back, line))
  },
  'history of all, of one product, of a warehouse': async () => {
    await ledger.history(WORKSPACE, {}, page)
    await ledger.history(WORKSPACE, { productId: PRODUCT }, page)
    await ledger.history(WORKSPACE, { kinds: ['sale'], actorId: 1 }, page)
  },
  'stock of some products': () =>
    ledger.stock({ workspaceId: WORKSPACE, productIds: [PRODUCT], warehouseIds: [MAIN] }),
  'products by SKU and EAN': async () => {
    await ledger.productsBy(WORKSPACE, { skus: ['SKU-7'] })
    await ledger.productsBy(WORKSPACE, { ean: '96385074' })
  },
  'the picture and the shelves of a product': async () => {
    await ledger.picture(WORKSPACE, PRODUCT)
    await ledger.shelves(WORKSPACE, PRODUCT)
  },
  'the first page by name': () => ledger.products(WORKSPACE, {}, page),
}

test.each(Object.entries(HOT))('%s', async (_name, work) => {
  expect(await scansOf(work)).toEqual([])
})

test('the sweep finds what is over by an index, and leaves what is held', async () => {
  const later = createTestClock().now() + 400 * 86_400_000
  await database.pool.query(`update reservations set at = 'epoch' where line_id like 'SKU-1%'`)
  await database.pool.query('analyze reservations')
  const counts = async () => {
    const { rows } =
      await database.pool.query(`select count(*) filter (where state = 'held')::int as held,
      count(*) filter (where state <> 'held' and at = 'epoch')::int as over from reservations`)
    return rows[0]
  }
  const before = await counts()
  const sweep = { db, log: silentLog, rules: stockRetention }
  expect(await scansOf(() => sweepRetention(sweep, later - 300 * 86_400_000))).toEqual([])
  expect(before.over).toBeGreaterThan(0)
  expect(await counts()).toEqual({ held: before.held, over: 0 })
})

test('whatever the filter and order, a page of a large catalogue reads each table a bounded number of times', async () => {
  for (const order of PRODUCT_ORDERS) {
    const { items, total } = await ledger.products(
      WORKSPACE,
      { filter: { text: 'sku-1 MUG' }, order },
      page,
    )
    expect(items.every(({ product }) => product.sku.startsWith('SKU-1'))).toBe(true)
    expect(total).toBeGreaterThan(8)
  }
  asked.length = 0
  await ledger.products(
    WORKSPACE,
    { filter: { isLow: true, isSyncOff: true, isOversold: true } },
    page,
  )
  expect(asked.length).toBeLessThanOrEqual(5)
})
