import type { Clock } from '#core/clock.ts'

export type BreakerState = 'closed' | 'open' | 'half-open'

/** How a call went: `neither` when it says nothing of the service, e.g. we gave it up ourselves. */
export type Verdict = 'good' | 'bad' | 'neither'

export interface BreakerOptions {
  /** Bad calls in a row that open it. Default 5. */
  readonly failures?: number
  /** How long it stays open before one call may try, ms. Default 60 000. */
  readonly openMs?: number
  /** Bad calls within this time open it too, whatever went well between them, ms. By default they have to be in a row. */
  readonly windowMs?: number
  /** Each probe that fails doubles how long it stays open, up to this, ms. By default it stays the same. */
  readonly longestOpenMs?: number
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
  const { clock, onChange, failures = 5, openMs: firstMs = 60_000, windowMs = 0 } = deps
  const longestMs = deps.longestOpenMs ?? firstMs
  let openMs = firstMs
  let inARow = 0
  /** Moments of the last bad calls, as many as would open it. */
  let recent: readonly number[] = []
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
    if (verdict === 'bad') recent = [...recent, clock.now()].slice(-failures)
    const [earliest = Number.NEGATIVE_INFINITY] = recent.length < failures ? [] : recent
    if (inARow >= failures || clock.now() - earliest < windowMs) open()
  }

  function recordProbe(verdict: Verdict): void {
    probing = false
    if (verdict === 'bad') {
      openMs = Math.min(openMs * 2, longestMs)
      open()
    }
    if (verdict !== 'good') return
    openedAt = undefined
    openMs = firstMs
    inARow = 0
    recent = []
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
