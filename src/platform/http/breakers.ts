import { LRUCache } from 'lru-cache'
import type { Clock } from '#core/clock.ts'
import { type Breaker, type BreakerOptions, type BreakerState, createBreaker } from './breaker.ts'

/** A breaker is remembered as long as its account is among the last that called. */
const KEPT = 1_000
const BY_WORST: readonly BreakerState[] = ['open', 'half-open', 'closed']

interface BreakersDeps extends BreakerOptions {
  readonly clock: Clock
  /** `worst` of all breakers, `state` of the one that changed. */
  readonly onChange: (state: BreakerState, worst: BreakerState) => void
}

/** The breakers of a service: one a key, the nameless one for all calls without. */
export function createBreakers({ onChange, ...deps }: BreakersDeps) {
  const known = new LRUCache<string, Breaker>({ max: KEPT })

  const worst = (): BreakerState => {
    const states = [...known.values()].map((breaker) => breaker.state())
    return BY_WORST.find((state) => states.includes(state)) ?? 'closed'
  }

  return (key = ''): Breaker => {
    const found = known.get(key)
    if (found) return found
    const made = createBreaker({ ...deps, onChange: (state) => onChange(state, worst()) })
    known.set(key, made)
    return made
  }
}
