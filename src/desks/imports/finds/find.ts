import type { SourceQuery } from '../ports.ts'

export const GENDERS = ['men', 'women', 'unisex'] as const
export const SORTS = ['recommended', 'sales', 'new', 'price'] as const

/** What a person looks for. Prices in whole yuan, as people type them. */
export interface Find {
  readonly kind: 'category' | 'keyword' | 'article' | 'link'
  /** Words, an article number or a share link; '' for a category alone. */
  readonly text: string
  readonly category: { readonly id: string; readonly name: string } | null
  readonly brand: { readonly id: string; readonly name: string } | null
  readonly gender: (typeof GENDERS)[number] | null
  readonly minYuan: number | null
  readonly maxYuan: number | null
  readonly sort: (typeof SORTS)[number]
  /** Words that are looked for among what was found; '' for none. The source knows nothing of them. */
  readonly within: string
  /** How many are wanted, where that was said: "200 pairs of Nike". */
  readonly count: number | null
}

export const ANYTHING: Find = {
  ...{ kind: 'keyword', text: '', category: null, brand: null, gender: null },
  ...{ minYuan: null, maxYuan: null, sort: 'recommended', within: '', count: null },
}

const FEN = 100

/** As the source is asked. */
export function queryOf(find: Find, next: string | null, limit: number): SourceQuery {
  const { text, category, brand, gender, minYuan, maxYuan, sort } = find
  const priceFen = {
    ...(minYuan === null ? {} : { min: minYuan * FEN }),
    ...(maxYuan === null ? {} : { max: maxYuan * FEN }),
  }
  return {
    ...{ sort, limit },
    ...(text === '' ? {} : { keyword: text }),
    ...(category ? { categoryIds: [category.id] } : {}),
    ...(brand ? { brandIds: [brand.id] } : {}),
    ...(gender ? { gender } : {}),
    ...(Object.keys(priceFen).length > 0 ? { priceFen } : {}),
    ...(next === null ? {} : { next }),
  }
}
