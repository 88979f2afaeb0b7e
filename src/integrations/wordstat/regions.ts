import type { Clock } from '#core/clock.ts'
import { searchSeveral } from '#core/search-several.ts'
import type { Region, Regions } from '#desks/campaigns/ports.ts'
import type { Cache, CacheLife } from '#platform/cache/cache.ts'
import type { Log } from '#platform/log/log.ts'
import { KNOWN_REGIONS, USUAL_REGION_IDS } from './known-regions.ts'

export interface RegionsDeps {
  readonly cache: Cache
  readonly clock: Clock
  readonly log: Log
  /** Reads the whole tree; without it, or while it fails, the built-in part serves. */
  readonly tree?: () => Promise<readonly Region[]>
}

const TREE = 'wordstat:regions'
const DAY = 86_400
const TREE_LIFE: CacheLife = {
  memorySeconds: DAY,
  sharedSeconds: 7 * DAY,
  databaseSeconds: 7 * DAY,
}
/** After a failure nobody at a screen waits for the service again this long. */
const AWAY_MS = 600_000

/** Regions by name: the service's tree, remembered for a week, or the built-in part of it. */
export function createRegions({ cache, clock, log, tree }: RegionsDeps): Regions {
  let awayUntil = 0

  async function all(): Promise<readonly Region[]> {
    if (tree === undefined || clock.now() < awayUntil) return KNOWN_REGIONS
    try {
      return await cache.through(TREE, TREE_LIFE, tree)
    } catch (err) {
      log.warn({ err }, 'regions come from the built-in list')
      awayUntil = clock.now() + AWAY_MS
      return KNOWN_REGIONS
    }
  }

  return {
    async search(query, offset, limit) {
      const regions = await all()
      const found = searchSeveral(query, (one) => matching(regions, folded(one)))
      return { items: found.slice(offset, offset + limit), total: found.length }
    },
    async names(ids) {
      const byId = new Map([...KNOWN_REGIONS, ...(await all())].map((one) => [one.id, one.name]))
      return ids.map((id) => byId.get(id) ?? String(id))
    },
  }
}

/** Best first: whole name, its beginning, a word's beginning, anywhere; the usual ones lead among equals. */
function matching(regions: readonly Region[], wanted: string): Region[] {
  const found = regions.flatMap((region, place) => {
    const rank = rankOf(folded(region.name), wanted)
    return rank === undefined ? [] : [{ region, rank, usual: usualPlace(region.id), place }]
  })
  return found
    .sort((a, b) => a.rank - b.rank || a.usual - b.usual || a.place - b.place)
    .map(({ region }) => region)
}

function usualPlace(id: number): number {
  const place = USUAL_REGION_IDS.indexOf(id)
  return place < 0 ? USUAL_REGION_IDS.length : place
}

function rankOf(name: string, wanted: string): number | undefined {
  if (wanted === '' || name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  const at = name.indexOf(wanted)
  if (at < 0) return undefined
  return name.includes(` ${wanted}`) || name.includes(`-${wanted}`) ? 2 : 3
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim()
}
