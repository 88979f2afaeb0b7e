import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { withClient } from '#db/client.ts'
import type { Database } from '#db/connection.ts'
import { sweepRetention } from '#db/retention.ts'
import { createDraftStore } from '#desks/supplies/drafts/store.ts'
import { createOrderStore } from '#desks/supplies/redistribution/order-store.ts'
import { reassignTransfers } from '#desks/supplies/redistribution/people.ts'
import type { PlanDraft } from '#desks/supplies/redistribution/plan.ts'
import { createPlanStore } from '#desks/supplies/redistribution/plan-store.ts'
import { createRuleStore } from '#desks/supplies/redistribution/rules/store.ts'
import { suppliesRetention } from '#desks/supplies/retention.ts'
import { silentLog } from '#platform/log/log.ts'
import { freshDatabase } from '#test/support/database.ts'
import { watchScans } from '#test/support/scans.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const DAY_MS = 86_400_000
const WORKSPACE = '00000000-0000-4000-8000-000000000001'
const PLAN = '40000000-0000-4000-8000-000000000001'
const RULE = '50000000-0000-4000-8000-000000000001'

const { watched, scansOf } = watchScans([
  ...['transfer_plans', 'transfer_orders', 'transfer_rules', 'supply_drafts'],
])
let db: Database

/** Years of moves: nearly all of them are over. */
const FILL = `
  insert into transfer_rules (id, workspace_id, user_id, chat_id, account_key, nm_id, chrt_id, title, size_name, source_id,
      source_name, target_id, target_name, keep, lot, executor, status, look_at, ended_at, created_at)
    select ('50000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
      ('00000000-0000-4000-8000-' || lpad((n / 10)::text, 12, '0'))::uuid, n, n, 'sid-' || n / 10, n, n, 't', '50', 507,
      's', 206348, 't', 20, 10, 'cabinet', case when n % 20 = 1 then 'active' else 'removed' end,
      timestamptz '2026-11-20T09:00Z' + interval '1 minute' * (n % 5000), case when n % 20 = 1 then null else timestamptz '2026-11-20T09:00Z' - interval '1 hour' * n end,
      timestamptz '2026-11-20T09:00Z' - interval '1 hour' * n
    from generate_series(1, 5000) n;
  insert into transfer_plans (id, workspace_id, user_id, chat_id, number, account_key, nm_id, chrt_id, title, size_name,
      source_id, source_name, target_id, target_name, quantity, executor, status, window_at, due_at, until_at, ended_at,
      rule_id, created_at)
    select ('40000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
      ('00000000-0000-4000-8000-' || lpad((n / 50)::text, 12, '0'))::uuid, n, n, n % 50, 'sid-' || n / 50, n, n, 't', '50',
      507, 's', 206348, 't', 20, 'cabinet', case when n % 100 = 1 then 'waiting' else 'done' end, t, t, t,
      case when n % 100 = 1 then null else t end,
      case when n % 4 = 1 then ('50000000-0000-4000-8000-' || lpad((n % 5000 + 1)::text, 12, '0'))::uuid end, t
    from generate_series(1, 20000) n, lateral (select timestamptz '2026-11-20T09:00Z' - interval '1 hour' * n as t) at;
  insert into transfer_orders (id, plan_id, workspace_id, account_key, nm_id, chrt_id, source_id, target_id, units, executor,
      status, supply_id, window_at, created_at)
    select gen_random_uuid(), id, workspace_id, account_key, nm_id, chrt_id, source_id, target_id, 20, 'shifts',
      case when number % 3 = 0 then 'lost' else 'confirmed' end, number + nm_id * 100, created_at, created_at
    from transfer_plans;
  insert into supply_drafts (id, workspace_id, user_id, chat_id, credential_id, account_key, goods, status, check_at, created_at)
    select gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad((n / 50)::text, 12, '0'))::uuid, n, n, gen_random_uuid(),
      'sid', '[]', 'ordered', case when n % 200 = 0 then now() end, timestamptz '2026-11-20T09:00Z' - interval '1 hour' * n
    from generate_series(1, 20000) n;
  analyze`

beforeAll(async () => {
  const database = await freshDatabase()
  await withClient(database.url, (client) => client.query(FILL))
  db = watched(database)
}, 120_000)

const draft: PlanDraft = {
  ...{ nmId: 1, chrtId: 1, title: 't', sizeName: '50', sourceId: 507, sourceName: 's' },
  ...{ targetId: 1, targetName: 't', credentialId: null, accountKey: 'sid-1', quantity: 20 },
  ...{ isWhole: false, executor: 'cabinet', when: 'now' },
}
const at = new Date(NOW)
const page = { offset: 0, limit: 6 }

const HOT: Readonly<Record<string, () => unknown>> = {
  'plans: what is due, of everybody and of an account': async () => {
    await createPlanStore(db).due(NOW, 500)
    await createPlanStore(db).dueOf(WORKSPACE, 'sid-1', NOW)
  },
  'plans: a shop’s list, history and products': async () => {
    await createPlanStore(db).page(WORKSPACE, 'open', page)
    await createPlanStore(db).page(WORKSPACE, 'ended', page)
    await createPlanStore(db).products(WORKSPACE, 500)
  },
  'plans: one is made': () =>
    db.transaction((tx) =>
      createPlanStore(db).create(
        tx,
        randomUUID(),
        {
          ...{ ...draft, workspaceId: WORKSPACE, userId: 1, chatId: 1, createdAt: at },
          ...{ windowAt: at, dueAt: at, untilAt: at },
        },
        200,
      ),
    ),
  'plans: first in line': () => db.transaction((tx) => createPlanStore(db).highest(tx, WORKSPACE)),
  'plans: somebody leaves': () =>
    db.transaction((tx) =>
      reassignTransfers(tx, { workspaceId: WORKSPACE, userId: 60, ownerId: 1 }),
    ),
  'requests: of a plan, and those that close a warehouse': async () => {
    await createOrderStore(db).ordersOf(PLAN)
    await createOrderStore(db).counted('sid-1', NOW - 3 * DAY_MS)
  },
  'requests: looks that are due, and what a dead process left': async () => {
    await createOrderStore(db).claimDue(NOW, 60_000, 200)
    await createOrderStore(db).adopt(60_000, NOW)
  },
  'requests: what the official list is searched for': async () => {
    await createOrderStore(db).unlisted(NOW - 14 * DAY_MS)
    await createOrderStore(db).ofSupply('sid-1', 7)
  },
  'rules: what is due, and a shop’s list': async () => {
    await createRuleStore(db).claimDue(NOW, 60_000, 200)
    await createRuleStore(db).page(WORKSPACE, page)
  },
  'rules: what is coming, and the latest plan': async () => {
    const rules = createRuleStore(db)
    const rule = await rules.one(RULE)
    if (!rule) throw new Error('there are rules')
    await db.transaction(async (tx) => {
      await rules.coming(tx, rule, NOW - 7 * DAY_MS)
      await rules.lastPlan(tx, RULE)
    })
  },
  'drafts: a shop’s list, and looks that are due': async () => {
    await createDraftStore(db).list(WORKSPACE)
    await createDraftStore(db).claim(NOW, 60_000, 10)
  },
}

test.each(Object.entries(HOT))('%s', async (_name, work) => {
  expect(await scansOf(work)).toEqual([])
})

test('the sweep finds what is over by an index', async () => {
  const rules = suppliesRetention.filter(({ ends }) => ends)
  expect(
    await scansOf(() => sweepRetention({ db, log: silentLog, rules }, NOW - 400 * DAY_MS)),
  ).toEqual([])
})
