import type { Clock } from '#core/clock.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { START_MS } from './moments.ts'

/** Runs as a machine's clock does, from {@link START_MS} on: for code that waits for real and whose day must not be today. */
export const runningClock: Clock = createStepClock({ startMs: START_MS })

export interface TestClock extends Clock {
  /** Moves time on by `ms`, waking sleepers in order, and lets what they do next run. */
  advance(ms: number): Promise<void>
  /** Jumps to a moment (ms) without waking anybody: a machine's clock set by hand. */
  jump(ms: number): void
  /** How many wait in `sleep` now. */
  sleepers(): number
}

interface Sleeper {
  readonly at: number
  wake(): void
}

/** A clock that stands still until it is moved. */
export function createTestClock(startMs: number = START_MS): TestClock {
  let now = startMs
  const sleeping = new Set<Sleeper>()

  return {
    now: () => now,
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const sleeper: Sleeper = {
          at: now + ms,
          wake() {
            signal?.removeEventListener('abort', abort)
            sleeping.delete(sleeper)
            resolve()
          },
        }
        function abort(): void {
          sleeping.delete(sleeper)
          reject(signal?.reason)
        }
        signal?.addEventListener('abort', abort, { once: true })
        sleeping.add(sleeper)
      })
    },
    async advance(ms) {
      const target = now + ms
      await settle()
      for (;;) {
        const next = [...sleeping].sort((a, b) => a.at - b.at)[0]
        if (!next || next.at > target) break
        now = Math.max(now, next.at)
        next.wake()
        await settle()
      }
      now = target
    },
    jump(ms) {
      now = ms
    },
    sleepers: () => sleeping.size,
  }
}

/** Lets promises and I/O that are ready run before time goes on. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
