import type { AccountKey } from '#core/keys.ts'
import type { Database } from '#db/connection.ts'
import type { ShopApi, ShopAttribute, ShopTerm } from '../ports.ts'
import type { Turn } from '../run/turn.ts'
import { changeShop, type ShopRow } from './store.ts'

export interface WantedTerm {
  readonly name: string
  readonly slug: string
  readonly order: number
}

/** The shop's own attribute for an axis. */
export type ShopAxis = 'size' | 'color'

/** Names and slugs under which shops already have them; the first of each is what we make. */
const AXES: Readonly<Record<ShopAxis, { names: readonly string[]; slugs: readonly string[] }>> = {
  size: { names: ['Размер', 'Size', 'Размеры'], slugs: ['size', 'razmer'] },
  color: { names: ['Цвет', 'Color', 'Colour', 'Цвета'], slugs: ['color', 'cvet', 'tsvet'] },
}

export interface ShopTerms {
  /** The attribute of an axis, made when the shop has none, with these values made where they lack; `nameOf`: how the shop spells one. */
  attribute(
    axis: ShopAxis,
    wanted: readonly WantedTerm[],
  ): Promise<ShopAttribute & { nameOf(term: WantedTerm): string }>
  /** Id of a brand, made when the shop has none. */
  brand(name: string, slug: string): Promise<number>
}

/** Attributes, values and brands of a shop, looked up once a run and made once whoever asks. */
export function createShopTerms(deps: {
  readonly db: Database
  readonly shop: ShopApi
  readonly key: AccountKey
  readonly row: ShopRow
  readonly turn: Turn
  readonly signal: AbortSignal
}): ShopTerms {
  const { db, shop, key, row, turn, signal } = deps
  const attributes = new Map<ShopAxis, Promise<ShopAttribute>>()
  const values = new Map<number, readonly ShopTerm[]>()
  const brands = new Map<string, Promise<number>>()
  /** Makes terms one after the other: two at once would make a value twice. */
  let last: Promise<unknown> = Promise.resolve()

  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }

  async function findOrMake(axis: ShopAxis): Promise<ShopAttribute> {
    const { names, slugs } = AXES[axis]
    const chosen = axis === 'size' ? row.sizeAttributeId : row.colorAttributeId
    const all = await shop.attributes(key, signal)
    const found =
      all.find(({ id }) => id === chosen) ??
      all.find(({ slug }) => slugs.some((one) => slug === `pa_${one}`)) ??
      all.find(({ name }) => names.some((one) => one.toLowerCase() === name.toLowerCase()))
    const made = found ?? (await make(names[0] ?? axis, slugs[0] ?? axis))
    if (made.id !== chosen) {
      const field = axis === 'size' ? 'sizeAttributeId' : 'colorAttributeId'
      await changeShop(db, row.id, { [field]: made.id })
    }
    return made
  }

  async function make(name: string, slug: string): Promise<ShopAttribute> {
    await turn.keep()
    return shop.attribute(key, { name, slug }, signal)
  }

  /** Remembers what came, and forgets what failed: the next who asks tries again. */
  function once<K, T>(made: Map<K, Promise<T>>, name: K, work: () => Promise<T>): Promise<T> {
    const known = made.get(name)
    if (known) return known
    const one = inOrder(work)
    made.set(name, one)
    one.catch(() => made.delete(name))
    return one
  }

  return {
    async attribute(axis, wanted) {
      const attribute = await once(attributes, axis, () => findOrMake(axis))
      const terms = await inOrder(async () => {
        const known = values.get(attribute.id) ?? []
        if (wanted.every((term) => spelt(known, term) !== undefined)) return known
        await turn.keep()
        const all = await shop.terms(key, attribute.id, wanted, signal)
        values.set(attribute.id, all)
        return all
      })
      return { ...attribute, nameOf: (term) => spelt(terms, term) ?? term.name }
    },
    brand: (name, slug) =>
      once(brands, slug, async () => {
        await turn.keep()
        return (await shop.brand(key, { name, slug }, signal)).id
      }),
  }
}

/** A value under the shop's own spelling. */
function spelt(terms: readonly ShopTerm[], { name, slug }: WantedTerm): string | undefined {
  const same = terms.find((term) => term.name.toLowerCase() === name.toLowerCase())
  return (same ?? terms.find((term) => term.slug === slug))?.name
}
