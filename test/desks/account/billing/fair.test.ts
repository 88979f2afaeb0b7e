import { expect, test } from 'vitest'
import { forgetPlans, owesStops, stopRenewals } from '#desks/account/billing/parting.ts'
import { createPromo } from '#desks/account/billing/promo.ts'
import { starInvoices } from '#desks/account/billing/schema.ts'
import { createBillingService } from '#desks/account/billing/service.ts'
import { usageEntries } from '#desks/account/schema.ts'
import { ADMIN, ANNA, DAY_MS, EMMA, MONTH_MS, openTill, PLANS } from './till.ts'

test('no subscription takes days that are paid for, and no month is paid beside one that renews', async () => {
  const { check, offer, payment, fulfilment, clock, planOf } = await openTill()
  const once = { isRecurring: false, isFirstRecurring: false, paidUntil: null }
  const asked = (payload: string) => check({ userId: ANNA, payload, currency: 'XTR', stars: 490 })
  await fulfilment.paid(payment(await offer('seller', { isSubscription: false }), once))
  expect(await asked(await offer())).toEqual({ ok: false, messageKey: 'billing-refused-ahead' })
  const month = { isSubscription: false }
  expect(await asked(await offer('seller', month))).toEqual({ ok: true })
  clock.jump(clock.now() + MONTH_MS - 2 * DAY_MS)
  const subscription = await offer()
  expect(await asked(subscription)).toEqual({ ok: true })
  await fulfilment.paid(payment(subscription))
  expect(await asked(await offer('seller', month))).toMatchObject({
    messageKey: 'billing-refused-renewing',
  })
  // Telegram could not charge: paying here goes on from the end, and nothing is charged besides.
  clock.jump(clock.now() + MONTH_MS - DAY_MS)
  await fulfilment.subscription({ userId: ANNA, payload: subscription, state: 'failed' })
  const instead = await offer('seller', month)
  expect(await asked(instead)).toEqual({ ok: true })
  await fulfilment.paid(payment(instead, once))
  expect(await planOf(ANNA)).toMatchObject({
    ...{ plan: 'seller', isRenewing: false },
    paidUntil: clock.now() + DAY_MS + MONTH_MS,
  })
})

test('of two months in a row either is refunded: the other one holds without a gap', async () => {
  for (const which of [0, 1]) {
    const { offer, payment, fulfilment, planOf, clock } = await openTill()
    const once = { isRecurring: false, isFirstRecurring: false, paidUntil: null }
    const paid = []
    for (let n = 0; n < 2; n += 1) {
      paid.push(payment(await offer('seller', { isSubscription: false }), once))
      await fulfilment.paid(paid.at(-1) ?? payment(''))
    }
    clock.jump(clock.now() + DAY_MS)
    const back = paid[which] ?? payment('')
    const refundedAt = clock.now()
    await fulfilment.refunded({ ...back, refundedAt })
    await fulfilment.refunded({ ...back, refundedAt })
    expect(await planOf(ANNA)).toMatchObject({
      ...{ plan: 'seller', state: 'paid' },
      paidUntil: clock.now() + MONTH_MS - which * DAY_MS,
    })
  }
})

test('who is paying: whoever paid for a month that holds or is only late, and nobody else', async () => {
  const { clock, shared, offer, payment, fulfilment, planOf } = await openTill()
  const service = createBillingService({
    ...{ ...shared, planOf, promo: createPromo(shared) },
    refunds: { refund: async () => 'unknown' },
  })
  const paying = async () => (await service.stars(0)).payingOwners
  const gift = { id: 'gift', by: ADMIN, reason: 'x' }
  await service.grant(EMMA, { plan: 'seller', days: 90 }, gift)
  expect(await paying()).toBe(0)
  const hers = payment(await offer('seller', { ownerId: EMMA, isSubscription: false }), {
    ...{ userId: EMMA, isRecurring: false, isFirstRecurring: false, paidUntil: null },
  })
  const mine = payment(await offer())
  await fulfilment.paid(hers)
  await fulfilment.paid(mine)
  await fulfilment.paid(payment(await offer('business'), { stars: 1_490 }))
  expect(await paying()).toBe(2)
  await fulfilment.refunded({ ...hers, refundedAt: clock.now() })
  expect(await planOf(EMMA)).toMatchObject({ plan: 'seller' })
  expect(await paying()).toBe(1)
  clock.jump(clock.now() + MONTH_MS + 1)
  expect(await paying()).toBe(1)
  clock.jump(clock.now() + PLANS.graceMs)
  expect(await paying()).toBe(0)
})

test('who is shut out or goes is charged no more: Telegram is told, and then they are forgotten', async () => {
  const { db, offer, payment, fulfilment, rows, stars, allowance, workspaces } = await openTill()
  await fulfilment.paid(payment(await offer()))
  await db.transaction((tx) =>
    allowance.take(tx, { workspaceId: workspaces.anna, kind: 'campaign', ref: 'campaign:1' }),
  )
  const stopped = () =>
    db.transaction(async (tx) => {
      await stopRenewals(tx, ANNA)
      return owesStops(tx, ANNA)
    })
  expect(await stopped()).toBe(true)
  expect((await rows()).invoices).toMatchObject([{ renewal: 'stopped', isStopOwed: true }])
  await db.update(starInvoices).set({ isStopOwed: false })
  expect(await stopped()).toBe(false)
  await db.transaction((tx) => forgetPlans(tx, ANNA))
  expect((await rows()).periods).toEqual([])
  expect((await db.select().from(usageEntries)).map(({ kind }) => kind)).toEqual(['stars'])
  expect(await stars()).toBe(490)
})
