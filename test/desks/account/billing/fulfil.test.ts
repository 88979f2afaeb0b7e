import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { createFulfilment } from '#desks/account/billing/payments/fulfil.ts'
import { createReferrals } from '#desks/account/billing/referrals.ts'
import { withRequest } from '#platform/log/context.ts'
import { silentLog } from '#platform/log/log.ts'
import { afterFile } from '#test/support/closing.ts'
import { freshDatabase } from '#test/support/database.ts'
import { watchStatements } from '#test/support/statements.ts'
import { ADMIN, ANNA, DAY_MS, EMMA, MONTH_MS, openTill } from './till.ts'

const statements = watchStatements()

test('a payment told ten times at once is one payment, one month, one message', async () => {
  const { offer, payment, fulfilment, rows, stars } = await openTill()
  const paid = payment(await offer())
  const effects = await Promise.all(Array.from({ length: 10 }, () => fulfilment.paid(paid)))
  expect(effects.filter((effect) => effect === 'done')).toHaveLength(1)
  const { payments, periods, invoices, messages } = await rows()
  expect(payments).toHaveLength(1)
  expect(periods).toHaveLength(1)
  expect(invoices).toMatchObject([{ renewal: 'on', firstChargeId: paid.chargeId }])
  expect(messages).toEqual(['billing-paid'])
  expect(await stars()).toBe(490)
})

test('killed at any statement of it, before it is sent or before its answer: told again it is whole', async () => {
  const database = await freshDatabase()
  const till = await openTill(database.db)
  const own = openDatabase({ url: database.url, log: silentLog, max: 1 })
  afterFile(() => own.close())
  const { shared, offer, payment } = till
  const mortal = createFulfilment({
    ...{ ...shared, db: own.db, adminIds: [ADMIN], cardOf: String, referralCatches: 1 },
  })
  let deaths = 0
  for (const moment of ['before it is sent', 'before its answer'] as const) {
    for (let at = 1; ; at += 1) {
      const paid = payment(await offer('seller', { isSubscription: false }), {
        ...{ isRecurring: false, isFirstRecurring: false, paidUntil: null },
      })
      const request = { requestId: `update-${at}` }
      const work = () => withRequest(request, () => mortal.paid(paid))
      const isDead = await statements.dies(at, moment, work)
      const { payments: before } = await till.rows()
      const isThere = before.some(({ chargeId }) => chargeId === paid.chargeId)
      await till.fulfilment.paid(paid)
      const { payments, periods, messages } = await till.rows()
      expect(payments.filter(({ chargeId }) => chargeId === paid.chargeId)).toHaveLength(1)
      expect(periods).toHaveLength(payments.length)
      expect(messages).toHaveLength(payments.length)
      expect(await till.stars()).toBe(490 * payments.length)
      if (!isDead) break
      deaths += 1
      // All or nothing: without the commit there was no payment.
      if (moment === 'before it is sent') expect(isThere).toBe(false)
    }
  }
  expect(deaths).toBeGreaterThan(16)
})

test('a renewal that is told before the first payment leaves both months and the subscription', async () => {
  const { offer, payment, fulfilment, rows, clock, planOf } = await openTill()
  const payload = await offer()
  const first = payment(payload)
  clock.jump(clock.now() + MONTH_MS)
  const second = payment(payload, {
    ...{ isFirstRecurring: false, paidUntil: (first.paidUntil ?? 0) + MONTH_MS },
  })
  await fulfilment.paid(second)
  await fulfilment.paid(first)
  const { periods, invoices } = await rows()
  expect(periods.map(({ endsAt }) => endsAt.getTime())).toEqual([first.paidUntil, second.paidUntil])
  expect(invoices[0]).toMatchObject({ renewal: 'on', firstChargeId: first.chargeId })
  expect(await planOf(ANNA)).toMatchObject({ plan: 'seller', paidUntil: second.paidUntil })
})

test('a refund told before its payment: both are in the ledger, nothing is bought', async () => {
  const { offer, payment, fulfilment, rows, stars, planOf, clock } = await openTill()
  const paid = payment(await offer())
  const back = { ...paid, refundedAt: clock.now() }
  expect(await fulfilment.refunded(back)).toBe('done')
  expect(await fulfilment.paid(paid)).toBe('known')
  expect(await fulfilment.refunded(back)).toBe('known')
  const { periods, invoices } = await rows()
  expect(periods).toEqual([])
  // Telegram would charge for the next month.
  const { chargeId: firstChargeId } = paid
  expect(invoices).toMatchObject([{ renewal: 'over', isStopOwed: true, firstChargeId }])
  expect(await stars()).toBe(0)
  expect(await planOf(ANNA)).toMatchObject({ plan: null, state: 'trial' })
})

test('a refund ends what it paid for at once, and its renewal for good', async () => {
  const { offer, payment, fulfilment, rows, stars, planOf, clock } = await openTill()
  const paid = payment(await offer())
  await fulfilment.paid(paid)
  clock.jump(clock.now() + DAY_MS)
  await Promise.all([1, 2, 3].map(() => fulfilment.refunded({ ...paid, refundedAt: clock.now() })))
  expect(await planOf(ANNA)).toMatchObject({ plan: null, state: 'locked' })
  const { invoices, messages } = await rows()
  expect(invoices).toMatchObject([{ renewal: 'over', isStopOwed: true }])
  expect(messages).toEqual(['billing-paid', 'billing-refunded'])
  expect(await stars()).toBe(0)
})

test('one’s own offer only: somebody else’s payment of it buys nothing, and is told to admins', async () => {
  const { check, offer, payment, fulfilment, rows, planOf, stars } = await openTill()
  const payload = await offer()
  const by = (userId: number) => ({ userId, payload, currency: 'XTR', stars: 490 })
  expect(await check(by(ANNA))).toEqual({ ok: true })
  expect(await check(by(EMMA))).toMatchObject({ messageKey: 'billing-refused-person' })
  expect(await fulfilment.paid(payment(payload, { userId: EMMA }))).toBe('unmatched')
  expect(await fulfilment.paid(payment('no id of ours', { userId: EMMA }))).toBe('unmatched')
  expect(await planOf(EMMA)).toMatchObject({ plan: null })
  expect(await planOf(ANNA)).toMatchObject({ plan: null })
  const { messages, invoices } = await rows()
  expect(messages.filter((key) => key === 'billing-admin-unmatched')).toHaveLength(2)
  expect(invoices[0]?.paidAt).toBeNull()
  // Money is money: it is in the ledger until it is given back.
  expect(await stars()).toBe(980)
})

test.each([
  ['another price', { stars: 100 }, 'billing-refused-price'],
  ['another currency', { currency: 'USD' }, 'billing-refused-price'],
  [
    'a payload of nobody',
    { payload: '00000000-0000-4000-8000-000000000000' },
    'billing-refused-unknown',
  ],
  ['a payload that is no id', { payload: "' or 1=1" }, 'billing-refused-unknown'],
])('no payment for %s', async (_what, wrong, messageKey) => {
  const { check, offer } = await openTill()
  const asked = { userId: ANNA, payload: await offer(), currency: 'XTR', stars: 490 }
  expect(await check({ ...asked, ...wrong })).toEqual({ ok: false, messageKey })
})

test('no second payment of an offer, none of an old one, no second subscription, no step down', async () => {
  const { check, offer, payment, fulfilment, clock } = await openTill()
  const asked = (payload: string, stars = 490) =>
    check({ userId: ANNA, payload, currency: 'XTR', stars })
  const [first, other, later] = [await offer(), await offer(), await offer()]
  await fulfilment.paid(payment(first))
  expect(await asked(first)).toMatchObject({ messageKey: 'billing-refused-paid' })
  expect(await asked(other)).toMatchObject({ messageKey: 'billing-refused-renewing' })
  const best = await offer('business')
  expect(await asked(best, 1_490)).toEqual({ ok: true })
  await fulfilment.paid(payment(best, { stars: 1_490 }))
  expect(await asked(other)).toMatchObject({ messageKey: 'billing-refused-better' })
  clock.jump(clock.now() + 2 * DAY_MS)
  expect(await asked(later)).toMatchObject({ messageKey: 'billing-refused-price' })
})

test('a better subscription takes the place of the lesser; its paid days come after', async () => {
  const { offer, payment, fulfilment, rows, planOf, clock } = await openTill()
  await fulfilment.paid(payment(await offer()))
  clock.jump(clock.now() + DAY_MS)
  await fulfilment.paid(
    payment(await offer('business'), { stars: 1_490, paidUntil: clock.now() + 10 * DAY_MS }),
  )
  const { invoices } = await rows()
  const of = (plan: string) => invoices.find((one) => one.plan === plan)
  expect(of('seller')).toMatchObject({ renewal: 'over', isStopOwed: true })
  expect(of('business')).toMatchObject({ renewal: 'on', isStopOwed: false })
  expect(await planOf(ANNA)).toMatchObject({ plan: 'business' })
  clock.jump(clock.now() + 14 * DAY_MS)
  expect(await planOf(ANNA)).toMatchObject({ plan: 'seller', isRenewing: false })
})

test('months paid one by one follow each other', async () => {
  const { offer, payment, fulfilment, planOf, clock } = await openTill()
  const once = { isRecurring: false, isFirstRecurring: false, paidUntil: null }
  for (let n = 0; n < 2; n += 1)
    await fulfilment.paid(payment(await offer('seller', { isSubscription: false }), once))
  expect(await planOf(ANNA)).toMatchObject({ paidUntil: clock.now() + 2 * MONTH_MS })
})

test('what Telegram says of a subscription: off, on, failed; each told once', async () => {
  const { offer, payment, fulfilment, rows, clock, planOf } = await openTill()
  const payload = await offer()
  await fulfilment.paid(payment(payload))
  const says = (state: 'canceled' | 'active' | 'failed', userId = ANNA) =>
    fulfilment.subscription({ userId, payload, state })
  await says('canceled', EMMA)
  expect((await rows()).invoices[0]?.renewal).toBe('on')
  await says('canceled')
  await says('canceled')
  expect(await planOf(ANNA)).toMatchObject({ plan: 'seller', isRenewing: false })
  await says('active')
  clock.jump(clock.now() + MONTH_MS + 1)
  await says('failed')
  await says('failed')
  expect(await planOf(ANNA)).toMatchObject({ plan: 'seller', state: 'grace' })
  expect((await rows()).messages).toEqual([
    ...['billing-paid', 'billing-renewal-off', 'billing-renewal-on', 'billing-grace'],
  ])
})

test('both get a catch when who was invited first pays, once, and never for oneself', async () => {
  const { db, clock, offer, payment, fulfilment, allowance, workspaces, rows } = await openTill()
  const referrals = createReferrals({ db, clock })
  const { code } = await referrals.of(EMMA)
  expect(await referrals.came(EMMA, code)).toBe(false)
  expect(await referrals.came(ANNA, 'nobody')).toBe(false)
  expect(await referrals.came(ANNA, code)).toBe(true)
  expect(await referrals.came(ANNA, code)).toBe(false)
  const payload = await offer()
  await fulfilment.paid(payment(payload))
  await fulfilment.paid(payment(payload, { isFirstRecurring: false }))
  expect(await allowance.left(workspaces.emma, 'catch')).toBe(3)
  expect(await allowance.left(workspaces.anna, 'catch')).toBe(53)
  expect(await referrals.of(EMMA)).toMatchObject({ code, came: 1, paid: 1 })
  const { messages } = await rows()
  expect(messages.filter((key) => key === 'billing-referral-bonus')).toHaveLength(2)
})
