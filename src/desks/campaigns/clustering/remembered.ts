/** Entries after which the memory is emptied; some megabytes. */
const MOST = 50_000

/** A pure function of a text that looks up what it said before. */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const now = compute(text)
    if (known.size >= MOST) known.clear()
    known.set(text, now)
    return now
  }
}
