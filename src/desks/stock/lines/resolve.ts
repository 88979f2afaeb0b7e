import type { LineDoubt, LineKind, Split, StockLine } from './line.ts'

/** Looks up what a line names; the best first, a handful at most. */
export interface LineLookups<P, W> {
  /** `isCode`: by SKU or barcode exactly, else by words of the name. */
  products(words: string, isCode: boolean): Promise<readonly P[]>
  warehouses(words: string): Promise<readonly W[]>
}

/** What is to be asked before the line can be confirmed, in this order. */
export type LineAsk = LineDoubt | 'at' | 'from' | 'to'

/**
 * A line with what it names looked up. Each list holds exactly one when it is settled, several to choose from, none when nothing was
 * found or said. A sale, receipt or correction without a warehouse leaves `at` empty and does not ask: the shop may have a usual one.
 */
export interface ResolvedLine<P, W> {
  readonly kinds: readonly LineKind[]
  readonly quantities: readonly number[]
  readonly products: readonly P[]
  readonly at: readonly W[]
  readonly from: readonly W[]
  readonly to: readonly W[]
  readonly asks: readonly LineAsk[]
  /** As written, for saying what was not found. */
  readonly said: Split
}

interface Tried<P, W> {
  readonly split: Split
  readonly products: readonly P[]
  readonly at: readonly W[]
  readonly from: readonly W[]
  readonly to: readonly W[]
}

const ORDER: readonly LineAsk[] = [
  ...(['several', 'meaning', 'channel', 'kind', 'product'] as const),
  ...(['quantity', 'at', 'from', 'to'] as const),
]
const PLACES = ['at', 'from', 'to'] as const

/**
 * Looks up a line. Where its words can be told apart in several ways, that way counts in which product and warehouses are all found; when
 * two ways find different things, both are choices.
 */
export async function resolveLine<P extends { readonly sku: string; readonly name: string }, W>(
  line: StockLine,
  lookups: LineLookups<P, W>,
): Promise<ResolvedLine<P, W>> {
  const tried: Tried<P, W>[] = []
  for (const split of line.splits) tried.push(await tryOut(split, lookups))
  const whole = tried.filter(isWhole)
  // With fewer words for the name, more is found: a reading that names a place beats one that swallows it.
  const most = Math.max(0, ...whole.map(({ split }) => placesOf(split)))
  const best = whole.filter(({ split }) => placesOf(split) === most)
  const [first] = best.length > 0 ? best : tried.toSorted((a, b) => score(b) - score(a))
  if (!first) throw new Error('a line without a reading')

  const meant = best.length > 0 ? best : [first]
  const found = {
    products: distinct(meant.flatMap(({ products }) => products)),
    at: distinct(meant.flatMap(({ at }) => at)),
    from: distinct(meant.flatMap(({ from }) => from)),
    to: distinct(meant.flatMap(({ to }) => to)),
  }
  const asks = new Set<LineAsk>(line.doubts)
  if (found.products.length === 1) asks.delete('product')
  else asks.add('product')
  for (const place of PLACES) {
    const isSaid = meant.some(({ split }) => split[place] !== null)
    if (isSaid && found[place].length !== 1) asks.add(place)
  }
  const [from] = found.from
  if (line.kinds[0] === 'transfer') {
    for (const place of ['from', 'to'] as const) if (found[place].length !== 1) asks.add(place)
    if (from !== undefined && from === found.to[0]) asks.add('to')
  }
  const [product] = found.products
  const isInName = line.isLoose && product && hasNumber(product, line.quantities)
  if (isInName) asks.add('quantity')
  return {
    ...{ kinds: line.kinds, quantities: line.quantities, ...found, said: first.split },
    asks: ORDER.filter((ask) => asks.has(ask)),
  }
}

async function tryOut<P, W>(split: Split, lookups: LineLookups<P, W>): Promise<Tried<P, W>> {
  const warehouses = async (words: string | null) =>
    words === null ? [] : await lookups.warehouses(words)
  return {
    split,
    products: split.product === '' ? [] : await lookups.products(split.product, split.isCode),
    at: await warehouses(split.at),
    from: await warehouses(split.from),
    to: await warehouses(split.to),
  }
}

const placesOf = (split: Split) => PLACES.filter((place) => split[place] !== null).length
const isWhole = <P, W>(tried: Tried<P, W>) =>
  tried.products.length > 0 &&
  PLACES.every((place) => tried.split[place] === null || tried[place].length > 0)
const score = <P, W>(tried: Tried<P, W>) =>
  (tried.products.length > 0 ? 2 : 0) + PLACES.filter((place) => tried[place].length > 0).length

function distinct<T>(all: readonly T[]): T[] {
  return [...new Set(all)]
}

/** `кружка 350` of a product that is called so: the number may be part of its name. */
function hasNumber(product: { sku: string; name: string }, quantities: readonly number[]): boolean {
  const numbers: readonly string[] = `${product.sku} ${product.name}`.match(/\d+/g) ?? []
  return quantities.some((value) => numbers.includes(String(value)))
}
