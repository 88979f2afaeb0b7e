import type { Taxonomy, WooShop, WooTerm } from '../../records.ts'
import { termHtml } from '../../wp/text.ts'

export function isHierarchical(taxonomy: Taxonomy): boolean {
  return taxonomy === 'product_cat' || taxonomy === 'product_brand'
}

export function termsIn(shop: WooShop, taxonomy: Taxonomy): WooTerm[] {
  return [...shop.terms.values()].filter((term) => term.taxonomy === taxonomy)
}

/** A term by its name, whatever the case. */
export function termNamed(shop: WooShop, taxonomy: Taxonomy, name: string): WooTerm | undefined {
  const wanted = termHtml(name.trim()).toLowerCase()
  return termsIn(shop, taxonomy).find((term) => term.name.toLowerCase() === wanted)
}

/** Published products that have a term. */
export function countOf(shop: WooShop, { id, taxonomy, slug }: WooTerm): number {
  let count = 0
  for (const product of shop.products.values()) {
    if (product.isVariation || product.status !== 'publish') continue
    if (taxonomy === 'product_shipping_class') {
      if (product.fields.shipping_class === slug) count += 1
      continue
    }
    const holders = taxonomy.startsWith('pa_')
      ? product.attributes.flatMap(({ options }) => options)
      : [...product.categoryIds, ...product.brandIds, ...product.tagIds]
    if (holders.includes(id)) count += 1
  }
  return count
}
