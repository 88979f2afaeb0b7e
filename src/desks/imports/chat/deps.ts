import type { Result } from '#core/result.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import type { ItemState } from '../batches/item.ts'
import type { Reason } from '../batches/reasons.ts'
import type { SeoPlugin, ShopTerm } from '../ports.ts'
import type { ShopRules } from '../shops/rules.ts'

export interface Slice {
  readonly offset: number
  readonly limit: number
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly total: number
}

/** A shop of the workspace whose key works. */
export interface ImportShop {
  readonly id: string
  readonly name: string
  /** Without a slash at its end. */
  readonly url: string
  /** ISO; prices are written in roubles, so anything else is told. */
  readonly currency: string
  /** Whose fields texts for searches go to; null: no plugin, or the shop was not asked yet. */
  readonly seo: SeoPlugin | null
  readonly rules: ShopRules
  /** Null: only by hand. */
  readonly refreshHours: number | null
  /** ms; null without a schedule. */
  readonly nextRefreshAt: number | null
}

export interface PricedProduct {
  readonly spuId: string
  readonly title: string
  readonly article: string | null
  /** Of its cheapest size; null: known when its card is opened. */
  readonly fen: number | null
  /** Roubles; null as above. */
  readonly price: number | null
}

/** What a run would do, from what is known without asking the source. */
export interface RunPreview {
  /** That would be brought in, in the order they were picked. */
  readonly products: readonly PricedProduct[]
  /** Of them, those that the shop has from us already: they are brought up to date. */
  readonly known: number
  readonly leftOut: readonly (Reason & { readonly count: number; readonly example: string })[]
  /** Calls of the source at most. */
  readonly calls: number
  readonly durationMs: number
  /** Millionths of a dollar for texts at most; null: the template writes them, or its price is not known. */
  readonly textMicros: number | null
  /** Categories of theirs that nobody has confirmed yet. */
  readonly unconfirmed: number
}

/** What other rules would change in prices that stand in the shop; nothing is written. */
export interface RulesEffect {
  readonly products: number
  readonly raised: number
  readonly lowered: number
  /** The change that is largest in roubles; null when nothing changes. */
  readonly largest: {
    readonly title: string
    readonly before: number
    readonly after: number
  } | null
}

export interface MappedCategory {
  readonly sourceId: string
  /** In the reader's language where the source has it. */
  readonly sourceName: string
  /** Null: without a category, as drafts. */
  readonly shopCategory: { readonly id: number; readonly name: string } | null
  readonly isConfirmed: boolean
  /** Products of the shop, or of a search that is looked at, that have it. */
  readonly products: number
}

export type BatchStatus = 'queued' | 'running' | 'paused' | 'completed' | 'failed' | 'cancelled'

/** Products of a batch: what waits, is under way, came in, was left out or failed. */
export interface BatchCounts {
  readonly waiting: number
  readonly underWay: number
  /** Brought in or changed. */
  readonly done: number
  readonly unchanged: number
  readonly skipped: number
  readonly failed: number
  readonly cancelled: number
}

export interface Batch {
  /** The run's, too. */
  readonly id: string
  readonly title: string
  readonly shopId: string
  readonly shopName: string
  readonly status: BatchStatus
  /** It waits for a service and goes on by itself then, ms; null: it does not. */
  readonly waitsUntil: number | null
  readonly counts: BatchCounts
  /** ms. */
  readonly createdAt: number
  /** It can be taken back until then, ms; null: not yet, or not any more. */
  readonly rollbackUntil: number | null
  /** It is being taken back, or what it left in halves is. */
  readonly isTakingBack: boolean
  /** ms; null: it stands. */
  readonly rolledBackAt: number | null
}

export const ITEM_FILTERS = ['all', 'waiting', 'under-way', 'done', 'failed'] as const
/** `failed`: what was left out, too; `done`: what stayed unchanged, too. */
export type ItemFilter = (typeof ITEM_FILTERS)[number]

export interface BatchItem {
  readonly title: string
  readonly state: ItemState
  readonly reason: Reason | null
}

/** What a rollback would do. */
export interface RollbackPlan {
  /** Made by the batch: they go, with their pictures. */
  readonly removed: number
  /** Changed by it: they become what they were. */
  readonly restored: number
  /** Edited in the shop or by a later batch since: they stay. */
  readonly kept: number
}

/** What has become of products that are imported. */
export const PRODUCT_FILTERS = ['all', 'sale', 'draft', 'out', 'gone'] as const
export type ProductFilter = (typeof PRODUCT_FILTERS)[number]

export interface ImportedProduct {
  readonly id: string
  readonly title: string
  readonly article: string | null
  readonly shopName: string
  /** Roubles, of its cheapest size on sale; null: none is. */
  readonly minPrice: number | null
  /** The source no longer has it. */
  readonly isGone: boolean
  /** Why it stands as a draft; null: it does not. */
  readonly draft: 'unfiled' | 'asked' | null
}

export interface ImportedCard extends ImportedProduct {
  readonly shopId: string
  readonly permalink: string | null
  readonly minFen: number | null
  /** Of its sizes and colours, those on sale first; `name` as the shop shows it. */
  readonly variations: readonly {
    readonly name: string
    readonly price: number | null
    /** Null where the source does not count. */
    readonly quantity: number | null
  }[]
  /** ms. */
  readonly refreshedAt: number
  /** A price that waits for a yes. */
  readonly hold: Hold | null
}

/** A price that jumped too far to be written unasked. Roubles. */
export interface Hold {
  readonly id: string
  readonly productId: string
  readonly title: string
  readonly oldPrice: number
  readonly newPrice: number
}

export interface ShopFigures {
  readonly products: number
  readonly onSale: number
  readonly drafts: number
  readonly gone: number
  /** The oldest reading of prices, ms; null without products. */
  readonly refreshedAt: number | null
}

/** Who asks, where the card of a run goes, and what the deed is known by: repeated with the same `ref` it is done once. */
export interface Asker extends Actor {
  readonly chatId: number
  readonly ref: string
}

/**
 * Imports as the chat uses them. Whatever is asked for by id is looked for in the workspace that asks; what is not there is `undefined`
 * or `false`. Writes are made under the authority of who asks and throw AppError `auth` without it.
 */
export interface ImportsRoom {
  /** Shops whose key works, the first connected first. */
  shops(workspaceId: string): Promise<readonly ImportShop[]>
  figures(workspaceId: string, shopId: string): Promise<ShopFigures>
  /** `changed` is given the rules as they are when it is written: two people may set different ones at once. */
  setRules(by: Actor, shopId: string, changed: (rules: ShopRules) => ShopRules): Promise<boolean>
  effectOf(workspaceId: string, shopId: string, rules: ShopRules): Promise<RulesEffect>
  /** Whoever sets it hears of what it found. */
  setSchedule(by: Actor, shopId: string, hours: number | null): Promise<boolean>

  /** Categories of what the shop has and, with a search, of what is picked there; those not confirmed first. */
  categories(
    workspaceId: string,
    shopId: string,
    findId?: string,
    locale?: 'ru' | 'en',
  ): Promise<readonly MappedCategory[]>
  /** Of the shop itself, parents before children. Asks the shop. */
  shopCategories(workspaceId: string, shopId: string): Promise<readonly ShopTerm[]>
  /** Null: without a category. */
  setCategory(
    by: Actor,
    shopId: string,
    sourceId: string,
    category: { readonly id: number; readonly name: string } | null,
  ): Promise<boolean>
  /** Takes every suggestion as it stands. */
  confirmCategories(by: Actor, shopId: string): Promise<number>

  preview(workspaceId: string, shopId: string, findId: string): Promise<RunPreview | undefined>
  /** Starts the run and shows its card. Fails with the sentence's key when there is nothing to do. */
  start(by: Asker, shopId: string, findId: string): Promise<Result<{ readonly batchId: string }>>

  batches(workspaceId: string, slice: Slice): Promise<Page<Batch>>
  batch(workspaceId: string, id: string): Promise<Batch | undefined>
  items(workspaceId: string, id: string, filter: ItemFilter, slice: Slice): Promise<Page<BatchItem>>
  pause(by: Actor, id: string): Promise<boolean>
  resume(by: Actor, id: string): Promise<boolean>
  /** `remove`: drafts that are not finished go; `keep`: they stay as drafts. */
  cancel(by: Actor, id: string, drafts: 'keep' | 'remove'): Promise<boolean>
  /** Sends the batch's table into the chat, once an asker's `ref`. */
  report(by: Asker, id: string): Promise<boolean>
  rollbackPlan(workspaceId: string, id: string): Promise<RollbackPlan | undefined>
  /** Starts the run that takes a batch back, and shows its card. */
  rollback(by: Asker, id: string): Promise<boolean>

  /** Newest first; every word of `text` begins a word of the title or article. */
  products(
    workspaceId: string,
    filter: { readonly text: string; readonly is: ProductFilter },
    slice: Slice,
  ): Promise<Page<ImportedProduct>>
  product(workspaceId: string, id: string): Promise<ImportedCard | undefined>
  /** Keeps words a person looks for; resolves with their print. */
  keepSearch(by: Actor, text: string): Promise<string>
  /** The words behind a print of that person; undefined when they are forgotten. */
  searchOf(by: Actor, print: string): Promise<string | undefined>
  /** Starts the run that reads prices and stock anew, of one product or of a shop's all, and shows its card. */
  refresh(
    by: Asker,
    of: { readonly productId: string } | { readonly shopId: string },
  ): Promise<boolean>
  /** The product stays in the shop; its prices are no longer followed. */
  detach(by: Actor, productId: string): Promise<boolean>

  /** Open ones, the largest jump first. */
  holds(workspaceId: string, slice: Slice): Promise<Page<Hold>>
  /** Decides one, or all that were open at `until` (ms); accepted prices are written by a run whose card is shown. Resolves with how many. */
  decide(
    by: Asker,
    which: { readonly id: string } | { readonly until: number },
    decision: 'accepted' | 'refused',
  ): Promise<number>
}
