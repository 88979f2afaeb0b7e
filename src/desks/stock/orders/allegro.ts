import type { AllegroApi, AllegroOrderEvent, CheckoutForm } from '../ports.ts'
import type { ApplyDeps, OrderAccount } from './apply.ts'
import { type Cursor, countedFrom, cursorOf, startCursor } from './cursors.ts'
import { linesOfEvent, linesOfForm } from './line.ts'
import type { createPass, News } from './pass.ts'

export type AllegroOrders = Pick<AllegroApi, 'latestOrderEvent' | 'orderEvents' | 'form' | 'forms'>

export interface AllegroDeps extends Pick<ApplyDeps, 'db' | 'clock'> {
  readonly allegro: AllegroOrders
  readonly pass: ReturnType<typeof createPass>
}

const STREAM = 'allegro-orders'
/** Allegro's clock and ours may differ; an event after the cursor is new all the same. */
const SKEW_MS = 10 * 60_000
/** Forms a page of the listing. */
const PAGE = 100

/**
 * Orders of Allegro accounts. Events are only the sign that something happened: they come late, twice and out of order, so what
 * counts is the checkout form as it reads now. Source: Allegro's "Orders and shipments" guide.
 */
export function createAllegroOrders({ db, clock, allegro, pass }: AllegroDeps) {
  function newsOf(
    account: OrderAccount,
    from: Cursor,
    events: readonly AllegroOrderEvent[],
    signal: AbortSignal,
  ) {
    // Read after the events were, a form knows all that they tell of.
    const forms = new Map<string, Promise<CheckoutForm | undefined>>()
    const formOf = (id: string) => {
      const form = forms.get(id) ?? allegro.form(account.key, id, signal)
      // Whoever waits for it is told; a failure nobody waited for must not end the process.
      form.catch(() => {})
      forms.set(id, form)
      return form
    }
    const started = from.startedAt.getTime()
    return events.map((event): News => {
      const isNew = Date.parse(event.occurredAt) >= started - SKEW_MS
      return {
        orderId: event.formId ?? event.lines[0]?.id ?? event.id,
        cursor: event.id,
        notBefore: isNew ? Number.NEGATIVE_INFINITY : started,
        async read() {
          const form = event.formId === null ? undefined : await formOf(event.formId)
          return form ? linesOfForm(form) : linesOfEvent(event)
        },
      }
    })
  }

  /** Looks through forms changed since (ms) for what no event told. */
  async function sweep(
    account: OrderAccount,
    sinceMs: number,
    signal: AbortSignal,
  ): Promise<number> {
    const cursor = await cursorOf(db, { accountId: account.id, stream: STREAM })
    if (!cursor) return 0
    const seen = new Set<string>()
    let updatedSince = new Date(sinceMs).toISOString()
    for (let handled = 0, offset = 0; ; ) {
      const readAt = clock.now()
      const { items } = await allegro.forms(account.key, { updatedSince, offset }, signal)
      const fresh = items.filter(({ id, updatedAt }) => !seen.has(`${id} ${updatedAt}`))
      for (const { id, updatedAt } of fresh) seen.add(`${id} ${updatedAt}`)
      const notBefore = cursor.startedAt.getTime()
      const news = fresh.map((form) => ({
        ...{ orderId: form.id, notBefore, readAt },
        read: async () => linesOfForm(form),
      }))
      if (news.length > 0) handled += (await pass(account, news, { signal })).handled
      if (items.length < PAGE) return handled
      // On from the last moment, not by place: a form that changes meanwhile would move the others up.
      const last = items.at(-1)?.updatedAt ?? updatedSince
      offset = last === updatedSince ? offset + items.length : 0
      updatedSince = last
    }
  }

  return {
    /** Reads on from the cursor; the first time it remembers where now is. Returns how much news was handled. */
    async drain(account: OrderAccount, signal: AbortSignal): Promise<number> {
      const key = { accountId: account.id, stream: STREAM }
      let from = await cursorOf(db, key)
      if (!from) {
        const startedMs = await countedFrom(db, account.id, clock.now())
        const cursor = await allegro.latestOrderEvent(account.key, signal)
        await startCursor(db, key, { cursor, startedMs })
        // No event to come tells of what was bought between that moment and this one.
        return sweep(account, startedMs, signal)
      }
      for (let handled = 0; ; ) {
        const events = await allegro.orderEvents(account.key, from.cursor, signal)
        if (events.length === 0) return handled
        const news = newsOf(account, from, events, signal)
        const passed = await pass(account, news, { from, signal })
        handled += passed.handled
        if (passed.isBlocked) return handled
        from = { ...from, cursor: passed.cursor }
      }
    },

    sweep,
  }
}
