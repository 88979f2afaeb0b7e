/** Rows of a batch: what a shop surely bears, what is worth asking, and where it starts. */
const [LEAST, MOST, START] = [5, 50, 30]
/** What a good batch adds. */
const STEP = 5

/** How many rows a shop bears at once: halved when it failed, slowly more when it went well. */
export function createPace() {
  const sizes = new Map<string, number>()
  const sizeOf = (account: string) => sizes.get(account) ?? START

  return {
    size: sizeOf,
    good(account: string): void {
      sizes.set(account, Math.min(MOST, sizeOf(account) + STEP))
    },
    /** False when it cannot be less. */
    bad(account: string): boolean {
      const size = sizeOf(account)
      sizes.set(account, Math.max(LEAST, Math.floor(size / 2)))
      return size > LEAST
    },
  }
}

export type Pace = ReturnType<typeof createPace>
