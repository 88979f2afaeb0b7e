import { expect, test } from 'vitest'
import { waitFor } from '#test/support/wait.ts'
import { KOLEDINO, openTransferRig, TULA } from './rig.ts'

const rig = await openTransferRig()
const { controller, clock, main, listedMoves } = rig
const HOUR_MS = 3_600_000

/** A request whose answer is lost, and whose session has ended before anybody could look at the stock. */
const unclear = async () => {
  const anna = await rig.seller()
  const row = await anna.goods(40)
  await controller.fault({ method: 'transfer/order', kind: 'hang-after', times: 1, sid: anna.sid })
  await rig.open(100, 100)
  const { id } = await anna.plan(row)
  await waitFor(async () => {
    clock.advance(100)
    return (await anna.moves()).length > 0
  })
  await controller.expireSessions(anna.sid)
  await waitFor(async () => {
    clock.advance(250)
    return (await rig.messages(id)).includes('transfer-unclear')
  })
  return { anna, id }
}

const look = (ms: number) => {
  clock.advance(ms)
  return listedMoves.round(new AbortController().signal)
}

test('a move that the seller sent by hand is found in the official list by size, pieces and target', async () => {
  const anna = await rig.seller()
  const row = await anna.goods(40)
  const other = await anna.goods(40)
  await rig.open(100, 100)
  const byHand = { executor: 'hand-over', when: 'window' } as const
  const mine = await anna.plan({ ...row, ...byHand, quantity: 20 })
  const bigger = await anna.plan({ ...other, ...byHand, quantity: 30 })
  for (const [plan, count] of [
    [mine, 20],
    [bigger, 10],
  ] as const) {
    await main.service.confirm(anna.by, plan.id)
    await controller.transferByHand({
      ...{ sid: anna.sid, nmId: plan.nmId, chrtId: plan.chrtId ?? 0, count },
      ...{ sourceId: KOLEDINO, targetId: TULA },
    })
  }
  expect(await look(1_000)).toBe(1)
  expect(await rig.orders(mine.id)).toMatchObject([{ status: 'confirmed', supplyId: null }])
  // Looked for already: not again before its time.
  expect(await look(60_000)).toBe(0)
  await look(25 * HOUR_MS)
  const [order] = await rig.orders(mine.id)
  expect(order?.supplyId).toBeGreaterThan(0)
  // Another number of pieces is another move.
  expect(await rig.orders(bigger.id)).toMatchObject([{ status: 'confirmed', supplyId: null }])
})

test('a request that got no answer and that the stock could not tell of is confirmed by the official list', async () => {
  const { id } = await unclear()
  expect(await rig.read(id)).toMatchObject({ status: 'checking', moved: 0 })
  await look(25 * HOUR_MS)
  expect(await rig.read(id)).toMatchObject({ status: 'done', moved: 20 })
  const [order] = await rig.orders(id)
  expect(order).toMatchObject({ status: 'confirmed', verifyAt: null })
  expect(order?.supplyId).toBeGreaterThan(0)
  expect(await rig.messages(id)).toEqual(['transfer-unclear', 'transfer-done'])
})

test('with a Base token, or with no key, nothing is asked', async () => {
  const { anna, id } = await unclear()
  const key = rig.tokens.get(anna.sid)
  if (key) rig.tokens.set(anna.sid, { ...key, tokenType: 'base' })
  await look(25 * HOUR_MS)
  expect(await rig.orders(id)).toMatchObject([{ supplyId: null }])
})
