import { idFrom } from '#core/ids.ts'
import type { Transaction } from '#db/connection.ts'
import { tell } from '../../notices/tell.ts'
import { MAX_PLANS, PLAN_LIFE_MS } from '../plan.ts'
import type { PlanStore } from '../plan-store.ts'
import { nextWindow, REMIND_MS } from '../windows.ts'
import { rulePlanned } from './messages.ts'
import { COMING_MS, needOf, REST_MS, type Rule, type RuleReason } from './rule.ts'
import type { RuleStore } from './store.ts'

export interface DecideDeps {
  readonly plans: PlanStore
  readonly rules: RuleStore
  /** When quotas open, in minutes of Moscow's day. */
  readonly windows: readonly number[]
}

/** Stock as somebody has just seen it, pieces. */
export interface Sight {
  readonly seen: number
  readonly source?: number | undefined
}

/** Looks at the figures of a rule and makes its plan if one is needed, in the transaction that holds the rule's row. */
export function createDecide({ plans, rules, windows }: DecideDeps) {
  return async (
    tx: Transaction,
    rule: Rule,
    { seen, source }: Sight,
    nowMs: number,
  ): Promise<{ readonly reason: RuleReason; readonly coming: number }> => {
    const coming = await rules.coming(tx, rule, nowMs - COMING_MS)
    const need = needOf(rule, { seen, coming, source })
    if ('hold' in need) return { reason: need.hold, coming }
    const last = await rules.lastPlan(tx, rule.id)
    const isResting =
      last?.status === 'cancelled' && (last.endedAt?.getTime() ?? 0) > nowMs - REST_MS
    if (isResting) return { reason: 'rest', coming }
    const windowAt = nextWindow(windows, nowMs)
    const { workspaceId, userId, chatId, credentialId, accountKey, executor } = rule
    const { nmId, chrtId, title, sizeName, sourceId, sourceName, targetId, targetName } = rule
    const id = idFrom(`rule:${rule.id}:${nowMs}`)
    const { quantity } = need
    const made = await plans.create(
      tx,
      id,
      {
        ...{ workspaceId, userId, chatId, credentialId, accountKey, executor, quantity },
        ...{ nmId, chrtId, title, sizeName, sourceId, sourceName, targetId, targetName },
        ...{ ruleId: rule.id, isWhole: false, when: 'window', createdAt: new Date(nowMs) },
        windowAt: new Date(windowAt),
        dueAt: new Date(windowAt - (executor === 'hand-over' ? REMIND_MS : 0)),
        untilAt: new Date(nowMs + PLAN_LIFE_MS),
      },
      MAX_PLANS,
    )
    if (made !== 'made') return { reason: made === 'limit' ? 'limit' : 'coming', coming }
    // Who has just told the stock sees the plan at once.
    if (executor === 'cabinet') await tell(tx, rulePlanned({ ...rule, seen }, { id, quantity }))
    return { reason: 'planned', coming: coming + quantity }
  }
}
