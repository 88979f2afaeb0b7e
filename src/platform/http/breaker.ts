import type { Clock } from '#core/clock.ts'

export type BreakerState = 'closed' | 'open' | 'half-open'

/** How a call went: `neither` when it says nothing of the service, e.g. we gave it up ourselves. */
export type Verdict = 'good' | 'bad' | 'neither'

export interface BreakerOptions {
  /** Bad calls in a row that open it. Default 5. */
  readonly failures?: number
  /** How long it stays open before one call may try, ms. Default 60 000. */
  readonly openMs?: number
}

export interface Breaker {
  state(): BreakerState
  /** Milliseconds until a call may try again; 0 when one may now. */
  waitMs(): number
  /** Lets a call through and takes its verdict (exactly once), or undefined when calls are not let through. */
  enter(): ((verdict: Verdict) => void) | undefined
}

/** Stops calling a service that is down, and lets a single call find out whether it is back. */
export function createBreaker(
  deps: BreakerOptions & { clock: Clock; onChange: (state: BreakerState) => void },
): Breaker {
  const { clock, onChange, failures = 5, openMs = 60_000 } = deps
  let inARow = 0
  let openedAt: number | undefined
  let probing = false

  const waitMs = () =>
    openedAt === undefined ? 0 : Math.min(openMs, Math.max(0, openedAt + openMs - clock.now()))

  function state(): BreakerState {
    if (openedAt === undefined) return 'closed'
    return probing || waitMs() === 0 ? 'half-open' : 'open'
  }

  function open(): void {
    openedAt = clock.now()
    onChange('open')
  }

  function record(verdict: Verdict): void {
    if (openedAt !== undefined || verdict === 'neither') return
    inARow = verdict === 'bad' ? inARow + 1 : 0
    if (inARow >= failures) open()
  }

  function recordProbe(verdict: Verdict): void {
    probing = false
    if (verdict === 'bad') open()
    if (verdict !== 'good') return
    openedAt = undefined
    inARow = 0
    onChange('closed')
  }

  return {
    state,
    waitMs,
    enter() {
      if (openedAt === undefined) return record
      if (probing || waitMs() > 0) return undefined
      probing = true
      onChange('half-open')
      return recordProbe
    },
  }
}
