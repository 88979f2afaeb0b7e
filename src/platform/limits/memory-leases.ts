import type { Clock } from '#core/clock.ts'
import type { Leases } from './leases.ts'

/** Leases of one process. */
export function createMemoryLeases({ clock }: { clock: Clock }): Leases {
  const leases = new Map<string, { owner: string; until: number }>()
  return {
    async hold(name, owner, ttlMs) {
      const lease = leases.get(name)
      const now = clock.now()
      if (lease && lease.owner !== owner && lease.until > now) return false
      leases.set(name, { owner, until: now + ttlMs })
      return true
    },
    async release(name, owner) {
      if (leases.get(name)?.owner === owner) leases.delete(name)
    },
  }
}
