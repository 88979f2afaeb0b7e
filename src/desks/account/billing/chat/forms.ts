import { fail, ok } from '#core/result.ts'
import type { Database } from '#db/connection.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import { adminAsked } from '../notices.ts'
import type { Promo, Redeemed } from '../promo.ts'
import type { PersonPayment } from '../service.ts'

export const PROMO_FORM = 'billing-promo'
export const SUPPORT_FORM = 'billing-support'

const MAX_QUESTION = 1_000

/** One question: the code. It is used while it is read. */
export function promoForm(deps: {
  readonly promo: Pick<Promo, 'redeem'>
  readonly showGift: (ctx: ChatContext, gift: Redeemed & { kind: 'given' }) => Promise<void>
  readonly back: (ctx: ChatContext) => Promise<void>
}): Form<object> {
  const look: TextLook<string> = {
    label: 'billing-promo-label',
    show: ({ lang }, code) => lang.t('billing-promo-value', { code }),
    question: ({ lang }) => lang.t('billing-promo-question'),
    read: async (ctx, text) => {
      const ref = `update:${ctx.update.update_id}`
      const redeemed = await deps.promo.redeem(ctx.user.id, text, ref)
      if (redeemed.kind !== 'given') return fail(ctx.lang.t(`billing-promo-${redeemed.kind}`))
      await deps.showGift(ctx, redeemed)
      return ok(text.trim())
    },
  }
  return {
    name: PROMO_FORM,
    title: 'billing-promo-title',
    async fill(ask) {
      await ask.text('code', look)
      return {}
    },
    cancelled: deps.back,
  }
}

/** One question about a payment, sent to the admins of the installation. */
export function supportForm(deps: {
  readonly db: Database
  readonly enqueue: Enqueue
  readonly adminIds: readonly number[]
  /** Data of the button that shows an admin who asks. */
  readonly cardOf: (userId: number) => string
  readonly payments: (userId: number) => Promise<readonly PersonPayment[]>
  readonly showSent: (ctx: ChatContext) => Promise<void>
  readonly back: (ctx: ChatContext) => Promise<void>
}): Form<object> {
  const look: TextLook<string> = {
    label: 'billing-support-label',
    show: ({ lang }, text) => lang.t('billing-support-value', { text }),
    question: ({ lang }) => lang.t('billing-support-question'),
    read: async (ctx, text) => {
      const question = text.trim()
      if (question === '' || question.length > MAX_QUESTION) {
        return fail(ctx.lang.t('billing-support-wrong', { max: MAX_QUESTION }))
      }
      const [last] = await deps.payments(ctx.user.id)
      const { id, firstName, username } = ctx.user
      const asked = {
        ...{ question, userId: id, ref: String(ctx.update.update_id) },
        name: username ? `${firstName}, @${username}` : firstName,
        chargeId: last?.chargeId ?? '–',
      }
      await deps.enqueue(
        deps.db,
        ...deps.adminIds.map((adminId) => adminAsked(adminId, asked, deps.cardOf(id))),
      )
      await deps.showSent(ctx)
      return ok(question)
    },
  }
  return {
    name: SUPPORT_FORM,
    title: 'billing-support-title',
    async fill(ask) {
      await ask.text('question', look)
      return {}
    },
    cancelled: deps.back,
  }
}
