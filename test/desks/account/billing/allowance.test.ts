import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { giveExtra } from '#desks/account/billing/allowance.ts'
import { usageEntries } from '#desks/account/schema.ts'
import { ANNA, DAY_MS, MONTH_MS, openTill } from './till.ts'

async function openLedger() {
  const till = await openTill()
  const { db, allowance, workspaces } = till
  return {
    ...till,
    take: (
      workspaceId: string,
      kind: 'catch' | 'campaign' = 'campaign',
      ref: string = randomUUID(),
    ) => db.transaction((tx) => allowance.take(tx, { workspaceId, kind, ref })),
    count: (ref: string, workspaceId = workspaces.anna) =>
      db.transaction((tx) => allowance.count(tx, { workspaceId, kind: 'catch', ref })),
    give: (amount: number, ref: string = randomUUID()) =>
      db.transaction((tx) =>
        giveExtra(tx, {
          ownerId: ANNA,
          kind: 'catch',
          amount,
          ref,
          at: new Date(till.clock.now()),
        }),
      ),
  }
}

test('the trial counts an owner once, in all of their workspaces, and nobody else', async () => {
  const { allowance, count, workspaces } = await openLedger()
  await Promise.all([count('a'), count('a'), count('a')])
  await count('b', workspaces.second)
  expect(await allowance.left(workspaces.anna, 'catch')).toBe(0)
  expect(await allowance.left(workspaces.second, 'catch')).toBe(0)
  expect(await allowance.left(workspaces.emma, 'catch')).toBe(2)
  const left = await allowance.leftOf([workspaces.anna, workspaces.emma], 'catch')
  expect([...left.values()].sort()).toEqual([0, 2])
  // What has happened is written down even so.
  await count('c')
  expect(await allowance.left(workspaces.anna, 'catch')).toBe(0)
})

test('the last one is taken once, by whoever comes first; the others have written nothing', async () => {
  const { take, allowance, workspaces, db } = await openLedger()
  const tries = Array.from({ length: 14 }, (_, n) =>
    take(n % 2 === 0 ? workspaces.anna : workspaces.second),
  )
  const ends = await Promise.allSettled(tries)
  const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  expect(refused).toHaveLength(4)
  expect(refused[0]).toMatchObject({ code: 'plan.used_up', vars: { kind: 'campaign', left: 0 } })
  expect(await db.select().from(usageEntries)).toHaveLength(10)
  expect(await allowance.left(workspaces.anna, 'campaign')).toBe(0)
})

test('the same use is taken once, also when nothing is left for another', async () => {
  const { take, allowance, workspaces } = await openLedger()
  for (let n = 0; n < 10; n += 1) await take(workspaces.anna, 'campaign', `c${n}`)
  await take(workspaces.anna, 'campaign', 'c3')
  expect(await allowance.left(workspaces.anna, 'campaign')).toBe(0)
})

test('a plan is used before the trial and gifts, and a new month begins anew; gifts stay', async () => {
  const { offer, payment, fulfilment, allowance, workspaces, clock, count, give } =
    await openLedger()
  await give(3, 'gift')
  await give(3, 'gift')
  await count('of the trial')
  expect(await allowance.left(workspaces.anna, 'catch')).toBe(1 + 3)
  const payload = await offer()
  await fulfilment.paid(payment(payload))
  expect(await allowance.left(workspaces.anna, 'catch')).toBe(50 + 1 + 3)
  for (let n = 0; n < 52; n += 1) await count(`of the plan ${n}`)
  expect(await allowance.left(workspaces.anna, 'catch')).toBe(2)
  clock.jump(clock.now() + MONTH_MS)
  const second = { isFirstRecurring: false, paidUntil: clock.now() + MONTH_MS }
  await fulfilment.paid(payment(payload, second))
  expect(await allowance.left(workspaces.anna, 'catch')).toBe(50 + 2)
  clock.jump(clock.now() + MONTH_MS + 4 * DAY_MS)
  expect(await allowance.left(workspaces.anna, 'catch')).toBe(2)
})

test('a batch fits beside what is under way in any of the owner’s workspaces', async () => {
  const { db, allowance, workspaces } = await openLedger()
  const begin = (wanted: number, underWay: number) =>
    db.transaction((tx) =>
      allowance.fit(tx, {
        ...{ workspaceId: workspaces.anna, kind: 'import', wanted },
        pending: async (shared) => {
          expect([...shared].sort()).toEqual([workspaces.anna, workspaces.second].sort())
          return underWay
        },
      }),
    )
  await begin(20, 0)
  await begin(5, 15)
  await expect(begin(6, 15)).rejects.toMatchObject({ vars: { kind: 'import', left: 5, wanted: 6 } })
})

test('SKUs are what stands in stock: the plan’s room for more', async () => {
  const { db, allowance, workspaces, offer, payment, fulfilment } = await openLedger()
  const add = (count: number) =>
    db.transaction((tx) => allowance.addSkus(tx, workspaces.anna, count))
  await add(100)
  await expect(add(101)).rejects.toMatchObject({ vars: { kind: 'sku', left: 100, wanted: 101 } })
  await fulfilment.paid(payment(await offer()))
  await add(1_000)
})
