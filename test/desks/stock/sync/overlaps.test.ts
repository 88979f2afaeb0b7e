import { eq, sql } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { relink } from '#desks/stock/channels/catalog.ts'
import { createLinks } from '#desks/stock/channels/links.ts'
import { channelAccounts, listings } from '#desks/stock/channels/schema.ts'
import { dueDemands, endDemands, raiseForAccount } from '#desks/stock/sync/demands.ts'
import { createSync } from '#desks/stock/sync/engine.ts'
import { ledgerStock } from '#desks/stock/sync/ledger-stock.ts'
import { pass } from '#desks/stock/sync/pass/pass.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { silentLog } from '#platform/log/log.ts'
import { live } from '#test/integrations/wix/client.ts'
import { somebodyWaits } from '#test/support/locks.ts'
import { waitFor } from '#test/support/wait.ts'
import { openChannels } from './rig.ts'
import { gathered, leasesRunOut, leftOver, NOTHING_LEFT, putUp, working } from './shops.ts'

/** A site of which one number is to be lowered, then another raised. */
async function twoCalls() {
  const wix = ['MUG', 'CUP'].map((sku) => ({ name: `A ${sku}`, sku, quantity: 10 }))
  const shop = await openChannels({ catalog: 'V1_CATALOG', wix })
  const mug = await shop.product('MUG', 10)
  const cup = await shop.product('CUP', 10)
  const id = await working(shop, 'wix')
  await shop.sell(mug, 3)
  await shop.receive(cup, 3)
  gathered(shop)
  return { shop, id }
}

test('what an account shows no more is not looked for for ever', async () => {
  const shop = await openChannels()
  const mug = await shop.product('MUG', 7)
  const cup = await shop.product('CUP', 7)
  for (const sku of ['MUG', 'CUP']) putUp(shop, sku, 3)
  const id = await working(shop, 'allegro')
  const links = createLinks(shop.deps)
  const [listing] = await shop.db.select().from(listings).where(eq(listings.productId, cup))
  await shop.sell(mug, 1)
  await shop.sell(cup, 1)
  await shop.ledger.remove(shop.owner, shop.cause(), mug)
  const about = { productId: cup, listingId: listing?.id ?? '', isOn: false }
  await links.switchListing(shop.owner, about)
  gathered(shop)
  await shop.pass(id)
  expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
})

test('of two who ask for a look at once neither is taken for seen with the other', async () => {
  const shop = await openChannels()
  await shop.product('MUG', 7)
  putUp(shop, 'MUG', 7)
  const id = await working(shop, 'allegro')
  const { db } = shop
  // One of them is held up between taking its number and writing it down.
  await db.execute(sql`
    create function held_up() returns trigger language plpgsql as $$
    begin
      if new.trigger = 'change' then perform pg_advisory_xact_lock(7); end if;
      return new;
    end $$`)
  await db.execute(
    sql`create trigger held_up before insert on sync_demands for each row execute function held_up()`,
  )
  const now = shop.clock.now()
  const { late, seen } = await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7)`)
    const late = raiseForAccount(db, id, { trigger: 'change', now })
    await somebodyWaits(db)
    await raiseForAccount(db, id, { trigger: 'schedule', now })
    return { late: [late], seen: await dueDemands(db, id, now, 10) }
  })
  await Promise.all(late)
  await endDemands(db, id, seen)
  expect(await dueDemands(db, id, now, 10)).toMatchObject([{ trigger: 'change' }])
})

test('rules that two people set at once are both kept', async () => {
  const shop = await openChannels()
  const id = await shop.connect('allegro', shop.allegro.key)
  const set = await shop.db.transaction(async (tx) => {
    await tx.select().from(channelAccounts).where(eq(channelAccounts.id, id)).for('update')
    const set = [
      shop.accounts.setRules(shop.owner, id, { buffer: 2 }),
      shop.accounts.setRules(shop.owner, id, { share: 50 }),
    ]
    await somebodyWaits(shop.db, 2)
    return { set }
  })
  await Promise.all(set.set)
  expect((await shop.account(id)).rules).toMatchObject({ buffer: 2, share: 50 })
})

test('a listing switched off while listings are linked anew stays off', async () => {
  const shop = await openChannels()
  const mug = await shop.product('MUG', 7)
  putUp(shop, 'MUG', 7)
  const id = await working(shop, 'allegro')
  const links = createLinks(shop.deps)
  const only = () => shop.db.select().from(listings)
  const [listing] = await only()
  const productsBySku: typeof ledgerStock.productsBySku = async (...asked) => {
    const found = await ledgerStock.productsBySku(...asked)
    const about = { productId: mug, listingId: listing?.id ?? '', isOn: false }
    await links.switchListing(shop.owner, about)
    return found
  }
  await relink({ ...shop.deps, stock: { ...ledgerStock, productsBySku } }, await shop.account(id))
  expect(await only()).toMatchObject([{ link: 'off', productId: mug }])
})

test('what empties a shop between the look of a guard and the writing is stopped as well', async () => {
  const guards = { zeroShare: 20, fewZeroes: 1, changeShare: 100, fewChanges: 100 }
  const shop = await openChannels({ guards })
  const products: string[] = []
  for (const sku of ['MUG', 'CUP', 'JUG']) {
    products.push(await shop.product(sku, 5))
    putUp(shop, sku, 5)
  }
  const id = await working(shop, 'allegro')
  for (const product of products) await shop.sell(product, 1)
  gathered(shop)
  let isEmptied = false
  const totals: typeof ledgerStock.totals = async (...asked) => {
    const found = await ledgerStock.totals(...asked)
    if (!isEmptied) for (const product of products) await shop.sell(product, 4)
    isEmptied = true
    return found
  }
  const deps = { ...shop.deps, stock: { ...ledgerStock, totals } }
  await pass(deps, id, { signal: live() })
  const states = [...shop.allegro.sandbox.world.offers.values()].map(({ status }) => status)
  expect(new Set(states)).toEqual(new Set(['ACTIVE']))
  gathered(shop)
  expect(await pass(deps, id, { signal: live() })).toMatchObject({ held: { zeroes: 3 } })
  expect(await leftOver(shop)).toMatchObject({ leases: 0 })
})

test.each([0, 1])(
  'who was silent until another took his SKUs sends nothing more (call %i)',
  async (late) => {
    const { shop, id } = await twoCalls()
    const { wix: driver } = shop.deps.drivers
    let calls = 0
    const send: typeof driver.send = async (...asked) => {
      if (calls++ !== late) return driver.send(...asked)
      shop.clock.advance(130_000)
      await leasesRunOut(shop)
      await shop.pass(id)
      throw new AppError({ kind: 'limit', code: 'limiter.no_permit', retryAfterMs: 1 })
    }
    const drivers = { ...shop.deps.drivers, wix: { ...driver, send } }
    await pass({ ...shop.deps, drivers }, id, { signal: live() })
    const shown = shop.wix.now().products.map(({ variants }) => variants[0]?.quantity)
    expect(shown).toEqual([7, 13])
    expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
    expect(shop.told).toEqual([])
  },
)

test('the comparison of the night is made up for by whoever was busy when it was due', async () => {
  const shop = await openChannels()
  const mug = await shop.product('MUG', 7)
  putUp(shop, 'MUG', 7)
  await working(shop, 'allegro')
  const { allegro } = shop.deps.drivers
  const isIn = Promise.withResolvers<void>()
  const mayGoOn = Promise.withResolvers<void>()
  const held: typeof allegro.look = async (...asked) => {
    isIn.resolve()
    await mayGoOn.promise
    return allegro.look(...asked)
  }
  const swept: number[] = []
  const sync = createSync({
    keyAgain: async () => undefined,
    ...shop.deps,
    drivers: { ...shop.deps.drivers, allegro: { ...allegro, look: held } },
    metrics: new Registry(),
    ...{ log: silentLog, leases: createMemoryLeases({ clock: shop.clock }) },
    sweepOrders: async (_account, sinceMs) => void swept.push(shop.clock.now() - sinceMs),
  })
  await shop.sell(mug, 1)
  gathered(shop)
  const hours = (n: number) => n * 3_600_000
  try {
    sync.start()
    await isIn.promise
    shop.clock.advance(hours(24))
    // The round that is under way, and one that has begun since.
    for (let round = 0; round < 2; round += 1) {
      const before = Math.max(sync.progressAt(), shop.clock.now())
      await waitFor(() => sync.progressAt() > before)
    }
    expect(swept.every((ms) => ms < hours(72))).toBe(true)
    mayGoOn.resolve()
    await waitFor(() => swept.some((ms) => ms >= hours(72)))
  } finally {
    mayGoOn.resolve()
    await sync.stop()
  }
})

test.each(['paused', 'left to Base'] as const)(
  'an account that is %s while it is written to is written to no more',
  async (how) => {
    const { shop, id } = await twoCalls()
    const { wix: driver } = shop.deps.drivers
    const send: typeof driver.send = async (...asked) => {
      const sent = await driver.send(...asked)
      if (how === 'paused') await shop.accounts.pause(shop.owner, id)
      else await shop.accounts.setOtherWriter(shop.owner, id, 'base')
      shop.clock.advance(15_000)
      return sent
    }
    const drivers = { ...shop.deps.drivers, wix: { ...driver, send } }
    await pass({ ...shop.deps, drivers }, id, { signal: live() })
    const shown = () => shop.wix.now().products.map(({ variants }) => variants[0]?.quantity)
    expect(shown()).toEqual([7, 10])
    expect(await leftOver(shop)).toMatchObject({ leases: 0, commands: 0 })
    if (how === 'paused') await shop.accounts.resume(shop.owner, id)
    else await shop.accounts.setOtherWriter(shop.owner, id, null)
    shop.clock.advance(180_000)
    await shop.pass(id)
    expect(shown()).toEqual([7, 13])
    expect(await leftOver(shop)).toEqual(NOTHING_LEFT)
  },
)

test('a key that is refused says nothing of an account that was linked anew meanwhile', async () => {
  const shop = await openChannels()
  const mug = await shop.product('MUG', 7)
  const offer = putUp(shop, 'MUG', 7)
  const id = await working(shop, 'allegro')
  const { allegro } = shop.deps.drivers
  let isLinked = false
  const look: typeof allegro.look = async (...asked) => {
    if (isLinked) return allegro.look(...asked)
    isLinked = true
    await shop.connect('allegro', shop.allegro.key)
    throw new AppError({ kind: 'auth', code: 'allegro.unauthorized' })
  }
  const sync = createSync({
    keyAgain: async () => undefined,
    ...shop.deps,
    drivers: { ...shop.deps.drivers, allegro: { ...allegro, look } },
    metrics: new Registry(),
    ...{ log: silentLog, leases: createMemoryLeases({ clock: shop.clock }) },
    sweepOrders: async () => {},
  })
  await shop.sell(mug, 1)
  gathered(shop)
  await expect(sync.passOver(id, { signal: live() })).rejects.toMatchObject({ kind: 'auth' })
  expect(await shop.account(id)).toMatchObject({ keyRefusedAt: null, failures: 0 })
  expect(shop.told).toEqual([])
  expect(await sync.passOver(id, { signal: live() })).toMatchObject({ written: 1 })
  expect(shop.offer(offer).available).toBe(6)
})
