import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel, shortened } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { ChannelState, StepReason } from '../../../sync/reasons.ts'
import * as actions from '../actions.ts'

export interface StepsView {
  readonly productId: string
  readonly sku: string
  readonly states: readonly ChannelState[]
  readonly canManage: boolean
  readonly productData: string
}

/** Reasons that a question of the inbox is about, and those that the channel's own card is about. */
const ASKED: readonly StepReason[] = ['conflict', 'edited-there', 'held', 'refused']
const OF_CHANNEL: readonly StepReason[] = [
  'not-armed',
  'account-paused',
  'other-writer',
  'disconnected',
  'raise-only',
  'lower-only',
  'relist-off',
  'zero-left',
]

/** Characters of a channel's name on a button beside other words. */
const NAME = 16

/** A line a channel for the product's card: what it shows and why. */
export function stepLines(lang: Lang, states: readonly ChannelState[]): string[] {
  return states.map(({ account, listing, reason }) =>
    listing
      ? lang.t('step-line', { account: account.name, shown: listing.available ?? '–', reason })
      : lang.t('step-line-none', { account: account.name, reason }),
  )
}

/** Why each channel shows what it shows, and what to do about it. */
export function stepsScreen(lang: Lang, view: StepsView): Screen {
  const { sku, states, productId, canManage } = view
  const words = states.flatMap(({ message }) =>
    message === null ? [] : [lang.t('steps-message', { message })],
  )
  const lines = states.length > 0 ? stepLines(lang, states) : [lang.t('steps-none')]
  const buttons = states.flatMap((state) => buttonsOf(lang, productId, state, canManage))
  const own: Button[] = canManage
    ? [
        { text: lang.t('button-steps-sync'), data: actions.syncProduct({ product: productId }) },
        { text: lang.t('button-steps-link'), data: actions.linkByHand({ product: productId }) },
      ]
    : []
  return {
    text: [lang.t('steps-title', { sku }), ...lines, ...words].join('\n'),
    keyboard: [
      ...buttons.map((button) => [button]),
      ...(own.length > 0 ? [own] : []),
      [{ text: lang.t('button-product-back'), data: view.productData }],
    ],
  }
}

function buttonsOf(
  lang: Lang,
  product: string,
  { account, listing, reason }: ChannelState,
  canManage: boolean,
): Button[] {
  if (ASKED.includes(reason)) {
    return [{ text: lang.t('button-inbox'), data: actions.openInbox({ page: 0 }) }]
  }
  const own = listing?.rules ?? {}
  const isOwn =
    (own.direction !== undefined && (reason === 'raise-only' || reason === 'lower-only')) ||
    (own.relists !== undefined && reason === 'relist-off') ||
    (own.onZero !== undefined && reason === 'zero-left')
  if (OF_CHANNEL.includes(reason) && !isOwn) {
    return [{ text: fitLabel(account.name), data: actions.openChannel({ id: account.id }) }]
  }
  if (!listing || !canManage) return []
  const name = shortened(account.name, NAME)
  const rules: Button = {
    text: lang.t('button-listing-rules', { name }),
    data: actions.openListingRules({ product, listing: listing.id }),
  }
  const isOff = reason === 'switched-off' || reason === 'listing-paused'
  const text = lang.t('button-steps-off', { on: isOff ? 0 : 1, name })
  const on = isOff ? '1' : '0'
  const turn = actions.switchListing({ product, listing: listing.id, on })
  return [{ text, data: turn }, ...(isOff ? [] : [rules])]
}
