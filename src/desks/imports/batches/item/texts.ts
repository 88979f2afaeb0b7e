import type { CardAttribute } from '../../cards/attributes.ts'
import type { SourceCard } from '../../ports.ts'
import type { ShopRules } from '../../shops/rules.ts'

/** What a product says of itself, in Russian. */
export interface SaidTexts {
  readonly title: string
  /** Plain. */
  readonly short: string
  /** HTML. */
  readonly description: string
  readonly seoTitle: string
  readonly seoDescription: string
  /** Latin. */
  readonly slug: string
  readonly tags: readonly string[]
  readonly attributes: readonly CardAttribute[]
}

/** Who writes texts: a model where there is one and the seller wants it, else a template that always passes. */
export type WriteTexts = (
  card: SourceCard,
  by: {
    readonly workspaceId: string
    readonly userId: number | null
    readonly rules: ShopRules
    readonly signal: AbortSignal
  },
) => Promise<SaidTexts>
