import type { Actor } from '#telegram/identity/authority.ts'
import type { AdExtras, AdGroup, CampaignBrief, CampaignStatus } from './campaign.ts'
import type { Intent, MinusWord, Phrase } from './phrase.ts'
import type { DraftRemark, SpendingLeft } from './ports.ts'

/** A campaign as lists and cards show it. */
export interface Campaign {
  readonly id: string
  readonly name: string
  readonly status: CampaignStatus
  readonly brief: CampaignBrief
  readonly runId: string
  /** Clusters stand and wait for the seller to let them through. */
  readonly awaitsReview: boolean
  readonly keywords: number
  readonly groups: number
  readonly ads: number
  readonly sheetUrl: string | null
  /** Fluent key of why there is no spreadsheet though one was asked for. */
  readonly sheetRefusal: string | null
  readonly draftId: string | null
  /** Fluent key of why there is no draft though one was asked for. */
  readonly draftRefusal: string | null
  readonly draftRemarks: readonly DraftRemark[]
  readonly extras: AdExtras | null
  readonly createdAt: number
  readonly finishedAt: number | null
}

/** What the model cost so far. `micros` (millionths of a dollar) is null when a price is not known: then show tokens. */
export interface Cost {
  readonly micros: number | null
  readonly inputTokens: number
  readonly outputTokens: number
}

export interface GroupView extends AdGroup {
  readonly id: string
  readonly intent: Intent
}

export interface MinusWordView extends MinusWord {
  readonly isAccepted: boolean
}

/** What making it will take, said before the start. */
export interface Estimate {
  readonly wordstatCalls: number
  /** Seeds answered from what is remembered. */
  readonly cachedSeeds: number
  readonly durationMs: number
  /** Null when the model's price is not known. */
  readonly costMicros: number | null
  readonly quota: Quota | null
  /** What may still be spent today on the operator's keys; null when all keys are the seller's own. */
  readonly spending: SpendingLeft | null
  /** What is missing before it can start: a Wordstat key, a model, Direct, a place for the sheet. */
  readonly missing: readonly ('wordstat' | 'model' | 'direct' | 'sheets')[]
}

/** Calls of a Wordstat account in its window. */
export interface Quota {
  readonly calls: number
  readonly left: number
  /** When the next call comes back, ms; null when some are left. */
  readonly nextAt: number | null
  readonly isShared: boolean
}

export interface HistoryFilter {
  /** 'active': all but archived. */
  readonly status: CampaignStatus | 'active'
  /** Made in the last so many days; null: ever. */
  readonly days: 7 | 30 | null
}

export interface Who extends Actor {
  readonly chatId: number
  /** The update that asks: makes a repeat of it harmless. */
  readonly updateId: number
}

/**
 * What can be done with campaigns. Everything is checked against the workspace; `not-found` when it is another's. Changes need a manager, who is
 * one still when they are written (`auth`). Refusals are AppError
 * `invalid` or `conflict` with a messageKey for the seller. All of it may be repeated without a second effect.
 */
export interface Campaigns {
  estimate(of: Actor, brief: CampaignBrief): Promise<Estimate>
  /** Made, counted against the user's limit and started, in one transaction. `id` is the wizard's draft id. */
  create(who: Who, id: string, brief: CampaignBrief): Promise<Campaign>
  /** How many more this user may make. */
  left(workspaceId: string, userId: number): Promise<number>
  get(workspaceId: string, id: string): Promise<Campaign>
  list(
    workspaceId: string,
    filter: HistoryFilter,
    offset: number,
    limit: number,
  ): Promise<{ readonly items: readonly Campaign[]; readonly total: number }>
  cost(workspaceId: string, id: string): Promise<Cost>
  /** Share of the run that is done, 0–1; for the home line and the list. */
  progress(workspaceId: string): Promise<{ readonly making: number; readonly share: number }>

  groups(workspaceId: string, id: string): Promise<readonly GroupView[]>
  group(workspaceId: string, groupId: string): Promise<{ campaign: Campaign; group: GroupView }>
  minusWords(workspaceId: string, id: string): Promise<readonly MinusWordView[]>

  /** Review: only while the campaign awaits it, `conflict` otherwise. */
  merge(by: Actor, groupId: string, intoId: string): Promise<void>
  /**
   * Cuts the group in two where it is loosest; `conflict` when it has one phrase. `newId` is the new group's id, so a repeat changes
   * nothing. Resolves with it.
   */
  split(by: Actor, groupId: string, newId: string): Promise<string>
  rename(by: Actor, groupId: string, name: string): Promise<void>
  drop(by: Actor, groupId: string): Promise<void>
  /** `intoId` null: the phrase leaves the campaign. An emptied group goes with it. */
  movePhrase(
    by: Actor,
    groupId: string,
    phrase: Phrase['text'],
    intoId: string | null,
  ): Promise<void>
  /** The phrase becomes a group of its own, called by it. `newId` is that group's id, so a repeat changes nothing. */
  detachPhrase(by: Actor, groupId: string, phrase: Phrase['text'], newId: string): Promise<void>
  acceptMinusWord(by: Actor, id: string, word: string, isAccepted: boolean): Promise<void>
  /** The seller is content: the run goes on to the ads. */
  letThrough(by: Actor, id: string): Promise<void>

  lockAd(by: Actor, groupId: string, ad: number, isLocked: boolean): Promise<void>
  /** Writes one ad anew in a short run with its own card; files and sheets follow on {@link exportAgain}. False: that was done a moment ago. */
  rewriteAd(who: Who, groupId: string, ad: number): Promise<boolean>
  exportAgain(who: Who, id: string): Promise<void>
  /** Sends the Commander file (or its text form, or the picture of the clusters) into the chat. */
  send(who: Who, id: string, what: 'xlsx' | 'tab' | 'picture'): Promise<void>

  archive(by: Actor, id: string): Promise<void>
  unarchive(by: Actor, id: string): Promise<void>
  remove(by: Actor, id: string): Promise<void>
  /** Lowers the minimum and starts again where nothing was frequent enough; same campaign. */
  lowerMinimum(who: Who, id: string, minFrequency: number): Promise<void>
}
