import { AppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form } from '#telegram/forms/form.ts'
import type { PlanDraft } from '../../redistribution/plan.ts'
import type { TransferService } from '../../redistribution/service.ts'
import * as looks from './looks.ts'

export const TRANSFER_FORM = 'transfer'

/** What the form collects. */
export interface TransferAnswers {
  readonly credentialId?: string | undefined
  /** The bot sends; settled when the form begins, so that questions do not change under the seller's hands. */
  readonly isByBot: boolean
  readonly nmIds: readonly number[]
  /** WB's number of the size, for the bot. */
  readonly chrtId?: number | undefined
  /** The size in the seller's words, for who sends by hand. */
  readonly size?: string | undefined
  readonly sourceIds: readonly number[]
  readonly targetIds: readonly number[]
  readonly quantity: number
  readonly parts: 'any' | 'whole'
  readonly when: 'now' | 'window'
}

export interface TransferFormDeps extends looks.TransferLookDeps {
  readonly service: TransferService
  readonly warehouseName: (id: number) => string
  readonly showTransfer: (ctx: ChatContext, id: string) => Promise<void>
  readonly showTransfers: (ctx: ChatContext) => Promise<void>
}

/** A size of a product from one WB warehouse to another. */
export function transferForm(deps: TransferFormDeps): Form<TransferAnswers> {
  return {
    name: TRANSFER_FORM,
    title: 'transfer-form-title',
    role: 'manager',
    confirm: 'transfer-form-confirm',
    async fill(ask, given) {
      const { isByBot = false, credentialId } = given
      const place = { credentialId, isByBot }
      const nmIds = await ask.pick('nmIds', looks.productLook(deps, place))
      const about = { ...place, nmId: nmIds[0] ?? 0 }
      if (!isByBot) {
        const size = await ask.text('size', looks.sizeWordsLook)
        const sourceIds = await ask.pick('sourceIds', looks.warehouseLook(deps, 'source'))
        const targetIds = await ask.pick(
          'targetIds',
          looks.warehouseLook(deps, 'target', sourceIds[0]),
        )
        const quantity = await ask.choice('quantity', looks.quantityLook(deps, about))
        const when = await ask.choice('when', looks.whenLook(deps))
        const rest = { size, sourceIds, targetIds, quantity, when, parts: 'any' } as const
        return { ...place, nmIds, ...rest }
      }
      const chrtId = await ask.choice('chrtId', looks.sizeLook(deps, about))
      const ofSize = { ...about, chrtId }
      const sourceIds = await ask.pick('sourceIds', looks.sourceLook(deps, ofSize))
      const route = { ...ofSize, sourceId: sourceIds[0] ?? 0 }
      const targetIds = await ask.pick('targetIds', looks.targetLook(deps, route))
      const quantity = await ask.choice('quantity', looks.quantityLook(deps, route))
      const when = await ask.choice('when', looks.whenLook(deps))
      const parts = await ask.choice('parts', looks.partsLook)
      return { ...place, nmIds, chrtId, sourceIds, targetIds, quantity, when, parts }
    },
    note: async ({ lang }, { isByBot, quantity, when }) => {
      const by = isByBot ? 'bot' : 'hand'
      return lang.t('transfer-form-note', { by: when === 'now' ? `${by}-now` : by, quantity })
    },
    async submit(ctx, answers, draftId) {
      const draft = await draftOf(ctx, deps, answers)
      if (!draft) return fail(ctx.lang.t('transfer-draft-key'))
      try {
        await deps.service.create({ ...actorOf(ctx), chatId: ctx.chatId }, draft, draftId)
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'invalid') throw error
        return fail(ctx.lang.say(error.messageKey, error.vars))
      }
      await deps.showTransfer(ctx, draftId)
      return ok(undefined)
    },
    cancelled: deps.showTransfers,
  }
}

async function draftOf(
  ctx: ChatContext,
  deps: TransferFormDeps,
  answers: TransferAnswers,
): Promise<PlanDraft | undefined> {
  const route = await routeOf(ctx, deps, answers)
  const { quantity, when, parts } = answers
  return route && { ...route, quantity, when, isWhole: parts === 'whole' }
}

/** The size, the way and whose account, with the names as WB has them now; undefined without a working key. */
export async function routeOf(
  { workspace, lang }: ChatContext,
  { service, warehouseName }: Pick<TransferFormDeps, 'service' | 'warehouseName'>,
  answers: Pick<
    TransferAnswers,
    'credentialId' | 'isByBot' | 'nmIds' | 'chrtId' | 'size' | 'sourceIds' | 'targetIds'
  >,
): Promise<Omit<PlanDraft, 'quantity' | 'when' | 'isWhole'> | undefined> {
  const key = await service.account(workspace.id, answers.credentialId)
  if (!key) return undefined
  const [nmId = 0] = answers.nmIds
  const [sourceId = 0] = answers.sourceIds
  const [targetId = 0] = answers.targetIds
  const lines = answers.isByBot ? await service.stock(workspace.id, answers.credentialId, nmId) : []
  const line = lines.find((one) => one.chrtId === answers.chrtId && one.warehouseId === sourceId)
  const quotas = await service.quotasOf(workspace.id, answers.credentialId)
  const nameOf = (id: number) => quotas.get(id)?.name ?? warehouseName(id)
  const known = await service.products(workspace.id, answers.credentialId, String(nmId))
  const title = known.find((one) => one.nmId === nmId)?.title
  return {
    ...{
      nmId,
      chrtId: answers.chrtId ?? null,
      title: title || lang.t('transfer-product', { nm: String(nmId) }),
    },
    sizeName: line?.sizeName || answers.size || '–',
    ...{ sourceId, sourceName: line?.warehouseName ?? nameOf(sourceId) },
    ...{ targetId, targetName: nameOf(targetId) },
    ...{ credentialId: key.credentialId, accountKey: key.accountKey },
    executor: answers.isByBot ? 'cabinet' : 'hand-over',
  }
}
