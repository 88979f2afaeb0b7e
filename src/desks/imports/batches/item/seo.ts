import type { MetaEntry, ShopProduct } from '../../ports.ts'
import { SEO_KEYS } from '../../products/written.ts'
import type { ImportJob } from '../job.ts'

/** Notes of a product that came in and whose texts for search engines did not. */
export const SEO_NOTES = ['seo-not-kept', 'seo-not-shown'] as const

/**
 * Compares the texts for search engines that were sent with what the shop keeps and, once the product is on sale, with what its page
 * says: plugins have tables of their own, and what is written past those stays unseen. Null: all is well, or nobody can tell.
 */
export async function seoNote(
  { shop, shopKey, facts, signal }: ImportJob,
  sent: readonly MetaEntry[],
  product: ShopProduct,
): Promise<(typeof SEO_NOTES)[number] | null> {
  if (facts.seo === null) return null
  const keys = SEO_KEYS[facts.seo]
  const said = (meta: readonly MetaEntry[], of: string) =>
    meta.find(({ key }) => key === of)?.value ?? ''
  const [title, description] = [said(sent, keys.title), said(sent, keys.description)]
  if (title === '' && description === '') return null
  const isKept =
    alike(said(product.meta, keys.title), title) &&
    alike(said(product.meta, keys.description), description)
  if (!isKept) return 'seo-not-kept'
  if (product.status !== 'publish' || product.permalink === '') return null
  const shown = await shop.head(shopKey, product.permalink, facts.seo, signal)
  if (!shown) return null
  return alike(shown.title, title) && alike(shown.description, description) ? null : 'seo-not-shown'
}

/** Themes add the shop's name and mend quotes and dashes: the words count. */
const alike = (shown: string, sent: string) => words(shown).includes(words(sent))
const words = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
