import type { Clock } from '#core/clock.ts'
import type { AccountKey } from '#core/keys.ts'
import type { PictureSource } from '#core/pictures.ts'
import type { Database } from '#db/connection.ts'
import type { Leases } from '#platform/limits/leases.ts'
import type { Log } from '#platform/log/log.ts'
import type { RunContext } from '#runs/definition.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import type { Catalogue, ImportAllowance, ImportKeys, ShopApi, ShopFacts } from '../ports.ts'
import type { Turn } from '../run/turn.ts'
import type { ShopRules } from '../shops/rules.ts'
import type { ShopRow } from '../shops/store.ts'
import type { ShopTerms } from '../shops/terms.ts'
import type { WriteTexts } from './item/texts.ts'
import type { BatchRow } from './store.ts'

/** What the runs of Imports work with. */
export interface ImportTools {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly leases: Leases
  readonly catalogue: Catalogue
  readonly shop: ShopApi
  readonly keys: ImportKeys
  readonly pictures: PictureSource
  readonly writeTexts: WriteTexts
  readonly enqueue: Enqueue
  readonly allowance: ImportAllowance
}

/** One run that brings products into one shop, while it has its turn there. */
export interface ImportJob extends ImportTools {
  readonly batch: BatchRow
  readonly rules: ShopRules
  readonly row: ShopRow
  /** Rows of the same shop, whosever they are. */
  readonly shopIds: readonly string[]
  readonly shopKey: AccountKey
  readonly sourceKey: AccountKey
  readonly facts: ShopFacts
  readonly terms: ShopTerms
  /** Category of the shop for one of the source; undefined: nobody has said where it goes. */
  readonly categoryOf: (ids: readonly string[]) => number | undefined
  /** A category of the source and those above it. */
  readonly categoriesAbove: (id: string | null) => readonly string[]
  readonly turn: Turn
  readonly context: RunContext
  readonly signal: AbortSignal
}
