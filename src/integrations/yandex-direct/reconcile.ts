import { AppError, toAppError } from '#core/errors.ts'
import type { DraftRemark } from '#desks/campaigns/ports.ts'
import { bareDigits } from '#platform/json.ts'
import type { Caller, DirectApi, DirectService } from './api.ts'
import { type Outcome, outcomeOf, resultsSchema } from './results.ts'

/** What already stands there of what is wanted, by place in the list of what is wanted. */
export interface Standing {
  /** As wanted: nothing to do. */
  readonly present: ReadonlyMap<number, string>
  /** There, but other than wanted: to be changed. */
  readonly stale?: ReadonlyMap<number, string>
}

/** One kind of objects, all that are wanted of it. */
export interface Wanted<T> {
  readonly items: readonly T[]
  readonly service: DirectService
  /** Name of the list in a request, e.g. `AdGroups`. */
  readonly list: string
  place(item: T): string
  look(): Promise<Standing>
  /** The object as it is sent when it is new. */
  toAdd(item: T): object
  /** The same, when it changes one that stands there; `Id` is put in. */
  toUpdate?(item: T): object
}

/** Ids in the order of what was wanted; null where Direct refused. JSON, so that it can be remembered. */
export interface Settled {
  readonly ids: readonly (string | null)[]
  readonly remarks: readonly DraftRemark[]
}

/** Direct takes 1 000 objects a call; half of it keeps answers quick. */
const BATCH = 500
const ATTEMPTS = 4

/**
 * Brings about what is wanted without ever doubling it: looks, writes what is missing, and after a write that may or may not have been
 * done looks again before it writes the rest. Safe to repeat as a whole. What Direct refuses item by item is a remark, not an error.
 */
export async function reconcile<T>(
  api: DirectApi,
  caller: Caller,
  wanted: Wanted<T>,
): Promise<Settled> {
  const ids = new Map<number, string | null>()
  const remarks: DraftRemark[] = []

  async function write(
    method: 'add' | 'update',
    entries: readonly (readonly [number, object])[],
  ): Promise<void> {
    for (let at = 0; at < entries.length; at += BATCH) {
      const batch = entries.slice(at, at + BATCH)
      const name = method === 'add' ? 'AddResults' : 'UpdateResults'
      const results = await api.call(
        caller,
        wanted.service,
        method,
        { [wanted.list]: batch.map(([, body]) => body) },
        resultsSchema(name, batch.length),
      )
      batch.forEach(([index], position) => {
        const result = results[position]
        const item = wanted.items[index]
        if (result === undefined || item === undefined) return
        const outcome: Outcome = outcomeOf(result, wanted.place(item))
        ids.set(index, outcome.id)
        remarks.push(...outcome.remarks)
      })
    }
  }

  async function attempt(): Promise<void> {
    const { present, stale = new Map<number, string>() } = await wanted.look()
    for (const [index, id] of present) ids.set(index, id)
    const open = [...wanted.items.entries()].filter(([index]) => !ids.has(index))
    const changed = open.filter(([index]) => stale.has(index))
    const added = open.filter(([index]) => !stale.has(index))
    await write(
      'update',
      changed.map(([index, item]) => [
        index,
        { Id: bareDigits(stale.get(index) ?? ''), ...wanted.toUpdate?.(item) },
      ]),
    )
    await write(
      'add',
      added.map(([index, item]) => [index, wanted.toAdd(item)]),
    )
  }

  if (wanted.items.length === 0) return { ids: [], remarks }
  for (let number = 1; ; number += 1) {
    try {
      await attempt()
      return { ids: wanted.items.map((_, index) => ids.get(index) ?? null), remarks }
    } catch (thrown) {
      caller.signal.throwIfAborted()
      const error = toAppError(thrown)
      if (error.kind !== 'unknown-outcome') throw error
      // Whoever repeats the whole later loses nothing by it.
      if (number >= ATTEMPTS) {
        throw new AppError({ kind: 'unavailable', code: error.code, cause: error })
      }
      await api.pause(number, caller.signal)
    }
  }
}
