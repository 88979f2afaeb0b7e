/**
 * What we know of the feed method. WB switched it off in August 2026 (dev.wildberries.ru/release-notes?id=570), so
 * `disabled` is its normal state: no errors, one quiet probe now and then.
 */
type FeedStatus = 'unknown' | 'live' | 'disabled' | 'unauthorized'

export interface FeedState {
  readonly status: FeedStatus
  /** WB's own words, 'unpaid', or null. */
  readonly detail: string | null
  /** When the status began, ms. */
  readonly since: number
  readonly lastOkAt: number | null
  /** Next quiet look while disabled, ms. */
  readonly nextProbeAt: number | null
}

export const UNKNOWN_FEED: FeedState = {
  status: 'unknown',
  detail: null,
  since: 0,
  lastOkAt: null,
  nextProbeAt: null,
}

export type FeedEvent =
  | { readonly kind: 'rows' }
  | { readonly kind: 'disabled'; readonly detail: string }
  /** A probe came to nothing: a fault or a limit. */
  | { readonly kind: 'probe-failed' }
  /** No key is left that WB accepts. */
  | { readonly kind: 'no-keys' }
  | { readonly kind: 'keys' }

export interface FeedStep {
  readonly state: FeedState
  /** Everyone concerned is told, once. */
  readonly announce?: 'on' | 'off'
  readonly isChanged: boolean
}

/** The state after an event. `probeMs`: pause between probes while the method is off. */
export function step(state: FeedState, event: FeedEvent, now: number, probeMs: number): FeedStep {
  const stay: FeedStep = { state, isChanged: false }
  switch (event.kind) {
    case 'rows': {
      const seen = { ...state, lastOkAt: now, nextProbeAt: null, detail: null }
      if (state.status === 'live') return { state: seen, isChanged: false }
      const live: FeedState = { ...seen, status: 'live', since: now }
      return state.status === 'disabled'
        ? { state: live, announce: 'on', isChanged: true }
        : { state: live, isChanged: true }
    }
    case 'disabled': {
      const nextProbeAt = now + probeMs
      if (state.status === 'disabled')
        return { state: { ...state, detail: event.detail, nextProbeAt }, isChanged: true }
      const { lastOkAt } = state
      const { detail } = event
      const off: FeedState = { status: 'disabled', detail, since: now, lastOkAt, nextProbeAt }
      return { state: off, announce: 'off', isChanged: true }
    }
    case 'probe-failed':
      if (state.status !== 'disabled') return stay
      return { state: { ...state, nextProbeAt: now + probeMs }, isChanged: true }
    // While the method is off, keys make no difference.
    case 'no-keys':
      if (state.status === 'unauthorized' || state.status === 'disabled') return stay
      return { state: { ...state, status: 'unauthorized', since: now }, isChanged: true }
    case 'keys':
      if (state.status !== 'unauthorized') return stay
      return { state: { ...state, status: 'unknown', since: now }, isChanged: true }
  }
}
