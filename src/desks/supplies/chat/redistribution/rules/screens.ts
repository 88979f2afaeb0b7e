import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { Rule } from '../../../redistribution/rules/rule.ts'
import { openTransfer, openTransfers } from '../actions.ts'
import * as actions from './actions.ts'

export const RULES_PAGE = 6

export interface RulesView {
  readonly rules: readonly Rule[]
  readonly total: number
  readonly page: number
  readonly canManage: boolean
}

const nameOf = ({ targetName, title, sizeName }: Rule) => `${targetName} · ${title} ${sizeName}`

export function rulesScreen(lang: Lang, { rules, total, page, canManage }: RulesView): Screen {
  const pages = Math.ceil(total / RULES_PAGE)
  const add: Button = {
    text: lang.t('button-rule-new'),
    data: actions.newRule({}),
    style: 'primary',
  }
  return {
    text: [
      lang.t('rules-title'),
      total === 0 ? lang.t('rules-empty') : lang.t('rules-count', { total }),
    ].join('\n'),
    keyboard: [
      ...rules.map((rule) => [
        {
          text: `${lang.t('rule-mark', { status: rule.status })} ${fitLabel(nameOf(rule), 34)}`,
          data: actions.openRule({ id: rule.id }),
        },
      ]),
      ...pager({ page, pages }, (to) => actions.openRules({ page: to })),
      ...(canManage ? [[add]] : []),
      [{ text: lang.t('button-transfers-back'), data: openTransfers({ page: 0 }) }],
    ],
  }
}

export interface RuleView {
  readonly rule: Rule
  readonly lastPlan: { readonly id: string; readonly number: number } | undefined
  /** Name of the seller account, where the shop has several. */
  readonly cabinet: string | undefined
  readonly nowMs: number
  readonly canManage: boolean
}

/** One rule: what it keeps where, what it saw last and when it looks again. */
export function ruleScreen(lang: Lang, view: RuleView): Screen {
  const { rule, cabinet } = view
  const { status, executor, seen, lookedAt, reason } = rule
  const lines = [
    lang.t('rule-title', { target: rule.targetName }),
    lang.t('transfer-card-goods', { title: rule.title, size: rule.sizeName }),
    lang.t('transfer-card-route', { source: rule.sourceName, target: rule.targetName }),
    lang.t('rule-wish', { keep: rule.keep, lot: rule.lot }),
    ...(cabinet ? [lang.t('cabinet-line', { name: cabinet })] : []),
    ...(seen === null || lookedAt === null
      ? []
      : [
          lang.t('rule-seen', {
            seen,
            coming: rule.coming ?? 0,
            at: lang.dateTime(lookedAt.getTime()),
          }),
        ]),
    ...(reason === null ? [] : [lang.t('rule-reason', { reason })]),
    lang.t('rule-state', {
      status: status !== 'active' ? status : rule.lookAt.getTime() <= view.nowMs ? 'now' : executor,
      at: lang.dateTime(rule.lookAt.getTime()),
    }),
  ]
  return { text: lines.join('\n'), keyboard: ruleKeyboard(lang, view) }
}

function ruleKeyboard(lang: Lang, { rule, lastPlan, canManage }: RuleView): Button[][] {
  const { id, status, executor } = rule
  const rows: Button[][] = []
  if (canManage && status === 'active' && executor === 'hand-over')
    rows.push([
      { text: lang.t('transfer-button-tell'), data: actions.tellStock({ id }), style: 'primary' },
    ])
  if (lastPlan)
    rows.push([
      {
        text: lang.t('button-rule-plan', { number: lastPlan.number }),
        data: openTransfer({ id: lastPlan.id }),
      },
    ])
  if (canManage) {
    const turn: Button =
      status === 'active'
        ? { text: lang.t('button-monitor-pause'), data: actions.pauseRule({ id }) }
        : { text: lang.t('button-rule-resume'), data: actions.resumeRule({ id }) }
    rows.push([
      turn,
      { text: lang.t('button-monitor-edit'), data: actions.editRule({ id }) },
      { text: lang.t('button-monitor-remove'), data: actions.askRemoveRule({ id }) },
    ])
  }
  rows.push([{ text: lang.t('button-rules-back'), data: actions.openRules({ page: 0 }) }])
  return rows
}

/** Confirms a deletion; the safe choice first. */
export function removeRuleScreen(lang: Lang, { id, targetName, title, sizeName }: Rule): Screen {
  return {
    text: lang.t('rule-remove-ask', { target: targetName, title, size: sizeName }),
    keyboard: [
      [{ text: lang.t('button-monitor-keep'), data: actions.openRule({ id }) }],
      [
        {
          text: lang.t('button-monitor-remove'),
          data: actions.removeRule({ id }),
          style: 'danger',
        },
      ],
    ],
  }
}
