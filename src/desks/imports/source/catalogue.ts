import type { Registry } from 'prom-client'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type { Database } from '#db/connection.ts'
import type { Cache } from '#platform/cache/cache.ts'
import type { Log } from '#platform/log/log.ts'
import type { Catalogue, ProductSource, SourceCall, Sourced, SourceQuota } from '../ports.ts'
import { createCards } from './cards.ts'
import { createEntries, type Found } from './entries.ts'
import { createFlights } from './flights.ts'
import { createHits } from './hits.ts'
import { isShownStale, type Kind, type Levels } from './lives.ts'

export interface CatalogueDeps {
  readonly source: ProductSource
  /** Milliseconds until the source of a key may be asked again. */
  readonly downForMs: (key: AccountKey) => number
  /** Address of a key's source. */
  readonly baseOf: (key: AccountKey) => string
  readonly quota: SourceQuota
  readonly cache: Cache
  /** Most seconds in each level. */
  readonly levels: Levels
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
}

/** What is looked up, and how it is loaded when it is not there. */
export interface Lookup<T> {
  readonly key: AccountKey
  readonly kind: Kind
  readonly params?: object
  readonly call: SourceCall
  readonly load: (call: SourceCall) => Promise<T>
}

/** See {@link Catalogue}; `close` writes down what was counted. */
export function createCatalogue(deps: CatalogueDeps): Catalogue & { close(): Promise<void> } {
  const { source, downForMs, quota, clock } = deps
  const entries = createEntries(deps)
  const hits = createHits(deps)
  const join = createFlights()

  /** From the cache, else from the source, else what is old. */
  async function lookUp<T>(lookup: Lookup<T>): Promise<Sourced<T>> {
    const { key, kind, params } = lookup
    const name = entries.nameOf(key, kind, params)
    const found = await entries.find<T>(name, kind)
    if (found?.isFresh) {
      hits.count(found.level)
      return sourced(found, false)
    }
    const old = found && isShownStale(kind) && found.value !== undefined ? found : undefined
    if (old && downForMs(key) > 0) return stale(old)
    try {
      return await load(name, lookup)
    } catch (thrown) {
      if (old && isAway(thrown)) return stale(old)
      throw thrown
    }
  }

  function load<T>(name: string, lookup: Lookup<T>): Promise<Sourced<T>> {
    return join(
      name,
      lookup.call,
      async (call) => {
        hits.count('miss')
        const value = await lookup.load(call)
        return { value, isStale: false, fetchedAt: await entries.keep(name, lookup.kind, value) }
      },
      () => hits.count('memory'),
    )
  }

  function stale<T>(old: Found<T>): Sourced<T> {
    hits.count('stale')
    return sourced(old, true)
  }

  const cards = createCards({ source, clock, entries, hits, load, lookUp })

  return {
    categories: (key, call) =>
      lookUp({ key, kind: 'categories', call, load: (own) => source.categories(key, own) }),
    brands: (key, call) =>
      lookUp({ key, kind: 'brands', call, load: (own) => source.brands(key, own) }),
    search: (key, query, call) =>
      lookUp({
        ...{ key, kind: 'search', params: query, call },
        load: (own) => source.search(key, query, own),
      }),
    card: (key, spuId, { isFresh = false, ...call }) =>
      isFresh ? cards.fresh(key, spuId, call) : lookUp(cards.lookup(key, spuId, call)),
    prices: cards.prices,
    async byLink(key, text, call) {
      const params = { text: text.trim() }
      const load = (own: SourceCall) => source.byLink(key, text, own)
      return (await lookUp({ key, kind: 'link', params, call, load })).value
    },
    async state(key) {
      const [left, counted] = await Promise.all([quota.left(key), hits.today()])
      return { downForMs: downForMs(key), quota: left, ...counted }
    },
    close: hits.close,
  }
}

function sourced<T>({ value, fetchedAt }: Found<T>, isStale: boolean): Sourced<T> {
  return { value: value as T, isStale, fetchedAt }
}

/** Not an answer about what was asked: what is known stays the best there is. */
function isAway(thrown: unknown): boolean {
  return thrown instanceof AppError && (thrown.kind === 'unavailable' || thrown.kind === 'limit')
}
