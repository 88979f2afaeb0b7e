import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { createBasePush } from '#desks/stock/base/push.ts'
import { baseLinks } from '#desks/stock/base/schema.ts'
import { channelAccounts } from '#desks/stock/channels/schema.ts'
import { openBase } from './rig.ts'

const CATALOGUE = [
  { name: 'Cup', sku: 'CUP', quantity: 10 },
  { name: 'Plate', sku: 'PLATE', quantity: 20 },
  { name: 'Set', sku: 'SET', bundle: { CUP: 1, PLATE: 2 } },
]
const MAIN = 'bl_206'

async function openPushed() {
  const shop = await openBase(CATALOGUE)
  await shop.runs.work()
  await shop.bring()
  const on = await shop.push.set(shop.owner, shop.linkId, MAIN)
  expect(on.ok).toBe(true)
  await shop.push.look()
  return shop
}

let sales = 0
async function sell(shop: Awaited<ReturnType<typeof openPushed>>, sku: string, quantity: number) {
  const { id: productId } = await shop.bySku(sku)
  const cause = { ref: `sale ${++sales}`, mainName: 'Main' }
  await shop.ledger.sale(shop.owner, cause, [{ productId, quantity }])
}

test('nothing is written before it is switched on, nor to a warehouse that is only read, nor before an import', async () => {
  const shop = await openBase(CATALOGUE)
  const refused = async (to: string) => {
    const outcome = await shop.push.set(shop.owner, shop.linkId, to)
    return outcome.ok ? 'on' : outcome.error
  }
  expect(await refused(MAIN)).toBe('not-imported')
  await shop.runs.work()
  await shop.bring()
  expect(await refused('shop_5015')).toBe('not-writable')
  await sell(shop, 'CUP', 1)
  shop.clock.shift(60_000)
  await shop.push.look()
  expect(await shop.calls('updateInventoryProductsStock')).toBe(0)
})

test('changes that follow each other go out together half a minute later, and only what differs', async () => {
  const shop = await openPushed()
  const calls = await shop.calls('updateInventoryProductsStock')
  await sell(shop, 'CUP', 3)
  await sell(shop, 'CUP', 1)
  await shop.push.look()
  expect(shop.remote('CUP')?.stock).toEqual({ [MAIN]: 10 })
  shop.clock.shift(30_000)
  await shop.push.look()
  expect(shop.remote('CUP')?.stock).toEqual({ [MAIN]: 6 })
  expect(shop.remote('SET')?.stock).toEqual({ [MAIN]: 0 })
  expect(await shop.calls('updateInventoryProductsStock')).toBe(calls + 1)
  shop.clock.shift(3_600_000)
  await shop.push.look()
  expect(await shop.calls('updateInventoryProductsStock')).toBe(calls + 1)
  await shop.push.set(shop.owner, shop.linkId, null)
  await sell(shop, 'CUP', 1)
  shop.clock.shift(3_600_000)
  await shop.push.look()
  expect(shop.remote('CUP')?.stock).toEqual({ [MAIN]: 6 })
})

test('a warning is a question, and over when the number is taken', async () => {
  const shop = await openPushed()
  const { setStock } = shop.deps.api
  const id = String(shop.remote('CUP')?.id)
  shop.deps.api.setStock = async (...asked) => ({
    ...(await setStock(...asked)),
    [id]: 'Product is locked',
  })
  await sell(shop, 'CUP', 1)
  shop.clock.shift(30_000)
  await shop.push.look()
  expect(await shop.inbox()).toMatchObject([
    { kind: 'base-warning', subject: 'CUP', detail: { message: 'Product is locked' } },
  ])
  shop.deps.api.setStock = setStock
  await sell(shop, 'CUP', 1)
  shop.clock.shift(30_000)
  await shop.push.look()
  expect(await shop.inbox()).toEqual([])
  expect(shop.remote('CUP')?.stock).toEqual({ [MAIN]: 8 })
})

test('a blocked token is waited for; the number goes out afterwards', async () => {
  const shop = await openPushed()
  await shop.controller.fault({ method: '*', kind: 'limited', ms: 90_000, times: 1 })
  await sell(shop, 'PLATE', 5)
  shop.clock.shift(30_000)
  await shop.push.look()
  expect(await shop.link()).toMatchObject({ pushFailures: 1, pushFailureCode: 'base.blocked' })
  await shop.push.look()
  expect(shop.remote('PLATE')?.stock).toEqual({ [MAIN]: 20 })
  shop.clock.shift(600_000)
  await shop.push.look()
  expect(shop.remote('PLATE')?.stock).toEqual({ [MAIN]: 15 })
  expect(await shop.link()).toMatchObject({ pushFailures: 0, pushFailureCode: null })
})

test('a channel whose stock Base changes switches it off and keeps it off', async () => {
  const shop = await openPushed()
  const { accounts, owner, linkId } = shop
  const accountId = await shop.db.transaction((tx) =>
    accounts.connect(tx, {
      ...{ workspaceId: owner.workspaceId, service: 'allegro', credentialId: randomUUID() },
      ...{ accountKey: '1', name: 'Allegro', catalog: null },
    }),
  )
  await accounts.setOtherWriter(owner, accountId, 'base')
  expect((await shop.link()).pushTo).toBeNull()
  expect(await shop.inbox()).toMatchObject([{ kind: 'other-writer' }])
  const refused = await shop.push.set(owner, linkId, MAIN)
  expect(refused).toMatchObject({ ok: false, error: 'other-writer' })
  await accounts.previewed(accountId)
  expect((await accounts.arm(owner, accountId)).ok).toBe(false)
  await accounts.setOtherWriter(owner, accountId, null)
  expect(await shop.inbox()).toEqual([])
  expect((await shop.push.set(owner, linkId, MAIN)).ok).toBe(true)
  // Written past the accounts, as an older release may have left it.
  await shop.db
    .update(channelAccounts)
    .set({ otherWriter: 'base' })
    .where(eq(channelAccounts.id, accountId))
  await sell(shop, 'CUP', 1)
  shop.clock.shift(30_000)
  const calls = await shop.calls('updateInventoryProductsStock')
  await shop.push.look()
  expect(await shop.calls('updateInventoryProductsStock')).toBe(calls)
})

test('a warehouse chosen while numbers go to another one gets all of them too', async () => {
  const shop = await openPushed()
  await sell(shop, 'CUP', 3)
  shop.clock.shift(30_000)
  const OTHER = 'bl_207'
  await shop.db.update(baseLinks).set({
    warehouses: sql`${baseLinks.warehouses} || ${JSON.stringify([
      { key: OTHER, name: 'Other', isWritable: true, isCounted: false },
    ])}::jsonb`,
  })
  const written: [string, Record<string, number>][] = []
  const setStock: typeof shop.base.setStock = async (_key, { warehouse, stock }) => {
    if (written.length === 0) await shop.push.set(shop.owner, shop.linkId, OTHER)
    written.push([warehouse, stock])
    return {}
  }
  const push = createBasePush({ ...shop.deps, api: { setStock } })
  await push.look(new AbortController().signal)
  expect(written.map(([warehouse]) => warehouse)).toEqual([MAIN, OTHER])
  expect(Object.values(written[1]?.[1] ?? {}).sort()).toEqual([20, 7])
})

test('what a push to one warehouse failed with is not said of the one that was chosen meanwhile', async () => {
  const shop = await openPushed()
  await sell(shop, 'CUP', 3)
  shop.clock.shift(30_000)
  let isSwitched = false
  const setStock: typeof shop.base.setStock = async (...asked) => {
    if (isSwitched) return shop.deps.api.setStock(...asked)
    isSwitched = true
    await shop.push.set(shop.owner, shop.linkId, null)
    await shop.push.set(shop.owner, shop.linkId, MAIN)
    throw new AppError({ kind: 'unavailable', code: 'base.unavailable' })
  }
  const push = createBasePush({ ...shop.deps, api: { setStock } })
  await push.look(new AbortController().signal)
  expect(await shop.link()).toMatchObject({ pushFailures: 0, pushFailureCode: null })
  expect(shop.remote('CUP')?.stock).toEqual({ [MAIN]: 7 })
})
