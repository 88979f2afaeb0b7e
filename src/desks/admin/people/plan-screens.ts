import { idFrom } from '#core/ids.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { inRows } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Screen } from '#telegram/screen.ts'
import * as actions from '../chat/actions.ts'
import { dollars } from '../chat/parts.ts'
import type { Payment, Spent } from '../ports.ts'
import { personBack } from './screens.ts'

/** Dollars a day on offer. */
export const CHOICES = [1, 2, 5, 10, 25, 100] as const

/** What the person spent today, may, and could. */
export function limitsScreen(
  lang: Lang,
  view: { readonly userId: number; readonly spent: Spent; readonly isOwn: boolean },
): Screen {
  const { userId, spent, isOwn } = view
  const choices = CHOICES.map((usd) => ({
    text: lang.t('admin-button-limit', { usd }),
    data: actions.setLimit({ userId, usd }),
  }))
  return {
    text: [
      lang.t('admin-limits-title', { id: String(userId) }),
      lang.t('admin-limits-now', {
        own: isOwn ? 'yes' : 'no',
        spent: dollars(lang, spent.spent.micros),
        limit: dollars(lang, spent.limit.micros),
        calls: spent.spent.calls,
        most: spent.limit.calls,
      }),
    ].join('\n'),
    keyboard: [
      ...inRows(choices, 3),
      ...(isOwn
        ? [[{ text: lang.t('admin-button-unlimit'), data: actions.setLimit({ userId, usd: 0 }) }]]
        : []),
      [personBack(lang, userId)],
    ],
  }
}

/** What a payment is called in buttons: charges are longer than one may be. */
export const paymentId = ({ chargeId }: Pick<Payment, 'chargeId'>): string =>
  idFrom(`payment:${chargeId}`)

const stateOf = (payment: Payment) =>
  payment.refundedAt !== null ? 'refunded' : payment.isRefunding ? 'refunding' : 'paid'

/** Payments on a page. */
export const PAYMENTS = 6

/** Newest first; one more than a page when there are more. */
export function paymentsScreen(
  lang: Lang,
  userId: number,
  { payments: rows, page }: { readonly payments: readonly Payment[]; readonly page: number },
): Screen {
  const payments = rows.slice(0, PAYMENTS)
  const pages = rows.length > PAYMENTS ? page + 2 : page + 1
  const numberOf = (index: number) => page * PAYMENTS + index + 1
  return {
    text: [
      lang.t('admin-payments-title', { id: String(userId) }),
      ...(payments.length === 0 ? [lang.t('admin-payments-none')] : []),
      ...payments.map((one, index) =>
        lang.t('admin-payment', {
          number: numberOf(index),
          stars: one.stars,
          at: lang.dateTime(one.paidAt),
          plan: one.plan ?? '–',
          state: stateOf(one),
        }),
      ),
    ].join('\n'),
    keyboard: [
      ...inRows(
        payments.flatMap((one, at) =>
          one.refundedAt === null
            ? [
                {
                  text: lang.t('admin-button-refund', { number: numberOf(at) }),
                  data: actions.askRefund({ userId, id: paymentId(one) }),
                },
              ]
            : [],
        ),
        3,
      ),
      ...pager({ page, pages, isCounted: false }, (to) =>
        actions.pagePayments({ userId, page: to }),
      ),
      [personBack(lang, userId)],
    ],
  }
}

/** The effect in numbers; the safe choice first. */
export function refundScreen(lang: Lang, userId: number, payment: Payment): Screen {
  return {
    text: lang.t('admin-refund-ask', {
      stars: payment.stars,
      id: String(userId),
      at: lang.dateTime(payment.paidAt),
    }),
    keyboard: [
      [{ text: lang.t('admin-button-later'), data: actions.openPayments({ userId }) }],
      [
        {
          text: lang.t('admin-button-refund-go', { stars: payment.stars }),
          data: actions.refundPayment({ userId, id: paymentId(payment) }),
          style: 'danger',
        },
      ],
    ],
  }
}
