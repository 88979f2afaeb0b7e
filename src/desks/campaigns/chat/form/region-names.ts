import { searchSeveral } from '#core/search-several.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { PickItem } from '#telegram/picker/list.ts'
import type { Regions } from '../../ports.ts'
import { regionText } from '../screens/wording.ts'

/** So many of the list are looked through for a name in the reader's language. */
const NAMED = 100
/** Both names side by side, where they fit a phone. Characters. */
const WIDEST = 38

/** Names of regions, each read once. */
export function createRegionNames(regions: Regions) {
  const known = new Map<number, string>()

  const learn = async (ids: readonly number[]): Promise<void> => {
    const missing = [...new Set(ids)].filter((id) => !known.has(id))
    if (missing.length === 0) return
    const names = await regions.names(missing)
    for (const [index, id] of missing.entries()) known.set(id, names[index] ?? String(id))
  }

  /** Regions whose name in the reader's language has the words; only the first of the list have one. */
  const named = async (lang: Lang, query: string) => {
    const { items } = await regions.search('', 0, NAMED)
    const found = searchSeveral(query, (one) => {
      const wanted = one.trim().toLowerCase()
      return items.filter(({ id, name }) =>
        regionText(lang, id, name).toLowerCase().includes(wanted),
      )
    })
    return { items: found, total: found.length }
  }

  return {
    async of(ids: readonly number[]): Promise<readonly string[]> {
      await learn(ids)
      return ids.map((id) => known.get(id) ?? String(id))
    },
    /**
     * A page of regions under the names Yandex gives them and the reader's where there is one, the reader's alone where both are too
     * long; of the others, those found by a search carry where they lie, because many share a name.
     */
    async page(
      lang: Lang,
      query: string,
      offset: number,
      limit: number,
    ): Promise<{ items: readonly PickItem[]; total: number }> {
      const found = await regions.search(query, offset, limit)
      const { items, total } = found.total > 0 ? found : await named(lang, query)
      for (const { id, name } of items) known.set(id, name)
      const parentIds = items.flatMap(({ parentId }) => parentId ?? [])
      await learn(parentIds)
      const place = (parentId: number | null) =>
        query === '' || parentId === null ? undefined : known.get(parentId)
      const texts = items.map(({ id, name, parentId }) => {
        const own = regionText(lang, id, name)
        const more = own === name ? place(parentId) : own
        const text = more === undefined ? name : `${name} · ${more}`
        return { id, text: own !== name && text.length > WIDEST ? own : text }
      })
      return { items: texts, total }
    },
  }
}

export type RegionNames = ReturnType<typeof createRegionNames>
