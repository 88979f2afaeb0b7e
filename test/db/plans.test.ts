import { beforeAll, expect, test } from 'vitest'
import { newId } from '#core/ids.ts'
import { withClient } from '#db/client.ts'
import type { Database } from '#db/connection.ts'
import { sumsOf } from '#db/figures/hours.ts'
import { sweepRetention } from '#db/retention.ts'
import { createCheckout } from '#desks/account/billing/payments/checkout.ts'
import { createFulfilment } from '#desks/account/billing/payments/fulfil.ts'
import { createPersonPlans } from '#desks/account/billing/person-plan.ts'
import { createReferrals } from '#desks/account/billing/referrals.ts'
import { type BillingServiceDeps, createBillingService } from '#desks/account/billing/service.ts'
import { createPlanSweep } from '#desks/account/billing/sweep.ts'
import { createInvites } from '#desks/account/team/invites.ts'
import { createBroadcastStore } from '#desks/admin/broadcast/store.ts'
import { createCampaignStore } from '#desks/campaigns/store.ts'
import { createBookingStore } from '#desks/supplies/booking/store.ts'
import { createFeedStore } from '#desks/supplies/feed/store.ts'
import { createMonitorStore } from '#desks/supplies/monitors/store.ts'
import { createQuiet } from '#desks/supplies/quiet/quiet.ts'
import { createSlots, type SlotsDeps } from '#desks/supplies/slots/slots.ts'
import { createAttempts } from '#desks/supplies/statistics/attempts.ts'
import { silentLog } from '#platform/log/log.ts'
import { findDueCards } from '#runs/card/store.ts'
import { countOpen, findRun, findStuck, insertRun, listRuns, loadSteps } from '#runs/store.ts'
import { RETENTION } from '#src/app/upkeep/retention.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { createOutboxStore } from '#telegram/outbox/store.ts'
import { PLANS } from '#test/desks/account/billing/till.ts'
import { freeAllowance } from '#test/support/allowance.ts'
import { freshDatabase } from '#test/support/database.ts'
import { watchScans } from '#test/support/scans.ts'

/** Tables that grow with use. Their queries must find their rows by an index. */
const GROWING = [
  ...['bookings', 'monitors', 'monitor_hours', 'feed_account_hours', 'preorders', 'slot_openings'],
  ...['runs', 'run_steps', 'inbox', 'outbox', 'cache_entries', 'usage_entries', 'invites'],
  ...['star_invoices', 'star_payments', 'plan_periods', 'promo_uses', 'referrals'],
  ...['broadcast_people', 'figure_hours'],
  ...['campaigns', 'campaign_uses', 'campaign_groups', 'model_calls', 'wordstat_calls', 'users'],
]

const NOW = Date.UTC(2026, 10, 20, 9)
const clock = { now: () => NOW, sleep: async () => {} }
const WORKSPACE = '00000000-0000-4000-8000-000000000001'
const OWNED = '30000000-0000-4000-8000-000000000007'
const RUN = '10000000-0000-4000-8000-000000000001'

const { watched, scansOf } = watchScans(GROWING)
let db: Database

/** A million rows would say the same and take longer: the planner knows from `analyze` what the tables are like. */
const FILL = `
  insert into users (id, first_name, locale, workspace_id)
    select n, 'Anna', 'ru', gen_random_uuid() from generate_series(1, 5000) n;
  insert into monitors (id, workspace_id, user_id, chat_id, warehouse_ids, supply_type, lead_days, max_coefficient,
      mode, target, status, updated_at)
    select ('20000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
      ('00000000-0000-4000-8000-' || lpad((n / 5)::text, 12, '0'))::uuid, n, n, '{507}', 'box', 1, 100, 'auto', 1,
      case when n % 20 = 0 then 'active' when n % 20 < 3 then 'removed' else 'done' end, now() - interval '100 days'
    from generate_series(1, 5000) n;
  insert into bookings (id, monitor_id, workspace_id, account_key, preorder_id, warehouse_id, supply_type, slot_day,
      coefficient, executor, status, supply_id, detected_at, created_at, updated_at, verify_at)
    select gen_random_uuid(), m.id, m.workspace_id, 'sid-' || m.user_id % 500, null, 507, 'box', '2026-12-01', 100,
      'cabinet', case when n = 1 and m.user_id % 50 = 0 then 'handed' when n % 3 = 0 then 'verified' else 'lost' end,
      m.user_id * 100 + n, t, t, t, t
    from monitors m, generate_series(1, 20) n, lateral (select now() - interval '1 day' * n * 15 as t) at;
  insert into monitor_hours (monitor_id, hour) select id, date_trunc('hour', now()) - interval '1 hour' * n
    from monitors, generate_series(1, 10) n;
  insert into feed_account_hours (account_key, hour) select 'sid-' || a, date_trunc('hour', now()) - interval '1 hour' * n
    from generate_series(1, 300) a, generate_series(1, 100) n;
  insert into slot_openings (id, warehouse_id, supply_type, slot_day, coefficient, lowest, opened_at, closed_at, is_opening_seen)
    select gen_random_uuid(), n % 90, case when n % 2 = 0 then 'box' else 'mono' end, '2026-12-01', 100, 100, t,
      case when n > 100 then t + interval '1 minute' end, true
    from generate_series(1, 40000) n, lateral (select timestamptz '2026-11-20T09:00Z' - interval '1 minute' * n as t) at;
  insert into preorders (id, seen_at) select n, now() - interval '1 minute' * n from generate_series(1, 20000) n;
  insert into runs (id, kind, workspace_id, status, input, created_at, heartbeat_at, finished_at)
    select ('10000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'account.check',
      ('00000000-0000-4000-8000-' || lpad((n % 1000)::text, 12, '0'))::uuid,
      case when n % 500 = 0 then 'running' when n % 10 = 0 then 'failed' else 'completed' end, '{}',
      now() - interval '1 hour' * n / 10, now() - interval '1 hour' * n / 10,
      case when n % 500 = 0 then null else now() - interval '1 hour' * n / 10 end
    from generate_series(1, 30000) n;
  insert into run_steps (run_id, key) select id, 'step/' || n from runs, generate_series(1, 3) n where status = 'failed';
  insert into inbox (update_id, lane, status, received_at) select n, n % 3000,
    case when n > 49950 then 'pending' else 'done' end, now() - interval '1 minute' * (50000 - n) / 10
    from generate_series(1, 50000) n;
  insert into outbox (key, chat_id, notice, status, not_before, created_at) select 'k' || n, n % 3000, '{}',
    case when n > 49800 then 'pending' else 'sent' end, 'epoch', now() - interval '1 minute' * (50000 - n)
    from generate_series(1, 50000) n;
  insert into cache_entries (key, value, expires_at) select 'k' || n, '{}', now() + interval '1 minute' * n
    from generate_series(1, 20000) n;
  insert into usage_entries (id, owner_id, workspace_id, kind, amount, ref)
    select gen_random_uuid(), n % 1000, ('00000000-0000-4000-8000-' || lpad((n % 1000)::text, 12, '0'))::uuid, 'catch', 1, 'r' || n
    from generate_series(1, 20000) n;
  insert into star_invoices (id, owner_id, plan, stars, is_subscription, created_at, paid_at, renewal, first_charge_id)
    select ('40000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, n % 5000, 'seller', 490, true,
      now() - interval '1 hour' * n, case when n % 4 = 0 then now() end, case when n % 4 = 0 then 'on' else 'none' end, 'c' || n
    from generate_series(1, 20000) n;
  insert into star_payments (charge_id, user_id, stars, invoice_id, plan, source, paid_at, refunded_at)
    select 'c' || n, n % 5000, 490, ('40000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'seller', 'update',
      now() - interval '1 hour' * n, case when n % 100 = 0 then now() - interval '1 hour' * n end
    from generate_series(1, 20000) n;
  insert into plan_periods (id, owner_id, plan, starts_at, ends_at, cause, invoice_id, told)
    select gen_random_uuid(), n % 5000, 'seller', t - interval '30 days', t, 'charge:c' || n,
      ('40000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'locked'
    from generate_series(1, 20000) n, lateral (select now() - interval '1 hour' * n as t) at;
  insert into promo_codes (code, kind, amount, max_uses, created_by, created_at)
    select 'P' || n, 'catch', 1, 100, 1, now() from generate_series(1, 100) n;
  insert into promo_uses (code, user_id, ref, used_at) select 'P' || n % 100 + 1, n, 'r' || n, now() from generate_series(1, 20000) n;
  insert into referrals (newcomer_id, referrer_id, created_at) select n, n % 500, now() from generate_series(1, 20000) n;
  insert into workspaces (id, name, owner_id) select ('30000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'w', n
    from generate_series(1, 5000) n;
  insert into invites (id, workspace_id, code_hash, role, update_id, expires_at)
    select gen_random_uuid(), id, 'h' || owner_id, 'viewer', owner_id, now() + interval '1 hour' * owner_id from workspaces;
  insert into campaigns (id, workspace_id, created_by, name, brief, created_at)
    select ('10000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
      ('00000000-0000-4000-8000-' || lpad((n % 1000)::text, 12, '0'))::uuid, n, 'c', '{}', now() - interval '1 hour' * n
    from generate_series(1, 10000) n;
  insert into campaign_uses (campaign_id, workspace_id, user_id) select id, workspace_id, created_by from campaigns;
  insert into campaign_groups (id, campaign_id, name, intent, phrases)
    select gen_random_uuid(), id, 'g', 'buy', '[]' from campaigns, generate_series(1, 3);
  insert into model_calls (id, campaign_id, workspace_id, step, model, input_tokens, cached_tokens, output_tokens,
      reasoning_tokens, created_at)
    select gen_random_uuid(), id, workspace_id, 's', 'm', 1, 0, 1, 0, created_at from campaigns, generate_series(1, 3);
  insert into wordstat_calls (id, account, workspace_id, called_at)
    select gen_random_uuid(), 'a' || n % 50, gen_random_uuid(), now() - interval '1 minute' * n / 10
    from generate_series(1, 30000) n;
  insert into broadcasts (id, created_by, created_at, text, entities, audience)
    values ('30000000-0000-4000-8000-000000000001', 1, now(), 'text', '[]', 'all');
  insert into broadcast_people (broadcast_id, user_id, state)
    select '30000000-0000-4000-8000-000000000001', n, case when n % 100 = 0 then 'waiting' else 'sent' end
    from generate_series(1, 5000) n;
  insert into figure_hours (name, hour, service, value) select 'name-' || a, date_trunc('hour', now()) - interval '1 hour' * n, 's' || b, 1
    from generate_series(1, 10) a, generate_series(1, 700) n, generate_series(1, 4) b;
  analyze`

beforeAll(async () => {
  const database = await freshDatabase()
  await withClient(database.url, (client) => client.query(FILL))
  db = watched(database)
}, 120_000)

const OFFER = '40000000-0000-4000-8000-000000000003'
const TILL = () => ({
  ...{ db, clock, log: silentLog, enqueue, countSkus: async () => 0 },
  plans: PLANS,
})

const HOT: Readonly<Record<string, () => unknown>> = {
  'bookings: a match is written down': () =>
    createBookingStore(db).insert(db, [
      {
        ...{ id: newId(NOW), monitorId: newId(NOW), workspaceId: WORKSPACE, chatId: 1 },
        ...{ credentialId: null, accountKey: 'sid-1', preorderId: 1, reason: null, verifyAt: null },
        ...{ executor: 'cabinet', status: 'matched', detectedAt: NOW },
        slot: { warehouseId: 507, supplyType: 'box', day: '2026-12-01', coefficient: 0 },
      },
    ]),
  'bookings: open ones of workspaces': () => createBookingStore(db).openOf([WORKSPACE]),
  'bookings: facts of all': () => createBookingStore(db).facts(undefined, 6),
  'bookings: facts of some monitors': () =>
    createBookingStore(db).facts(['20000000-0000-4000-8000-000000000001'], 6),
  'bookings: looks that are due': () => createBookingStore(db).claimDue(NOW, 60_000, 50),
  'bookings: is a supply taken': () => createBookingStore(db).isSupplyTaken('sid-1', 5),
  'bookings: what a dead process left': () =>
    createBookingStore(db).adopt({ but: [], olderMs: 30_000, now: NOW }),
  'bookings: statistics of a monitor and of a workspace': async () => {
    const [monitor] = await createMonitorStore(db).ofWorkspace(WORKSPACE)
    if (!monitor) throw new Error('the workspace has monitors')
    const attempts = createAttempts(db)
    for (const monitorId of [monitor.id, undefined]) {
      const scope = { workspaceId: WORKSPACE, monitorId }
      await attempts.figures(scope, NOW - 30 * 86_400_000)
      await attempts.days(scope, NOW - 30 * 86_400_000, 'Europe/Moscow')
      await attempts.page(scope, 'won', { offset: 8, limit: 8 })
    }
  },
  'monitors: those whose quiet is over': () => createQuiet({ db, clock }).mornings(),
  'slots: the history of a warehouse': async () => {
    const slots = createSlots({ db, clock } as unknown as SlotsDeps)
    await slots.history(1, 'box', 'Europe/Moscow')
    await slots.openSince(1, 'box', '2026-12-01')
  },
  'monitors: the active ones': () => createMonitorStore(db).active(),
  'monitors: those touched lately': () => createMonitorStore(db).touched(5_000),
  'monitors: of a workspace': () => createMonitorStore(db).ofWorkspace(WORKSPACE),
  'feed: load of accounts': () => createFeedStore(db).loadOf(['sid-1', 'sid-2'], NOW),
  'account: what is left of a plan': () => freeAllowance(db, {}).left(OWNED, 'catch'),
  'billing: an offer is looked at before it is paid': () =>
    createCheckout(TILL())({ payload: OFFER, userId: 3, currency: 'XTR', stars: 490 } as never),
  'billing: a payment, its refund, and what is told of them': async () => {
    const till = createFulfilment({ ...TILL(), adminIds: [1], cardOf: String, referralCatches: 1 })
    const of = { chargeId: 'new', userId: 3, stars: 490, payload: OFFER }
    await till.paid({
      ...of,
      isRecurring: true,
      isFirstRecurring: true,
      paidUntil: NOW,
      paidAt: NOW,
    })
    await till.refunded({ ...of, refundedAt: NOW })
  },
  'billing: a person’s plan and payments': async () => {
    const service = createBillingService({
      ...TILL(),
      planOf: createPersonPlans(TILL()),
      ...{ promo: {}, refunds: {} },
    } as unknown as BillingServiceDeps)
    await service.paymentsOf(3, 6)
    await createPersonPlans(TILL())(3)
  },
  'billing: ends that are to be told and renewals to be stopped': () =>
    createPlanSweep({ ...TILL(), api: {} as never }).look(),
  'billing: who came by a link': () => createReferrals(TILL()).of(3),
  'account: invitations': () => createInvites({ db, clock }).list(db, WORKSPACE),
  'account: an invitation by its code': () => createInvites({ db, clock }).admits('inv_code'),
  'runs: a start that may be a second one': () =>
    insertRun(db, {
      ...{ id: RUN, kind: 'account.check', input: {}, workspaceId: WORKSPACE, userId: 1 },
      ...{ chatId: null, dedupeKey: 'check', createdAt: new Date(NOW) },
    }),
  'runs: one, its steps, those of a workspace': async () => {
    await findRun(db, RUN)
    await loadSteps(db, RUN)
    await listRuns(db, WORKSPACE, 10)
  },
  'broadcast: the next person': () =>
    createBroadcastStore(db).take('30000000-0000-4000-8000-000000000001', NOW, 1),
  'figures: of a day': () => sumsOf(db, 'name-1', NOW - 86_400_000, ['service']),
  'runs: open ones of a workspace': () => countOpen(db, WORKSPACE),
  'runs: stuck ones': () => findStuck(db, NOW, { ttlMs: 20_000, lostMs: 60_000 }),
  'runs: cards that are due': () => findDueCards(db, NOW),
  'campaigns: history and uses': async () => {
    const store = createCampaignStore(db)
    await store.list(WORKSPACE, { status: 'active', days: 30, now: NOW }, { offset: 0, limit: 8 })
    await store.making(WORKSPACE)
  },
  'outbox: claim and writing down': async () => {
    const store = createOutboxStore(db)
    const [claimed] = await store.claim(NOW, { claimMs: 1_000, limit: 40, busyChats: [1, 2, 3] })
    if (!claimed) throw new Error('messages are owed')
    await store.renew(claimed, 1_000)
    await store.sent(claimed, 1, NOW)
  },
}

test.each(Object.entries(HOT))('%s', async (_name, work) => {
  expect(await scansOf(work)).toEqual([])
})

test('the sweep finds what is over by an index', async () => {
  const scans = await scansOf(() =>
    sweepRetention({ db, log: silentLog, rules: RETENTION }, NOW - 400 * 86_400_000),
  )
  expect(scans).toEqual([])
})
