import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Cache } from '#platform/cache/cache.ts'
import type { Log } from '#platform/log/log.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import type { ClusterOptions } from './clustering/cluster.ts'
import { createGroupStore } from './groups/store.ts'
import { createLedger } from './ledger.ts'
import type { Clustering, Phrase } from './phrase.ts'
import type {
  CampaignKeys,
  DraftCampaigns,
  Embedder,
  LanguageModel,
  Sites,
  Spending,
  Spreadsheets,
  Wordstat,
  WordstatProvider,
} from './ports.ts'
import { createCampaignStore } from './store.ts'
import { createWordstatCache } from './wordstat/cache.ts'
import { createQuotaStore } from './wordstat/quota-store.ts'

/** {@link clusterInThread}, or whatever stands for it. */
export type ClusterInThread = (
  phrases: readonly Phrase[],
  options: ClusterOptions,
  signal: AbortSignal,
) => Promise<Clustering>

/** What making campaigns needs of the outside. */
export interface PipelineDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly cache: Cache
  readonly keys: CampaignKeys
  readonly wordstat: Readonly<Record<WordstatProvider, Wordstat>>
  readonly model: LanguageModel
  /** Absent: clusters are made by the built-in method alone. */
  readonly embedder?: Embedder
  readonly sites: Sites
  readonly sheets: Spreadsheets
  readonly drafts: DraftCampaigns
  readonly cluster: ClusterInThread
  readonly spending: Spending
  /** The outbox. */
  readonly enqueue: Enqueue
}

/** Plain values only: ids and what a card says before anything is read. */
export interface CampaignInput {
  readonly campaignId: string
  readonly name: string
}

/** What the result card says; grows from stage to stage. */
export interface CampaignState {
  readonly phrases: number
  /** Seeds that nobody searches for; unknown of runs that were begun by an earlier release. */
  readonly unsought?: readonly string[]
  readonly groups: number
  readonly keywords: number
  readonly ads: number
  /** No model had a hand in it. */
  readonly isTemplateOnly: boolean
  readonly micros: number | null
  readonly tokens: number
  readonly sheetUrl: string | null
  /** Fluent keys of why something asked for is not there. */
  readonly sheetRefusal: string | null
  readonly draftId: string | null
  readonly draftRefusal: string | null
  readonly remarks: number
}

export const NOTHING_YET: CampaignState = {
  ...{ phrases: 0, groups: 0, keywords: 0, ads: 0, isTemplateOnly: false, micros: 0, tokens: 0 },
  ...{ sheetUrl: null, sheetRefusal: null, draftId: null, draftRefusal: null, remarks: 0 },
}

/** The stores and the outside, as every stage is handed them. */
export function openPipeline(deps: PipelineDeps) {
  return {
    ...deps,
    campaigns: createCampaignStore(deps.db),
    groups: createGroupStore(deps.db),
    quota: createQuotaStore(deps),
    ledger: createLedger(deps),
    remembered: createWordstatCache(deps.cache),
  }
}

export type Pipeline = ReturnType<typeof openPipeline>
