import { randomUUID } from 'node:crypto'
import { raiseForAccount } from '#desks/stock/sync/demands.ts'
import type { StepClock } from '#sandbox/clock.ts'
import type { NewProduct } from '#sandbox/wix/world.ts'
import { openChannels } from '../rig.ts'
import { type ChannelBooks, LINE_STATES, type SoldLine } from './audit.ts'
import type { Chance } from './chance.ts'

const SELLERS = ['orlova', 'lisov', 'sorokin'] as const

/** Everybody may empty the shop here. */
const NO_GUARDS = { zeroShare: 100, changeShare: 100, fewZeroes: 1_000, fewChanges: 1_000 }
/** By the day's clock, which hurries. */
const TIMEOUT_MS = 20_000

/** A shop that sells the same things through three Allegro accounts and a Wix site of each catalogue, and everybody who acts in it. */
export async function openTown({
  chance,
  clock,
  skus,
}: {
  readonly chance: Chance
  readonly clock: StepClock
  readonly skus: number
}) {
  const names = Array.from({ length: skus }, (_, n) => `SKU-${n}`)
  const sold: NewProduct[] = names.map((sku) => ({ name: `Name of ${sku}`, sku, quantity: 0 }))
  const wixOptions = { timeoutMs: TIMEOUT_MS, callsAMinute: 100_000 }
  const shop = await openChannels({
    guards: NO_GUARDS,
    wix: sold,
    wixOptions: { ...wixOptions, limit: { capacity: 1_000, refillMs: 1 } },
    allegro: { clock, timeoutMs: TIMEOUT_MS, isLoose: true, maxWaitMs: 5_000 },
  })
  const { allegro, wix, owner, ledger } = shop
  const { world, market } = allegro.sandbox
  const { storefront } = wix.sandbox
  const hands = new Map<string, number>()
  const add = (sku: string, pieces: number) => hands.set(sku, (hands.get(sku) ?? 0) + pieces)
  const ids = new Map<string, string>()
  for (const sku of names) {
    const pieces = chance.int(0, 12)
    ids.set(sku, await shop.product(sku, pieces))
    add(sku, pieces)
  }
  const second = randomUUID()
  await ledger.addWarehouse(owner, { id: second, name: 'Tula' })
  const [main] = await ledger.warehouses(owner.workspaceId)
  if (!main) throw new Error('no warehouse')

  const offers = SELLERS.map((login) => ({
    login,
    bySku: new Map(
      names.map((sku) => [
        sku,
        allegro.sandbox.putUp(login, { name: `Name of ${sku}`, sku, available: 1 }),
      ]),
    ),
  }))
  const v3 = await wix.openAnother('V3_CATALOG', sold)
  const sites = [wix.key.accountKey, v3.accountKey]
  const allegroIds: string[] = []
  for (const login of SELLERS) {
    allegroIds.push(
      await shop.connect('allegro', login === 'orlova' ? allegro.key : allegro.link(login)),
    )
  }
  const wixIds = [await shop.connect('wix', wix.key), await shop.connect('wix', v3, 'V3_CATALOG')]
  const accounts = [...allegroIds, ...wixIds]
  for (const id of accounts) {
    await shop.arm(id)
    await raiseForAccount(shop.db, id, { trigger: 'person', now: clock.now() })
    await shop.pass(id, { isApproved: true })
  }

  const unpaid: string[] = []
  const forms: string[] = []
  const orders: { siteId: string; orderId: string }[] = []
  const undoable: { id: string; sku: string; pieces: number }[] = []

  async function byHand(): Promise<void> {
    const sku = chance.one(names)
    const productId = ids.get(sku) ?? ''
    const quantity = chance.int(1, 4)
    const what = chance.one(['sale', 'receipt', 'receipt', 'transfer', 'undo'] as const)
    const last = undoable.pop()
    if (what === 'undo' && last) {
      const undone = await ledger.undo(owner, shop.cause(), last.id)
      if (undone.ok) add(last.sku, -last.pieces)
      return
    }
    if (what === 'transfer') {
      const line = { productId, quantity, from: main?.id ?? '', to: second }
      await ledger.transfer(owner, shop.cause(), [line])
      return
    }
    const lines = [{ productId, quantity }]
    const sells = what === 'sale'
    const done = await ledger[sells ? 'sale' : 'receipt'](owner, shop.cause(), lines)
    if (!done.ok) return
    const pieces = sells ? -quantity : quantity
    add(sku, pieces)
    undoable.push({ id: done.value.operation.id, sku, pieces })
  }

  function onAllegro(): void {
    const offer = chance.one(offers).bySku.get(chance.one(names)) ?? ''
    const isPaid = chance.is(0.6)
    const bought = market.purchase(offer, { quantity: chance.int(1, 3), isPaid })
    if ('fault' in bought) return
    forms.push(bought.formId)
    if (!isPaid) unpaid.push(bought.formId)
  }

  function onWix(): void {
    const siteId = chance.one(sites)
    const order = storefront.buy({ siteId, sku: chance.one(names), quantity: chance.int(1, 3) })
    if (order) orders.push({ siteId, orderId: order.id })
  }

  /** Unpaid ones are paid, alone or with others; some are cancelled. */
  function later(): void {
    if (chance.is(0.3) && unpaid.length > 1) {
      const [first = '', ...rest] = unpaid
      const seller = world.forms.get(first)?.sellerId
      const mates = rest.filter((id) => world.forms.get(id)?.sellerId === seller)
      if (mates.length > 0) {
        const merged = market.merge([first, ...mates])
        for (const id of [first, ...mates]) unpaid.splice(unpaid.indexOf(id), 1)
        if ('formId' in merged) forms.push(merged.formId)
        return
      }
    }
    const form = unpaid.shift()
    if (form && chance.is(0.7)) market.pay(form)
    else if (form) market.cancel(form, chance.one(['buyer', 'auto']))
    if (chance.is(0.15) && forms.length > 0) market.cancel(chance.one(forms))
    if (chance.is(0.3) && orders.length > 0)
      storefront.cancel({ ...chance.one(orders), restock: chance.is(0.5) })
  }

  /** What goes wrong from now on; some of it hits so many calls, some until the weather changes again. */
  function weather(): void {
    const { faults: there } = allegro.sandbox
    const { faults: onSites } = wix.sandbox
    there.clear()
    onSites.clear()
    Object.assign(world.switches, {
      ...{
        duplicateEvents: chance.is(0.5),
        reorderEvents: chance.is(0.5),
        dropEvents: chance.is(0.25),
      },
      ...{ editMs: chance.is(0.3) ? 700 : 0, commandMs: chance.is(0.5) ? 1_500 : 0 },
      failEvery: chance.is(0.3) ? 3 : 0,
    })
    if (chance.is(0.3)) world.reissue()
    for (let n = chance.int(0, 3); n > 0; n -= 1) {
      const method = chance.one([
        ...['offers', 'patch', 'quantity', 'bulk', 'publication', 'report', 'tasks'],
        ...['events', 'form', 'parts', 'operation'],
      ])
      const kind = chance.one(KINDS)
      there.add({ method, kind, times: chance.int(1, 3), ms: 1_000 })
    }
    for (let n = chance.int(0, 2); n > 0; n -= 1) {
      const method = chance.one([
        'read',
        'write',
        'v1.increment',
        'v1.decrement',
        'v3.bulk',
        'orders.search',
      ])
      onSites.add({ method, kind: chance.one(KINDS), times: chance.int(1, 2), ms: 1_000 })
    }
    if (chance.is(0.15)) there.add({ method: 'api', kind: 'limited', times: 2, ms: 60_000 })
  }

  function clear(): void {
    allegro.sandbox.faults.clear()
    wix.sandbox.faults.clear()
    Object.assign(world.switches, {
      ...{ duplicateEvents: false, reorderEvents: false, dropEvents: false, failEvery: 0 },
      ...{ editMs: 0, commandMs: 0 },
    })
    world.reissue()
  }

  function books(): ChannelBooks[] {
    world.settle()
    const there = offers.map(({ login, bySku }, index): ChannelBooks => {
      const sellerId = world.seller(login).id
      const shown = [...bySku].map(([sku, id]) => {
        const offer = world.offers.get(id)
        const isForSale = offer?.status === 'ACTIVE' || offer?.status === 'ACTIVATING'
        return [sku, isForSale ? (offer?.available ?? 0) : 0] as const
      })
      const lines = [...world.forms.values()]
        .filter((form) => form.sellerId === sellerId)
        .flatMap((form) =>
          form.lines.map((line): SoldLine => {
            const state = LINE_STATES[form.status]
            return { lineId: line.id, sku: line.sku ?? '', pieces: line.quantity, state }
          }),
        )
      return { accountId: allegroIds[index] ?? '', shown: new Map(shown), lines }
    })
    const onSites = sites.map((id, index): ChannelBooks => {
      const site = wix.site(id)
      const shown = site.products.flatMap(({ variants }) =>
        variants.map(({ sku, quantity }) => [sku, quantity] as const),
      )
      const lines = site.orders.flatMap((order) =>
        order.lines.map((line): SoldLine => {
          const state = order.status === 'CANCELED' ? 'cancelled' : 'paid'
          return { lineId: `${order.id}/${line.id}`, sku: line.sku, pieces: line.quantity, state }
        }),
      )
      return { accountId: wixIds[index] ?? '', shown: new Map(shown), lines }
    })
    return [...there, ...onSites]
  }

  return {
    ...{ shop, accounts, hands, weather, clear, books },
    /** One thing somebody does. */
    async act(): Promise<void> {
      const what = chance.int(1, 10)
      if (what <= 4) onAllegro()
      else if (what <= 7) onWix()
      else if (what <= 8) later()
      else await byHand()
    },
  }
}

const KINDS = [
  ...(['limited', 'http-5xx', 'drop', 'drop-after', 'hang', 'hang-after', 'not-json'] as const),
  ...(['cut', 'truncated'] as const),
]
