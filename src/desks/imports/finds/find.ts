/** What a person looks for. Prices in whole yuan, as people type them. */
export interface Find {
  readonly kind: 'category' | 'keyword' | 'article' | 'link'
  /** Words, an article number or a share link; '' for a category alone. */
  readonly text: string
  readonly category: { readonly id: string; readonly name: string } | null
  readonly brand: { readonly id: string; readonly name: string } | null
  readonly gender: 'men' | 'women' | 'unisex' | null
  readonly minYuan: number | null
  readonly maxYuan: number | null
  readonly sort: 'recommended' | 'sales' | 'new' | 'price'
}
