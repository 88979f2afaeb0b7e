import type { Clock } from '#core/clock.ts'
import type { Log } from './log/log.ts'

export interface RoundsOptions {
  /** One look at what is due. What it resolves with, if a number, says how much that was. */
  readonly round: (signal: AbortSignal) => Promise<unknown>
  /** Pause between two rounds, ms. */
  readonly everyMs: number
  /** The pause grows to this while rounds find nothing (resolve with 0); `everyMs` when absent. */
  readonly idleMs?: number
  /** Pause after a round that failed, ms; `everyMs` when absent. */
  readonly faultMs?: number
  /** What the log says of a round that failed; the next comes all the same. */
  readonly fault: string
  readonly clock: Clock
  readonly log: Log
}

/** Work that is looked for again and again, a pause after each look, until it is stopped. */
export function createRounds(options: RoundsOptions) {
  const { round, everyMs, idleMs = everyMs, faultMs = everyMs, fault, clock, log } = options
  const stopping = new AbortController()
  const { signal } = stopping
  let loop: Promise<void> | undefined

  async function run(): Promise<void> {
    let pauseMs = everyMs
    while (!signal.aborted) {
      try {
        const found = await round(signal)
        pauseMs = found === 0 ? Math.min(2 * pauseMs, idleMs) : everyMs
      } catch (err) {
        if (!signal.aborted) log.error({ err }, fault)
        pauseMs = faultMs
      }
      await clock.sleep(pauseMs, signal).catch(() => undefined)
    }
  }

  return {
    /** Aborted when the rounds are stopped. */
    signal,
    start(): void {
      loop ??= run()
    },
    /** Resolves when the round under way has ended. */
    async stop(): Promise<void> {
      stopping.abort(new Error('stopped'))
      await loop
    },
  }
}
