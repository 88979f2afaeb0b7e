import { afterEach, expect, test } from 'vitest'
import { credentials } from '#desks/account/schema.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { MOMENTS } from '#test/support/moments.ts'
import { DAY, keyDatabase, openKeyShop, WORKSPACE } from './key-shop.ts'

const HOUR = DAY / 24

const { db } = await keyDatabase()
afterEach(async () => {
  await db.delete(credentials)
  await db.delete(outbox)
})

test.each(MOMENTS)(
  '%s: an ending key is announced 7 days and 1 day ahead, once each, and retired at its end',
  async (_what, startMs) => {
    const shop = await openKeyShop({ startMs, db })
    const key = await shop.added('shop:anna:one:30')
    await shop.added('shop:anna:endless')
    const told = async () => {
      await shop.sweep()
      await shop.sweep()
      return (await shop.notices()).map(({ notice }) => [notice.messageKey, notice.vars.days])
    }
    expect(await told()).toEqual([])
    await shop.clock.advance(23 * DAY - HOUR)
    expect(await told()).toEqual([])
    await shop.clock.advance(HOUR)
    const week = ['notice-key-expires', 7]
    expect(await told()).toEqual([week])
    await shop.clock.advance(3 * DAY)
    expect(await told()).toEqual([week])
    await shop.clock.advance(3 * DAY)
    const day = ['notice-key-expires', 1]
    expect(await told()).toEqual([week, day])
    await shop.clock.advance(DAY - 1)
    expect(await told()).toEqual([week, day])
    expect((await shop.keys.get(WORKSPACE, key.id)).status).toBe('active')
    await shop.clock.advance(1)
    expect(await told()).toEqual([week, day, ['notice-key-expired', undefined]])
    expect(await shop.keys.get(WORKSPACE, key.id)).toMatchObject({
      status: 'expired',
      reason: 'expired',
    })
  },
)

test.each(MOMENTS)(
  '%s: a notice tells the days really left, and when the last of them ends',
  async (_what, startMs) => {
    const shop = await openKeyShop({ startMs, db })
    await shop.added('shop:anna:short:3')
    await shop.sweep()
    await shop.added('shop:anna:shorter:0.5')
    await shop.sweep()
    const told = (await shop.notices()).map(({ notice }) => notice.vars)
    expect(told).toMatchObject([
      { days: 3, endDay: startMs + 3 * DAY },
      { days: 1, endDay: startMs + DAY / 2 },
    ])
  },
)

test('an untested key ends as well, a refused one is not announced', async () => {
  const shop = await openKeyShop()
  shop.shop.down(true)
  const waiting = await shop.added('shop:anna:one:2')
  shop.shop.down(false)
  const refused = await shop.added('shop:anna:two:2')
  await shop.keys.refused(refused.id, 'wb.unauthorized')
  await shop.clock.advance(2 * DAY)
  await shop.sweep()
  expect((await shop.keys.get(WORKSPACE, waiting.id)).status).toBe('expired')
  expect((await shop.keys.get(WORKSPACE, refused.id)).status).toBe('invalid')
  expect((await shop.notices()).map(({ notice }) => notice.messageKey)).toEqual([
    'notice-key-refused',
    'notice-key-expired',
  ])
})

test('two processes sweeping at once tell once', async () => {
  const shop = await openKeyShop()
  await shop.added('shop:anna:one:1')
  await Promise.all([shop.sweep(), shop.sweep(), shop.sweep()])
  await shop.clock.advance(DAY)
  await Promise.all([shop.sweep(), shop.sweep(), shop.sweep()])
  expect(await shop.notices()).toHaveLength(2)
})
