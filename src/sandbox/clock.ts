import type { Clock } from '#core/clock.ts'

/** A clock that runs like the wall clock and can be moved by hand, so a stand-in ages days in a second. */
export interface StepClock extends Clock {
  /** Moves time by `ms` (negative: back); sleepers whose time has come wake at once. */
  advance(ms: number): void
  /** Stops the clock at the present moment; from then on only {@link advance} moves it. */
  freeze(): void
  /** Lets it run again from where it stands. */
  run(): void
}

export interface StepClockOptions {
  /** First reading in milliseconds since the epoch; the wall clock's when absent. */
  startMs?: number
  /** Starts frozen. */
  frozen?: boolean
}

export function createStepClock(options: StepClockOptions = {}): StepClock {
  let offset = (options.startMs ?? Date.now()) - Date.now()
  let frozenAt = options.frozen ? Date.now() + offset : undefined
  const recheck = new Set<() => void>()
  const now = () => frozenAt ?? Date.now() + offset
  const wake = () => {
    for (const check of [...recheck]) check()
  }
  return {
    now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const due = now() + ms
        let timer: NodeJS.Timeout | undefined
        const stop = () => {
          clearTimeout(timer)
          recheck.delete(check)
          signal?.removeEventListener('abort', abort)
        }
        const abort = () => {
          stop()
          reject(signal?.reason)
        }
        const check = () => {
          clearTimeout(timer)
          if (now() >= due) {
            stop()
            resolve()
          } else if (frozenAt === undefined) timer = setTimeout(check, due - now())
        }
        if (signal?.aborted) return reject(signal.reason)
        signal?.addEventListener('abort', abort)
        recheck.add(check)
        check()
      }),
    advance: (ms) => {
      if (frozenAt === undefined) offset += ms
      else frozenAt += ms
      wake()
    },
    freeze: () => {
      frozenAt ??= now()
      wake()
    },
    run: () => {
      if (frozenAt === undefined) return
      offset = frozenAt - Date.now()
      frozenAt = undefined
      wake()
    },
  }
}
