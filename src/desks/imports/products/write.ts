import type { AccountKey } from '#core/keys.ts'
import type { ProductAttribute, ProductChange, ShopApi, ShopProduct } from '../ports.ts'
import type { Turn } from '../run/turn.ts'
import {
  editedFields,
  sentHashes,
  WRITTEN_FIELDS,
  type Written,
  type WrittenField,
} from './written.ts'

/** The shop that is written to, while it is this run's turn. */
export interface OpenShop {
  readonly shop: ShopApi
  readonly key: AccountKey
  readonly turn: Turn
  readonly signal: AbortSignal
}

const PARTS: Readonly<Record<WrittenField, readonly (keyof ProductChange)[]>> = {
  name: ['name'],
  description: ['description'],
  shortDescription: ['shortDescription'],
  images: ['images'],
  categories: ['categoryIds'],
  seo: ['meta'],
  attributes: ['attributes', 'defaults'],
}

/**
 * The part of a wanted change that has to be written to a product that stands in the shop: fields that we want otherwise than we last sent
 * them, but those that somebody edited since. `before`: the product before this run wrote anything.
 */
export function changeOf(
  wanted: ProductChange,
  before: ShopProduct,
  written: Written,
): { readonly change: ProductChange; readonly edited: readonly WrittenField[] } {
  const edited = editedFields(written, before)
  const sent = sentHashes(wanted)
  const fields = WRITTEN_FIELDS.filter(
    (field) =>
      sent[field] !== undefined && !edited.includes(field) && sent[field] !== written[field]?.sent,
  )
  const parts = fields.flatMap((field) => PARTS[field])
  const change = Object.fromEntries(
    Object.entries(wanted).filter(([name]) => parts.some((part) => part === name)),
  )
  const attributes = attributesOf(wanted.attributes ?? [], before.attributes, edited)
  return { change: attributes ? { ...change, attributes } : change, edited }
}

/**
 * Attributes replace the whole list. What a seller added stays, and where they edited ours, only values that our variations need are
 * added to theirs.
 */
function attributesOf(
  wanted: readonly ProductAttribute[],
  before: readonly ProductAttribute[],
  edited: readonly WrittenField[],
): readonly ProductAttribute[] | undefined {
  if (!edited.includes('attributes')) return undefined
  return withAxes(
    wanted.filter(({ isVariation }) => isVariation),
    before,
  )
}

/** The list with the values that these axes need; undefined: it has them. */
export function withAxes(
  axes: readonly ProductAttribute[],
  before: readonly ProductAttribute[],
): readonly ProductAttribute[] | undefined {
  const lacking = axes.some((axis) => {
    const own = before.find((one) => isSame(one, axis))
    return !own?.isVariation || axis.options.some((option) => !own.options.includes(option))
  })
  if (!lacking) return undefined
  const merged = before.map((own) => {
    const axis = axes.find((one) => isSame(one, own))
    if (!axis) return own
    return { ...own, isVariation: true, options: [...new Set([...own.options, ...axis.options])] }
  })
  return [...merged, ...axes.filter((axis) => !before.some((own) => isSame(own, axis)))]
}

function isSame(
  one: Pick<ProductAttribute, 'id' | 'name'>,
  other: Pick<ProductAttribute, 'id' | 'name'>,
): boolean {
  return one.id === other.id && (one.id !== 0 || one.name === other.name)
}

/** Writes a change; an empty one needs no call. */
export async function writeChange(
  { shop, key, turn, signal }: OpenShop,
  product: ShopProduct,
  change: ProductChange,
): Promise<ShopProduct> {
  if (Object.keys(change).length === 0) return product
  await turn.keep()
  return shop.update(key, product.id, change, signal)
}
