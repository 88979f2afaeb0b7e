import type { importProducts, importVariations } from './schema.ts'

export type ImportedProduct = typeof importProducts.$inferSelect
export type ImportedVariation = typeof importVariations.$inferSelect

/** A product as we know it, with its sizes; kept with a before-image, so dates are ISO there. */
export interface ImportedRow {
  readonly product: Omit<
    ImportedProduct,
    'goneAt' | 'refreshedAt' | 'changedAt' | 'createdAt' | 'draft' | 'leftOut'
  > & {
    readonly leftOut?: readonly string[]
    readonly draft?: ImportedProduct['draft']
    readonly goneAt: string | null
    readonly refreshedAt: string
    readonly changedAt: string | null
    readonly createdAt: string
  }
  readonly variations: readonly ImportedVariation[]
}
