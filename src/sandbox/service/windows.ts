import type { Clock } from '#core/clock.ts'

export interface Quota {
  readonly calls: number
  readonly windowMs: number
}

export type Windows = ReturnType<typeof createWindows>

/** Calls of each account in the windows that just passed; a refused call does not count. */
export function createWindows(clock: Clock) {
  const taken = new Map<string, number[]>()

  return {
    /** Counts `count` calls; when a window is full, counts nothing and says in how many ms there is room. */
    take(account: string, quotas: readonly Quota[], count = 1): number {
      const now = clock.now()
      const longest = Math.max(...quotas.map(({ windowMs }) => windowMs))
      const recent = (taken.get(account) ?? []).filter((at) => at > now - longest)
      const waits = quotas.map(({ calls, windowMs }) => {
        const inWindow = recent.filter((at) => at > now - windowMs)
        const over = inWindow.length + count - calls
        const blocker = over > 0 ? inWindow[Math.min(over, inWindow.length) - 1] : undefined
        if (over <= 0) return 0
        return blocker === undefined ? windowMs : blocker + windowMs - now
      })
      const waitMs = Math.max(...waits)
      if (waitMs === 0) recent.push(...Array<number>(count).fill(now))
      taken.set(account, recent)
      return waitMs
    },
    dump: () => [...taken],
    load(saved: readonly (readonly [string, number[]])[]): void {
      taken.clear()
      for (const [account, times] of saved) taken.set(account, times)
    },
  }
}
