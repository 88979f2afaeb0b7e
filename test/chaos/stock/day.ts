import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cast, Stage } from '../stage.ts'
import type { Goods, StockShop } from './shop.ts'

/** Buyers who act at the same time. */
const BUYERS = 6
/** Of a hundred purchases: paid later or never, cancelled, and things that people do by hand. */
const UNPAID = 30
const LATER = 12
const BY_HAND = 8
const LIFE_MS = [1_500, 7_000] as const
/** How often something else goes wrong at the channels, ms. */
const WEATHER_MS = 4_000
const FAULTS = {
  allegro: [
    'offers',
    'patch',
    'quantity',
    'bulk',
    'publication',
    'report',
    'tasks',
    'events',
    'form',
  ],
  wix: ['read', 'write', 'v1.increment', 'v1.decrement', 'v3.bulk', 'orders.search'],
} as const
const KINDS = ['limited', 'http-5xx', 'drop', 'drop-after', 'not-json', 'cut', 'truncated'] as const

export interface DayTally {
  purchases: number
  refused: number
  cancelled: number
  byHand: number
  deaths: number
}

const oneOf = <T>(list: readonly T[]): T => {
  const found = list[randomInt(list.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

/** Buyers at every channel and people at the shelves, while workers die and services fail; ends when all has been bought. */
export async function playDay(
  stage: Stage,
  shop: StockShop,
  workers: readonly Cast[],
  wanted: { readonly purchases: number; readonly kills: number },
): Promise<DayTally> {
  const { allegro, wix, ledger, by, names, goods, hands, productOf } = shop
  const tally: DayTally = { purchases: 0, refused: 0, cancelled: 0, byHand: 0, deaths: 0 }
  const unpaid: string[] = []
  const orders: { siteId: string; orderId: string }[] = []
  const undoable: { id: string; sku: string; pieces: number }[] = []
  const add = (sku: string, pieces: number) => hands.set(sku, (hands.get(sku) ?? 0) + pieces)
  const over = new AbortController()
  const { purchases, kills } = wanted
  const isOver = () => tally.purchases >= purchases && tally.deaths >= kills
  /** So many purchases a death that all deaths fall into the day. */
  const mayBuy = () => tally.purchases * (kills + 1) < purchases * (tally.deaths + 1)

  async function buy(what: Goods): Promise<void> {
    const quantity = randomInt(1, 3)
    if (what.service === 'allegro') {
      const isPaid = randomInt(100) >= UNPAID
      const input = { offerId: what.offerId, quantity, isPaid }
      const bought = await allegro.command<{ formId?: string }>('purchase', input)
      if (bought.formId === undefined) tally.refused += 1
      else tally.purchases += 1
      if (bought.formId !== undefined && !isPaid) unpaid.push(bought.formId)
      return
    }
    const { siteId, sku } = what
    const { order } = await wix.command<{ order?: { id: string } }>('buy', {
      siteId,
      sku,
      quantity,
    })
    if (!order) tally.refused += 1
    else tally.purchases += 1
    if (order) orders.push({ siteId, orderId: order.id })
  }

  /** What was ordered is paid for, or cancelled before or after. */
  async function later(): Promise<void> {
    const formId = unpaid.shift()
    if (formId !== undefined && randomInt(4) > 0) await allegro.command('pay', { formId })
    else if (formId !== undefined) {
      tally.cancelled += 1
      await allegro.command('cancel', { formId, by: oneOf(['buyer', 'auto']) })
    }
    if (orders.length > 0 && randomInt(4) === 0) {
      tally.cancelled += 1
      await wix.command('cancel', { ...oneOf(orders), restock: randomInt(2) === 0 })
    }
  }

  /** Goods come in most of the time, or the day would soon be over. */
  async function byHand(): Promise<void> {
    tally.byHand += 1
    const last = randomInt(6) === 0 ? undoable.pop() : undefined
    const cause = { ref: `chaos ${randomUUID()}`, mainName: 'Main' }
    if (last) {
      const undone = await ledger.undo(by, cause, last.id)
      if (undone.ok) add(last.sku, -last.pieces)
      return
    }
    const sku = oneOf(names)
    const sells = randomInt(5) === 0
    const quantity = sells ? 1 : randomInt(10, 40)
    const line = { productId: productOf.get(sku) ?? '', quantity }
    const done = await ledger[sells ? 'sale' : 'receipt'](by, cause, [line])
    if (!done.ok) return
    const pieces = sells ? -quantity : quantity
    add(sku, pieces)
    undoable.push({ id: done.value.operation.id, sku, pieces })
  }

  async function live(): Promise<void> {
    while (!isOver()) {
      if (!mayBuy()) await pause(20)
      const what = randomInt(100)
      if (what < BY_HAND) await byHand()
      else if (what < BY_HAND + LATER) await later()
      else if (mayBuy()) await buy(oneOf(goods))
    }
  }

  const haunt = async () => {
    while (tally.deaths < kills) {
      await pause(randomInt(...LIFE_MS))
      tally.deaths += 1
      await stage.kill(oneOf(workers))
    }
  }

  /** A few calls of some method fail in some way; events come twice, late and out of order. */
  const worsen = async () => {
    const switches = { duplicateEvents: true, reorderEvents: true, commandMs: 500 }
    await allegro.command('switches', switches)
    while (!over.signal.aborted) {
      await allegro.fault({
        method: oneOf(FAULTS.allegro),
        kind: oneOf(KINDS),
        times: 3,
        ms: 1_000,
      })
      await wix.fault({ method: oneOf(FAULTS.wix), kind: oneOf(KINDS), times: 2, ms: 1_000 })
      await pause(WEATHER_MS, undefined, { signal: over.signal }).catch(() => {})
    }
    await allegro.clearFaults()
    await wix.clearFaults()
  }

  const weather = worsen()
  const haunting = haunt()
  await Promise.all(Array.from({ length: BUYERS }, live))
  await haunting
  over.abort()
  await weather
  return tally
}
