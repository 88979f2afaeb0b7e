/** Longest distance at which a command is still the one that was meant, as a part of its length. */
const CLOSE = 0.5

/** The command that was meant by a mistyped one, or undefined when none is near. */
export function nearestCommand(typed: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({ name, distance: distanceOf(typed, name) }))
    .toSorted((left, right) => left.distance - right.distance)
  return best && best.distance <= Math.max(1, best.name.length * CLOSE) ? best.name : undefined
}

/**
 * How many letters have to be put in, left out, changed or swapped with their neighbour (optimal string alignment; a
 * pair is swapped once).
 */
export function distanceOf(left: string, right: string): number {
  const from = [...left]
  const to = [...right]
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [row, letter] of from.entries()) {
    const next = [row + 1]
    for (const [column, other] of to.entries()) {
      const isSame = letter === other
      const isSwapped = letter === to[column - 1] && other === from[row - 1]
      next.push(
        Math.min(
          (last[column + 1] ?? 0) + 1,
          (next[column] ?? 0) + 1,
          (last[column] ?? 0) + (isSame ? 0 : 1),
          isSwapped && row > 0 && column > 0
            ? (before[column - 1] ?? 0) + 1
            : Number.POSITIVE_INFINITY,
        ),
      )
    }
    before = last
    last = next
  }
  return last[to.length] ?? 0
}
