/** What was let through lately, and the most there ever was in one window. */
interface Window {
  readonly entries: { at: number; count: number }[]
  from: number
  sum: number
  peak: number
}

export interface Limit {
  readonly windowMs: number
  readonly limit: number
}

export type Windows = ReturnType<typeof createWindows>

/** Sliding windows by name; what was refused does not count. */
export function createWindows() {
  const windows = new Map<string, Window>()

  function open(name: string, windowMs: number, now: number): Window {
    const window = windows.get(name) ?? { entries: [], from: 0, sum: 0, peak: 0 }
    windows.set(name, window)
    for (let oldest = window.entries[window.from]; oldest; oldest = window.entries[window.from]) {
      if (oldest.at > now - windowMs) break
      window.sum -= oldest.count
      window.from += 1
    }
    if (window.from > 1_000) {
      window.entries.splice(0, window.from)
      window.from = 0
    }
    return window
  }

  return {
    /** Milliseconds until `count` more fit; 0 when they do. */
    waitMs(name: string, { windowMs, limit }: Limit, now: number, count = 1): number {
      const window = open(name, windowMs, now)
      let over = window.sum + count - limit
      if (over <= 0) return 0
      for (let at = window.from; at < window.entries.length; at += 1) {
        const entry = window.entries[at]
        over -= entry?.count ?? 0
        if (entry && over <= 0) return entry.at + windowMs - now
      }
      return windowMs
    },
    add(name: string, { windowMs }: Limit, now: number, count = 1): void {
      const window = open(name, windowMs, now)
      window.entries.push({ at: now, count })
      window.sum += count
      window.peak = Math.max(window.peak, window.sum)
    },
    /** The most within any window, by name. */
    peaks: (): Record<string, number> =>
      Object.fromEntries([...windows].map(([name, { peak }]) => [name, peak])),
    clear: () => windows.clear(),
  }
}
