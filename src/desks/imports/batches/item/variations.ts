import type { BatchResult, ShopVariation } from '../../ports.ts'
import type { ImportedVariation } from '../../products/imported.ts'
import { find, planVariations } from '../../products/variations.ts'
import { variationSkuOf, type WantedProduct } from '../../products/wanted.ts'
import { ProductRefused } from '../../run/trouble.ts'
import type { ImportJob } from '../job.ts'

/** Written, and read back until nothing differs. */
const ROUNDS = 3

export interface VariationsDone {
  readonly rows: readonly Omit<ImportedVariation, 'importProductId'>[]
  readonly isChanged: boolean
}

/**
 * Brings the variations of a product in step with what is wanted and compares what the shop answers: missing ones are made, ours that are not wanted any
 * more go out of stock. Safe to repeat; throws ProductRefused when the shop does not keep what it is sent.
 */
export async function writeVariations(
  job: ImportJob,
  product: {
    readonly id: number
    /** Just made: it has none yet. */
    readonly isNew: boolean
    readonly wanted: WantedProduct
    readonly before: readonly ShopVariation[]
    readonly known: readonly ImportedVariation[]
    readonly withImages: boolean
  },
): Promise<VariationsDone> {
  const { shop, shopKey, turn, signal } = job
  const { id, wanted, known, before, withImages } = product
  const prefix = variationSkuOf(wanted.spuId, '')
  let isChanged = false
  let shown: readonly ShopVariation[] = product.isNew
    ? []
    : await shop.variations(shopKey, id, signal)
  let refusal = ''
  for (let round = 0; ; round += 1) {
    const plan = planVariations({
      ...{ shown, before, known, prefix, withImages },
      wanted: wanted.variations,
      rateE4: job.rules.prices.rateE4,
    })
    if (plan.changes.length === 0) {
      return { rows: rowsOf(wanted, shown, known, plan.edited), isChanged }
    }
    if (round === ROUNDS) throw new ProductRefused('variations', { reason: refusal }, false)
    isChanged = true
    await turn.keep()
    const results = await shop.writeVariations(shopKey, id, plan.changes, signal)
    refusal = results.map((one) => (one.ok ? '' : one.message)).find((why) => why !== '') ?? ''
    const isWhole = results.length === plan.changes.length && results.every(({ ok }) => ok)
    shown = isWhole ? merged(shown, results) : await shop.variations(shopKey, id, signal)
  }
}

/** Variations as the shop answered after they were written. */
function merged(
  shown: readonly ShopVariation[],
  results: readonly BatchResult<ShopVariation>[],
): ShopVariation[] {
  const all = new Map(shown.map((one) => [one.id, one]))
  for (const one of results) if (one.ok) all.set(one.value.id, one.value)
  return [...all.values()]
}

/** What to remember of each size, those that went with it. A price set by hand is remembered as we wrote it last. */
function rowsOf(
  { variations }: WantedProduct,
  shown: readonly ShopVariation[],
  known: readonly ImportedVariation[],
  edited: ReadonlySet<string>,
): VariationsDone['rows'] {
  const rows = variations.flatMap((one) => {
    const last = known.find(({ skuId }) => skuId === one.skuId)
    const variation = find(shown, one, last)
    if (!variation) return []
    const { skuId, name, fen, quantity } = one
    const isKept = one.price === null || edited.has(skuId)
    const price = isKept ? (last?.price ?? null) : one.price
    return [{ skuId, name, fen, quantity, price, sentPrice: null, variationId: variation.id }]
  })
  const gone = known
    .filter(({ skuId }) => !variations.some((one) => one.skuId === skuId))
    .map(({ skuId, name, price, variationId, quantity }) => ({
      ...{ skuId, name, price, variationId, fen: null, sentPrice: null },
      quantity: quantity === null ? null : 0,
    }))
  return [...rows, ...gone]
}
