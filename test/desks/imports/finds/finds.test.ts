import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { ANYTHING, type Find } from '#desks/imports/finds/find.ts'
import { callsToAll, createFinds, PAGE } from '#desks/imports/finds/finds.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seat } from '#test/support/seat.ts'
import { SHOP, STRANGER } from '#test/telegram/fake-seller.ts'
import { createFakeCatalogue } from '../fake-catalogue.ts'

const { db } = await freshDatabase()
const OWNER = { workspaceId: SHOP, userId: 1 }
const MANAGER = { workspaceId: SHOP, userId: 2 }
const VIEWER = { workspaceId: SHOP, userId: 3 }
await seat(db, OWNER)
await seat(db, MANAGER, 'manager')
await seat(db, VIEWER, 'viewer')
const NIKE: Find = { ...ANYTHING, text: 'nike' }
const ID = '018f0000-0000-7000-8000-0000000000aa'

let made = 0
const nextId = () => ID.slice(0, -4) + String(++made).padStart(4, '0')

function open({ products = 250, most = 1_000, isCounted = true } = {}) {
  const catalogue = createFakeCatalogue({ products, isCounted })
  const finds = createFinds({
    ...{ db, clock: createTestClock(), catalogue, most },
    key: async () => ({ credentialId: ID, accountKey: 'poizon', facts: {} }),
  })
  return { catalogue, finds }
}

async function begun(options: Parameters<typeof open>[0] = {}, find = NIKE) {
  const rig = open(options)
  const id = nextId()
  expect(await rig.finds.begin(OWNER, id, find)).toEqual({ ok: true, value: id })
  return { ...rig, id, page: (at: number) => rig.finds.page(OWNER, id, at) }
}

test('the source is asked as the seller turns the pages, once for each hundred', async () => {
  const { catalogue, page } = await begun()
  expect(catalogue.searches()).toHaveLength(1)
  const first = await page(0)
  expect(first).toMatchObject({ page: 0, known: 100, total: 250, hasMore: true, picked: 0 })
  expect(first?.items.map(({ spuId }) => spuId)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  await page(11)
  expect(catalogue.searches()).toHaveLength(1)
  expect((await page(12))?.items[0]?.spuId).toBe('97')
  expect(catalogue.searches()).toHaveLength(2)
  expect(await page(99)).toMatchObject({ page: 31, known: 250, hasMore: false })
  expect(catalogue.searches()).toHaveLength(3)
})

test('the same update makes one search', async () => {
  const { catalogue, finds, id } = await begun()
  expect(await finds.begin(OWNER, id, NIKE)).toEqual({ ok: true, value: id })
  expect(catalogue.searches()).toHaveLength(1)
})

test('two taps that bring the same page bring it once', async () => {
  const { page, finds, id } = await begun()
  const pages = await Promise.all([page(12), page(12)])
  for (const one of pages) expect(one).toMatchObject({ known: 200, page: 12 })
  await finds.tickAll(OWNER, id)
  expect(await page(0)).toMatchObject({ picked: 250, known: 250 })
})

test('ticks name the result; page, all and none; never more than one run takes', async () => {
  const { finds, id, page } = await begun({ most: 120 })
  expect(await finds.tick(OWNER, id, ['3'], true)).toBe(true)
  expect(await finds.tick(OWNER, id, ['3'], true)).toBe(true)
  expect(await page(0)).toMatchObject({ picked: 1 })
  await finds.tick(OWNER, id, ['3', '4', '5'], true)
  await finds.tick(OWNER, id, ['4'], false)
  expect((await finds.picked(OWNER, id))?.map(({ spuId }) => spuId)).toEqual(['3', '5'])
  await finds.tickAll(OWNER, id)
  expect(await page(0)).toMatchObject({ picked: 120, known: 120, hasMore: false })
  expect(await finds.tick(OWNER, id, ['1'], true)).toBe(false)
  await finds.untickAll(OWNER, id)
  expect(await page(0)).toMatchObject({ picked: 0 })
})

test('words narrow what is here, and “all” means what is shown', async () => {
  const { finds, id, page, catalogue } = await begun()
  await finds.narrow(OWNER, id, 'nike dd1391-7')
  const narrowed = await page(0)
  expect(narrowed?.items.map(({ product }) => product.title)).toContain('Shoe 7')
  expect(narrowed).toMatchObject({ known: 100, matching: 11 })
  expect(catalogue.searches()).toHaveLength(1)
  await finds.tickAll(OWNER, id)
  const picked = await finds.picked(OWNER, id)
  expect(picked?.every(({ title }) => title.startsWith('Shoe 7'))).toBe(true)
  expect(picked).toHaveLength(11)
  expect(catalogue.searches()).toHaveLength(1)
  await finds.narrow(OWNER, id, '')
  expect(await page(0)).toMatchObject({ matching: 100 })
})

test('other filters keep what is picked', async () => {
  const { finds, id, page, catalogue } = await begun()
  await finds.tick(OWNER, id, ['2'], true)
  expect(await finds.refine(OWNER, id, { minYuan: 500, sort: 'price' })).toBe(true)
  expect(catalogue.searches().at(-1)).toMatchObject({ priceFen: { min: 50_000 }, sort: 'price' })
  const found = await page(0)
  expect(found).toMatchObject({ picked: 1 })
  expect(found?.items[0]).toMatchObject({ spuId: '2', isPicked: true })
  expect(new Set(found?.items.map(({ spuId }) => spuId)).size).toBe(PAGE)
})

test('a link gives its product with its price; a dead one says so', async () => {
  const link: Find = { ...ANYTHING, kind: 'link', text: 'https://dw4.co/t/A/5' }
  const { page } = await begun({}, link)
  expect(await page(0)).toMatchObject({ total: 1, items: [{ spuId: '5' }] })
  const { finds } = open()
  const nothing = { ...link, text: 'https://dw4.co/t/A/none' }
  expect(await finds.begin(OWNER, nextId(), nothing)).toEqual({ ok: false, error: 'no-link' })
  const gone = { ...link, text: 'https://dw4.co/t/A/900' }
  expect(await finds.begin(OWNER, nextId(), gone)).toEqual({ ok: false, error: 'gone' })
})

test('a card tells the price that the search did not', async () => {
  const { finds, id, page } = await begun()
  expect((await page(0))?.items[0]?.product.minPriceFen).toBeNull()
  const seen = await finds.card(OWNER, id, '1')
  expect(seen?.row.product.minPriceFen).toBe(50_100)
  expect((await page(0))?.items[0]?.product.minPriceFen).toBe(50_100)
  expect(await finds.card(OWNER, id, '901')).toBeUndefined()
})

test('what was seen before the source went away is marked', async () => {
  const { catalogue, finds } = open()
  catalogue.goAway()
  const id = nextId()
  await finds.begin(OWNER, id, NIKE)
  expect(await finds.page(OWNER, id, 0)).toMatchObject({ isStale: true })
})

test('the rows that are here are shown where the source would be asked for more of them', async () => {
  const away = new AppError({ kind: 'unavailable', code: 'poizon.down' })
  const { catalogue, finds } = open()
  const id = nextId()
  await finds.begin(OWNER, id, NIKE)
  const { known = 0 } = (await finds.page(OWNER, id, 0)) ?? {}
  catalogue.search = () => Promise.reject(away)
  const last = Math.floor(known / PAGE)
  expect(known % PAGE).toBeGreaterThan(0)
  expect((await finds.page(OWNER, id, last))?.items).toHaveLength(known % PAGE)
  await expect(finds.page(OWNER, id, last + 1)).rejects.toBe(away)
})

test('a search is nobody else’s, not even a colleague’s, and a viewer makes none', async () => {
  const { finds, id } = await begun()
  const strangers = [MANAGER, { workspaceId: STRANGER, userId: 1 }]
  for (const by of strangers) {
    expect(await finds.page(by, id, 0)).toBeUndefined()
    expect(await finds.picked(by, id)).toBeUndefined()
    expect(await finds.card(by, id, '1')).toBeUndefined()
  }
  expect(await finds.tick(MANAGER, id, ['1'], true)).toBe(false)
  expect(await finds.narrow(MANAGER, id, 'x')).toBe(false)
  await expect(finds.begin(VIEWER, nextId(), NIKE)).rejects.toThrow('authority.role')
  expect(await finds.page(OWNER, id, 0)).toMatchObject({ picked: 0 })
})

test.each([
  [{ known: 100, total: 250, hasMore: true }, 2],
  [{ known: 100, total: 5_000, hasMore: true }, 9],
  [{ known: 100, total: null, hasMore: true }, 9],
  [{ known: 40, total: 40, hasMore: false }, 0],
])('%o takes %i calls to the end', (page, calls) => {
  expect(callsToAll(page, 1_000)).toBe(calls)
})
