import type { Form, Offer, OrderEventType, OrderLine } from './records.ts'
import type { AllegroWorld } from './world.ts'

export type Purchase = { readonly formId: string; readonly lineId: string } | { fault: string }

/** What buyers do, and sellers by hand on Allegro's own pages. */
export function createMarket(world: AllegroWorld) {
  const { clock, forms, offers, switches } = world

  function tell(form: Form, type: OrderEventType): void {
    // At BOUGHT the buyer has not come to the form yet.
    const formId = type === 'BOUGHT' ? null : form.id
    const { sellerId, lines } = form
    world.tellOrder({ sellerId, type, occurredAt: clock.now(), formId, lines: [...lines] })
  }

  function move(form: Form, status: Form['status']): void {
    form.status = status
    form.updatedAt = clock.now()
    form.revision += 1
  }

  function pay(form: Form): void {
    const types: OrderEventType[] = switches.reorderEvents
      ? ['READY_FOR_PROCESSING', 'FILLED_IN']
      : ['FILLED_IN', 'READY_FOR_PROCESSING']
    if (switches.duplicateEvents) types.push('READY_FOR_PROCESSING')
    move(form, 'READY_FOR_PROCESSING')
    for (const type of types) tell(form, type)
  }

  function formOf(offer: Offer, line: OrderLine): Form {
    const { sellerId, isFulfillment } = offer
    const at = clock.now()
    const form = { id: world.uuid(), sellerId, isFulfillment, updatedAt: at, revision: 1 }
    const made: Form = { ...form, status: 'BOUGHT', lines: [line] }
    forms.set(made.id, made)
    return made
  }

  return {
    /** Lowers the stock at once and ends the offer with the last piece; `isPaid` says how far the buyer goes. */
    purchase(offerId: string, { quantity = 1, isPaid = true } = {}): Purchase {
      world.settle()
      const offer = offers.get(offerId)
      if (offer?.status !== 'ACTIVE') return { fault: 'not for sale' }
      if (offer.available < quantity) return { fault: 'not enough' }
      offer.sold += quantity
      world.setAvailable(offer, offer.available - quantity)
      const { name: offerName, sku, price, pieces } = offer
      const line = { id: world.uuid(), offerId, offerName, sku, quantity, price, pieces }
      const form = formOf(offer, { ...line, boughtAt: clock.now() })
      tell(form, 'BOUGHT')
      if (isPaid) pay(form)
      return { formId: form.id, lineId: line.id }
    },
    pay(formId: string): boolean {
      const form = forms.get(formId)
      if (form?.status !== 'BOUGHT' && form?.status !== 'FILLED_IN') return false
      pay(form)
      return true
    },
    /** The stock stays where it is: Allegro does not put it back. */
    cancel(formId: string, by: 'buyer' | 'auto' = 'buyer'): boolean {
      const form = forms.get(formId)
      if (!form || form.status === 'CANCELLED') return false
      move(form, 'CANCELLED')
      tell(form, by === 'buyer' ? 'BUYER_CANCELLED' : 'AUTO_CANCELLED')
      return true
    },
    /** Unpaid purchases of one seller, paid together: a new form takes the place of theirs. */
    merge(formIds: readonly string[]): { readonly formId: string } | { readonly fault: string } {
      const parts = formIds.flatMap((id) => forms.get(id) ?? [])
      const [first] = parts
      if (!first || parts.length < 2) return { fault: 'needs two unpaid purchases' }
      if (parts.some((one) => one.status !== 'BOUGHT' || one.sellerId !== first.sellerId)) {
        return { fault: 'not unpaid, or of several sellers' }
      }
      for (const { id } of parts) forms.delete(id)
      const lines = parts.flatMap((one) => one.lines)
      const form: Form = { ...first, id: world.uuid(), lines }
      forms.set(form.id, form)
      pay(form)
      return { formId: form.id }
    },
    /** Behind everybody's back. False for an offer nobody knows. */
    edit(offerId: string, edit: Parameters<AllegroWorld['apply']>[1]): boolean {
      world.settle()
      const offer = offers.get(offerId)
      if (offer) world.apply(offer, edit)
      return offer !== undefined
    },
  }
}

export type Market = ReturnType<typeof createMarket>
