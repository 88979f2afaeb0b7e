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
import { isAway, isShownStale, type Kind, type Levels } from './lives.ts'

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

  /** Words that were refused once are not asked about again: finding that out took two calls. */
  async function unlessBanned<T>(
    key: AccountKey,
    text: string | undefined,
    search: () => Promise<T>,
  ): Promise<T> {
    if (!text) return search()
    const name = entries.nameOf(key, 'banned', { words: spelt(text) })
    const known = await entries.find<string>(name, 'banned')
    if (known?.isFresh) {
      hits.count(known.level)
      throw new AppError({ kind: 'invalid', code: BANNED, messageKey: 'error-poizon-word' })
    }
    try {
      return await search()
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === BANNED)
        await entries.keep(name, 'banned', BANNED)
      throw thrown
    }
  }

  const cards = createCards({ source, clock, entries, hits, load, lookUp })

  return {
    categories: (key, { locale = 'ru', ...call }) =>
      lookUp({
        ...{ key, kind: 'categories', params: locale === 'ru' ? {} : { locale }, call },
        load: (own) => source.categories(key, { ...own, locale }),
      }),
    async brandsLike(key, text, call) {
      const words = spelt(text)
      const load = async (own: SourceCall) => {
        const found = await source.brandsLike(key, words, own)
        // What is not there is looked for again soon.
        return found.length === 0 ? undefined : found
      }
      const { value } = await unlessBanned(key, words, () =>
        lookUp({ key, kind: 'brands', params: { words }, call, load }),
      )
      return value ?? []
    },
    search: (key, query, call) =>
      unlessBanned(key, query.keyword, () =>
        lookUp({
          ...{ key, kind: 'search', params: query, call },
          load: (own) => source.search(key, query, own),
        }),
      ),
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

const BANNED = 'poizon.word_banned'
/** One spelling of what people type. */
const spelt = (text: string) => text.toLowerCase().replace(/\s+/gu, ' ').trim()

function sourced<T>({ value, fetchedAt }: Found<T>, isStale: boolean): Sourced<T> {
  return { value: value as T, isStale, fetchedAt }
}
