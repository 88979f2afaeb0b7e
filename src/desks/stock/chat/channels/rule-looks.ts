import { fail, ok, type Result } from '#core/result.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { ChoiceLook, TextLook } from '#telegram/forms/form.ts'

/** Questions that the rules of a channel and those of one listing share. */

/** Pieces a channel can show at most. */
export const MOST = 99_999

/** What can be answered about both ends of a stock. */
export const ENDS = {
  zero: ['end', 'one', 'leave'],
  relist: ['yes', 'no'],
  direction: ['both', 'raise', 'lower'],
} as const
type End = keyof typeof ENDS

/** One of these; what a listing leaves to its channel is `channel`. */
export function choiceLook<T extends string>(field: End, values: readonly T[]): ChoiceLook<T> {
  return {
    label: `channel-field-${field}`,
    question: ({ lang }) => lang.t(`channel-ask-${field}`),
    show: ({ lang }, value) => lang.t(`channel-line-${field}`, { value }),
    options: ({ lang }) =>
      values.map((value) => ({ text: lang.t(`button-channel-${field}`, { value }), value })),
    columns: 1,
  }
}

/** A whole number within limits, typed with or without its unit. */
export function numberLook(
  field: 'buffer' | 'max' | 'share',
  limits: { readonly min: number; readonly max: number; readonly example: number },
): TextLook<number> {
  const show = (lang: Lang, value: number) => {
    if (field === 'buffer') return lang.t('channel-line-buffer', { buffer: value })
    if (field === 'share') return lang.t('channel-line-share', { share: value })
    return lang.t('channel-line-max', { max: value })
  }
  return {
    label: `channel-field-${field}`,
    question: ({ lang }) => lang.t(`channel-ask-${field}`),
    show: ({ lang }, value) => show(lang, value),
    read: ({ lang }, text) => readWhole(lang, text, limits),
  }
}

function readWhole(
  lang: Lang,
  text: string,
  limits: { readonly min: number; readonly max: number; readonly example: number },
): Result<number> {
  const digits = text.replaceAll(/[\s\u00a0]|шт\.?|pcs|%/giu, '')
  const value = /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN
  const isWithin = value >= limits.min && value <= limits.max
  return isWithin ? ok(value) : fail(lang.t('channel-bad-number', limits))
}
