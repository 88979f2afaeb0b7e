import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { KeySummary } from '../../../ports.ts'
import type { RuleService } from '../../../redistribution/rules/service.ts'
import type { TransferHandlerDeps } from '../handlers.ts'
import * as actions from './actions.ts'
import { answersOf, RULE_FORM, ruleForm, STOCK_FORM, stockForm } from './form.ts'
import { RULES_PAGE, removeRuleScreen, ruleScreen, rulesScreen } from './screens.ts'

export interface RuleHandlerDeps extends TransferHandlerDeps {
  readonly rules: RuleService
  /** The seller account to work with, or undefined after a screen that asks which one. */
  readonly cabinet: (ctx: ChatContext, to: 'rule') => Promise<KeySummary | undefined>
  /** Name of a seller account where the shop has several. */
  readonly nameOf: (ctx: ChatContext, accountKey: string) => Promise<string | undefined>
}

/** Everything a seller does with rules that make plans anew. */
export function bringRules(desk: Desk, deps: RuleHandlerDeps) {
  const { rules, service } = deps
  const manager = { role: 'manager' } as const
  const canManage = (ctx: ChatContext) => ctx.role !== 'viewer'

  const showRules = async (ctx: ChatContext, asked = 0): Promise<void> => {
    const page = Math.max(0, asked)
    const at = { offset: page * RULES_PAGE, limit: RULES_PAGE }
    const { items, total } = await rules.page(ctx.workspace.id, at)
    if (page > 0 && items.length === 0) return showRules(ctx, 0)
    await ctx.show(rulesScreen(ctx.lang, { rules: items, total, page, canManage: canManage(ctx) }))
  }

  const showRule = async (ctx: ChatContext, id: string): Promise<void> => {
    const rule = await rules.get(ctx.workspace.id, id)
    const [lastPlan, cabinet] = await Promise.all([
      rules.lastPlan(id),
      deps.nameOf(ctx, rule.accountKey),
    ])
    const view = { rule, lastPlan, cabinet, nowMs: ctx.clock.now() }
    await ctx.show(ruleScreen(ctx.lang, { ...view, canManage: canManage(ctx) }))
  }

  const startRule = async (ctx: ChatContext): Promise<void> => {
    const key = await deps.cabinet(ctx, 'rule')
    if (!key) return
    const { credentialId } = key
    const isByBot = await service.canSend(ctx.workspace.id, credentialId)
    await ctx.startForm(RULE_FORM, { isByBot, credentialId })
  }

  desk.forms.push(
    ruleForm({ ...deps, showRule, showRules: (ctx) => showRules(ctx) }),
    stockForm({ rules, showRule }),
  )
  desk.tap(actions.openRules, (ctx, { page }) => showRules(ctx, page))
  desk.tap(actions.openRule, (ctx, { id }) => showRule(ctx, id))
  desk.tap(actions.newRule, startRule, manager)
  desk.tap(
    actions.newRuleOf,
    async (ctx, { id }) => {
      const plan = await service.get(ctx.workspace.id, id)
      const { credentialId, chrtId, executor, quantity } = plan
      const isByBot = executor === 'cabinet' && chrtId !== null
      await ctx.startForm(RULE_FORM, {
        ...{ isByBot, nmIds: [plan.nmId], size: plan.sizeName, lot: quantity },
        ...(credentialId !== null && { credentialId }),
        ...(chrtId !== null && { chrtId }),
        ...{ sourceIds: [plan.sourceId], targetIds: [plan.targetId] },
      })
    },
    manager,
  )
  desk.tap(
    actions.editRule,
    async (ctx, { id }) => {
      const rule = await rules.get(ctx.workspace.id, id)
      await ctx.startForm(RULE_FORM, { ...answersOf(rule) })
    },
    manager,
  )
  desk.tap(
    actions.pauseRule,
    async (ctx, { id }) => {
      await rules.pause(actorOf(ctx), id)
      await showRule(ctx, id)
    },
    manager,
  )
  desk.tap(
    actions.resumeRule,
    async (ctx, { id }) => {
      await rules.resume(actorOf(ctx), id)
      await showRule(ctx, id)
    },
    manager,
  )
  desk.tap(
    actions.tellStock,
    async (ctx, { id }) => {
      const { status } = await rules.get(ctx.workspace.id, id)
      if (status !== 'active') return showRule(ctx, id)
      await ctx.startForm(STOCK_FORM, { ruleId: id })
    },
    manager,
  )
  desk.tap(
    actions.askRemoveRule,
    async (ctx, { id }) => {
      await ctx.show(removeRuleScreen(ctx.lang, await rules.get(ctx.workspace.id, id)))
    },
    manager,
  )
  desk.tap(
    actions.removeRule,
    async (ctx, { id }) => {
      await rules.remove(actorOf(ctx), id)
      await ctx.toast(ctx.lang.t('toast-rule-removed'))
      await showRules(ctx)
    },
    manager,
  )
  return { startRule }
}
