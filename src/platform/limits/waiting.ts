import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Limiter, WaitOptions, Want } from './limiter.ts'

interface Waiter {
  readonly wants: readonly Want[]
  /** What this waiter costs those behind it, ms. */
  readonly costMs: number
  readonly deadline: number
  readonly isUrgent: boolean
  readonly signal: AbortSignal | undefined
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

interface Line {
  readonly waiters: Waiter[]
  /** When the first in line should get its permit, as last heard. */
  readyAt: number
}

/** A timer longer than this would overflow; also how late a shortened limit is noticed. */
const LONGEST_NAP_MS = 600_000

/** The four ways to take permits, by the one that asks the store. */
export function createTaking(
  takeAll: Limiter['takeAll'],
  clock: Clock,
): Pick<Limiter, 'take' | 'takeAll' | 'acquire' | 'acquireAll'> {
  const acquireAll = createWaiting(takeAll, clock)
  return {
    take: (key, spec, count = 1) => takeAll([{ key, spec, count }]),
    takeAll,
    acquireAll,
    acquire: (key, spec, { count = 1, ...options } = {}) =>
      acquireAll([{ key, spec, count }], options),
  }
}

/**
 * Waiting for permits, the urgent first, else first come first served: one line a set of buckets, and only its head asks the
 * store. Whoever cannot be served before its deadline is told as soon as that is known.
 */
function createWaiting(takeAll: Limiter['takeAll'], clock: Clock): Limiter['acquireAll'] {
  const lines = new Map<string, Line>()

  function leave(line: Line, waiter: Waiter): void {
    const place = line.waiters.indexOf(waiter)
    if (place >= 0) line.waiters.splice(place, 1)
  }

  function refuseLate(line: Line): void {
    let at = line.readyAt
    for (const [place, waiter] of [...line.waiters].entries()) {
      const servedAt = place === 0 ? at : at + waiter.costMs
      if (servedAt <= waiter.deadline) {
        at = servedAt
        continue
      }
      leave(line, waiter)
      const retryAfterMs = Math.ceil(servedAt - clock.now())
      waiter.reject(new AppError({ kind: 'limit', code: 'limiter.no_permit', retryAfterMs }))
    }
  }

  async function serveHead(line: Line, head: Waiter): Promise<void> {
    const result = await takeAll(head.wants)
    line.readyAt = clock.now() + result.waitMs
    if (result.ok) {
      leave(line, head)
      head.resolve()
      return
    }
    refuseLate(line)
    if (line.waiters[0] === head) {
      await clock.sleep(Math.min(result.waitMs, LONGEST_NAP_MS), head.signal)
    }
  }

  async function serve(id: string, line: Line): Promise<void> {
    for (let head = line.waiters[0]; head; head = line.waiters[0]) {
      try {
        await serveHead(line, head)
      } catch (error) {
        leave(line, head)
        head.reject(error)
      }
    }
    lines.delete(id)
  }

  return (wants, options: WaitOptions = {}) =>
    new Promise((resolve, reject) => {
      const { signal, maxWaitMs = Number.POSITIVE_INFINITY, isUrgent = false } = options
      signal?.throwIfAborted()
      const now = clock.now()
      const costMs = Math.max(...wants.map(({ spec, count = 1 }) => spec.refillMs * count))
      const id = wants.map(({ key }) => key).join(' ')
      const line = lines.get(id) ?? { waiters: [], readyAt: now }
      const waiter: Waiter = {
        wants,
        costMs,
        deadline: now + maxWaitMs,
        isUrgent,
        signal,
        resolve: () => {
          signal?.removeEventListener('abort', giveUp)
          resolve()
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', giveUp)
          reject(reason)
        },
      }
      const giveUp = () => {
        leave(line, waiter)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      const behind = isUrgent ? line.waiters.findIndex((other) => !other.isUrgent) : -1
      line.waiters.splice(behind < 0 ? line.waiters.length : behind, 0, waiter)
      if (lines.has(id)) {
        refuseLate(line)
        return
      }
      lines.set(id, line)
      void serve(id, line)
    })
}
