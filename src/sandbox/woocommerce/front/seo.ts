import type { WooProduct, WooShop } from '../records.ts'
import { plainLine } from '../wp/text.ts'
import { textOf } from '../wp/values.ts'

/** Where plugins look for what a page tells search engines. AIOSEO has a table of its own and takes nothing from `meta_data`. */
const KEYS: Readonly<Record<string, { readonly title: string; readonly description: string }>> = {
  'yoast/v1': { title: '_yoast_wpseo_title', description: '_yoast_wpseo_metadesc' },
  'rankmath/v1': { title: 'rank_math_title', description: 'rank_math_description' },
  'seopress/v1': { title: '_seopress_titles_title', description: '_seopress_titles_desc' },
}

export interface Head {
  readonly title: string
  readonly description: string
}

/** Title and description of a product's page: those of its SEO plugin, else what WordPress makes of its name. */
export function headOf({ settings }: WooShop, { name, meta }: WooProduct): Head {
  const plugin = settings.isSeoStale ? undefined : settings.plugins.find((one) => KEYS[one])
  const keys = plugin === undefined ? undefined : KEYS[plugin]
  const said = (key: string | undefined) => textOf(meta.find((row) => row.key === key)?.value)
  return {
    title: plainLine(said(keys?.title)) || `${plainLine(name)} – ${settings.name}`,
    description: plainLine(said(keys?.description)),
  }
}
