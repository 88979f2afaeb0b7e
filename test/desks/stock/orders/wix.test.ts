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
  ...{ quantity, restocked: 0 },
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
