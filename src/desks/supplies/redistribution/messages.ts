import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { NoticeButton } from '#telegram/outbox/notice.ts'
import {
  confirmTransfer,
  declineTransfer,
  openTransfer,
  sayTransfer,
} from '../chat/redistribution/actions.ts'
import type { Order, Plan } from './plan.ts'
import type { PlanReason } from './states.ts'

const STOCK_CONTROL = '/stock-control'

/** Where sellers move stock by hand; the path is what the seller account itself opens. */
export const stockControlLink = (base: string) => `${base}${STOCK_CONTROL}`

function varsOf(plan: Plan) {
  return {
    ...{ source: plan.sourceName, target: plan.targetName, title: plan.title },
    ...{ size: plan.sizeName, number: plan.number, quantity: plan.quantity, moved: plan.moved },
  }
}

const toPlan = (plan: Plan): NoticeButton => ({
  labelKey: 'transfer-button-card',
  data: openTransfer({ id: plan.id }),
})

const owed = (plan: Plan, name: string, isLoud: boolean) => ({
  key: `transfer:${plan.id}:${name}`,
  chatId: plan.chatId,
  workspaceId: plan.workspaceId,
  isLoud,
})

/** The one message of a plan that moved something, when it is over. */
export function transferDone(plan: Plan, isByHand: boolean): OwedMessage {
  const vars = { ...varsOf(plan), by: isByHand ? 'hand' : 'bot' }
  return {
    ...owed(plan, 'done', true),
    notice: { messageKey: 'transfer-done', vars, keyboard: [[toPlan(plan)]] },
  }
}

/** A part went; the rest waits for the cool-down. */
export function transferPart(plan: Plan, order: Order, nextAt: string): OwedMessage {
  const vars = { ...varsOf(plan), units: order.units, nextDay: nextAt }
  return {
    ...owed(plan, `part:${order.id}`, false),
    notice: { messageKey: 'transfer-part', vars, keyboard: [[toPlan(plan)]] },
  }
}

/** Over, and nothing went. */
export function transferEnded(plan: Plan, reason: PlanReason): OwedMessage {
  return {
    ...owed(plan, 'ended', false),
    notice: {
      messageKey: 'transfer-ended',
      vars: { ...varsOf(plan), reason },
      keyboard: [[toPlan(plan)]],
    },
  }
}

/** The seller has to act; `why`: 'asked' when that was agreed, else what keeps the bot from it. */
export function transferHanded(
  base: string,
  plan: Plan,
  why: PlanReason | 'asked',
  nowMs: number,
): OwedMessage {
  const { id } = plan
  const minutes = Math.max(0, Math.round((plan.windowAt.getTime() - nowMs) / 60_000))
  return {
    ...owed(plan, `handed:${plan.windowAt.getTime()}`, true),
    notice: {
      messageKey: 'transfer-handed',
      vars: { ...varsOf(plan), left: plan.quantity - plan.moved, why, minutes },
      keyboard: [
        [{ labelKey: 'transfer-button-cabinet', url: stockControlLink(base) }],
        [
          { labelKey: 'transfer-button-sent', data: confirmTransfer({ id }) },
          { labelKey: 'transfer-button-not-now', data: declineTransfer({ id }) },
        ],
        [toPlan(plan)],
      ],
    },
  }
}

/** WB's answer was unclear and the bot cannot find out: the seller can. */
export function transferUnclear(base: string, plan: Plan, order: Order): OwedMessage {
  const { id } = order
  return {
    ...owed(plan, `unclear:${order.id}`, false),
    notice: {
      messageKey: 'transfer-unclear',
      vars: { ...varsOf(plan), units: order.units },
      keyboard: [
        [{ labelKey: 'transfer-button-cabinet', url: stockControlLink(base) }],
        [
          { labelKey: 'transfer-button-there', data: sayTransfer({ id, what: 'there' }) },
          { labelKey: 'transfer-button-not-there', data: sayTransfer({ id, what: 'not' }) },
        ],
      ],
    },
  }
}
