import type { Clock } from '#core/clock.ts'

/** What came of one piece of work: over, or to be tried again after a pause. */
export type LaneOutcome =
  | { readonly kind: 'over' }
  | { readonly kind: 'again'; readonly afterMs: number; readonly isTrouble: boolean }

export interface Lanes<T> {
  readonly items: readonly T[]
  /** At the same time, at most. */
  readonly most: number
  readonly clock: Clock
  readonly signal: AbortSignal
  work(item: T): Promise<LaneOutcome>
}

/** Pieces of work that went well before another lane is opened again. */
const RECOVERY = 10

/**
 * Does the work for every item in order, several at a time: half as many after trouble, one more after ten that went well. When one
 * throws, nothing new is begun, what is under way is waited for, since it may be writing, and the first failure is thrown.
 */
export async function inLanes<T>({ items, most, clock, signal, work }: Lanes<T>): Promise<void> {
  const waiting: { item: T; notBefore: number }[] = items.map((item) => ({ item, notBefore: 0 }))
  const underWay = new Set<Promise<void>>()
  const failures: unknown[] = []
  let width = most
  let good = 0

  function follow(outcome: LaneOutcome, item: T): void {
    if (outcome.kind === 'again') waiting.push({ item, notBefore: clock.now() + outcome.afterMs })
    if (outcome.kind === 'again' && outcome.isTrouble) {
      width = Math.max(1, Math.floor(width / 2))
      good = 0
    } else if (++good >= RECOVERY) {
      width = Math.min(most, width + 1)
      good = 0
    }
  }

  function next(): T | undefined {
    const index = waiting.findIndex(({ notBefore }) => notBefore <= clock.now())
    return index < 0 ? undefined : waiting.splice(index, 1)[0]?.item
  }

  while (failures.length === 0 && !signal.aborted && waiting.length + underWay.size > 0) {
    const item = underWay.size < width ? next() : undefined
    if (item !== undefined) {
      const one: Promise<void> = work(item)
        .then(
          (outcome) => follow(outcome, item),
          (thrown) => void failures.push(thrown),
        )
        .finally(() => underWay.delete(one))
      underWay.add(one)
    } else if (underWay.size > 0) await Promise.race(underWay)
    else {
      const soonest = Math.min(...waiting.map(({ notBefore }) => notBefore))
      await clock.sleep(Math.max(1, soonest - clock.now()), signal).catch(() => undefined)
    }
  }
  await Promise.all(underWay)
  signal.throwIfAborted()
  if (failures.length > 0) throw failures[0]
}
