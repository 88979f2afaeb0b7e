import type { Runs } from '#runs/engine.ts'
import type { ImportTools } from '../batches/job.ts'
import type { ShopTerm, SourceCategory } from '../ports.ts'
import type { ShopRules } from '../shops/rules.ts'

/** What Imports as the chat uses them stand on. */
export interface ImportsDeps
  extends Pick<
    ImportTools,
    'db' | 'clock' | 'keys' | 'catalogue' | 'shop' | 'allowance' | 'enqueue'
  > {
  readonly runs: Runs
  /** The category of a shop whose name is most like one of the source's; undefined: none is. */
  readonly suggestCategory: (
    source: SourceCategory,
    ofShop: readonly ShopTerm[],
  ) => ShopTerm | undefined
  /** Products of one batch at most. */
  readonly most: number
  /** Calls of the source a second. */
  readonly callsPerSecond: number
  /** What texts of so many products cost at most, millionths of a dollar; null: the template writes them, or the price is not known. */
  readonly textMicros: (
    workspaceId: string,
    rules: ShopRules,
    products: number,
  ) => Promise<number | null>
}
