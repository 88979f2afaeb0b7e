import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { NoticeButton } from '#telegram/outbox/notice.ts'
import { openPayments, openPlan } from './chat/actions.ts'

const planButton: NoticeButton = { labelKey: 'billing-button-plan', data: openPlan({}) }
const receiptsButton: NoticeButton = { labelKey: 'billing-button-payments', data: openPayments({}) }

const cardButton = (data: string): NoticeButton => ({ labelKey: 'billing-button-card', data })

interface About {
  readonly ownerId: number
  readonly plan: string
}

/** A private matter of the owner: no workspace's, so no helper ever reads it. */
function toOwner(
  ownerId: number,
  key: string,
  messageKey: string,
  vars: Readonly<Record<string, string | number>>,
  buttons: readonly NoticeButton[] = [planButton],
): OwedMessage {
  return {
    ...{ key, chatId: ownerId, workspaceId: null },
    notice: { messageKey, vars, ...(buttons.length > 0 && { keyboard: [buttons] }) },
  }
}

type Bought = About & { readonly chargeId: string; readonly stars: number; readonly endsAt: number }

export const thanks = ({ ownerId, plan, stars, chargeId, endsAt }: Bought): OwedMessage => ({
  ...toOwner(ownerId, `paid:${chargeId}`, 'billing-paid', { plan, stars, endDay: endsAt }, [
    planButton,
    receiptsButton,
  ]),
  isLoud: true,
})

export const renewed = ({ ownerId, plan, stars, chargeId, endsAt }: Bought): OwedMessage =>
  toOwner(ownerId, `paid:${chargeId}`, 'billing-renewed', {
    ...{ plan, stars, endDay: endsAt },
  })

interface Money {
  readonly userId: number
  readonly chargeId: string
  readonly stars: number
}

export const refunded = ({ userId, chargeId, stars }: Money): OwedMessage =>
  toOwner(userId, `refunded:${chargeId}`, 'billing-refunded', { stars })

export const unmatched = ({ userId, chargeId, stars }: Money): OwedMessage =>
  toOwner(userId, `paid:${chargeId}`, 'billing-unmatched', { stars, charge: chargeId }, [])

/** `cardData`: where an admin sees who it is. */
export const adminUnmatched = (
  adminId: number,
  { userId, chargeId, stars }: Money,
  cardData: string,
): OwedMessage =>
  toOwner(
    adminId,
    `unmatched:${chargeId}:${adminId}`,
    'billing-admin-unmatched',
    { stars, charge: chargeId, user: String(userId) },
    [cardButton(cardData)],
  )

export const adminReconciled = (
  adminId: number,
  day: string,
  found: { readonly payments: number; readonly refunds: number; readonly unmatched: number },
): OwedMessage =>
  toOwner(adminId, `reconciled:${day}:${adminId}`, 'billing-admin-reconciled', { ...found }, [])

export const adminAsked = (
  adminId: number,
  of: {
    readonly userId: number
    readonly name: string
    readonly question: string
    readonly chargeId: string
    readonly ref: string
  },
  cardData: string,
): OwedMessage =>
  toOwner(
    adminId,
    `paysupport:${of.ref}:${adminId}`,
    'billing-admin-asked',
    { user: String(of.userId), name: of.name, question: of.question, charge: of.chargeId },
    [cardButton(cardData)],
  )

type Ending = About & { readonly endsAt: number }

export const renewalOff = ({ ownerId, plan, endsAt, was }: Ending & { readonly was: string }) =>
  toOwner(ownerId, `renewal-off:${ownerId}:${endsAt}:${was}`, 'billing-renewal-off', {
    ...{ plan, endDay: endsAt },
  })

export const renewalOn = ({ ownerId, plan, endsAt, was }: Ending & { readonly was: string }) =>
  toOwner(ownerId, `renewal-on:${ownerId}:${endsAt}:${was}`, 'billing-renewal-on', {
    ...{ plan, endDay: endsAt },
  })

export const soon = (of: Ending & { readonly isRenewing: boolean; readonly stars: number }) =>
  toOwner(of.ownerId, `plan-soon:${of.ownerId}:${of.endsAt}`, 'billing-soon', {
    ...{ plan: of.plan, endDay: of.endsAt, stars: of.stars },
    renewing: of.isRenewing ? 'yes' : 'no',
  })

export const tomorrow = ({ ownerId, plan, endsAt }: Ending): OwedMessage =>
  toOwner(ownerId, `plan-tomorrow:${ownerId}:${endsAt}`, 'billing-tomorrow', {
    ...{ plan, endDay: endsAt },
  })

export const grace = ({ ownerId, plan, endsAt, until }: Ending & { readonly until: number }) =>
  toOwner(ownerId, `plan-grace:${ownerId}:${endsAt}`, 'billing-grace', {
    ...{ plan, untilDay: until },
  })

export const locked = ({ ownerId, plan, endsAt }: Ending): OwedMessage =>
  toOwner(ownerId, `plan-locked:${ownerId}:${endsAt}`, 'billing-locked', { plan })

export const granted = (of: {
  readonly ownerId: number
  readonly id: string
  readonly kind: string
  readonly amount: number
}): OwedMessage =>
  toOwner(of.ownerId, `granted:${of.id}`, 'billing-granted', { kind: of.kind, amount: of.amount })

export const grantedPlan = (of: Ending & { readonly id: string }): OwedMessage =>
  toOwner(of.ownerId, `granted:${of.id}`, 'billing-granted-plan', {
    ...{ plan: of.plan, endDay: of.endsAt },
  })

export const referralBonus = (of: {
  readonly ownerId: number
  readonly newcomerId: number
  readonly amount: number
  readonly who: 'newcomer' | 'referrer'
}): OwedMessage =>
  toOwner(of.ownerId, `referral:${of.newcomerId}:${of.who}`, 'billing-referral-bonus', {
    ...{ amount: of.amount, who: of.who },
  })
