import type { Generation } from '../ports/transfers.ts'
import type { OrderState, PlanReason, PlanState } from './states.ts'

/** One size of one product on its way from a WB warehouse to another. */
export interface Route {
  readonly nmId: number
  /** Null: only the seller's words for the size are known. */
  readonly chrtId: number | null
  readonly title: string
  readonly sizeName: string
  readonly sourceId: number
  readonly sourceName: string
  readonly targetId: number
  readonly targetName: string
}

/** 'cabinet': the bot sends with the seller's session; 'hand-over': the seller does, reminded in time. */
export type TransferExecutor = 'cabinet' | 'hand-over'

/** What a seller asks for. */
export interface PlanDraft extends Route {
  readonly credentialId: string | null
  readonly accountKey: string
  readonly quantity: number
  readonly isWhole: boolean
  readonly executor: TransferExecutor
  /** At once, or when quotas open next. */
  readonly when: 'now' | 'window'
}

export interface Plan extends Route {
  readonly id: string
  readonly workspaceId: string
  readonly userId: number
  readonly chatId: number
  readonly number: number
  readonly credentialId: string | null
  readonly accountKey: string
  readonly quantity: number
  readonly moved: number
  readonly isWhole: boolean
  readonly executor: TransferExecutor
  readonly priority: number
  readonly status: PlanState
  readonly reason: PlanReason | null
  readonly isCancelAsked: boolean
  readonly windowAt: Date
  readonly dueAt: Date
  readonly untilAt: Date
  /** The rule that made it. */
  readonly ruleId: string | null
  readonly endedAt: Date | null
  readonly createdAt: Date
}

/** One request of a plan. */
export interface Order {
  readonly id: string
  readonly planId: string
  readonly workspaceId: string
  readonly accountKey: string
  readonly nmId: number
  readonly chrtId: number | null
  readonly sourceId: number
  readonly targetId: number
  readonly units: number
  readonly stockBefore: number | null
  readonly executor: Generation | 'hand-over'
  readonly status: OrderState
  readonly reason: string | null
  readonly supplyId: number | null
  readonly windowAt: Date
  readonly sentAt: Date | null
  readonly verifyAt: Date | null
  readonly verifyAttempts: number
  readonly confirmedAt: Date | null
  readonly createdAt: Date
}

/** WB takes a size for a target again after so long, ms (sellers' reports of 2026). */
export const COOLDOWN_MS = 72 * 3_600_000
/** A plan is tried for so long, ms: four cool-downs and a day. */
export const PLAN_LIFE_MS = 13 * 86_400_000
/** Plans under way in a workspace. */
export const MAX_PLANS = 200
/** Pieces of one plan. */
export const MAX_QUANTITY = 99_999
