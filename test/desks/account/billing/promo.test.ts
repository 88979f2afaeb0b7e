import { expect, test } from 'vitest'
import { createPromo } from '#desks/account/billing/promo.ts'
import { createBillingService } from '#desks/account/billing/service.ts'
import { ADMIN, ANNA, DAY_MS, EMMA, openTill } from './till.ts'

async function openOffice() {
  const till = await openTill()
  const promo = createPromo(till.shared)
  const service = createBillingService({
    ...{ ...till.shared, promo, planOf: till.planOf },
    refunds: { refund: async () => 'not-found' },
  })
  return { ...till, promo, service }
}

test('a code works once a person, for so many people, until its day', async () => {
  const { promo, allowance, workspaces, clock } = await openOffice()
  const gift = { kind: 'catch', amount: 5 } as const
  const expiresAt = clock.now() + DAY_MS
  const made = { code: 'Sale-2026', gift, maxUses: 1, expiresAt, by: ADMIN }
  expect(await promo.create(made)).toBe(true)
  expect(await promo.create({ ...made, code: 'sale-2026' })).toBe(false)
  await expect(promo.create({ ...made, code: 'да' })).rejects.toMatchObject({ kind: 'invalid' })
  expect(await promo.redeem(ANNA, 'none', 'u0')).toEqual({ kind: 'unknown' })
  const tries = await Promise.all([
    promo.redeem(ANNA, ' sale-2026 ', 'u1'),
    promo.redeem(EMMA, 'SALE-2026', 'u2'),
  ])
  expect(tries.map(({ kind }) => kind).sort()).toEqual(['given', 'over'])
  const [winner, workspace] =
    tries[0]?.kind === 'given' ? [ANNA, workspaces.anna] : [EMMA, workspaces.emma]
  expect(await promo.redeem(winner, 'SALE-2026', 'u3')).toEqual({ kind: 'used' })
  // The same update handled again.
  const ref = winner === ANNA ? 'u1' : 'u2'
  expect(await promo.redeem(winner, 'SALE-2026', ref)).toMatchObject({ kind: 'given' })
  expect(await allowance.left(workspace, 'catch')).toBe(7)
  await promo.create({ ...made, code: 'LATE', maxUses: 9 })
  clock.jump(expiresAt)
  expect(await promo.redeem(EMMA, 'late', 'u4')).toEqual({ kind: 'over' })
})

test('days of a plan by code and by grant follow each other, each once, and are told', async () => {
  const { promo, service, planOf, clock, rows } = await openOffice()
  const gift = { plan: 'business', days: 10 } as const
  await promo.create({ code: 'TENDAYS', gift, maxUses: 9, expiresAt: null, by: ADMIN })
  await promo.redeem(ANNA, 'TENDAYS', 'u1')
  const how = { id: 'wish-1', by: ADMIN, reason: 'sorry' }
  expect(await service.grant(ANNA, gift, how)).toBe(true)
  expect(await service.grant(ANNA, gift, how)).toBe(false)
  expect(await planOf(ANNA)).toMatchObject({
    ...{ plan: 'business', paidUntil: clock.now() + 20 * DAY_MS, isRenewing: false },
  })
  const { messages, periods } = await rows()
  expect(messages).toEqual(['billing-granted-plan'])
  expect(periods.at(-1)?.note).toBe(`${ADMIN}: sorry`)
  const bad = { kind: 'catch', amount: -5 } as const
  await expect(service.grant(ANNA, bad, how)).rejects.toMatchObject({ kind: 'invalid' })
  await expect(service.grant(12_345, gift, how)).rejects.toMatchObject({ kind: 'not-found' })
})

test('an admin sees codes newest first and ends one: nobody uses it any more, what it gave stays', async () => {
  const { service, promo, allowance, workspaces, clock, db } = await openOffice()
  const gift = { kind: 'catch', amount: 5 } as const
  await service.createPromo({ code: 'first', gift, maxUses: 9, expiresAt: null, by: ADMIN })
  await clock.advance(1_000)
  const plan = { plan: 'seller', days: 7 } as const
  await service.createPromo({ code: 'second', gift: plan, maxUses: 1, expiresAt: null, by: ADMIN })
  await promo.redeem(ANNA, 'first', 'u1')
  expect(await service.promos(5)).toEqual([
    { code: 'SECOND', gift: plan, uses: 0, maxUses: 1, expiresAt: null },
    { code: 'FIRST', gift, uses: 1, maxUses: 9, expiresAt: null },
  ])
  await db.transaction((tx) => service.endPromo('FIRST', tx))
  expect(await service.promo('first')).toMatchObject({ uses: 1, expiresAt: clock.now() })
  expect(await promo.redeem(EMMA, 'FIRST', 'u2')).toEqual({ kind: 'over' })
  expect(await allowance.left(workspaces.anna, 'catch')).toBe(7)
  const bad = {
    code: 'BAD',
    gift: { kind: 'catch', amount: -1 },
    maxUses: 1,
    expiresAt: null,
  } as const
  await expect(service.createPromo({ ...bad, by: ADMIN })).rejects.toMatchObject({
    kind: 'invalid',
  })
  expect([service.promoCodeOf(' sale-1 '), service.promoCodeOf('да')]).toEqual([
    'SALE-1',
    undefined,
  ])
})

test('stars are sums of the ledger since a moment, and who pays counts once', async () => {
  const { service, offer, payment, fulfilment, clock } = await openOffice()
  const paid = payment(await offer())
  await fulfilment.paid(paid)
  const once = { isRecurring: false, isFirstRecurring: false, paidUntil: null, userId: EMMA }
  const second = payment(await offer('seller', { ownerId: EMMA, isSubscription: false }), once)
  await fulfilment.paid(second)
  const since = clock.now() - DAY_MS
  expect(await service.stars(since)).toEqual({
    ...{ paid: 980, refunded: 0, payingOwners: 2, ever: 980 },
  })
  await fulfilment.refunded({ ...second, refundedAt: clock.now() })
  expect(await service.stars(since)).toEqual({
    ...{ paid: 980, refunded: 490, payingOwners: 1, ever: 490 },
  })
  expect(await service.stars(clock.now() + DAY_MS)).toMatchObject({
    paid: 0,
    refunded: 0,
    ever: 490,
  })
  expect(await service.paymentsOf(EMMA, 5)).toMatchObject([{ stars: 490, plan: 'seller' }])
})
