import type { Clock } from '#core/clock.ts'
import type { AppError } from '#core/errors.ts'
import type { Log } from '#platform/log/log.ts'
import type { RunContext } from '#runs/definition.ts'
import { inLanes } from './lanes.ts'
import { rest } from './rest.ts'
import { ProductRefused, troubleOf } from './trouble.ts'

/** Why one product is left out or failed. */
export interface Refusal {
  readonly reason: string
  readonly vars: Readonly<Record<string, string | number>>
  readonly isSkip: boolean
}

export interface OverItems<T> {
  readonly context: RunContext
  readonly clock: Clock
  readonly log: Log
  readonly items: readonly T[]
  /** Products that are over already, and how many there are in all: the card counts both. */
  readonly over: number
  readonly total: number
  work(item: T): Promise<void>
  /** Writes down what stands against a product that is over. */
  refused(item: T, refusal: Refusal): Promise<void>
  tell(over: number): void
}

/** Products worked on at the same time in one shop; more gain nothing there. */
const LANES = 3
/** Of one product, in one attempt of the run. */
const TRIES = 4
const PAUSE_MS = 5_000
/** Failures in a row that mean the service and not the product. */
const STREAK = 5
/** So many products later the run counts as getting on. */
const MARK_EVERY = 5

/**
 * Works on products one by one, several at a time. A failure that may pass is tried again, fewer at once; one of the product's own is told
 * and the others go on; when the source or the shop is away for all of them the run parks. Rows say what is over, so nothing is done again.
 */
export async function overItems<T>(all: OverItems<T>): Promise<void> {
  const { context, clock, log, total } = all
  const { signal } = context
  const tries = new Map<T, number>()
  let { over } = all
  let streak = 0
  let resting: AppError | undefined

  /** Tells the engine that the run gets on, in steps of its own. */
  async function ended(): Promise<void> {
    over += 1
    streak = 0
    all.tell(over)
    if (over % MARK_EVERY === 0 || over === total) await context.step(`over:${over}`, async () => 1)
  }

  async function one(item: T) {
    try {
      await all.work(item)
      await ended()
      return { kind: 'over' } as const
    } catch (thrown) {
      if (signal.aborted) throw thrown
      if (thrown instanceof ProductRefused) {
        await all.refused(item, thrown)
        await ended()
        return { kind: 'over' } as const
      }
      const trouble = troubleOf(thrown, log)
      switch (trouble.kind) {
        case 'stop':
          throw trouble.thrown
        case 'item':
          await all.refused(item, { ...trouble, isSkip: false })
          await ended()
          return { kind: 'over' } as const
        case 'rest':
          resting = trouble.error
          throw thrown
        case 'again': {
          streak += 1
          if (streak >= STREAK) {
            resting = trouble.error
            throw thrown
          }
          const tried = (tries.get(item) ?? 0) + 1
          tries.set(item, tried)
          if (tried >= TRIES) {
            const { messageKey, vars } = trouble.error
            await all.refused(item, { reason: messageKey, vars, isSkip: false })
            await ended()
            return { kind: 'over' } as const
          }
          const afterMs = trouble.error.retryAfterMs ?? PAUSE_MS * 2 ** (tried - 1)
          return { kind: 'again', afterMs, isTrouble: true } as const
        }
      }
    }
  }

  all.tell(over)
  try {
    await inLanes({ items: all.items, most: LANES, clock, signal, work: one })
  } catch (thrown) {
    if (!resting || signal.aborted) throw thrown
    return rest({ context, clock }, resting, over)
  }
}
