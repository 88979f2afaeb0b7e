import { AppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { ChoiceLook, Form, TextLook } from '#telegram/forms/form.ts'
import { readNumber } from '#telegram/input/numbers.ts'
import { MAX_QUANTITY } from '../../../redistribution/plan.ts'
import type { Rule, RuleDraft } from '../../../redistribution/rules/rule.ts'
import type { RuleService } from '../../../redistribution/rules/service.ts'
import { MIN_LOT } from '../../../redistribution/sending/allocate.ts'
import { routeOf, type TransferFormDeps } from '../form.ts'
import * as looks from '../looks.ts'

export const RULE_FORM = 'transfer-rule'
export const STOCK_FORM = 'transfer-rule-stock'

/** What the form collects. */
export interface RuleAnswers {
  /** Set when a rule is changed. */
  readonly ruleId?: string | undefined
  readonly credentialId?: string | undefined
  /** The bot looks and sends; settled when the form begins. */
  readonly isByBot: boolean
  readonly nmIds: readonly number[]
  readonly chrtId?: number | undefined
  /** The size in words: the seller's, or as it was seen last. */
  readonly size?: string | undefined
  readonly sourceIds: readonly number[]
  readonly targetIds: readonly number[]
  readonly keep: number
  readonly lot: number
}

export interface RuleFormDeps extends Omit<TransferFormDeps, 'showTransfer' | 'showTransfers'> {
  readonly rules: RuleService
  readonly showRule: (ctx: ChatContext, id: string, note?: string) => Promise<void>
  readonly showRules: (ctx: ChatContext) => Promise<void>
}

const KEEP = [10, 20, 50, 100, 200]
const LOTS = [10, 20, 50, 100]

const keepLook: ChoiceLook<number> = {
  label: 'rule-field-keep',
  columns: 3,
  question: ({ lang }) => lang.t('rule-ask-keep'),
  show: ({ lang }, keep) => lang.t('rule-line-keep', { keep }),
  options: ({ lang }) => KEEP.map((value) => ({ value, text: lang.number(value) })),
  read: ({ lang }, text) => readNumber(lang, text, { min: 1, max: MAX_QUANTITY }),
}

const lotLook: ChoiceLook<number> = {
  label: 'rule-field-lot',
  columns: 3,
  question: ({ lang }) => lang.t('rule-ask-lot', { lot: MIN_LOT }),
  show: ({ lang }, lot) => lang.t('rule-line-lot', { lot }),
  options: ({ lang }) => LOTS.map((value) => ({ value, text: lang.number(value) })),
  read: ({ lang }, text) => readNumber(lang, text, { min: MIN_LOT, max: MAX_QUANTITY }),
}

/** "Keep at least so many of this size at that warehouse." */
export function ruleForm(deps: RuleFormDeps): Form<RuleAnswers> {
  return {
    name: RULE_FORM,
    title: 'rule-form-title',
    role: 'manager',
    confirm: 'rule-form-confirm',
    async fill(ask, given) {
      const { ruleId, isByBot = false, credentialId, size: known } = given
      const place = { credentialId, isByBot }
      const nmIds = await ask.pick('nmIds', looks.productLook(deps, place))
      const about = { ...place, nmId: nmIds[0] ?? 0, sizeName: known }
      const end = async () => ({
        keep: await ask.choice('keep', keepLook),
        lot: await ask.choice('lot', lotLook),
      })
      if (!isByBot) {
        const size = await ask.text('size', looks.sizeWordsLook)
        const sourceIds = await ask.pick('sourceIds', looks.warehouseLook(deps, 'source'))
        const targetIds = await ask.pick(
          'targetIds',
          looks.warehouseLook(deps, 'target', sourceIds[0]),
        )
        return { ruleId, ...place, nmIds, size, sourceIds, targetIds, ...(await end()) }
      }
      const chrtId = await ask.choice('chrtId', looks.sizeLook(deps, about))
      const ofSize = { ...about, chrtId }
      const sourceIds = await ask.pick('sourceIds', looks.sourceLook(deps, ofSize))
      const route = { ...ofSize, sourceId: sourceIds[0] ?? 0 }
      const targetIds = await ask.pick('targetIds', looks.targetLook(deps, route))
      const rest = { chrtId, size: known, sourceIds, targetIds }
      return { ruleId, ...place, nmIds, ...rest, ...(await end()) }
    },
    note: async ({ lang }, { isByBot, keep, lot }) =>
      lang.t('rule-form-note', { by: isByBot ? 'bot' : 'hand', keep, lot }),
    async submit(ctx, answers, draftId) {
      const { ruleId, keep, lot } = answers
      const route = await routeOf(ctx, deps, answers)
      if (!route) return fail(ctx.lang.t('transfer-draft-key'))
      const draft: RuleDraft = { ...route, keep, lot }
      try {
        if (ruleId) await deps.rules.edit(actorOf(ctx), ruleId, draft)
        else await deps.rules.create({ ...actorOf(ctx), chatId: ctx.chatId }, draft, draftId)
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'invalid') throw error
        return fail(ctx.lang.say(error.messageKey, error.vars))
      }
      await deps.showRule(ctx, ruleId ?? draftId)
      return ok(undefined)
    },
    cancelled: (ctx, { ruleId }) => (ruleId ? deps.showRule(ctx, ruleId) : deps.showRules(ctx)),
  }
}

/** The answers that a rule stands for: the start of a change. */
export const answersOf = (rule: Rule): RuleAnswers => ({
  ...{ ruleId: rule.id, isByBot: rule.executor === 'cabinet', nmIds: [rule.nmId] },
  ...(rule.credentialId === null ? {} : { credentialId: rule.credentialId }),
  ...(rule.chrtId === null ? {} : { chrtId: rule.chrtId }),
  ...{ size: rule.sizeName, sourceIds: [rule.sourceId], targetIds: [rule.targetId] },
  ...{ keep: rule.keep, lot: rule.lot },
})

/** One question: how many pieces are at the warehouse now. */
export function stockForm({
  rules,
  showRule,
}: Pick<RuleFormDeps, 'rules' | 'showRule'>): Form<{ readonly ruleId: string }> {
  const look = (ruleId: string): TextLook<number> => ({
    label: 'rule-field-stock',
    question: async ({ lang, workspace }) => {
      const { targetName, title, sizeName } = await rules.get(workspace.id, ruleId)
      return lang.t('rule-ask-stock', { target: targetName, title, size: sizeName })
    },
    show: ({ lang }, seen) => lang.t('rule-line-stock', { seen }),
    read: async (ctx, text) => {
      const read = readNumber(ctx.lang, text, { min: 0, max: MAX_QUANTITY })
      if (!read.ok) return read
      await rules.tell(actorOf(ctx), ruleId, read.value)
      await showRule(ctx, ruleId)
      return read
    },
  })
  return {
    name: STOCK_FORM,
    title: 'rule-stock-title',
    role: 'manager',
    async fill(ask, { ruleId = '' }) {
      await ask.text('seen', look(ruleId))
      return { ruleId }
    },
    cancelled: (ctx, { ruleId = '' }) => showRule(ctx, ruleId),
  }
}
