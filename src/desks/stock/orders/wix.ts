import type { WixApi } from '../ports.ts'
import type { ApplyDeps, OrderAccount } from './apply.ts'
import { countedFrom, cursorOf, startCursor } from './cursors.ts'
import { linesOfWix } from './line.ts'
import type { createPass } from './pass.ts'

export type WixOrders = Pick<WixApi, 'orders'>

export interface WixDeps extends Pick<ApplyDeps, 'db' | 'clock'> {
  readonly wix: WixOrders
  readonly pass: ReturnType<typeof createPass>
}

const STREAM = 'wix-orders'
/** Changes show up in searches a little late. */
const OVERLAP_MS = 2 * 60_000

/** Orders of Wix sites, by the moment of their last change: there are no events to read. */
export function createWixOrders({ db, clock, wix, pass }: WixDeps) {
  /** Orders changed in [since, until), handled page by page; the cursor moves along when there is one to move. */
  async function read(
    account: OrderAccount,
    { since, until, isDrain }: { since: string; until: string; isDrain: boolean },
    signal: AbortSignal,
  ): Promise<number> {
    let from = await cursorOf(db, { accountId: account.id, stream: STREAM })
    if (!from) return 0
    const notBefore = from.startedAt.getTime()
    let next: string | undefined
    for (let handled = 0; ; ) {
      const by = { since, until, ...(next === undefined ? {} : { next }) }
      const readAt = clock.now()
      const page = await wix.orders(account.key, by, signal)
      const stands = from.cursor ?? since
      const news = page.orders.map((order) => ({
        ...{ orderId: order.id, notBefore, ...(!isDrain && { readAt }) },
        // The overlap reads again what is before the cursor.
        cursor: laterOf(order.updatedAt, stands),
        read: async () => linesOfWix(order),
      }))
      if (news.length > 0) {
        const passed = await pass(account, news, isDrain ? { from, signal } : { signal })
        handled += passed.handled
        if (isDrain && passed.isBlocked) return handled
        if (isDrain) from = { ...from, cursor: passed.cursor }
      }
      if (page.next === null) return handled
      next = page.next
    }
  }

  return {
    /** Reads on from the cursor, the first time from when the account was switched on. Returns how many orders were handled. */
    async drain(account: OrderAccount, signal: AbortSignal): Promise<number> {
      const key = { accountId: account.id, stream: STREAM }
      const now = clock.now()
      let { cursor } = (await cursorOf(db, key)) ?? {}
      if (!cursor) {
        const startedMs = await countedFrom(db, account.id, now)
        cursor = new Date(startedMs).toISOString()
        await startCursor(db, key, { cursor, startedMs })
      }
      const since = new Date(Date.parse(cursor) - OVERLAP_MS).toISOString()
      return read(
        account,
        { since, until: new Date(now + OVERLAP_MS).toISOString(), isDrain: true },
        signal,
      )
    },

    sweep(account: OrderAccount, sinceMs: number, signal: AbortSignal): Promise<number> {
      const until = new Date(clock.now() + OVERLAP_MS).toISOString()
      const since = new Date(sinceMs).toISOString()
      return read(account, { since, until, isDrain: false }, signal)
    },
  }
}

/** Moments are written with more or fewer digits, so they are compared as moments. */
function laterOf(moment: string, other: string): string {
  const ms = Date.parse(moment)
  return ms > Date.parse(other) ? new Date(ms).toISOString() : other
}
