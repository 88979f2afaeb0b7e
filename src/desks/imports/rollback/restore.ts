import type { BeforeImage } from '../batches/item.ts'
import type { ProductChange, ShopProduct, ShopVariation, VariationChange } from '../ports.ts'
import { variationSkuOf } from '../products/wanted.ts'
import { type OpenShop, writeChange } from '../products/write.ts'

/** Fields of a product that come back; the rest follows from them or is the shop's own. */
const FIELDS = [
  ...(['name', 'slug', 'status', 'description', 'shortDescription', 'regularPrice'] as const),
  ...([
    'stockStatus',
    'categoryIds',
    'brandIds',
    'tags',
    'imageIds',
    'attributes',
    'meta',
  ] as const),
]

/** What of a product differs from its before-image. */
function differing(now: ShopProduct, before: ShopProduct): (typeof FIELDS)[number][] {
  return FIELDS.filter((field) => comparable(now, field) !== comparable(before, field))
}

/** As text in which orders that a shop chooses do not count. */
function comparable(product: ShopProduct, field: (typeof FIELDS)[number]): string {
  switch (field) {
    case 'imageIds':
      return JSON.stringify(product.imageIds)
    case 'categoryIds':
    case 'brandIds':
      return JSON.stringify([...product[field]].sort((a, b) => a - b))
    case 'tags':
      return JSON.stringify([...product.tags].sort())
    case 'attributes':
      return JSON.stringify(
        product.attributes.map((one) => ({ ...one, options: [...one.options].sort() })),
      )
    case 'meta':
      return metaText(product)
    case 'regularPrice':
    case 'stockStatus':
      // Of a product with variations they follow from those.
      return product.type === 'variable' ? '' : product[field]
    default:
      return product[field]
  }
}

/** The change that makes a product what it was. */
function backTo(before: ShopProduct, now: ShopProduct): ProductChange {
  const fields = differing(now, before)
  const has = (field: (typeof FIELDS)[number]) => fields.includes(field)
  const { status } = before
  return {
    ...(has('name') && { name: before.name }),
    ...(has('slug') && { slug: before.slug }),
    ...(has('status') && status !== 'trash' && { status }),
    ...(has('description') && { description: before.description }),
    ...(has('shortDescription') && { shortDescription: before.shortDescription }),
    ...(has('regularPrice') && { regularPrice: priceIn(before) }),
    ...(has('stockStatus') && { stockStatus: before.stockStatus }),
    ...(has('categoryIds') && { categoryIds: before.categoryIds }),
    ...(has('brandIds') && { brandIds: before.brandIds }),
    ...(has('tags') && { tags: before.tags }),
    ...(has('imageIds') && { images: before.imageIds.map((id) => ({ id })) }),
    ...(has('attributes') && { attributes: before.attributes }),
    ...(has('meta') && { meta: metaBack(before, now) }),
  }
}

type Marked = Pick<ShopProduct, 'meta'>

const metaText = ({ meta }: Marked) =>
  JSON.stringify([...meta].sort((a, b) => (a.key < b.key ? -1 : 1)))

function metaBack(before: Marked, now: Marked): NonNullable<ProductChange['meta']> {
  const added = now.meta.filter(({ key }) => !before.meta.some((one) => one.key === key))
  return [...before.meta, ...added.map(({ key }) => ({ key, value: null }))]
}

const priceIn = ({ regularPrice }: { readonly regularPrice: string }) =>
  regularPrice === '' ? null : Number(regularPrice)

/** What of a variation differs from what it was; undefined: nothing. */
function variationBack(before: ShopVariation, now: ShopVariation): VariationChange | undefined {
  const isPrice = before.regularPrice !== now.regularPrice
  const isStock =
    before.stockStatus !== now.stockStatus || before.stockQuantity !== now.stockQuantity
  const isImage = before.imageId !== null && before.imageId !== now.imageId
  const isAttributes = JSON.stringify(before.attributes) !== JSON.stringify(now.attributes)
  const isMeta = metaText(before) !== metaText(now)
  if (!isPrice && !isStock && !isImage && !isAttributes && !isMeta) return undefined
  return {
    id: before.id,
    ...(isPrice && { regularPrice: priceIn(before) }),
    ...(isStock && { stockStatus: before.stockStatus, stockQuantity: before.stockQuantity }),
    ...(isImage && before.imageId !== null && { imageId: before.imageId }),
    ...(isAttributes && { attributes: before.attributes }),
    ...(isMeta && { meta: metaBack(before, now) }),
  }
}

/** Makes a product what it was before a batch changed it, and reads it back. False when the shop shows something else afterwards. */
export async function restore(
  open: OpenShop,
  { product: before, variations }: BeforeImage,
  spuId: string,
): Promise<boolean> {
  const { shop, key, turn, signal } = open
  const now = await shop.product(key, before.id, signal)
  if (!now) return false
  const shown = await shop.variations(key, before.id, signal)
  // Attributes first: a variation's option must be in the product's list.
  const product = await writeChange(open, now, backTo(before, now))
  const ours = variationSkuOf(spuId, '')
  const added = shown.filter(
    ({ id, sku }) => sku?.startsWith(ours) && !variations.some((one) => one.id === id),
  )
  if (added.length > 0) {
    await turn.keep()
    const ids = added.map(({ id }) => id)
    await shop.deleteVariations(key, before.id, ids, signal)
  }
  const changes = changesBack(variations, shown)
  if (changes.length > 0) {
    await turn.keep()
    await shop.writeVariations(key, before.id, changes, signal)
  }
  const isTouched = product !== now || added.length + changes.length > 0
  const after = isTouched ? await shop.product(key, before.id, signal) : now
  const left = isTouched ? await shop.variations(key, before.id, signal) : shown
  return (
    after !== undefined &&
    differing(after, before).length === 0 &&
    changesBack(variations, left).length === 0
  )
}

function changesBack(
  before: readonly ShopVariation[],
  shown: readonly ShopVariation[],
): VariationChange[] {
  return before.flatMap((was) => {
    const now = shown.find(({ id }) => id === was.id)
    return (now && variationBack(was, now)) ?? []
  })
}
