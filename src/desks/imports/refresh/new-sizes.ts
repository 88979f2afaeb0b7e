import type { AccountKey } from '#core/keys.ts'
import { sizesOf } from '../batches/item/content.ts'
import { axesOf } from '../cards/axes.ts'
import { checkCard, isSane } from '../cards/check.ts'
import type { ShownPicture } from '../pictures/bring.ts'
import type {
  ProductAttribute,
  ProductChange,
  ShopProduct,
  ShopVariation,
  SkuPrices,
  VariationChange,
} from '../ports.ts'
import { offerOf } from '../prices/offers.ts'
import type { ImportedProduct, ImportedVariation } from '../products/imported.ts'
import { find, planVariations } from '../products/variations.ts'
import { variationSkuOf, type WantedVariation } from '../products/wanted.ts'
import { withAxes } from '../products/write.ts'
import { answeredAnew, editedFields, type Written } from '../products/written.ts'
import { ProductRefused } from '../run/trouble.ts'
import { knownWords } from '../texts/words.ts'
import { type Growth, ofNewColors, withPictures } from './new-colors.ts'
import type { RefreshJob } from './refresh-one.ts'

/** Sizes and colours on sale that came after the product was brought in. */
export function newSizes(
  product: Pick<ImportedProduct, 'leftOut'>,
  known: readonly ImportedVariation[],
  now: readonly SkuPrices[],
  tradeTypes: readonly number[],
): readonly string[] {
  const seen = new Set([...known.map(({ skuId }) => skuId), ...product.leftOut])
  return now.flatMap((sku) => {
    const offer = seen.has(sku.skuId) ? undefined : offerOf(sku, tradeTypes)
    return offer && isSane(offer.priceFen) ? [sku.skuId] : []
  })
}

export interface AddedSizes {
  readonly rows: readonly ImportedVariation[]
  /** Of those that were asked for, what stays out. */
  readonly leftOut: readonly string[]
  readonly written: Written
}

/**
 * Makes variations of sizes and colours that came since, by the rules an import has: their values are added to the product's attributes,
 * whoever edited those, and pictures of new colours to its gallery, unless somebody has edited that. A call of the source for the card.
 * Undefined: the product is gone from the shop.
 */
export async function addSizes(
  job: RefreshJob,
  product: ImportedProduct,
  of: Growth & { readonly key: AccountKey },
): Promise<AddedSizes | undefined> {
  const { db, catalogue, shop, at, signal } = job
  const { rules } = at.row
  const none = { rows: [], leftOut: [], written: product.written }
  const call = { priority: 'background', signal, isFresh: true } as const
  const { value: card } = await catalogue.card(of.key, product.spuId, call)
  const checked = card && checkCard(card, rules.tradeTypes)
  if (!card || !checked?.ok) return none
  const axes = axesOf(card, await knownWords(db, card))
  const stays = (skuId: string) => !axes.variations.some((one) => one.skuId === skuId)
  const leftOut = of.fresh.filter(stays)
  if (leftOut.length === of.fresh.length) return { ...none, leftOut }

  const before = await shop.product(at.key, product.productId, signal)
  if (!before) return undefined
  const pictured = ofNewColors(card, axes, of)
  return withPictures(job, product, pictured, async (pictures) => {
    const wanted = await sizesOf({ ...job, rules }, { checked: checked.value, axes, pictures })
    const written = await grow(job, product, before, wanted.attributes, pictures)
    const rows = await makeVariations(job, product, before.id, of, wanted.variations)
    return { rows, leftOut, written }
  })
}

/** Adds values of attributes and pictures to what the product has; resolves with what is known to be written now. */
async function grow(
  { shop, at, signal }: RefreshJob,
  { written }: ImportedProduct,
  before: ShopProduct,
  axes: readonly ProductAttribute[],
  pictures: readonly ShownPicture[],
): Promise<Written> {
  const attributes = withAxes(axes, before.attributes)
  const isTheirs = editedFields(written, before).includes('images')
  const imageIds = new Set([...before.imageIds, ...pictures.map(({ mediaId }) => mediaId)])
  const isShort = !isTheirs && imageIds.size > before.imageIds.length
  if (!attributes && !isShort) return written
  const change: ProductChange = {
    ...(attributes && { attributes }),
    ...(isShort && { images: [...imageIds].map((id) => ({ id })) }),
  }
  await at.turn.keep()
  const after = await shop.update(at.key, before.id, change, signal)
  const both = { before, after }
  return answeredAnew(answeredAnew(written, 'attributes', both), 'images', both)
}

async function makeVariations(
  { shop, at, signal }: RefreshJob,
  product: ImportedProduct,
  productId: number,
  of: Growth,
  wanted: readonly WantedVariation[],
): Promise<readonly ImportedVariation[]> {
  const { rateE4 } = at.row.rules.prices
  const shown = await shop.variations(at.key, productId, signal)
  const isMeant = (one: WantedVariation) =>
    of.fresh.includes(one.skuId) ||
    find(
      shown,
      one,
      of.known.find(({ skuId }) => skuId === one.skuId),
    ) !== undefined
  const meant = wanted.filter(isMeant)
  const plan = planVariations({
    ...{ shown, before: shown, known: of.known, prefix: variationSkuOf(product.spuId, '') },
    ...{ rateE4, withImages: false, wanted: meant },
  })
  const changes = plan.changes.flatMap((change): VariationChange[] => {
    // Prices and stock of those that stand there are the refresh's.
    if (change.id === undefined) return [withPicture(change, shown)]
    return change.attributes ? [{ id: change.id, attributes: change.attributes }] : []
  })
  const made: ShopVariation[] = [...shown]
  if (changes.length > 0) {
    await at.turn.keep()
    for (const result of await shop.writeVariations(at.key, productId, changes, signal)) {
      if (!result.ok) throw new ProductRefused('variations', { reason: result.message }, false)
      made.push(result.value)
    }
  }
  return meant
    .filter(({ skuId }) => of.fresh.includes(skuId))
    .flatMap((one) => {
      const { skuId, name, fen, price, quantity } = one
      const variation = find(made, one, undefined)
      if (!variation) return []
      const kept = { skuId, name, fen, price, quantity, variationId: variation.id }
      return [{ ...kept, importProductId: product.id, sentPrice: null }]
    })
}

/** With the picture that other sizes of its colour show. */
function withPicture(change: VariationChange, shown: readonly ShopVariation[]): VariationChange {
  const alike = shown.find(
    ({ imageId, attributes }) =>
      imageId !== null &&
      (change.attributes ?? []).some((own) =>
        attributes.some(
          ({ name, option }) => name === own.name && option === own.option && !isSize(name),
        ),
      ),
  )
  return alike?.imageId ? { ...change, imageId: alike.imageId } : change
}

const isSize = (name: string) => /^(?:размер|size)/iu.test(name)
