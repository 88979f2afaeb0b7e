import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import type { Database } from '#db/connection.ts'
import type { Leases } from '#platform/limits/leases.ts'
import type { Log } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import type { MoveBook } from '../../ports/transfers.ts'
import type { KeyRing, SupplyRow, WbKey } from '../../ports.ts'
import type { OrderStore, Unlisted } from '../order-store.ts'
import type { TransferOutcomes } from '../outcomes.ts'

export interface ListedMovesDeps {
  readonly db: Database
  readonly orders: OrderStore
  readonly outcomes: Pick<TransferOutcomes, 'confirmed'>
  readonly keys: Pick<KeyRing, 'list' | 'key'>
  /** The official list of an account, as fresh as its limits allow. */
  readonly list: (key: WbKey, signal: AbortSignal) => Promise<readonly SupplyRow[]>
  readonly book: MoveBook
  readonly leases: Leases
  readonly clock: Clock
  readonly log: Log
}

/** One process looks at an account this often, ms: moves take days. */
const EVERY_MS = 10 * 60_000
const TICK_MS = 30_000
/** A move is listed when its goods have arrived: looked for so long, ms. */
const LOOKED_FOR_MS = 14 * 86_400_000
/** A supply may be dated a little before or after the request it came of, ms. */
const SLACK_MS = 86_400_000

/**
 * Looks for moves in the official list, where one that went through appears as a virtual supply: it confirms what the
 * stock said nothing of, and puts the number of the supply to what was confirmed. Base tokens may ask too rarely for it.
 */
export function createListedMoves(deps: ListedMovesDeps) {
  const { db, orders, keys, clock, log } = deps

  const keyOf = async ({ workspaceId, accountKey }: Unlisted): Promise<WbKey | undefined> => {
    const own = (await keys.list(workspaceId)).filter(
      (key) => key.isValid && key.accountKey === accountKey,
    )
    for (const { credentialId } of own) {
      const key = await keys.key(workspaceId, credentialId)
      if (key && key.tokenType !== 'base') return key
    }
    return undefined
  }

  const settle = async (order: Unlisted, supplyId: number): Promise<void> => {
    await db.transaction(async (tx) => {
      await deps.outcomes.confirmed(order, false, tx)
      await orders.changeOrder(tx, order.id, { supplyId })
    })
  }

  const look = async (group: readonly Unlisted[], signal: AbortSignal): Promise<void> => {
    const [first] = group
    const key = first && (await keyOf(first))
    if (!first || !key) return
    const since = Math.min(...group.map(({ createdAt }) => createdAt.getTime())) - SLACK_MS
    const virtual = (await deps.list(key, signal)).filter(
      ({ supplyId, supplyType, createdAt }) =>
        supplyId !== null && supplyType === undefined && Date.parse(createdAt ?? '') >= since,
    )
    const left = new Set(group)
    for (const { supplyId, createdAt } of virtual.toReversed()) {
      if (supplyId === null || left.size === 0) continue
      const known = await orders.ofSupply(first.accountKey, supplyId)
      const move = await deps.book.move(key, supplyId, signal)
      const goods = (move?.goods ?? []).filter(
        (line) =>
          !known.some((one) => one.nmId === line.nmId && isSize(one.sizeName, line.sizeName)),
      )
      for (const line of goods) {
        const order = group.find(
          (one) =>
            left.has(one) &&
            one.nmId === line.nmId &&
            isSize(one.sizeName, line.sizeName) &&
            one.units === line.quantity &&
            one.targetId === move?.warehouseId &&
            one.createdAt.getTime() <= Date.parse(createdAt ?? '') + SLACK_MS,
        )
        if (!order) continue
        left.delete(order)
        await settle(order, supplyId)
      }
    }
  }

  /** Every account that has moves to look for; returns how many it looked at. */
  async function round(signal: AbortSignal): Promise<number> {
    const open = await orders.unlisted(clock.now() - LOOKED_FOR_MS)
    const groups = Map.groupBy(open, (one) => `${one.workspaceId}:${one.accountKey}`)
    let looked = 0
    for (const [name, group] of groups) {
      // Nobody's twice and never given back: whoever it is, nobody looks again before it ends.
      const lease = `listed-moves:${name}`
      if (!(await deps.leases.hold(lease, newId(clock.now()), EVERY_MS))) continue
      looked += 1
      try {
        await look(group, signal)
      } catch (thrown) {
        if (signal.aborted) return looked
        log.warn({ err: toAppError(thrown), lease }, 'moves were not looked for in the list')
      }
    }
    return looked
  }

  const { start, stop } = createRounds({
    ...{ round, everyMs: TICK_MS, clock, log },
    fault: 'moves not looked for',
  })
  return { round, start, stop }
}

/** Sizes as people and Wildberries write them; what has no sizes has the size 0. */
function isSize(one: string, other: string): boolean {
  const plain = (size: string) => size.trim().toLowerCase().replace(/[–—]/g, '-') || '0'
  const bare = (size: string) => (plain(size) === '-' ? '0' : plain(size))
  return bare(one) === bare(other)
}
