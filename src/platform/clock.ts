import type { Clock } from '#core/clock.ts'

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // By hand: the one of node:timers/promises makes an error with a stack for each sleep that is cut short.
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const cut = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', cut)
        resolve()
      }, ms)
      signal?.addEventListener('abort', cut, { once: true })
    }),
}
