import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { nightOf } from '#desks/stock/channels/accounts.ts'
import { openChannels } from '../sync/rig.ts'

test('what was compared and switched on is not due at once: the push that was seen goes out first', async () => {
  const shop = await openChannels()
  const id = await shop.connect('allegro', shop.allegro.key)
  await shop.arm(id)
  const { comparedOn, nextSyncAt } = await shop.of(id)
  expect(comparedOn).toBe(nightOf(shop.clock.now()))
  expect(nextSyncAt.getTime()).toBeGreaterThan(shop.clock.now() + 29 * 60_000)
})

test('one interval goes for all channels of the shop, and looks come soon', async () => {
  const shop = await openChannels()
  const one = await shop.connect('allegro', shop.allegro.key)
  const other = await shop.connect('wix', shop.wix.key)
  expect((await shop.accounts.setInterval(shop.owner, one, 180)).ok).toBe(true)
  expect(await shop.accounts.setIntervals(shop.owner, one)).toBe(true)
  const { syncMinutes, nextSyncAt } = await shop.of(other)
  expect(syncMinutes).toBe(180)
  expect(nextSyncAt.getTime()).toBeLessThanOrEqual(shop.clock.now())
  const stranger = { ...shop.owner, workspaceId: randomUUID() }
  await expect(shop.accounts.setIntervals(stranger, one)).rejects.toMatchObject({ kind: 'auth' })
})

test('a night begins at three in Moscow', () => {
  expect(nightOf(Date.parse('2026-11-28T23:59:00Z'))).toBe('2026-11-28')
  expect(nightOf(Date.parse('2026-11-29T00:01:00Z'))).toBe('2026-11-29')
})
