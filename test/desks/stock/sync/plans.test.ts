import { beforeAll, expect, test } from 'vitest'
import { withClient } from '#db/client.ts'
import type { Database } from '#db/connection.ts'
import { linkedListings } from '#desks/stock/channels/store.ts'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { listIssues } from '#desks/stock/issues/store.ts'
import {
  dueAccounts,
  dueDemands,
  endDemands,
  putOff,
  raiseForAccount,
  raiseForProducts,
} from '#desks/stock/sync/demands.ts'
import { endCommands, openCommands } from '#desks/stock/sync/pass/record.ts'
import { endSilent, releaseSkus, renewSkus, takeSkus } from '#desks/stock/sync/pass/sku-leases.ts'
import { freshDatabase } from '#test/support/database.ts'
import { START_MS } from '#test/support/moments.ts'
import { watchScans } from '#test/support/scans.ts'

/** Tables that grow with use. Their queries must find their rows by an index. */
const GROWING = [
  ...['sync_demands', 'sku_leases', 'sync_attempts', 'channel_commands'],
  ...['stock_issues', 'listings'],
]

const id = (kind: string, n: number) =>
  `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const ACCOUNT = id('1', 7)
const PRODUCT = id('2', 7)
const LISTING = id('3', 7)
const COMMAND = id('4', 7)
const WORKSPACE = id('5', 7)
const live = { productId: PRODUCT, version: 1 }

const { watched, scansOf } = watchScans(GROWING)
let db: Database

const uuid = (kind: string, number: string) =>
  `('${kind}0000000-0000-4000-8000-' || lpad((${number})::text, 12, '0'))::uuid`

const FILL = `
  insert into channel_accounts (id, workspace_id, service, credential_id, account_key, name, rules, sync_minutes, next_sync_at,
      armed_at, created_at)
    select ${uuid('1', 'n')}, ${uuid('5', 'n')}, 'allegro', gen_random_uuid(), n::text, 'a', '{}', 30, now(), now(), now()
    from generate_series(1, 300) n;
  insert into listings (id, account_id, remote_id, sku, name, state, product_id, link, seen_at)
    select ${uuid('3', 'n')}, ${uuid('1', 'n % 300 + 1')}, n::text, 'S' || n, 'l', 'active', ${uuid('2', 'n')}, 'linked', now()
    from generate_series(1, 30000) n;
  insert into sync_demands (account_id, product_id, version, trigger, due_at, raised_at)
    select account_id, product_id, 1, 'change', now() + interval '1 minute' * (row_number() over ()), now() from listings;
  insert into sku_leases (account_id, product_id, owner, fence, state, locked_until)
    select account_id, product_id, 'o', 1, 'success', now() from listings;
  insert into channel_commands (id, account_id, name, items, state, created_at)
    select ${uuid('4', 'n')}, ${uuid('1', 'n % 300 + 1')}, 'bulk', '[]', case when n % 1000 = 0 then 'sent' else 'ended' end, now()
    from generate_series(1, 30000) n;
  insert into sync_attempts (account_id, listing_id, product_id, command_id, trigger, local, wanted, status, tries, at)
    select account_id, id, product_id, ${uuid('4', 'row_number() over ()')}, 'change', 1, 1, 'completed', 1, now() from listings;
  insert into stock_issues (id, workspace_id, account_id, kind, subject, detail, alert_id, first_at, last_at, resolved_at)
    select gen_random_uuid(), ${uuid('5', 'n % 300')}, ${uuid('1', 'n % 300 + 1')}, 'push-failed', n::text, '{}', gen_random_uuid(),
      now(), now(), case when n % 50 = 0 then null else now() end
    from generate_series(1, 20000) n;
  analyze`

beforeAll(async () => {
  const database = await freshDatabase()
  await withClient(database.url, (client) => client.query(FILL))
  db = watched(database)
}, 120_000)

const now = START_MS
const about = { trigger: 'change', now } as const
const issues = createIssues({ tell: async () => {} })

const HOT: Readonly<Record<string, () => unknown>> = {
  'demands: raised by a change of the ledger': () => raiseForProducts(db, [PRODUCT], about),
  'demands: raised for an account': () => raiseForAccount(db, ACCOUNT, about),
  'demands: accounts with something due': () => dueAccounts(db, now),
  'demands: what is due': () => dueDemands(db, ACCOUNT, now, 100),
  'demands: ended and put off': async () => {
    await putOff(db, ACCOUNT, [{ ...live, tries: 1, dueAt: new Date(now) }])
    await endDemands(db, ACCOUNT, [live])
  },
  'leases: taken, renewed, given back, ended': async () => {
    const leases = await takeSkus(db, ACCOUNT, 'owner', [PRODUCT])
    await renewSkus(db, ACCOUNT, 'owner')
    await releaseSkus(db, ACCOUNT, 'owner', leases, 'success')
    await endSilent(db, ACCOUNT)
  },
  'commands: those left open': () => openCommands(db, ACCOUNT),
  'attempts: what a command came to': () =>
    endCommands(
      db,
      { accountId: ACCOUNT, owner: 'owner', runId: null },
      [
        {
          command: { id: COMMAND, name: 'bulk', items: [], createdAt: new Date(now) },
          traceId: null,
          results: [{ listingId: LISTING, isDone: true, after: 1, code: null, message: null }],
        },
      ],
      now,
    ),
  'listings: of some products of an account': () => linkedListings(db, ACCOUNT, [PRODUCT]),
  'issues: opened, listed, resolved': () =>
    db.transaction(async (tx) => {
      const kinds = ['push-failed'] as const
      const where = { workspaceId: WORKSPACE, accountId: ACCOUNT }
      const raised = { kind: 'push-failed', subject: 'x', detail: {}, now } as const
      await issues.raise(tx, { ...where, ...raised })
      await issues.open(tx, { ...where, kinds })
      const resolved = { subjects: ['x'], resolution: 'by-itself', now }
      await issues.resolve(tx, { ...where, kinds, ...resolved })
      await listIssues(db, WORKSPACE, { offset: 0, limit: 10 })
    }),
}

test.each(Object.entries(HOT))('%s', async (_name, work) => {
  expect(await scansOf(work)).toEqual([])
})
