import type { ServiceKey } from '#core/keys.ts'
import type { ModelUsage } from '#core/language-model.ts'
import type { Transaction } from '#db/connection.ts'
import type { CampaignContent } from './campaign.ts'
import type { Phrase } from './phrase.ts'

export { OPERATORS, type ServiceKey } from '#core/keys.ts'
export type {
  LanguageModel,
  ModelAnswer,
  ModelRequest,
  ModelUsage,
} from '#core/language-model.ts'
export type { Spending, SpendingLeft } from '#core/spending.ts'

/** Where frequencies come from. */
export const WORDSTAT_PROVIDERS = ['cloud', 'oauth', 'reports'] as const
export type WordstatProvider = (typeof WORDSTAT_PROVIDERS)[number]

export interface WordstatAnswer {
  /** Phrases that hold the seed, the seed itself first as a rule. They nest: never sum them. */
  readonly phrases: readonly Phrase[]
  /** Similar queries; useful, but noisy. */
  readonly similar: readonly Phrase[]
}

/**
 * Frequencies of search phrases. Throws AppError: `limit` (with `retryAfterMs` when the service told), `auth`, `invalid`,
 * `unavailable`. An answer without phrases is an answer.
 */
export interface Wordstat {
  readonly provider: WordstatProvider
  /** Phrases asked in one call: 1, or as many as a report takes. */
  readonly batch: number
  /** Calls allowed in `windowMs` for one account; what the quota of the desk plans with. */
  readonly quota: { readonly calls: number; readonly windowMs: number }
  top(
    key: ServiceKey,
    request: {
      readonly phrases: readonly string[]
      readonly regionIds: readonly number[]
      /** Phrases wanted a seed, 1–2000. */
      readonly limit: number
    },
    signal: AbortSignal,
  ): Promise<readonly WordstatAnswer[]>
}

export interface Region {
  readonly id: number
  /** In Russian, as files and screens need it. */
  readonly name: string
  readonly parentId: number | null
}

/** The whole tree of Yandex's regions, cached for days; a built-in part of it while the service is away. */
export interface Regions {
  search(query: string, offset: number, limit: number): Promise<{ items: Region[]; total: number }>
  names(ids: readonly number[]): Promise<string[]>
}

export interface Embedder {
  readonly model: string
  /** One vector a text, all of the same length, in order. */
  embed(
    key: ServiceKey,
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly vectors: readonly (readonly number[])[]; readonly usage: ModelUsage }>
}

/** What Direct said of one object it did not take, or took with a remark. */
export interface DraftRemark {
  readonly level: 'error' | 'warning'
  /** What it is about: `group 3`, `keyword "…"`, `ad 2 of group 3`. */
  readonly place: string
  readonly code: number
  readonly message: string
}

export interface Draft {
  readonly campaignId: string
  /** Objects that stand there now. */
  readonly groups: number
  readonly keywords: number
  readonly ads: number
  readonly remarks: readonly DraftRemark[]
}

/**
 * Campaigns in the seller's Direct account. `save` makes the draft, or completes one that an earlier attempt began: it looks before
 * every write, so a repeat adds nothing twice. Never sends to moderation, never switches on.
 */
export interface DraftCampaigns {
  save(
    key: ServiceKey,
    content: CampaignContent,
    context: {
      readonly signal: AbortSignal
      /** Calendar day in Moscow the campaign may start on. */
      readonly startDay: string
      /** Remembers a finished write between attempts; see RunContext.step. */
      step<T>(key: string, work: () => Promise<T>): Promise<T>
      progress(done: number, total: number): void
    },
  ): Promise<Draft>
  /** Smallest weekly budget, roubles, as the account's currency has it. */
  minimumWeeklyBudget(key: ServiceKey, signal: AbortSignal): Promise<number>
}

/** Where a spreadsheet goes. */
export type SheetTarget =
  /** The seller's own Drive. */
  | { readonly kind: 'own'; readonly key: ServiceKey }
  /** A sheet the seller shared with our service account: `key.facts.spreadsheetId`. */
  | { readonly kind: 'shared-sheet'; readonly spreadsheetId: string }
  /** The operator's shared drive, opened for this address. */
  | { readonly kind: 'shared-drive'; readonly email: string }

/** A table as both the spreadsheet and the file show it. */
export interface SheetTab {
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** Column widths in pixels. */
  readonly widths: readonly number[]
  /** Cells longer than this are shown red: column index → characters. */
  readonly limits: Readonly<Record<number, number>>
}

/** Throws AppError code `google.storage_quota` when the account has no room, `auth`, `limit`, `unavailable`, `not-found`. */
export interface Spreadsheets {
  /** Writes the tabs; the same `ref` again finds and rewrites the same spreadsheet. Resolves with its address. */
  save(
    target: SheetTarget,
    document: { readonly title: string; readonly tabs: readonly SheetTab[]; readonly ref: string },
    signal: AbortSignal,
  ): Promise<{ readonly url: string }>
}

/** The page ads will lead to, read once by us. */
export interface SitePage {
  /** After redirects. */
  readonly url: string
  readonly title: string
  /** Links to other pages of the same site with their texts, in order, without doubles. */
  readonly links: readonly { readonly text: string; readonly url: string }[]
}

/**
 * Reads a public page. Throws AppError `invalid` with code `site.scheme`, `site.private`, `site.not_found` (no such host), `site.unreachable`,
 * `site.status` and a messageKey each: private and link-local addresses are refused, also after redirects.
 */
export interface Sites {
  read(url: string, signal: AbortSignal): Promise<SitePage>
}

/** Keys of a workspace, the operator's where it has none; undefined when there is neither. */
export interface CampaignKeys {
  /** `isShared`: the operator's, whose quota all users share. */
  wordstat(
    workspaceId: string,
  ): Promise<
    | { readonly provider: WordstatProvider; readonly key: ServiceKey; readonly isShared: boolean }
    | undefined
  >
  model(workspaceId: string): Promise<ServiceKey | undefined>
  /** `like`: another key of the same Direct account. */
  direct(workspaceId: string, like?: ServiceKey): Promise<ServiceKey | undefined>
  sheets(workspaceId: string): Promise<SheetTarget | undefined>
  /** The service no longer takes this key: its owner is told once. */
  refused(credentialId: string, code: string): Promise<void>
}

/** Campaigns that the owner of a workspace may still make. */
export interface CampaignAllowance {
  left(workspaceId: string): Promise<number>
  /** Takes one in the campaign's own transaction, once; throws when none is left. */
  take(tx: Transaction, workspaceId: string, campaignId: string): Promise<void>
}
