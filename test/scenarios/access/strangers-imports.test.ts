import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { importBatches, importItems } from '#desks/imports/batches/schema.ts'
import * as actions from '#desks/imports/chat/actions.ts'
import * as runActions from '#desks/imports/chat/run/actions.ts'
import * as shopActions from '#desks/imports/chat/shop/actions.ts'
import { ANYTHING } from '#desks/imports/finds/find.ts'
import { importFinds, importFound } from '#desks/imports/finds/schema.ts'
import { importProducts, priceHolds } from '#desks/imports/products/schema.ts'
import { importShops } from '#desks/imports/shops/schema.ts'
import { USUAL_RULES } from '#desks/imports/shops/usual.ts'
import { runs } from '#runs/schema.ts'
import type { Action } from '#telegram/action.ts'
import { members, workspaces } from '#telegram/identity/schema.ts'
import { openShop } from '#test/support/app.ts'
import { openSeller, type Seller } from '../seller.ts'

const shop = await openShop({ accounts: 0, roles: ['bot'] })
const { db } = shop
const TITLE = 'Тайные кеды'

const ids = {
  ...{ shop: randomUUID(), find: randomUUID(), batch: randomUUID() },
  ...{ product: randomUUID(), hold: randomUUID() },
}

const workspaceOf = async (person: Seller): Promise<string> => {
  const [own] = await db.select().from(workspaces).where(eq(workspaces.ownerId, person.id))
  return own?.id ?? ''
}

/** A shop that Anna imports to, a search with something ticked, a batch, a product of it and a price that waits. */
async function furnish(anna: Seller): Promise<string> {
  const workspaceId = await workspaceOf(anna)
  const at = new Date(shop.clock.now())
  const source = { sourceCredentialId: randomUUID(), createdAt: at }
  await db.insert(importShops).values({
    ...{ id: ids.shop, workspaceId, credentialId: randomUUID(), accountKey: 'secret.example' },
    ...{ name: 'Тайный магазин', url: 'https://secret.example', currency: 'RUB' },
    ...{ rules: USUAL_RULES, createdAt: at },
  })
  await db.insert(importFinds).values({
    ...{ id: ids.find, workspaceId, userId: anna.id, total: 1, createdAt: at, usedAt: at },
    find: { ...ANYTHING, text: TITLE },
  })
  const found = { title: TITLE, article: null, image: null, brand: null, categoryId: null }
  await db.insert(importFound).values({
    ...{ findId: ids.find, position: 0, spuId: '9', isPicked: true },
    product: { ...found, spuId: '9', minPriceFen: 50_000 },
  })
  await db.insert(importBatches).values({
    ...{ id: ids.batch, workspaceId, userId: anna.id, shopId: ids.shop, title: TITLE },
    ...{ ...source, rules: USUAL_RULES, items: 1 },
  })
  await db.insert(importItems).values({
    ...{ batchId: ids.batch, position: 0, spuId: '9', title: TITLE, state: 'done', mediaIds: [] },
    updatedAt: at,
  })
  await db.insert(importProducts).values({
    ...{ id: ids.product, workspaceId, shopId: ids.shop, spuId: '9', title: TITLE, ...source },
    ...{ productId: 1, sku: 'PZ-9', written: {}, mediaIds: [], minFen: 50_000, minPrice: 11_750 },
    ...{ isOnSale: true, refreshedAt: at },
  })
  await db.insert(priceHolds).values({
    ...{ id: ids.hold, workspaceId, importProductId: ids.product, oldPrice: 1, newPrice: 2 },
    ...{ newFen: 1, at },
  })
  return workspaceId
}

/** Everything that is in a workspace, as the database has it. */
const belongings = async (workspaceId: string) => ({
  shops: await db.select().from(importShops).where(eq(importShops.workspaceId, workspaceId)),
  finds: await db.select().from(importFinds).where(eq(importFinds.workspaceId, workspaceId)),
  found: await db.select().from(importFound),
  batches: await db.select().from(importBatches).where(eq(importBatches.workspaceId, workspaceId)),
  goods: await db.select().from(importProducts).where(eq(importProducts.workspaceId, workspaceId)),
  holds: await db.select().from(priceHolds).where(eq(priceHolds.workspaceId, workspaceId)),
  runs: await db.select().from(runs).where(eq(runs.workspaceId, workspaceId)),
})

const VALUES: Readonly<Record<string, object>> = {
  'i.sf': { what: 'price' },
  'i.sx': { what: 'price' },
  'ip.say': { id: ids.hold },
  'is.type': { field: 'rate' },
  'is.opt': { field: 'publish' },
  'is.set': { field: 'publish', value: 'no' },
}
const OF_KIND: Readonly<Record<string, string>> = {
  ...{ i: ids.find, ib: ids.batch, ip: ids.product, is: ids.shop, ir: ids.find },
}

/** Callback data of an action with Anna's ids in it. */
function dataOf(action: Action): string {
  const [kind = ''] = action.name.split('.')
  const values = {
    ...{ id: OF_KIND[kind], find: ids.find, shop: ids.shop, spu: '9', page: 0, on: '0', count: 0 },
    ...{ mode: 'tick', sure: '1', gender: 'men', sort: 'new', filter: 'all', drafts: 'remove' },
    ...{
      is: 'all',
      from: 'all',
      q: '',
      what: 'accepted',
      until: shop.clock.now(),
      hours: 6,
      at: 0,
    },
    ...{ print: 'abcdef', ...VALUES[action.name] },
  }
  return (action as unknown as (given: unknown) => string)(values)
}

const all = [actions, runActions, shopActions]
  .flatMap((module) => Object.values<unknown>(module))
  .filter((one): one is Action => typeof one === 'function' && 'parse' in one)

async function pressAll(person: Seller): Promise<string> {
  const seen: string[] = []
  for (const action of all) {
    const data = dataOf(action)
    expect(action.parse(data), data).toBeDefined()
    const toast = await person.press(person.lastMessage()?.id ?? 0, data)
    seen.push(toast.text, ...person.messages().map(({ text }) => text))
  }
  return seen.join('\n')
}

test('a stranger who presses every button of Imports with another’s ids sees and changes nothing', async () => {
  const [anna, emma] = [await openSeller(shop), await openSeller(shop, 'en')]
  for (const person of [anna, emma]) await person.say('/start')
  await anna.sees('Анна, это Прилавок')
  await emma.sees('Emma, this is Prilavok')
  const workspaceId = await furnish(anna)
  const before = await belongings(workspaceId)
  expect(Object.values(before).filter((rows) => rows.length > 0)).toHaveLength(6)
  expect(all.length).toBeGreaterThan(50)
  expect(await pressAll(emma)).not.toMatch(/Тайн|secret|11,750/)
  expect(await belongings(workspaceId)).toEqual(before)
})

test('who was a member sees nothing any more; a colleague does not see another’s search', async () => {
  const [owner, colleague] = [await openSeller(shop), await openSeller(shop)]
  for (const person of [owner, colleague]) {
    await person.say('/start')
    await person.sees('Анна, это Прилавок')
  }
  const workspaceId = await workspaceOf(owner)
  await db.update(importFinds).set({ workspaceId, userId: owner.id })
  await db.insert(members).values({ workspaceId, userId: colleague.id, role: 'manager' })
  const before = await db.select().from(importFound)
  for (const action of [
    actions.openFound,
    actions.tickFound,
    actions.untickAll,
    runActions.startRun,
  ])
    await colleague.press(colleague.lastMessage()?.id ?? 0, dataOf(action as unknown as Action))
  expect(
    colleague
      .messages()
      .map(({ text }) => text)
      .join(),
  ).not.toContain('Тайн')
  expect(await db.select().from(importFound)).toEqual(before)
})
