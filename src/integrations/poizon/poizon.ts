import type { AccountKey } from '#core/keys.ts'
import type { ProductSource } from '#desks/imports/ports.ts'
import { CATEGORIES_REQUEST, createPoizonApi } from './api.ts'
import { createPoizonCalls, type PoizonDeps } from './calls.ts'
import { createDistribution, DISTRIBUTION_REQUEST, dataOf } from './distribution.ts'
import { readSecret } from './secret.ts'

export interface Poizon {
  /** Either source, by the key. */
  readonly source: ProductSource
  /** Address of a key's source. */
  baseOf(key: AccountKey): string
  /** Milliseconds until the source of a key may be asked again; 0 when it answers. */
  downForMs(key: AccountKey): number
  /** A cheap call with a key that is not stored yet. Throws as {@link ProductSource} does. */
  probe(secret: string, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** Both sources of Poizon's goods behind one face. */
export function createPoizon(deps: PoizonDeps): Poizon {
  const { quota, secrets, clock, log } = deps
  const calls = createPoizonCalls(deps)
  const api = createPoizonApi({ calls, quota, clock, log })
  const distribution = createDistribution({ calls, secrets, clock, log })
  const of = ({ facts }: AccountKey) => (facts.source === 'distribution' ? distribution : api)

  return {
    source: {
      categories: (key, call) => of(key).categories(key, call),
      brandsLike: (key, words, call) => of(key).brandsLike(key, words, call),
      search: (key, query, call) => of(key).search(key, query, call),
      card: (key, spuId, call) => of(key).card(key, spuId, call),
      prices: (key, spuId, call) => of(key).prices(key, spuId, call),
      byLink: (key, text, call) => of(key).byLink(key, text, call),
    },
    baseOf: calls.baseOf,
    downForMs: calls.downForMs,
    async probe(text, signal) {
      const secret = readSecret(text)
      if (secret.source === 'poizon-api') {
        await calls.probe(secret, CATEGORIES_REQUEST, signal)
        return
      }
      const answer = await calls.probe(secret, DISTRIBUTION_REQUEST, signal)
      dataOf(answer, DISTRIBUTION_REQUEST.schema.shape.data)
    },
    close: calls.close,
  }
}
