import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type { ProductSource, SkuPrices, SourceCall, SourceCard, Sourced } from '../ports.ts'
import type { Lookup } from './catalogue.ts'
import type { Entries, Found } from './entries.ts'
import type { Hits } from './hits.ts'
import { FRESH_SECONDS } from './lives.ts'
import { hasNewSkus, pricesOf, withPrices } from './prices.ts'

type Card = SourceCard | undefined
type Prices = readonly SkuPrices[] | undefined

/** Cards and their prices: the ones live for a day, the others for ten minutes, and what is written to a shop needs both. */
export function createCards(deps: {
  readonly source: ProductSource
  readonly clock: Clock
  readonly entries: Entries
  readonly hits: Hits
  readonly load: <T>(name: string, lookup: Lookup<T>) => Promise<Sourced<T>>
  readonly lookUp: <T>(lookup: Lookup<T>) => Promise<Sourced<T>>
}) {
  const { source, clock, entries, hits, load } = deps
  /** Accounts whose plan has no call for prices alone. */
  const withoutPrices = new Set<string>()

  const lookup = (key: AccountKey, spuId: string, call: SourceCall): Lookup<Card> => ({
    ...{ key, kind: 'card', params: { spuId }, call },
    load: (own) => source.card(key, spuId, own),
  })

  const loadCard = (key: AccountKey, spuId: string, call: SourceCall) =>
    load(entries.nameOf(key, 'card', { spuId }), lookup(key, spuId, call))

  const isYoung = ({ fetchedAt }: { readonly fetchedAt: number }) =>
    clock.now() < fetchedAt + FRESH_SECONDS.prices * 1_000

  /** Prices that are young enough, of a card or by themselves. */
  async function young(key: AccountKey, spuId: string): Promise<Found<Prices> | undefined> {
    const [own, card] = await Promise.all([
      entries.find<SkuPrices[]>(entries.nameOf(key, 'prices', { spuId }), 'prices'),
      entries.find<SourceCard>(entries.nameOf(key, 'card', { spuId }), 'card'),
    ])
    const ofCard =
      card && isYoung(card) ? { ...card, value: card.value && pricesOf(card.value) } : undefined
    const [newest] = [own?.isFresh ? own : undefined, ofCard?.isFresh ? ofCard : undefined]
      .filter((one) => one !== undefined)
      .toSorted((left, right) => right.fetchedAt - left.fetchedAt)
    return newest
  }

  async function prices(
    key: AccountKey,
    spuId: string,
    call: SourceCall,
  ): Promise<Sourced<Prices>> {
    const known = await young(key, spuId)
    if (known) {
      hits.count(known.level)
      return { value: known.value, isStale: false, fetchedAt: known.fetchedAt }
    }
    if (!withoutPrices.has(key.accountKey)) {
      try {
        const name = entries.nameOf(key, 'prices', { spuId })
        const own = (shared: SourceCall) => source.prices(key, spuId, shared)
        return await load(name, { key, kind: 'prices', params: { spuId }, call, load: own })
      } catch (thrown) {
        if (!(thrown instanceof AppError) || thrown.code !== 'poizon.no_call') throw thrown
        withoutPrices.add(key.accountKey)
      }
    }
    const { value, ...rest } = await loadCard(key, spuId, call)
    return { ...rest, value: value && pricesOf(value) }
  }

  return {
    lookup,
    prices,
    /** The card with prices of the last ten minutes. One call at most, but for a size that came since and a plan that turns out to lack the call for prices. */
    async fresh(key: AccountKey, spuId: string, call: SourceCall): Promise<Sourced<Card>> {
      const name = entries.nameOf(key, 'card', { spuId })
      const known = await entries.find<SourceCard>(name, 'card')
      if (!known?.isFresh) return loadCard(key, spuId, call)
      const card = known.value
      if (!card) {
        hits.count(known.level)
        return { value: undefined, isStale: false, fetchedAt: known.fetchedAt }
      }
      const { value: current, fetchedAt } = await prices(key, spuId, call)
      if (!current) {
        // Gone since the card was read.
        await entries.keep(name, 'card', undefined)
        return { value: undefined, isStale: false, fetchedAt }
      }
      // A size came since: what it is stands in the card alone.
      if (hasNewSkus(card, current) && !isYoung(known)) return loadCard(key, spuId, call)
      return { value: withPrices(card, current), isStale: false, fetchedAt }
    },
  }
}
