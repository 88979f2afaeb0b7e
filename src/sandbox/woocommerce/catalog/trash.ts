import type { WooProduct, WooShop } from '../records.ts'

const SUFFIX = '__trashed'

/** What the trash does to a product that has just got its status: the slug is freed, variations go along. */
export function trash(shop: WooShop, product: WooProduct, before: string, now: number): void {
  product.keptSlug = product.slug
  product.slug = `${product.slug.slice(0, 200 - SUFFIX.length)}${SUFFIX}`
  note(shop, product, before, now)
  for (const one of shop.products.values()) {
    if (!one.isVariation || one.parentId !== product.id || one.status === 'trash') continue
    note(shop, one, one.status, now)
    one.status = 'trash'
  }
}

function note(shop: WooShop, product: WooProduct, before: string, now: number): void {
  product.meta.push(
    { id: shop.next.meta++, key: '_wp_trash_meta_status', value: before },
    { id: shop.next.meta++, key: '_wp_trash_meta_time', value: String(Math.floor(now / 1_000)) },
  )
}

/** A product that is written back to life has its slug again; its variations stay where they are. */
export function untrash(product: WooProduct): void {
  product.slug = product.keptSlug ?? product.slug.replace(SUFFIX, '')
  product.keptSlug = null
}
