import { randomUUID } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import type {
  Command,
  Due,
  Edit,
  EndedBy,
  Form,
  Offer,
  OfferEvent,
  Operation,
  OrderEvent,
  Seller,
  Switches,
} from './records.ts'

const FIRST_OFFER = 17_500_520_000
/** Event ids are as long as life's, so that they sort as texts too. */
const FIRST_EVENT = 1_763_630_000_000_000

const USUAL: Switches = {
  commandMs: 0,
  activationMs: 0,
  endingMs: 0,
  editMs: 0,
  zero: 'refuse',
  bulkReports: 'public',
  parallel: 6,
  overLimit: 'refuse',
  clientLimit: 9_000,
  duplicateEvents: false,
  reorderEvents: false,
  dropEvents: false,
  failEvery: 0,
}

export type AllegroWorld = ReturnType<typeof createAllegroWorld>

/** Sellers, offers, orders and what is under way; settled whenever somebody looks. */
export function createAllegroWorld(clock: Clock, options: Partial<Switches> = {}) {
  const switches: Switches = { ...USUAL, ...options }
  const sellers = new Map<string, Seller>()
  const offers = new Map<string, Offer>()
  const forms = new Map<string, Form>()
  const commands = new Map<string, Command>()
  const operations = new Map<string, Operation>()
  let orderEvents: OrderEvent[] = []
  let offerEvents: OfferEvent[] = []
  /** Order events that nobody has been told of. */
  let dropped: Omit<OrderEvent, 'id'>[] = []
  let due: Due[] = []
  let numbers = 0
  let tasksDone = 0

  const nextEventId = () => {
    numbers += 1
    return String(FIRST_EVENT + numbers)
  }

  function tell(offer: Offer, type: string, endedBy: EndedBy | null = null): void {
    const { id: offerId, sellerId, sku } = offer
    const event = { id: nextEventId(), sellerId, type, occurredAt: clock.now(), offerId, sku }
    offerEvents.push({ ...event, endedBy })
  }

  function end(offer: Offer, by: EndedBy): void {
    offer.status = 'ENDED'
    offer.endedBy = by
    offer.endedAt = clock.now()
    tell(offer, 'OFFER_ENDED', by)
  }

  const later = (ms: number, what: Due['what'], id: string) =>
    void due.push({ at: clock.now() + ms, what, id })

  /** False without stock. */
  function activate(offer: Offer): boolean {
    if (offer.status === 'ACTIVE' || offer.status === 'ACTIVATING') return true
    if (offer.available < 1) return false
    offer.status = 'ACTIVATING'
    later(switches.activationMs, 'active', offer.id)
    return true
  }

  /** An offer for sale without stock ends a little later, by itself. */
  function setAvailable(offer: Offer, available: number): void {
    const isChanged = offer.available !== available
    offer.available = available
    if (isChanged) tell(offer, 'OFFER_STOCK_CHANGED')
    const isForSale = offer.status === 'ACTIVE' || offer.status === 'ACTIVATING'
    if (available === 0 && isForSale) later(switches.endingMs, 'ended', offer.id)
  }

  function apply(offer: Offer, edit: Edit): void {
    if (edit.name !== undefined) offer.name = edit.name
    if (edit.sku !== undefined) offer.sku = edit.sku === '' ? null : edit.sku
    if (edit.images !== undefined) offer.images = edit.images
    if (edit.price !== undefined && edit.price !== offer.price) {
      offer.price = edit.price
      tell(offer, 'OFFER_PRICE_CHANGED')
    }
    if (edit.name !== undefined || edit.sku !== undefined) tell(offer, 'OFFER_CHANGED')
    if (edit.available !== undefined) setAvailable(offer, edit.available)
    if (edit.status === 'ENDED' && offer.status !== 'ENDED') end(offer, 'USER')
    if (edit.status === 'ACTIVE') activate(offer)
  }

  function carryOut(command: Command): void {
    for (const [index, change] of command.changes.entries()) {
      const task = command.tasks[index]
      const offer = offers.get(change.offerId)
      if (!task) continue
      tasksDone += 1
      const fails = switches.failEvery > 0 && tasksDone % switches.failEvery === 0
      const isOwn = offer?.sellerId === command.sellerId
      const problem = fails ? FAILED : isOwn ? changed(offer, change) : GONE
      task.status = problem === null ? 'SUCCESS' : 'FAIL'
      task.code = problem
      task.message = problem === null ? null : `Task failed: ${problem}`
    }
    command.completedAt = clock.now()
  }

  /** Null, or why not. */
  function changed(offer: Offer, change: Command['changes'][number]): string | null {
    if (change.action === 'END') {
      if (offer.status !== 'ENDED') end(offer, 'USER')
      return null
    }
    if (change.action === 'ACTIVATE') return activate(offer) ? null : 'OFFER_STOCK_EMPTY'
    const value = change.value ?? 0
    const wanted = change.changeType === 'GAIN' ? offer.available + value : value
    if (wanted < 1) return 'INVALID_OFFER_QUANTITY'
    setAvailable(offer, wanted)
    return null
  }

  function happen({ what, id }: Due): void {
    const offer = offers.get(id)
    if (what === 'active' && offer?.status === 'ACTIVATING') {
      offer.status = 'ACTIVE'
      offer.endedBy = null
      offer.endedAt = null
      offer.startedAt = clock.now()
      tell(offer, 'OFFER_ACTIVATED')
    }
    // What was stocked up again meanwhile goes on.
    if (what === 'ended' && offer?.available === 0 && offer.status !== 'ENDED') {
      end(offer, 'EMPTY_STOCK')
    }
    const command = what === 'command' ? commands.get(id) : undefined
    if (command) carryOut(command)
    const operation = what === 'operation' ? operations.get(id) : undefined
    const edited = operation && offers.get(operation.offerId)
    if (operation && edited) {
      apply(edited, operation.edit)
      operation.isDone = true
    }
  }

  return {
    clock,
    switches,
    sellers,
    offers,
    forms,
    commands,
    operations,
    orderEvents: () => orderEvents,
    offerEvents: () => offerEvents,
    apply,
    end,
    setAvailable,
    later,
    /** Lets happen what is due by now, in its order. */
    settle(): void {
      for (;;) {
        const now = clock.now()
        const next = due.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)[0]
        if (!next) return
        due = due.filter((one) => one !== next)
        happen(next)
      }
    },
    seller(login: string, id?: string): Seller {
      const known = [...sellers.values()].find((one) => one.login === login)
      if (known) return known
      const made = { id: id ?? String(44_512_345 + sellers.size), login }
      sellers.set(made.id, made)
      return made
    },
    offer(given: Partial<Offer> & Pick<Offer, 'sellerId'>): Offer {
      const id = given.id ?? String(FIRST_OFFER + offers.size + 1)
      const made: Offer = {
        name: `Oferta ${id}`,
        sku: null,
        available: 1,
        sold: 0,
        status: 'ACTIVE',
        endedBy: null,
        isFulfillment: false,
        pieces: 1,
        price: '39.99',
        images: [],
        startedAt: clock.now(),
        endedAt: null,
        ...given,
        id,
      }
      offers.set(id, made)
      return made
    },
    tellOrder(event: Omit<OrderEvent, 'id'>): void {
      if (switches.dropEvents) dropped.push(event)
      else orderEvents.push({ ...event, id: nextEventId() })
    },
    /** Emits what was held back, under new ids; how many. */
    reissue(): number {
      const events = dropped
      dropped = []
      for (const event of events) orderEvents.push({ ...event, id: nextEventId() })
      return events.length
    },
    uuid: () => randomUUID(),
    dump: () => ({
      switches: { ...switches },
      sellers: [...sellers.values()],
      offers: [...offers.values()].map((one) => ({ ...one })),
      forms: [...forms.values()].map((one) => ({ ...one })),
      commands: [...commands.values()].map((one) => structuredClone(one)),
      operations: [...operations.values()].map((one) => ({ ...one })),
      orderEvents: [...orderEvents],
      offerEvents: [...offerEvents],
      dropped: [...dropped],
      due: [...due],
      numbers,
    }),
    load(saved: AllegroDump): void {
      Object.assign(switches, saved.switches)
      refill(sellers, saved.sellers)
      refill(offers, saved.offers)
      refill(forms, saved.forms)
      refill(commands, saved.commands)
      refill(operations, saved.operations)
      orderEvents = [...saved.orderEvents]
      offerEvents = [...saved.offerEvents]
      dropped = [...saved.dropped]
      due = [...saved.due]
      numbers = saved.numbers
    },
  }
}

/** An offer that is nobody's, or another seller's. */
const GONE = 'OFFER_NOT_FOUND'
const FAILED = 'INTERNAL_ERROR'

export interface AllegroDump {
  readonly switches: Switches
  readonly sellers: readonly Seller[]
  readonly offers: readonly Offer[]
  readonly forms: readonly Form[]
  readonly commands: readonly Command[]
  readonly operations: readonly Operation[]
  readonly orderEvents: readonly OrderEvent[]
  readonly offerEvents: readonly OfferEvent[]
  readonly dropped: readonly Omit<OrderEvent, 'id'>[]
  readonly due: readonly Due[]
  readonly numbers: number
}

function refill<T extends { readonly id: string }>(map: Map<string, T>, rows: readonly T[]): void {
  map.clear()
  for (const row of rows) map.set(row.id, structuredClone(row))
}
