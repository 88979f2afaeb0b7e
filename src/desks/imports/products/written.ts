import { createHash } from 'node:crypto'
import type { ProductChange, SeoPlugin, ShopProduct } from '../ports.ts'

/** Fields of a product that we write and then compare. */
export const WRITTEN_FIELDS = [
  'name',
  'description',
  'shortDescription',
  'images',
  'categories',
  'seo',
  'attributes',
] as const
export type WrittenField = (typeof WRITTEN_FIELDS)[number]

/**
 * Short hashes of a field: as we sent it, and as the shop answered it right after, since shops change markup on its way in. What is sent
 * anew and differs from `sent` is a change of ours; what the shop shows and differs from `answered` was edited by hand.
 */
export interface WrittenHash {
  readonly sent: string
  readonly answered: string
}

export type Written = Readonly<Partial<Record<WrittenField, WrittenHash>>>

/** A field's part of a change; undefined where the change leaves it alone. */
const SENT: Readonly<Record<WrittenField, (change: ProductChange) => unknown>> = {
  name: ({ name }) => name,
  description: ({ description }) => description,
  shortDescription: ({ shortDescription }) => shortDescription,
  images: ({ images }) => images?.map(({ id }) => id),
  categories: ({ categoryIds }) => categoryIds,
  seo: ({ meta }) => meta && seoOf(meta),
  attributes: ({ attributes }) => attributes,
}

/** The same field of a product of the shop. Orders that the shop chooses do not count. */
const SHOWN: Readonly<Record<WrittenField, (product: ShopProduct) => unknown>> = {
  name: ({ name }) => name,
  description: ({ description }) => description,
  shortDescription: ({ shortDescription }) => shortDescription,
  images: ({ imageIds }) => imageIds,
  categories: ({ categoryIds }) => [...categoryIds].sort((a, b) => a - b),
  seo: ({ meta }) => seoOf(meta),
  attributes: ({ attributes }) =>
    attributes.map((one) => ({ ...one, options: [...one.options].sort() })),
}

/** Fields of a product that a change of ours would write, and their part of it. */
export function sentHashes(change: ProductChange): Partial<Record<WrittenField, string>> {
  return Object.fromEntries(
    WRITTEN_FIELDS.flatMap((field) => {
      const value = SENT[field](change)
      return value === undefined ? [] : [[field, hashOf(value)]]
    }),
  )
}

function shownHash(product: ShopProduct, field: WrittenField): string {
  return hashOf(SHOWN[field](product))
}

/** What stands in the shop after `change` was written: fields that it left alone keep what was known of them. */
export function writtenAfter(
  before: Written,
  change: ProductChange,
  answered: ShopProduct,
): Written {
  const sent = sentHashes(change)
  return Object.fromEntries(
    WRITTEN_FIELDS.flatMap((field) => {
      const hash = sent[field]
      const now = hash ? { sent: hash, answered: shownHash(answered, field) } : before[field]
      return now ? [[field, now]] : []
    }),
  )
}

/** A field changed by us besides what an import sends: what stands there now is no edit by hand. One that was edited stays so. */
export function answeredAnew(
  written: Written,
  field: WrittenField,
  { before, after }: { readonly before: ShopProduct; readonly after: ShopProduct },
): Written {
  const known = written[field]
  if (!known || known.answered !== shownHash(before, field)) return written
  return { ...written, [field]: { ...known, answered: shownHash(after, field) } }
}

/** Fields that look otherwise than right after we wrote them. */
export function editedFields(written: Written, product: ShopProduct): WrittenField[] {
  return WRITTEN_FIELDS.filter((field) => {
    const known = written[field]
    return known !== undefined && known.answered !== shownHash(product, field)
  })
}

/** Keys of `meta_data` that an SEO plugin reads its title and description from. */
export const SEO_KEYS: Readonly<Record<SeoPlugin, { title: string; description: string }>> = {
  yoast: { title: '_yoast_wpseo_title', description: '_yoast_wpseo_metadesc' },
  'rank-math': { title: 'rank_math_title', description: 'rank_math_description' },
  seopress: { title: '_seopress_titles_title', description: '_seopress_titles_desc' },
  aioseo: { title: '_aioseo_title', description: '_aioseo_description' },
}
const ALL_SEO_KEYS = Object.values(SEO_KEYS).flatMap(({ title, description }) => [
  title,
  description,
])

const seoOf = (meta: readonly { readonly key: string; readonly value: string | null }[]) =>
  meta.filter(({ key }) => ALL_SEO_KEYS.includes(key)).sort((a, b) => (a.key < b.key ? -1 : 1))

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16)
}
