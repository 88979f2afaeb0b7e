import type { z } from 'zod'
import type { CampaignContent } from './campaign.ts'
import type { Phrase } from './phrase.ts'

/** A key as clients need it. `accountKey` names the account whose limits a call spends. */
export interface ServiceKey {
  readonly credentialId: string
  readonly accountKey: string
  readonly secret: string
  /** Not secret: folder of a cloud, login of a client, address of a table … */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

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

/** One structured answer of a language model. */
export interface ModelRequest {
  /** `[A-Za-z0-9_-]{1,64}`; names the schema and the step in the cost ledger. */
  readonly name: string
  readonly instructions: string
  /** Data, never instructions: the seller's text and phrases. */
  readonly input: string
  /** What the answer shall look like. No property may be optional: structured output knows only required ones. */
  readonly schema: z.ZodType
  readonly maxOutputTokens: number
}

export interface ModelUsage {
  readonly model: string
  readonly inputTokens: number
  readonly cachedTokens: number
  readonly outputTokens: number
  readonly reasoningTokens: number
  readonly requestId: string | null
}

/** `refused` and `incomplete` are answers of the model, paid for like others. */
export type ModelAnswer = { readonly usage: ModelUsage } & (
  | { readonly kind: 'answer'; readonly json: unknown }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'incomplete'; readonly reason: string }
  | { readonly kind: 'not-json'; readonly text: string }
)

/**
 * Throws AppError: `limit` code `openai.insufficient_quota` (retry never: no money left) or `openai.rate_limited`, `auth`, `invalid`,
 * `unavailable`, `unknown-outcome`.
 */
export interface LanguageModel {
  readonly model: string
  answer(key: ServiceKey, request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer>
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
  direct(workspaceId: string): Promise<ServiceKey | undefined>
  sheets(workspaceId: string): Promise<SheetTarget | undefined>
  /** The service no longer takes this key: its owner is told once. */
  refused(credentialId: string, code: string): Promise<void>
}

/** Credential id of every key that is the operator's, not a seller's. */
export const OPERATORS = 'operator'

/** The ceiling over what is spent on the operator's keys. Amounts are millionths of a dollar. */
export interface Spending {
  /**
   * Makes the call for a person, reserved before and settled after it. Throws AppError `limit` with a code `spending.…` and
   * `retryAfterMs` when the day's money is used up; then nothing was called.
   */
  pay<T>(
    userId: number | null,
    expected: number,
    call: () => Promise<T>,
    priceOf: (result: T) => number,
  ): Promise<T>
  /** What the person may still spend today, and when (ms) the day begins anew. */
  left(userId: number): Promise<SpendingLeft>
}

export interface SpendingLeft {
  readonly calls: number
  readonly micros: number
  readonly freeAt: number
}
