import { fail, ok, type Result } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { ChoiceLook } from '#telegram/forms/form.ts'
import { type AdminGift, GRANT_KINDS, type GrantKind, type PaidPlan } from '../ports.ts'

/** What a gift is of: uses, or days of a plan. */
export type GiftKind = GrantKind | PaidPlan

const MOST = 10_000
/** Ten years. */
const MOST_DAYS = 3_650

const isUse = (kind: GiftKind): kind is GrantKind => GRANT_KINDS.some((one) => one === kind)

/** What to give: uses on top of a plan, or days of one that is sold. */
export function giftLook(sold: readonly PaidPlan[]): ChoiceLook<GiftKind> {
  return {
    label: 'admin-grant-label-kind',
    show: ({ lang }, kind) => lang.t('admin-grant-kind', { kind }),
    question: ({ lang }) => lang.t('admin-grant-ask-kind'),
    options: ({ lang }) =>
      [...GRANT_KINDS, ...sold].map((value) => ({
        text: lang.t('admin-button-kind', { kind: value }),
        value,
      })),
  }
}

/** The most of it that may be given at once. */
export const mostOf = (kind: GiftKind): number => (isUse(kind) ? MOST : MOST_DAYS)

/** A whole number up to `most`. */
export function readAmount({ lang }: ChatContext, text: string, most: number): Result<number> {
  const number = Number(/^\s*(\d{1,6})\s*$/.exec(text)?.[1] ?? 0)
  return number >= 1 && number <= most
    ? ok(number)
    : fail(lang.t('admin-grant-wrong', { max: most }))
}

export const giftOf = (kind: GiftKind, amount: number): AdminGift =>
  isUse(kind) ? { kind, amount } : { plan: kind, days: amount }

/** What is given, and how much of it: as texts have it. */
export const giftVars = (gift: AdminGift) =>
  'plan' in gift ? { kind: gift.plan, amount: gift.days } : { kind: gift.kind, amount: gift.amount }
