import type { importItems } from '#desks/imports/batches/schema.ts'
import { nthProduct } from '#sandbox/poizon/catalogue.ts'
import type { PlayedProduct, PlayedSku } from '#sandbox/poizon/records.ts'
import type { WooProduct } from '#sandbox/woocommerce/records.ts'
import type { WooDump } from '#sandbox/woocommerce/world.ts'

type Item = typeof importItems.$inferSelect

const SKU = /^PZ-(\d+)$/
const OURS = new Set(['done', 'unchanged'])
const LEFT = new Set(['skipped', 'failed'])

/** 13.5 roubles a yuan and 5,000 on top, rounded up to tens: reckoned apart from the product, in thousandths of a rouble. */
function roubles(fen: number): number {
  return Math.ceil((fen * 135 + 5_000_000) / 10_000) * 10
}

/** The usual products of the source by id, as they were at `nowMs`: their definition, not the source's answers. */
export function usualProducts(count: number, nowMs: number): ReadonlyMap<string, PlayedProduct> {
  const all = Array.from({ length: count }, (_, index) => nthProduct(index, nowMs))
  return new Map(all.map((product) => [String(product.spuId), product]))
}

/** What is wrong with a shop after all batches: incomplete, doubled, orphaned or wrongly priced. */
export function auditShop(
  dump: WooDump,
  items: readonly Item[],
  usual: ReadonlyMap<string, PlayedProduct>,
): string[] {
  const stands = dump.products.filter(({ status }) => status !== 'trash')
  const parents = stands.filter(({ isVariation }) => !isVariation)
  const variations = Map.groupBy(
    stands.filter(({ isVariation }) => isVariation),
    ({ parentId }) => parentId,
  )
  const bySpu = Map.groupBy(parents, ({ sku }) => SKU.exec(sku)?.[1] ?? '')
  const latest = new Map(items.map((item) => [item.spuId, item]))
  const faults: string[] = []

  for (const [spuId, { state, reason }] of latest) {
    const [product, ...doubles] = bySpu.get(spuId) ?? []
    if (doubles.length > 0) faults.push(`${spuId}: ${doubles.length + 1} products`)
    if (LEFT.has(state) && reason) {
      if (product?.status === 'publish') faults.push(`${spuId}: on sale, though ${reason}`)
      continue
    }
    if (!OURS.has(state)) faults.push(`${spuId}: neither brought in nor told why (${state})`)
    else if (!product) faults.push(`${spuId}: told as brought in and not there`)
    else {
      // Nobody has said which category of the shop is meant.
      const status = reason === 'no-category' ? 'draft' : 'publish'
      if (product.status !== status) faults.push(`${spuId}: ${product.status}`)
      faults.push(...incomplete(spuId, product, variations.get(product.id) ?? [], usual))
    }
  }
  for (const spuId of bySpu.keys()) {
    if (!latest.has(spuId)) faults.push(`${spuId}: nobody asked for it`)
  }
  const shown = new Set(stands.flatMap(({ imageIds }) => imageIds))
  const orphans = dump.media.filter(({ id }) => !shown.has(id))
  if (orphans.length > 0) faults.push(`${orphans.length} pictures that nothing shows`)
  return faults
}

function incomplete(
  spuId: string,
  product: WooProduct,
  variations: readonly WooProduct[],
  usual: ReadonlyMap<string, PlayedProduct>,
): string[] {
  const faults: string[] = []
  if (product.imageIds.length === 0) faults.push(`${spuId}: no pictures`)
  if (/\p{Script=Han}/u.test(JSON.stringify([product.name, product.fields])))
    faults.push(`${spuId}: Chinese left`)
  const known = usual.get(spuId)
  if (!known) return faults
  const wanted = new Map(
    known.skus.map((sku) => [`PZ-${spuId}-${sku.skuId}`, roubles(lowest(sku))]),
  )
  // A product of one SKU is a simple one.
  const sold = variations.length > 0 ? variations : [product]
  const prices = new Map(
    sold.map(({ sku, fields }) => [
      known.skus.length === 1 ? [...wanted.keys()][0] : sku,
      Number(fields.regular_price),
    ]),
  )
  for (const [sku, price] of wanted) {
    if (prices.get(sku) !== price) faults.push(`${sku}: ${prices.get(sku)} instead of ${price}`)
  }
  if (prices.size !== wanted.size) faults.push(`${spuId}: ${prices.size} sizes of ${wanted.size}`)
  return faults
}

function lowest({ offers }: PlayedSku): number {
  return Math.min(...(offers ?? []).map(({ price }) => price))
}

/** Products and pictures that differ between two dumps, by what they hold and not by when. */
export function differences(before: WooDump, after: WooDump): string[] {
  const content = ({ products, media }: WooDump) =>
    new Map([
      ...products.map((one) => [`product ${one.id}`, plain(one)] as const),
      ...media.map((one) => [`picture ${one.id}`, plain(one)] as const),
    ])
  const [was, is] = [content(before), content(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key))
}

function plain(one: object): string {
  return JSON.stringify({ ...one, modifiedMs: 0 })
}
