import type { AllegroOrderEvent, AllegroOrderLine, CheckoutForm, WixOrder } from '../ports.ts'

/**
 * `bought`: pieces are held. `committed`: they have left the shelf. `cancelled`: let go before we ever held it. `released`:
 * let go after. `return-proposed`: cancelled after it left; a person says whether goods came back, and it becomes
 * `returned` or `kept`.
 */
export const LINE_STATES = [
  'bought',
  'committed',
  'cancelled',
  'released',
  'return-proposed',
  'returned',
  'kept',
] as const
export type LineState = (typeof LINE_STATES)[number]

export const EFFECTS = ['reserve', 'commit', 'release', 'return'] as const
export type Effect = (typeof EFFECTS)[number]

/** What a channel says of a line now. `elsewhere`: the channel's own warehouse ships it. */
export type Said = 'reserve' | 'commit' | 'cancel' | 'elsewhere'

/** A line as a channel tells of it. */
export interface HeardLine {
  readonly lineId: string
  readonly orderId: string | null
  readonly offerId: string
  readonly name: string
  readonly sku: string | null
  /** Units of the offer. */
  readonly quantity: number
  readonly unitsPerOffer: number
  /** Of them, those that were paid back or put back so far, while the order stands. */
  readonly returned: number
  /** When it was bought, ms. */
  readonly at: number
  readonly said: Said
}

/** Between a line's id and the number of a part of it that came back; channels' own ids have none. */
export const PART = '~'

/** What the taking off the shelf of a line is known by in the ledger; a part of it left along with it. */
export const commitRef = (line: { readonly accountId: string; readonly lineId: string }) =>
  `order:${line.accountId}:${line.lineId.split(PART)[0]}:commit`

export interface Step {
  readonly state: LineState
  readonly effects: readonly Effect[]
}

/** Where a line goes from where it is; late, doubled and reordered news leads nowhere. */
const STEPS: Readonly<Record<LineState | 'unseen', Readonly<Record<Said, Step>>>> = {
  unseen: {
    reserve: { state: 'bought', effects: ['reserve'] },
    commit: { state: 'committed', effects: ['reserve', 'commit'] },
    cancel: { state: 'cancelled', effects: [] },
    elsewhere: { state: 'cancelled', effects: [] },
  },
  bought: {
    reserve: { state: 'bought', effects: [] },
    commit: { state: 'committed', effects: ['commit'] },
    cancel: { state: 'released', effects: ['release'] },
    elsewhere: { state: 'released', effects: ['release'] },
  },
  committed: {
    reserve: { state: 'committed', effects: [] },
    commit: { state: 'committed', effects: [] },
    cancel: { state: 'return-proposed', effects: ['release'] },
    elsewhere: { state: 'committed', effects: [] },
  },
  // Paid is paid, also what was cancelled before: of purchases paid together the first form may end.
  cancelled: {
    reserve: { state: 'cancelled', effects: [] },
    commit: { state: 'committed', effects: ['reserve', 'commit'] },
    cancel: { state: 'cancelled', effects: [] },
    elsewhere: { state: 'cancelled', effects: [] },
  },
  released: {
    reserve: { state: 'released', effects: [] },
    commit: { state: 'committed', effects: ['commit'] },
    cancel: { state: 'released', effects: [] },
    elsewhere: { state: 'released', effects: [] },
  },
  'return-proposed': stays('return-proposed'),
  returned: stays('returned'),
  kept: stays('kept'),
}

function stays(state: LineState): Readonly<Record<Said, Step>> {
  const step = { state, effects: [] }
  return { reserve: step, commit: step, cancel: step, elsewhere: step }
}

export function stepOf(state: LineState | undefined, said: Said): Step {
  return STEPS[state ?? 'unseen'][said]
}

/** What is to be done for a line that was linked to a product only now. */
export function effectsDue(state: LineState): readonly Effect[] {
  if (state === 'bought') return ['reserve']
  return state === 'committed' ? ['reserve', 'commit'] : []
}

const SAID_BY_STATUS: Readonly<Record<CheckoutForm['status'], Said>> = {
  BOUGHT: 'reserve',
  FILLED_IN: 'reserve',
  READY_FOR_PROCESSING: 'commit',
  CANCELLED: 'cancel',
}

/** The form is the truth, whatever the event was. */
export function linesOfForm(form: CheckoutForm): HeardLine[] {
  const said = form.isFulfillment ? 'elsewhere' : SAID_BY_STATUS[form.status]
  return form.lines.map((line) => ({ ...heard(line), orderId: form.id, said }))
}

/** Of an event whose form does not exist: bought, or never paid. */
export function linesOfEvent(event: AllegroOrderEvent): HeardLine[] {
  const isOver = event.type === 'BUYER_CANCELLED' || event.type === 'AUTO_CANCELLED'
  const said = isOver ? 'cancel' : 'reserve'
  return event.lines.map((line) => ({ ...heard(line), orderId: event.formId, said }))
}

function heard({
  id,
  offerId,
  offerName,
  sku,
  quantity,
  boughtAt,
  unitsPerOffer,
}: AllegroOrderLine) {
  return {
    ...{ lineId: id, offerId, name: offerName, sku, quantity, unitsPerOffer, returned: 0 },
    at: Date.parse(boughtAt),
  }
}

/** Wix payment statuses with which goods go out. Source: Wix eCommerce API, Orders, `paymentStatus`. */
const PAID = ['PAID', 'PARTIALLY_PAID', 'PARTIALLY_REFUNDED', 'FULLY_REFUNDED']

/** Wix has counted its own stock down already; only the ledger follows. */
export function linesOfWix(order: WixOrder): HeardLine[] {
  const isOver = order.status === 'CANCELED' || order.status === 'REJECTED'
  const isPaid = order.status === 'APPROVED' && PAID.includes(order.paymentStatus)
  const said = isOver ? 'cancel' : isPaid ? 'commit' : 'reserve'
  return order.lines.map(({ id, productId, variantId, name, sku, quantity, ...back }) => ({
    ...{ lineId: `${order.id}/${id}`, orderId: order.id, name, sku, quantity, unitsPerOffer: 1 },
    returned: Math.min(quantity, Math.max(back.refunded, back.restocked)),
    offerId: variantId === null ? productId : `${productId}/${variantId}`,
    ...{ at: Date.parse(order.createdAt ?? order.updatedAt), said },
  }))
}
