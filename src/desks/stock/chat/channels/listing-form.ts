import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form } from '#telegram/forms/form.ts'
import type { Links } from '../../channels/links.ts'
import type { ChannelRules, ListingRules } from '../../channels/rules.ts'
import { choiceLook, ENDS, MOST, numberLook } from './rule-looks.ts'

export const LISTING_FORM = 'listing-rules'

interface ListingAnswers {
  readonly productId: string
  readonly listingId: string
  /** Absent: as the channel has it. */
  readonly buffer?: number | undefined
  readonly max?: number | undefined
  readonly share?: number | undefined
  readonly zero: 'channel' | ChannelRules['onZero']
  readonly relist: 'channel' | 'yes' | 'no'
  readonly direction: 'channel' | ChannelRules['direction']
}

/** A listing's rules as answers, so that the summary comes at once and any line can be changed. */
export const listingAnswers = (rules: ListingRules) => {
  const { buffer, maxShown, share, onZero, relists, direction } = rules
  return {
    ...{ buffer, max: maxShown, share },
    zero: onZero ?? 'channel',
    relist: relists === undefined ? 'channel' : relists ? 'yes' : 'no',
    direction: direction ?? 'channel',
  }
}

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
      zero: await ask.choice('zero', choiceLook('zero', ['channel', ...ENDS.zero])),
      relist: await ask.choice('relist', choiceLook('relist', ['channel', ...ENDS.relist])),
      direction: await ask.choice(
        'direction',
        choiceLook('direction', ['channel', ...ENDS.direction]),
      ),
    }),
    async submit(ctx, { productId, listingId, buffer: held, max: most, share: part, ...ends }) {
      const { zero, relist, direction } = ends
      const rules = {
        ...(held !== undefined && { buffer: held }),
        ...(most !== undefined && { maxShown: most }),
        ...(part !== undefined && { share: part }),
        ...(zero !== 'channel' && { onZero: zero }),
        ...(relist !== 'channel' && { relists: relist === 'yes' }),
        ...(direction !== 'channel' && { direction }),
      }
      const isSaved = await links.setRules(actorOf(ctx), { productId, listingId }, rules)
      if (!isSaved) return fail(ctx.lang.t('toast-channel-gone'))
      await show(ctx, productId)
      return ok(undefined)
    },
    cancelled: (ctx, { productId = '' }) => show(ctx, productId),
  }
}
