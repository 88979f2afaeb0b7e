import { randomUUID } from 'node:crypto'
import type { Database } from '#db/connection.ts'
import { findAccount } from '#desks/stock/channels/store.ts'
import { createOrderNews, linkedProduct } from '#desks/stock/issues/order-news.ts'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import { createOrderIntake } from '#desks/stock/orders/intake.ts'
import { createReactions } from '#desks/stock/reactions.ts'
import { type PassDeps, pass } from '#desks/stock/sync/pass/pass.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Shop } from '../rig.ts'

/** A process as far as passes go: it can die between any two statements, and what it was waiting for comes back to nobody. */
export function createEngine({ db, clock, deps, allegro, wix }: Shop) {
  const gone = new AbortController()
  let left = Number.POSITIVE_INFINITY
  const mortal = dying(db, () => {
    left -= 1
    // What it has under way is cut off with it.
    if (left < 0) gone.abort(new Error('killed'))
    return left < 0
  })
  const { issues } = deps
  const ledger = createLedger({
    ...{ db: mortal, clock, log: silentLog },
    mappings: async () => 0,
    changed: createReactions({ clock, issues }),
  })
  const intake = createOrderIntake({
    ...{ db: mortal, clock, ledger, log: silentLog, mapping: linkedProduct },
    ...{ allegro: allegro.allegro, wix: wix.wix },
    ...createOrderNews({ issues, clock }),
  })
  const own: PassDeps = {
    ...deps,
    db: mortal,
    owner: `engine ${randomUUID()}`,
    drainOrders: async ({ id, workspaceId, service }, key, signal) =>
      void (await intake.drain({ id, workspaceId, service, key }, signal)),
  }
  return {
    /** Dies before its next statement but so many. */
    dieAfter(statements: number): void {
      left = statements
    },
    isDead: () => left < 0,
    pass: (id: string) => pass(own, id, { signal: gone.signal, isApproved: true }),
    /** What events did not tell of. */
    async sweep(id: string, sinceMs: number): Promise<void> {
      await intake.sweep(await accountOf(id), sinceMs, gone.signal)
    },
  }

  async function accountOf(id: string) {
    const account = await findAccount(db, id)
    if (!account) throw new Error('no such account')
    const { workspaceId, service } = account
    return { id, workspaceId, service, key: await deps.keyOf(account) }
  }
}

/** The same database for a process that is gone: nothing reaches it any more. */
function dying(db: Database, isOver: () => boolean): Database {
  return new Proxy(db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (isOver()) throw new Error('killed')
        return Reflect.apply(value, target, args)
      }
    },
  })
}
