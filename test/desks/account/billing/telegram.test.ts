import { Api } from 'grammy'
import { expect, test } from 'vitest'
import { createReconciliation } from '#desks/account/billing/payments/reconcile.ts'
import { createRefunds } from '#desks/account/billing/payments/refunds.ts'
import { createPlanSweep } from '#desks/account/billing/sweep.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { openSandbox } from '#test/sandbox/telegram/support.ts'
import { ADMIN, ANNA, DAY_MS, MONTH_MS, openTill, PLANS } from './till.ts'

/** Our side over a real database, Telegram's over HTTP; nobody reads updates, so nothing is told of by them. */
async function openBoth() {
  const sandbox = await openSandbox()
  const { telegram } = sandbox
  telegram.people.add({ id: ANNA, first_name: 'Anna' })
  const api = new Api(telegram.token, { apiRoot: telegram.apiRoot })
  const ours = await openTill()
  const { shared, fulfilment, clock } = ours
  const deps = { ...shared, api, fulfilment, adminIds: [ADMIN], cardOf: String, enqueue }

  /** Pays an offer at Telegram, which asks and is answered yes; the charge's id. */
  async function pay(payload: string, { isSubscription = true } = {}): Promise<string> {
    const link = await api.createInvoiceLink(
      'Seller',
      '30 days',
      payload,
      '',
      'XTR',
      [{ label: 'Seller', amount: 490 }],
      isSubscription ? { subscription_period: 2_592_000 } : {},
    )
    const paying = telegram.buyers.pay(ANNA, { word: link.split('$')[1] ?? '' })
    const [checkout] = telegram.world.till.checkouts.values()
    await api.answerPreCheckoutQuery(checkout?.id ?? '', true)
    const paid = await paying
    if (paid.outcome !== 'paid') throw new Error(paid.error)
    return paid.chargeId
  }
  const settle = () => clock.jump(Math.max(clock.now(), telegram.clock.now()) + DAY_MS / 24)
  return {
    ...{ ...ours, sandbox, telegram, api, pay, settle },
    refunds: createRefunds(deps),
    reconciliation: createReconciliation(deps),
    sweep: createPlanSweep(deps),
  }
}

test('a night’s comparison takes in what no update told of, once, and the ledger adds up', async () => {
  const { offer, pay, api, reconciliation, rows, stars, settle, telegram } = await openBoth()
  const charge = await pay(await offer())
  await pay('nobody’s', { isSubscription: false })
  const gone = await pay(await offer('seller', { isSubscription: false }), {
    isSubscription: false,
  })
  await api.refundStarPayment(ANNA, gone)
  // Just paid: the updates may still be under way.
  expect(await reconciliation.run()).toMatchObject({ payments: 0, refunds: 0, unmatched: 0 })
  settle()
  expect(await reconciliation.run()).toMatchObject({ payments: 2, refunds: 1, unmatched: 1 })
  expect(await reconciliation.run()).toMatchObject({ read: 0 })
  expect(await reconciliation.run({ isFull: true })).toMatchObject({ read: 4, payments: 0 })
  const { payments, periods, messages } = await rows()
  expect(payments.map(({ source }) => source)).toEqual(Array(3).fill('reconciliation'))
  expect(periods.find(({ cause }) => cause === `charge:${charge}`)).toBeDefined()
  expect(messages).toContain('billing-admin-reconciled')
  const theirs = telegram.world.till.transactions.reduce(
    (sum, { amount, source }) => sum + (source ? amount : -amount),
    0,
  )
  expect(await stars()).toBe(theirs)
})

test('more transactions than a page has are read from where the last night ended', async () => {
  const { reconciliation, telegram, settle, rows } = await openBoth()
  const user = { id: ANNA, is_bot: false, first_name: 'Anna' }
  for (let n = 0; n < 230; n += 1)
    telegram.world.till.transactions.push({
      ...{ id: `old-${n}`, amount: 1, date: 1 },
      source: { type: 'user', transaction_type: 'invoice_payment', user, invoice_payload: 'x' },
    })
  settle()
  expect(await reconciliation.run()).toMatchObject({ read: 230, unmatched: 230 })
  expect(await reconciliation.run()).toMatchObject({ read: 0 })
  expect((await rows()).payments).toHaveLength(230)
})

test('a refund is made once; one that Telegram knows nothing of is refused', async () => {
  const { offer, pay, payment, fulfilment, refunds, stars, telegram, clock } = await openBoth()
  const payload = await offer()
  const chargeId = await pay(payload)
  await fulfilment.paid(payment(payload, { chargeId, paidUntil: clock.now() + MONTH_MS }))
  const by = { userId: ADMIN, reason: 'asked' }
  expect(await refunds.refund('no such charge', by)).toBe('not-found')
  expect(await refunds.refund(chargeId, by)).toBe('refunded')
  expect(await refunds.refund(chargeId, by)).toBe('already')
  expect(telegram.calls.count({ method: 'refundStarPayment' })).toMatchObject({ done: 1 })
  expect(await stars()).toBe(0)
  await fulfilment.paid(payment(await offer(), { chargeId: 'forged' }))
  expect(await refunds.refund('forged', by)).toBe('refused')
})

test.each([
  ['done', true, 'refunded', 0],
  ['not done', false, 'unknown', 490],
] as const)(
  'a refund whose answer is lost and that was %s is looked up, not guessed',
  async (_what, afterEffect, outcome, left) => {
    const { offer, pay, payment, fulfilment, refunds, stars, telegram } = await openBoth()
    const payload = await offer()
    const chargeId = await pay(payload)
    await fulfilment.paid(payment(payload, { chargeId }))
    telegram.faults.add({ method: 'refundStarPayment', kind: 'cut', afterEffect })
    const by = { userId: ADMIN, reason: 'asked' }
    expect(await refunds.refund(chargeId, by)).toBe(outcome)
    expect(await stars()).toBe(left)
    // Asked once more it is made, or known to be made.
    expect(await refunds.refund(chargeId, by)).toBe(afterEffect ? 'already' : 'refunded')
    expect(await stars()).toBe(0)
  },
)

test('the end of a plan is told before, at and after it, once each, by however many look', async () => {
  const { offer, payment, fulfilment, rows, clock, sweep } = await openBoth()
  const once = { isRecurring: false, isFirstRecurring: false, paidUntil: null }
  await fulfilment.paid(payment(await offer('seller', { isSubscription: false }), once))
  const look = async () => {
    await Promise.all([sweep.look(), sweep.look()])
    return (await rows()).messages.slice(1)
  }
  expect(await look()).toEqual([])
  clock.jump(clock.now() + 27 * DAY_MS)
  expect(await look()).toEqual(['billing-soon'])
  clock.jump(clock.now() + 2 * DAY_MS)
  expect(await look()).toEqual(['billing-soon', 'billing-tomorrow'])
  clock.jump(clock.now() + 2 * DAY_MS)
  expect(await look()).toEqual(['billing-soon', 'billing-tomorrow', 'billing-locked'])
  expect(await look()).toHaveLength(3)
})

test('a renewal that does not come: grace, then locked; one that comes late ends both', async () => {
  const { offer, payment, fulfilment, rows, clock, sweep, planOf } = await openBoth()
  const payload = await offer()
  const first = payment(payload)
  await fulfilment.paid(first)
  clock.jump(clock.now() + MONTH_MS + 1)
  await sweep.look()
  expect((await rows()).messages.at(-1)).toBe('billing-grace')
  clock.jump(clock.now() + PLANS.graceMs)
  await sweep.look()
  expect((await rows()).messages.at(-1)).toBe('billing-locked')
  await fulfilment.paid(
    payment(payload, { isFirstRecurring: false, paidUntil: clock.now() + MONTH_MS }),
  )
  expect(await planOf(ANNA)).toMatchObject({ plan: 'seller', state: 'paid', isRenewing: true })
})

test('what took its place is told to Telegram, also when it is away at first', async () => {
  const { offer, pay, payment, fulfilment, rows, sweep, telegram } = await openBoth()
  const payload = await offer()
  const chargeId = await pay(payload)
  await fulfilment.paid(payment(payload, { chargeId }))
  await fulfilment.paid(payment(await offer('business'), { stars: 1_490 }))
  telegram.faults.add({ method: 'editUserStarSubscription', kind: 'error', code: 500 })
  await sweep.look()
  const lesser = async () => (await rows()).invoices.find(({ plan }) => plan === 'seller')
  expect(await lesser()).toMatchObject({ isStopOwed: true })
  await sweep.look()
  expect(await lesser()).toMatchObject({ isStopOwed: false })
  expect(telegram.world.till.subscriptions.get(chargeId)).toMatchObject({ isCanceledByBot: true })
})
