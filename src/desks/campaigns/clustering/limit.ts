import { distancesOf } from './distances.ts'
import { averageLinkage, cutAt, type Merge } from './linkage.ts'
import { partingVectors } from './vectors.ts'

/** Keywords an ad group of Yandex.Direct takes. */
export const MOST_PHRASES = 200

/** A group that is too large in pieces: branches of its tree, neighbours put together while they fit. */
export function withinLimit(
  texts: readonly string[],
  group: readonly number[],
): (readonly number[])[] {
  if (group.length <= MOST_PHRASES) return [group]
  const own = group.map((phrase) => texts[phrase] ?? '')
  return together(branchesOf(treeOf(own), group.length)).map((piece) =>
    piece.map((local) => group[local] ?? 0),
  )
}

/** The two parts of a group at its loosest merge, as positions; the second is empty for a single phrase. */
export function halvesOf(texts: readonly string[]): [number[], number[]] {
  const allButLast = treeOf(texts).slice(0, -1)
  const [first = [], second = []] = cutAt(allButLast, texts.length, Number.POSITIVE_INFINITY)
  return [first, second]
}

function treeOf(texts: readonly string[]): Merge[] {
  const vectors = partingVectors(texts)
  return averageLinkage(distancesOf(vectors), vectors.length)
}

/** The largest branches that fit, in the order of the tree. */
function branchesOf(merges: readonly Merge[], n: number): number[][] {
  const branches: number[][][] = Array.from({ length: n }, (_, i) => [[i]])
  for (const { kept, joined } of merges) {
    const united = [...(branches[kept] ?? []), ...(branches[joined] ?? [])]
    branches[kept] = united.length === 2 ? together(united) : united
    branches[joined] = []
  }
  return branches.flat()
}

function together(pieces: readonly (readonly number[])[]): number[][] {
  const packed: number[][] = []
  for (const piece of pieces) {
    const last = packed.at(-1)
    if (last && last.length + piece.length <= MOST_PHRASES) last.push(...piece)
    else packed.push([...piece])
  }
  return packed
}
