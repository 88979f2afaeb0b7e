/** How well groups made by the engine agree with groups made by hand. Everything but the counts lies between 0 and 1 (ARI may be below 0). */
export interface Quality {
  /** Harmonic mean of homogeneity and completeness (Rosenberg, Hirschberg 2007). */
  readonly v: number
  /** Rand index of pairs, adjusted for chance (Hubert, Arabie 1985). */
  readonly ari: number
  /** B-cubed F1 (Bagga, Baldwin 1998): precision and recall of each phrase's own group, averaged. */
  readonly bCubed: number
  readonly purity: number
  readonly inversePurity: number
  readonly clusters: number
  /** Share of phrases that stand alone. */
  readonly singletons: number
}

/** `found[i]` and `wanted[i]` are the groups of the i-th phrase. */
export function measure(found: readonly unknown[], wanted: readonly unknown[]): Quality {
  const n = found.length
  if (n === 0 || wanted.length !== n) throw new Error('both groupings must hold the same phrases')
  const cells = cross(found, wanted)
  const rows = sizes(found)
  const columns = sizes(wanted)

  const h = (counts: Iterable<number>) => sum(counts, (c) => -(c / n) * Math.log(c / n))
  const mutual = h(rows.values()) + h(columns.values()) - h(cells.map(({ count }) => count))
  const share = (entropy: number) => (entropy === 0 ? 1 : mutual / entropy)
  const precision = sum(cells, ({ count, row }) => (count * count) / (rows.get(row) ?? 0)) / n
  const recall = sum(cells, ({ count, column }) => (count * count) / (columns.get(column) ?? 0)) / n
  return {
    v: harmonic(share(h(columns.values())), share(h(rows.values()))),
    ari: adjustedRand(
      cells.map(({ count }) => count),
      rows,
      columns,
      n,
    ),
    bCubed: harmonic(precision, recall),
    purity: sum(best(cells, 'row'), (count) => count) / n,
    inversePurity: sum(best(cells, 'column'), (count) => count) / n,
    clusters: rows.size,
    singletons: sum(rows.values(), (size) => (size === 1 ? 1 : 0)) / n,
  }
}

interface Cell {
  readonly row: unknown
  readonly column: unknown
  count: number
}

function cross(found: readonly unknown[], wanted: readonly unknown[]): Cell[] {
  const cells = new Map<unknown, Map<unknown, Cell>>()
  for (const [i, row] of found.entries()) {
    const column = wanted[i]
    const line = cells.get(row) ?? new Map<unknown, Cell>()
    const cell = line.get(column) ?? { row, column, count: 0 }
    cell.count += 1
    cells.set(row, line.set(column, cell))
  }
  return [...cells.values()].flatMap((line) => [...line.values()])
}

function sizes(groups: readonly unknown[]): Map<unknown, number> {
  const counts = new Map<unknown, number>()
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1)
  return counts
}

function best(cells: readonly Cell[], side: 'row' | 'column'): Iterable<number> {
  const most = new Map<unknown, number>()
  for (const cell of cells) most.set(cell[side], Math.max(most.get(cell[side]) ?? 0, cell.count))
  return most.values()
}

function adjustedRand(
  cells: readonly number[],
  rows: ReadonlyMap<unknown, number>,
  columns: ReadonlyMap<unknown, number>,
  n: number,
): number {
  const pairs = (count: number) => (count * (count - 1)) / 2
  const together = sum(cells, pairs)
  const inRows = sum(rows.values(), pairs)
  const inColumns = sum(columns.values(), pairs)
  const expected = n === 1 ? 0 : (inRows * inColumns) / pairs(n)
  const most = (inRows + inColumns) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b)
}

function sum<T>(items: Iterable<T>, value: (item: T) => number): number {
  let total = 0
  for (const item of items) total += value(item)
  return total
}
