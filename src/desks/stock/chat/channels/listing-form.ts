import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form } from '#telegram/forms/form.ts'
import type { Links } from '../../channels/links.ts'
import { numberLook } from './rules-form.ts'

export const LISTING_FORM = 'listing-rules'

interface ListingAnswers {
  readonly productId: string
  readonly listingId: string
  /** Absent: as the channel has it. */
  readonly buffer?: number | undefined
  readonly max?: number | undefined
  readonly share?: number | undefined
}

const MOST = 99_999

/** What differs for one listing from its channel's rules; what is skipped follows the channel. */
export function listingForm(
  links: Links,
  show: (ctx: ChatContext, productId: string) => Promise<void>,
): Form<ListingAnswers> {
  const optional = { optional: true } as const
  const buffer = { ...numberLook('buffer', { min: 0, max: MOST, example: 2 }), ...optional }
  const max = { ...numberLook('max', { min: 1, max: MOST, example: 20 }), ...optional }
  const share = { ...numberLook('share', { min: 1, max: 100, example: 50 }), ...optional }
  return {
    name: LISTING_FORM,
    title: 'listing-rules-title',
    role: 'manager',
    confirm: 'channel-rules-save',
    fill: async (ask, { productId = '', listingId = '' }) => ({
      ...{ productId, listingId },
      buffer: await ask.text('buffer', buffer),
      max: await ask.text('max', max),
      share: await ask.text('share', share),
    }),
    async submit(ctx, { productId, listingId, buffer: held, max: most, share: part }) {
      const rules = {
        ...(held !== undefined && { buffer: held }),
        ...(most !== undefined && { maxShown: most }),
        ...(part !== undefined && { share: part }),
      }
      const isSaved = await links.setRules(actorOf(ctx), { productId, listingId }, rules)
      if (!isSaved) return fail(ctx.lang.t('toast-channel-gone'))
      await show(ctx, productId)
      return ok(undefined)
    },
    cancelled: (ctx, { productId = '' }) => show(ctx, productId),
  }
}
