import { fail, ok, type Result } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { ChoiceLook, Form, TextLook } from '#telegram/forms/form.ts'
import type { Audit } from '../audit/audit.ts'
import type { PaidPlan, PromosForAdmins } from '../ports.ts'
import { type GiftKind, giftLook, mostOf, readAmount } from './gift.ts'

export const PROMO_FORM = 'admin-promo'

/** People who may use it, and days it may be used; both may be typed as well. */
const PEOPLE = [1, 10, 100, 1_000]
const DAYS = [7, 30, 90, 0]
const MOST_PEOPLE = 100_000
const MOST_DAYS = 366

export interface PromoDraft {
  readonly code: string
  readonly kind: GiftKind
  readonly amount: number
  readonly people: number
  /** 0: it does not end. */
  readonly days: number
}

/** What is typed, what it gives, to how many, until when; a summary says it all. */
export function promoForm(deps: {
  readonly audit: Pick<Audit, 'require'>
  readonly promos: Pick<PromosForAdmins, 'promo' | 'promoCodeOf'>
  readonly sold: readonly PaidPlan[]
  readonly create: (ctx: ChatContext, draft: PromoDraft, draftId: string) => Promise<Result<void>>
  readonly back: (ctx: ChatContext) => Promise<void>
}): Form<PromoDraft> {
  const code: TextLook<string> = {
    label: 'admin-promo-label-code',
    show: ({ lang }, value) => lang.t('admin-promo-line-code', { code: value }),
    question: ({ lang }) => lang.t('admin-promo-ask-code'),
    read: async (ctx, text) => {
      deps.audit.require(ctx.user.id)
      const clean = deps.promos.promoCodeOf(text)
      if (!clean) return fail(ctx.lang.t('admin-promo-wrong-code'))
      const isTaken = (await deps.promos.promo(clean)) !== undefined
      return isTaken ? fail(ctx.lang.t('admin-promo-taken', { code: clean })) : ok(clean)
    },
  }
  const amountOf = (what: GiftKind): TextLook<number> => ({
    label: 'admin-grant-label-amount',
    show: ({ lang }, value) => lang.t('admin-grant-amount', { amount: value }),
    question: ({ lang }) => lang.t('admin-promo-ask-amount', { kind: what }),
    read: (ctx, text) => readAmount(ctx, text, mostOf(what)),
  })
  const people: ChoiceLook<number> = {
    label: 'admin-promo-label-people',
    columns: 2,
    show: ({ lang }, value) => lang.t('admin-promo-line-people', { people: value }),
    question: ({ lang }) => lang.t('admin-promo-ask-people'),
    options: ({ lang }) => PEOPLE.map((value) => ({ value, text: lang.number(value) })),
    read: (ctx, text) => readAmount(ctx, text, MOST_PEOPLE),
  }
  const days: ChoiceLook<number> = {
    label: 'admin-promo-label-days',
    columns: 2,
    show: ({ lang }, value) => lang.t('admin-promo-line-days', { days: value }),
    question: ({ lang }) => lang.t('admin-promo-ask-days'),
    options: ({ lang }) =>
      DAYS.map((value) => ({ value, text: lang.t('admin-promo-button-days', { days: value }) })),
    read: (ctx, text) => readAmount(ctx, text, MOST_DAYS),
  }
  return {
    name: PROMO_FORM,
    title: 'admin-promo-form',
    confirm: 'admin-button-promo-save',
    async fill(ask) {
      const typed = await ask.text('code', code)
      const kind = await ask.choice('kind', giftLook(deps.sold))
      return {
        ...{ code: typed, kind },
        amount: await ask.text('amount', amountOf(kind)),
        people: await ask.choice('people', people),
        days: await ask.choice('days', days),
      }
    },
    note: async ({ lang }) => lang.t('admin-promo-note'),
    async submit(ctx, draft, draftId) {
      deps.audit.require(ctx.user.id)
      return deps.create(ctx, draft, draftId)
    },
    cancelled: deps.back,
  }
}
