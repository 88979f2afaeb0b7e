import type { WooProduct, WooShop } from '../records.ts'
import { phpUrlEncode, readSlug, slugOf } from '../wp/text.ts'
import { variationsOf } from './prices.ts'
import { seenValues } from './uses.ts'

/** States in which WordPress gives no pretty address and minds no double slug. */
const UNSEEN = ['draft', 'pending', 'auto-draft', 'future']

export const isUnseen = ({ status }: Pick<WooProduct, 'status'>): boolean => UNSEEN.includes(status)

/** Address of a product's page, of a variation with its values. */
export function permalinkOf(shop: WooShop, home: string, product: WooProduct): string {
  const parent = product.isVariation ? shop.products.get(product.parentId) : undefined
  const shown = parent ?? product
  const base =
    isUnseen(shown) || shown.status === 'trash' || !shop.settings.hasPermalinks
      ? `${home}/?post_type=product&p=${shown.id}`
      : `${home}/product/${shown.slug}/`
  if (!product.isVariation) return base
  const query = seenValues(shop, parent, product.values)
    .map(({ key, value }) => `${phpUrlEncode(`attribute_${key}`)}=${phpUrlEncode(value)}`)
    .join('&')
  if (query === '') return base
  return `${base}${base.includes('?') ? '&' : '?'}${query}`
}

/** Red, 42: what a variation is called behind its product's name. */
export function valuesName(shop: WooShop, variation: WooProduct): string {
  const parent = shop.products.get(variation.parentId)
  return seenValues(shop, parent, variation.values)
    .map(({ text }) => text)
    .join(', ')
}

/** Title of a variation's own post. */
export function variationTitle(shop: WooShop, variation: WooProduct): string {
  const parent = shop.products.get(variation.parentId)
  const values = seenValues(shop, parent, variation.values)
  const name = parent?.name ?? ''
  return values.length === 0 || values.length > 2
    ? name
    : `${name} - ${valuesName(shop, variation)}`
}

/** Is a slug taken by another product? */
export function isSlugTaken(shop: WooShop, own: WooProduct | undefined): (slug: string) => boolean {
  const taken = new Set<string>()
  for (const one of shop.products.values()) {
    if (one !== own && !one.isVariation) taken.add(one.slug)
  }
  return (slug) => taken.has(slug)
}

/** What WordPress would call a product now. */
export function generatedSlug(shop: WooShop, product: WooProduct): string {
  const plain = slugOf(product.name)
  const isTaken = isSlugTaken(shop, product)
  if (!isTaken(plain)) return readSlug(plain)
  for (let number = 2; ; number += 1) {
    if (!isTaken(`${plain}-${number}`)) return readSlug(`${plain}-${number}`)
  }
}

/** Up to five published products with a category or a tag in common. */
export function relatedTo(shop: WooShop, product: WooProduct): number[] {
  const shares = (one: WooProduct) =>
    one.categoryIds.some((id) => product.categoryIds.includes(id)) ||
    one.tagIds.some((id) => product.tagIds.includes(id))
  const related: number[] = []
  for (const one of shop.products.values()) {
    if (one === product || one.isVariation || one.status !== 'publish' || !shares(one)) continue
    related.push(one.id)
    if (related.length === 5) break
  }
  return related
}

export const variationIds = (shop: WooShop, product: WooProduct): number[] =>
  product.type === 'variable' ? variationsOf(shop, product.id).map(({ id }) => id) : []
