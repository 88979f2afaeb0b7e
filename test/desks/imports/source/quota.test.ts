import { beforeAll, expect, test } from 'vitest'
import type { AccountKey } from '#core/keys.ts'
import type { OpenDatabase } from '#db/connection.ts'
import { createQuota, reserveOf } from '#desks/imports/source/quota.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await freshDatabase()
})

/** A minute before the month begins anew in Moscow. */
const LAST_MINUTE = Date.parse('2026-11-30T20:59:00Z')

function setUp(monthlyCalls: number | null, accountKey = crypto.randomUUID()) {
  const clock = createTestClock(LAST_MINUTE)
  const key: AccountKey = { credentialId: 'c', accountKey, facts: { monthlyCalls } }
  return { clock, key, quota: createQuota({ db: database.db, clock }) }
}

test('calls are counted to what was bought; runs stop before people', async () => {
  const { quota, key } = setUp(40)
  expect(reserveOf(40)).toBe(2)
  for (let call = 0; call < 38; call += 1) await quota.spend(key, 'background')
  await expect(quota.spend(key, 'background')).rejects.toMatchObject({
    ...{ kind: 'limit', code: 'poizon.quota', retryAfterMs: 60_000 },
  })
  for (let call = 0; call < 2; call += 1) await quota.spend(key, 'interactive')
  await expect(quota.spend(key, 'interactive')).rejects.toMatchObject({ code: 'poizon.quota' })
  expect(await quota.left(key)).toEqual({ used: 40, limit: 40, renewsAt: LAST_MINUTE + 60_000 })
})

test('many at once never take more than there is', async () => {
  const { quota, key } = setUp(5)
  const taken = await Promise.allSettled(
    Array.from({ length: 12 }, () => quota.spend(key, 'interactive')),
  )
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
})

test('the count begins anew in Moscow; without a limit calls are only counted', async () => {
  const { quota, key, clock } = setUp(null)
  await quota.spend(key, 'background')
  await quota.add(key.accountKey, 2)
  await quota.add(key.accountKey, -1)
  expect(await quota.left(key)).toMatchObject({ used: 2, limit: null })
  await clock.advance(60_000)
  expect(await quota.left(key)).toMatchObject({
    ...{ used: 0, renewsAt: Date.parse('2026-12-31T21:00:00Z') },
  })
  await quota.add(key.accountKey, -5)
  expect(await quota.left(key)).toMatchObject({ used: 0 })
})

test('nothing bought is nothing to spend', async () => {
  const { quota, key } = setUp(0)
  await expect(quota.spend(key, 'interactive')).rejects.toMatchObject({ code: 'poizon.quota' })
})
