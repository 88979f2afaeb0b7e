import type { ShopProduct, ShopVariation } from '../ports.ts'
import type { ImportedRow } from '../products/imported.ts'

/** How far a product of a batch is. The first line is under way, the second its ends. */
export const ITEM_STATES = [
  ...(['waiting', 'card', 'text', 'pictures', 'product', 'variations', 'check'] as const),
  ...(['done', 'unchanged', 'skipped', 'failed', 'cancelled', 'taken-back', 'kept'] as const),
] as const
/**
 * `skipped`: left out with a reason (an odd card, a shop's product that is not ours); `kept`: not taken back, because somebody changed it
 * since.
 */
export type ItemState = (typeof ITEM_STATES)[number]

/** What a product of the shop was before a batch changed it, whole. */
export interface BeforeImage {
  readonly product: ShopProduct
  readonly variations: readonly ShopVariation[]
  /** What we knew of it; null: it was not imported, or not by this workspace. */
  readonly known: ImportedRow | null
}
