import { BETWEEN_LEVELS, type SourceCategory } from '#desks/imports/ports.ts'

/** Names of a row's categories, the widest first. */
export interface Levels {
  readonly distCategoryl1Name: string
  readonly distCategoryl2Name: string
  readonly distCategoryl3Name: string
}

export const categoryIdOf = (path: readonly string[]) => path.join(BETWEEN_LEVELS) || null

/** From the root down; a level that only repeats the one above is none. */
export function pathOf(row: Levels): readonly string[] {
  const levels = [row.distCategoryl1Name, row.distCategoryl2Name, row.distCategoryl3Name]
  const named = levels.filter(Boolean)
  while (named.length > 1 && named.at(-1) === named.at(-2)) named.pop()
  return named
}

/** The filters of a search that find goods of a category. */
export function filtersOfCategory(id: string): object {
  const [first, second, third, ...more] = id.split(BETWEEN_LEVELS)
  // A name with a stroke in it cannot be taken apart.
  if (more.length > 0) return { distCategoryl1Name: [first] }
  return {
    distCategoryl1Name: [first],
    ...(second !== undefined && { distCategoryl2Name: [second] }),
    ...(third !== undefined && { distCategoryl3Name: [third] }),
  }
}

/** A tree of the categories that goods name, with those above them. */
export function treeOf(rows: readonly Levels[]): SourceCategory[] {
  const found = new Map<string, SourceCategory>()
  for (const path of rows.map(pathOf)) {
    for (const [at, name] of path.entries()) {
      const id = categoryIdOf(path.slice(0, at + 1)) ?? ''
      found.set(id, { id, name, level: at + 1, rootId: path[0] ?? '' })
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Pages that are looked at: with ids that grow so much from one to the next they reach beyond a million products. */
const LOOKS = 8
const GROWTH = 4

/** Some products from all over the catalogue, by which its categories are told: nobody lists them. */
export async function sample<T>(
  pageAfter: (startId: number) => Promise<{ readonly rows: readonly T[]; readonly last?: number }>,
): Promise<T[]> {
  const rows: T[] = []
  for (let looks = 0, startId = 0; looks < LOOKS; looks += 1) {
    const page = await pageAfter(startId)
    rows.push(...page.rows)
    if (page.last === undefined) break
    startId = page.last * GROWTH
  }
  return rows
}
