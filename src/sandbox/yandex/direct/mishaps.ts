/** What Direct does wrong besides the faults every service knows. */
export interface Mishap {
  /** `campaigns.add` and the like, or `*`. */
  readonly method: string
  /** Code of a whole-request error, answered with HTTP 200; 502, 503 and 504 are HTTP statuses. */
  readonly code: number
  /** What was asked for is done all the same. */
  readonly executed?: boolean | undefined
  /** Calls before the first one that is hit. */
  readonly after?: number | undefined
  /** Calls hit; 1 by default. */
  readonly times?: number | undefined
}

export type Mishaps = ReturnType<typeof createMishaps>

export function createMishaps() {
  let active: { mishap: Mishap; wait: number; left: number }[] = []
  return {
    add(mishap: Mishap): void {
      active.push({ mishap, wait: mishap.after ?? 0, left: mishap.times ?? 1 })
    },
    clear(): void {
      active = []
    },
    /** What goes wrong with this call, used up by one. */
    next(method: string): Mishap | undefined {
      for (const item of active) {
        if (item.mishap.method !== '*' && item.mishap.method !== method) continue
        if (item.wait > 0) {
          item.wait -= 1
          continue
        }
        item.left -= 1
        if (item.left <= 0) active = active.filter((other) => other !== item)
        return item.mishap
      }
      return undefined
    },
  }
}
