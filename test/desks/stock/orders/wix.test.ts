import { beforeEach, expect, test } from 'vitest'
import type { ChannelAccount } from '#desks/stock/orders/intake.ts'
import { type IntakeRig, openIntake, signal } from './rig.ts'

let rig: IntakeRig
let account: ChannelAccount
let mug: string
beforeEach(async () => {
  rig = await openIntake()
  mug = await rig.product('MUG', 10)
  rig.links.set('product/variant', mug)
  account = await rig.account('wix')
  await rig.clock.advance(60_000)
})

const line = (quantity = 1) => ({
  ...{ id: '0001', productId: 'product', variantId: 'variant', sku: null, name: 'Mug' },
  ...{ quantity, refunded: 0, restocked: 0 },
})
const drain = async () => {
  await rig.clock.advance(1_000)
  return rig.intake.drain(account, signal)
}
const stock = async () => [await rig.onHand(mug), await rig.available(mug)]

test('orders are held until they are paid, and lines of one id in two orders are two', async () => {
  const { wix } = rig
  wix.put('A', { paymentStatus: 'NOT_PAID', lines: [line(2)] })
  wix.put('B', { lines: [line(1)] })
  wix.put('C', { status: 'PENDING', paymentStatus: 'PENDING', lines: [line(1)] })
  await drain()
  expect(await stock()).toEqual([9, 6])
  wix.put('A', { paymentStatus: 'PAID', lines: [line(2)] })
  wix.put('C', { status: 'REJECTED', lines: [line(1)] })
  await drain()
  await drain()
  expect(await stock()).toEqual([7, 7])
  wix.put('B', { status: 'CANCELED', lines: [line(1)] })
  await drain()
  expect(rig.told).toEqual(['proposed B/0001 1'])
})

test('an old order that changes after the site was linked is not counted', async () => {
  const { wix, clock } = rig
  wix.put('OLD', { createdAt: new Date(clock.now() - 86_400_000).toISOString(), lines: [line()] })
  await drain()
  await rig.intake.sweep(account, 0, signal)
  expect(await stock()).toEqual([10, 10])
})

test('pieces that were paid back are asked about, each once, and the rest can be cancelled after them', async () => {
  const { wix, intake } = rig
  wix.put('A', { lines: [line(5)] })
  await drain()
  expect(await stock()).toEqual([5, 5])
  const refunded = (quantity: number, restocked = 0) =>
    wix.put('A', {
      paymentStatus: 'PARTIALLY_REFUNDED',
      lines: [{ ...line(5), refunded: quantity, restocked }],
    })
  refunded(1)
  await drain()
  await drain()
  refunded(3, 2)
  await drain()
  expect(rig.told).toEqual(['proposed A/0001~1 1', 'proposed A/0001~3 2'])
  expect(await stock()).toEqual([5, 5])
  const by = rig.owner
  const back = { accountId: account.id, lineId: 'A/0001~3' }
  const cause = { ref: 'back', mainName: 'Main' }
  expect((await intake.acceptReturn(by, cause, back)).ok).toBe(true)
  expect(await stock()).toEqual([7, 7])
  expect((await intake.declineReturn(by, { ...back, lineId: 'A/0001~1' })).ok).toBe(true)
  wix.put('A', { status: 'CANCELED', lines: [{ ...line(5), refunded: 5 }] })
  await drain()
  expect(rig.told.at(-1)).toBe('proposed A/0001 2')
  expect(
    (await intake.acceptReturn(by, { ...cause, ref: 'rest' }, { ...back, lineId: 'A/0001' })).ok,
  ).toBe(true)
  expect(await stock()).toEqual([9, 9])
})

test('an order that stands but was paid back whole is asked about whole', async () => {
  const { wix } = rig
  wix.put('A', { lines: [line(2)] })
  await drain()
  wix.put('A', { paymentStatus: 'FULLY_REFUNDED', lines: [{ ...line(2), refunded: 2 }] })
  await drain()
  await drain()
  expect(rig.told).toEqual(['proposed A/0001 2'])
})
