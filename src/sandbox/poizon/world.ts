import { createHash } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import type { Interceptor } from '../service/interceptor.ts'
import { createWindows } from '../service/windows.ts'
import { nthProduct } from './catalogue.ts'
import { oddProducts } from './odd-cards.ts'
import type { PlayedKey, PlayedPlan, PlayedProduct, PlayedSku } from './records.ts'

/** The least that is sold, without `priceInfo`, and the greatest. */
const PLANS = {
  basic: { name: 'Basic', rps: 1, callsAMonth: 10_000, lacks: ['priceInfo'] },
  standard: { name: 'Standard', rps: 1, callsAMonth: 30_000, lacks: [] },
  professional: { name: 'Professional', rps: 2, callsAMonth: 100_000, lacks: [] },
  distribution: { name: 'Distribution', rps: 3, callsAMonth: 1_000_000, lacks: [] },
} as const satisfies Readonly<Record<string, PlayedPlan>>

export interface PoizonQuirks {
  /** Every refusal by 403 reads the same, so the reason has to be found out. */
  isTerse: boolean
  /** `getCategories` wraps its list. */
  hasWrappedLists: boolean
  /** Unit of `lowestPrice` and `highestPrice`. */
  priceUnit: 'fen' | 'yuan'
}

export interface NewKey {
  readonly name: string
  readonly source?: PlayedKey['source'] | undefined
  readonly clientId?: string | undefined
  readonly plan?: Partial<PlayedPlan> | undefined
}

interface Saved {
  readonly keys: readonly PlayedKey[]
  readonly bannedWords: readonly string[]
  readonly quirks: PoizonQuirks
  readonly count: number
  readonly oddCopies: number
  readonly changed: readonly PlayedProduct[]
}

export type PoizonWorld = ReturnType<typeof createPoizonWorld>

/** The catalogue both sources tell of, and who may ask them. */
export function createPoizonWorld(deps: {
  readonly clock: Clock
  readonly interceptor: Interceptor
  /** Products besides the odd ones. */
  readonly products: number
}) {
  const { clock } = deps
  const products = new Map<number, PlayedProduct>()
  const keys = new Map<string, PlayedKey>()
  const bannedWords = new Set<string>()
  const changed = new Set<number>()
  const quirks: PoizonQuirks = { isTerse: false, hasWrappedLists: false, priceUnit: 'fen' }
  let count = 0
  let oddCopies = 0

  function addProducts(more: number): readonly string[] {
    const made = Array.from({ length: more }, (_, index) => nthProduct(count + index, clock.now()))
    for (const product of made) products.set(product.spuId, product)
    count += more
    return made.map(({ spuId }) => String(spuId))
  }

  for (const product of oddProducts(clock.now())) products.set(product.spuId, product)
  addProducts(deps.products)

  /** As many times more of every odd card. */
  function addOdd(copies: number): void {
    for (let copy = oddCopies + 1; copy <= oddCopies + copies; copy++)
      for (const product of oddProducts(clock.now(), copy)) products.set(product.spuId, product)
    oddCopies += copies
  }

  function product(spuId: number): PlayedProduct {
    const found = products.get(spuId)
    if (!found) throw new Error(`no product ${spuId}`)
    return found
  }

  /** The product about to be changed: noted, so that a snapshot holds it. */
  function touch(spuId: number): PlayedProduct {
    const found = product(spuId)
    found.modifiedAt = clock.now()
    changed.add(spuId)
    return found
  }

  const skusOf = (spuId: number, skuId?: number): PlayedSku[] => {
    const found = touch(spuId).skus.filter((sku) => skuId === undefined || sku.skuId === skuId)
    if (found.length === 0) throw new Error(`no SKU ${skuId} of ${spuId}`)
    return found
  }

  return {
    ...deps,
    products,
    keys,
    bannedWords,
    quirks,
    windows: createWindows(clock),
    addProducts,
    addOdd,
    product,
    /** Of those that are not gone, in their own order. */
    offered: () => [...products.values()].filter(({ isRemoved }) => !isRemoved),
    /** The same key for the same name. */
    issueKey({ name, source = 'poizon-api', clientId, plan }: NewKey): PlayedKey {
      const usual = source === 'distribution' ? PLANS.distribution : PLANS.standard
      const key: PlayedKey = {
        key: createHash('sha256').update(`${source} ${name}`).digest('hex').slice(0, 40),
        ...{ source, clientId: clientId ?? null, used: {} },
        plan: { ...usual, ...plan },
      }
      keys.set(key.key, key)
      return key
    },
    /** Every offer of a SKU, or of all SKUs, costs `fen` or `percent` of what it did. */
    setPrice(by: { spuId: number; skuId?: number; fen?: number; percent?: number }): void {
      for (const { offers } of skusOf(by.spuId, by.skuId)) {
        for (const offer of offers ?? []) {
          offer.price = by.fen ?? Math.round((offer.price * (by.percent ?? 100)) / 100)
        }
      }
    },
    setQuantity(by: { spuId: number; skuId?: number; quantity: number }): void {
      for (const sku of skusOf(by.spuId, by.skuId)) sku.quantity = by.quantity
    },
    /** Nobody sells the size any more: it is not told of among prices. */
    takeOff(by: { spuId: number; skuId: number }): void {
      for (const sku of skusOf(by.spuId, by.skuId))
        Object.assign(sku, { offers: null, quantity: 0 })
    },
    remove(spuId: number, isRemoved: boolean): void {
      touch(spuId).isRemoved = isRemoved
    },
    dump: (): Saved => ({
      keys: [...keys.values()],
      bannedWords: [...bannedWords],
      quirks: { ...quirks },
      count,
      oddCopies,
      changed: [...changed].map(product),
    }),
    load(saved: Saved): void {
      const { keys: savedKeys, changed: savedProducts } = structuredClone(saved)
      addProducts(Math.max(0, saved.count - count))
      addOdd(Math.max(0, saved.oddCopies - oddCopies))
      keys.clear()
      for (const key of savedKeys) keys.set(key.key, key)
      bannedWords.clear()
      for (const word of saved.bannedWords) bannedWords.add(word)
      Object.assign(quirks, saved.quirks)
      for (const one of savedProducts) {
        products.set(one.spuId, one)
        changed.add(one.spuId)
      }
    },
  }
}

/** Can somebody buy it now? */
export function isOnSale(sku: PlayedSku): boolean {
  return sku.status === 1 && Number(sku.quantity) > 0 && lowestOf(sku) > 0
}

/** Fen; 0 for none. */
export function lowestOf({ offers }: PlayedSku): number {
  const prices = (offers ?? []).map(({ price }) => price).filter((price) => price > 0)
  return prices.length === 0 ? 0 : Math.min(...prices)
}

export function lowestOfProduct({ skus }: PlayedProduct): number {
  const prices = skus.filter(isOnSale).map(lowestOf)
  return prices.length === 0 ? 0 : Math.min(...prices)
}
