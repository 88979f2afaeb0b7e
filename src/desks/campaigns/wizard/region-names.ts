import type { PickItem } from '#telegram/wizard/wizard.ts'
import type { Regions } from '../ports.ts'

/** Names of regions, read before a screen that needs them at hand is drawn. */
export function createRegionNames(regions: Regions) {
  const known = new Map<number, string>()

  const learn = async (ids: readonly number[]): Promise<void> => {
    const missing = [...new Set(ids)].filter((id) => !known.has(id))
    if (missing.length === 0) return
    const names = await regions.names(missing)
    for (const [index, id] of missing.entries()) known.set(id, names[index] ?? String(id))
  }

  return {
    learn,
    /** Undefined when one of them was not learnt yet. */
    names(ids: readonly number[]): readonly string[] | undefined {
      const names = ids.flatMap((id) => known.get(id) ?? [])
      return names.length === ids.length ? names : undefined
    },
    /** A page of regions; those found by a search carry where they lie, because many share a name. */
    async page(
      query: string,
      offset: number,
      limit: number,
    ): Promise<{ items: readonly PickItem[]; total: number }> {
      const { items, total } = await regions.search(query, offset, limit)
      for (const { id, name } of items) known.set(id, name)
      const parentIds = items.flatMap(({ parentId }) => parentId ?? [])
      await learn(parentIds)
      const place = (parentId: number | null) =>
        query === '' || parentId === null ? undefined : known.get(parentId)
      const texts = items.map(({ id, name, parentId }) => {
        const parent = place(parentId)
        return { id, text: parent === undefined ? name : `${name} · ${parent}` }
      })
      return { items: texts, total }
    },
  }
}

export type RegionNames = ReturnType<typeof createRegionNames>
