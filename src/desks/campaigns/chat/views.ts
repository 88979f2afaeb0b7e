import type { ChatContext } from '#telegram/context.ts'
import type { Screen } from '#telegram/screen.ts'
import type { Campaign, Cost, GroupView, HistoryFilter, MinusWordView, Who } from '../campaigns.ts'

/** What the first screen of the desk shows. */
export interface HomeView {
  /** Runs under way and how far they are together, 0–1. */
  readonly making: number
  readonly share: number
  readonly completed: number
  readonly failed: number
  readonly archived: number
  /** How many more this person may make. */
  readonly left: number
  readonly latest: readonly Campaign[]
  readonly canManage: boolean
  readonly homeData: string
}

export interface HistoryView {
  readonly filter: HistoryFilter
  readonly page: number
  readonly items: readonly Campaign[]
  readonly total: number
}

export interface CardView {
  readonly campaign: Campaign
  readonly cost: Cost
  /** The run's own card: progress, what stopped it, its buttons; undefined when the run is gone. */
  readonly run: Screen | undefined
  readonly canManage: boolean
}

export interface GroupsView {
  readonly campaign: Campaign
  readonly groups: readonly GroupView[]
  readonly page: number
  /** Suggested minus-words and how many of them are accepted. */
  readonly minusWords: number
  readonly accepted: number
  readonly canManage: boolean
}

export interface GroupCardView {
  readonly campaign: Campaign
  readonly group: GroupView
  /** Groups of the campaign, this one included. */
  readonly groups: readonly GroupView[]
  readonly page: number
  readonly canManage: boolean
}

export interface MinusView {
  readonly campaign: Campaign
  readonly words: readonly MinusWordView[]
  readonly page: number
  readonly canManage: boolean
}

export interface AdView {
  readonly campaign: Campaign
  readonly groups: readonly GroupView[]
  readonly group: GroupView
  /** Index within the group. */
  readonly ad: number
  readonly canManage: boolean
}

/** Who presses, for what is kept with the effect. */
export function whoOf(ctx: ChatContext): Who {
  return {
    workspaceId: ctx.workspace.id,
    userId: ctx.user.id,
    chatId: ctx.chatId,
    updateId: ctx.update.update_id,
  }
}

/** Clusters may be changed: they wait for the seller, and this one may. */
export function canReview({
  campaign,
  canManage,
}: {
  readonly campaign: Campaign
  readonly canManage: boolean
}): boolean {
  return campaign.awaitsReview && canManage
}
