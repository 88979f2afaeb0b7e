import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { openTransfer } from '../../chat/redistribution/actions.ts'
import { openRule, tellStock } from '../../chat/redistribution/rules/actions.ts'
import type { Rule } from './rule.ts'

const varsOf = (rule: Rule) => ({
  ...{ source: rule.sourceName, target: rule.targetName, title: rule.title, size: rule.sizeName },
  ...{ keep: rule.keep, seen: rule.seen ?? 0 },
})

/** A rule found too few pieces and made a plan. */
export function rulePlanned(
  rule: Rule,
  plan: { readonly id: string; readonly quantity: number },
): OwedMessage {
  return {
    key: `transfer-rule:${plan.id}:planned`,
    ...{ chatId: rule.chatId, workspaceId: rule.workspaceId },
    notice: {
      messageKey: 'transfer-rule-planned',
      vars: { ...varsOf(rule), quantity: plan.quantity },
      keyboard: [
        [
          { labelKey: 'transfer-button-card', data: openTransfer({ id: plan.id }) },
          { labelKey: 'transfer-button-rule', data: openRule({ id: rule.id }) },
        ],
      ],
    },
  }
}

/** Nobody but the seller knows the stock. */
export function ruleAsks(rule: Rule): OwedMessage {
  return {
    key: `transfer-rule:${rule.id}:ask:${rule.lookAt.getTime()}`,
    ...{ chatId: rule.chatId, workspaceId: rule.workspaceId },
    notice: {
      messageKey: 'transfer-rule-asks',
      vars: varsOf(rule),
      keyboard: [
        [{ labelKey: 'transfer-button-tell', data: tellStock({ id: rule.id }) }],
        [{ labelKey: 'transfer-button-rule', data: openRule({ id: rule.id }) }],
      ],
    },
  }
}
