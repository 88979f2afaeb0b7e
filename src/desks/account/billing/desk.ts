import type { AppError } from '#core/errors.ts'
import { USED_UP } from '#core/used-up.ts'
import { Desk } from '#telegram/desk.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import { openPlan } from './chat/actions.ts'
import { promoForm, supportForm } from './chat/forms.ts'
import { type BillingHandlerDeps, createBillingHandlers } from './chat/handlers.ts'
import { LIMIT_KINDS, type LimitKind } from './plans.ts'
import type { Promo } from './promo.ts'

export interface BillingDeskDeps extends BillingHandlerDeps {
  readonly promo: Pick<Promo, 'redeem'>
  readonly enqueue: Enqueue
  readonly adminIds: readonly number[]
  readonly cardOf: (userId: number) => string
}

/** Plans and payments in the chat. */
export function billingDesk(deps: BillingDeskDeps): Desk {
  const { db, enqueue, adminIds, cardOf, promo } = deps
  const desk = new Desk('plan')
  desk.help = 'help-plan'
  const handlers = createBillingHandlers(desk, deps)
  const back = handlers.showPlan
  desk.menu = {
    label: 'button-menu-plan',
    data: openPlan({}),
    row: 2,
    line: async ({ lang, workspace }) => {
      const { state, plan, uses } = await deps.planOf(workspace.ownerId)
      const left = uses.find(({ kind }) => kind === 'catch')?.left ?? 0
      if (plan === null) return lang.t('home-trial', { left })
      return lang.t('billing-home', { plan, left, state })
    },
  }
  desk.slash({ name: 'plan', description: 'command-plan', handle: handlers.showPlan })
  desk.slash({
    name: 'paysupport',
    description: 'command-paysupport',
    handle: handlers.showSupport,
  })
  desk.forms.push(
    promoForm({ promo, showGift: handlers.showGift, back }),
    supportForm({
      ...{ db, enqueue, adminIds, cardOf, showSent: handlers.showSent, back },
      payments: (userId) => deps.paymentsOf(userId, 1),
    }),
  )
  desk.errors.set(USED_UP, (ctx, { vars }, wayBack) =>
    handlers.showPaywall(ctx, kindIn(vars), wayBack),
  )
  return desk
}

function kindIn({ kind }: AppError['vars']): LimitKind {
  return LIMIT_KINDS.find((one) => one === kind) ?? 'catch'
}
