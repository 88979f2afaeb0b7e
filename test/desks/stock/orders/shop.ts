import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { AllegroOrders } from '#desks/stock/orders/allegro.ts'
import type { WixOrders } from '#desks/stock/orders/wix.ts'
import type {
  AllegroOrderEvent,
  AllegroOrderLine,
  CheckoutForm,
  WixOrder,
} from '#desks/stock/ports.ts'

type EventType = AllegroOrderEvent['type']

/** Allegro's orders as its ports tell them: a log of events, and forms that change. */
export function createAllegroShop(clock: Clock) {
  const events: AllegroOrderEvent[] = []
  const forms = new Map<string, CheckoutForm>()
  const broken = new Set<string>()
  let isAway = false
  let stamps = 0
  const now = () => new Date(clock.now()).toISOString()
  const number = (id: string) => Number(id.slice(1))

  function guard(): void {
    if (isAway) throw new AppError({ kind: 'unavailable', code: 'allegro.unavailable' })
  }

  const api: AllegroOrders = {
    async latestOrderEvent() {
      guard()
      return events.at(-1)?.id ?? null
    },
    async orderEvents(_key, from) {
      guard()
      return events.filter(({ id }) => from === null || number(id) > number(from)).slice(0, 1_000)
    },
    async form(_key, id) {
      guard()
      if (broken.has(id)) throw new AppError({ kind: 'invalid', code: 'allegro.odd' })
      return forms.get(id)
    },
    async forms(_key, { updatedSince, offset }) {
      guard()
      const since = Date.parse(updatedSince)
      const items = [...forms.values()]
        .filter(({ updatedAt }) => Date.parse(updatedAt) >= since)
        .sort((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt))
      return { items: items.slice(offset, offset + 100), total: items.length }
    },
  }

  return {
    api,
    /** The service answers nothing, or does again. */
    away(is: boolean): void {
      isAway = is
    },
    /** Allegro answers oddly about one form. */
    break: (formId: string) => void broken.add(formId),
    mend: (formId: string) => void broken.delete(formId),
    forms,

    line: (
      id: string,
      offerId: string,
      quantity = 1,
      more: Partial<AllegroOrderLine> = {},
    ): AllegroOrderLine => ({
      ...{ id, offerId, offerName: `Offer ${offerId}`, sku: null, quantity },
      ...{ boughtAt: now(), unitsPerOffer: 1, ...more },
    }),

    /** What stands in the form from now on; nobody is told. */
    set(
      id: string,
      status: CheckoutForm['status'],
      lines: readonly AllegroOrderLine[],
      isFulfillment = false,
    ): void {
      forms.set(id, { id, status, isFulfillment, updatedAt: now(), lines })
    },

    emit(
      type: EventType,
      formId: string | null,
      lines: readonly AllegroOrderLine[],
      occurredAt = now(),
    ): void {
      events.push({ id: `e${++stamps}`, type, occurredAt, formId, lines })
    },
  }
}

export function createWixShop(clock: Clock) {
  const orders = new Map<string, WixOrder>()
  const api: WixOrders = {
    async orders(_key, { since, until, next }) {
      const changed = [...orders.values()]
        .filter(
          ({ updatedAt }) =>
            Date.parse(updatedAt) >= Date.parse(since) && Date.parse(updatedAt) < Date.parse(until),
        )
        .sort((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt))
      const from = Number(next ?? 0)
      return {
        orders: changed.slice(from, from + 2),
        next: changed.length > from + 2 ? String(from + 2) : null,
      }
    },
  }
  return {
    api,
    put(id: string, order: Partial<WixOrder> & Pick<WixOrder, 'lines'>): void {
      const updatedAt = new Date(clock.now()).toISOString()
      const before = orders.get(id)
      orders.set(id, {
        ...{ id, number: id, status: 'APPROVED', paymentStatus: 'PAID', createdAt: updatedAt },
        ...{ ...before, ...order, updatedAt },
      })
    },
  }
}
