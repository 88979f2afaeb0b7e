import type { Log } from '../log/log.ts'

const QUIET_MS = 10_000

/** Logs faults of the store; the same fault again at most every ten seconds, with how often it came. */
export function faultReporter(log: Log): (error: Error) => void {
  const seen = new Map<string, { at: number; hidden: number }>()
  return (error) => {
    const now = performance.now()
    const last = seen.get(error.message)
    if (last && now - last.at < QUIET_MS) {
      last.hidden += 1
      return
    }
    if (seen.size > 100) seen.clear()
    seen.set(error.message, { at: now, hidden: 0 })
    log.error({ err: error, ...(last?.hidden ? { hidden: last.hidden } : {}) }, 'queue store fault')
  }
}
