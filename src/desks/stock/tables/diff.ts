import { textOf } from './cells.ts'
import type { WantedProduct } from './wanted.ts'

/** A product as the ledger has it, as far as a table can tell. */
export interface CatalogueProduct {
  readonly sku: string
  readonly name: string
  readonly ean: string | null
  readonly description: string | null
  /** Warehouse → pieces there; a warehouse left out has none. */
  readonly stock: ReadonlyMap<string, number>
  readonly reserved: number
}

export type FieldChange =
  | {
      readonly field: 'name' | 'ean' | 'description'
      readonly old: string | null
      readonly new: string
    }
  | {
      readonly field: 'stock'
      readonly warehouse: string
      readonly old: number
      readonly new: number
    }

export interface ChangedProduct {
  readonly sku: string
  readonly line: number
  readonly changes: readonly FieldChange[]
}

export interface Drop {
  readonly sku: string
  readonly warehouse: string
  readonly old: number
  readonly new: number
}

/** What a table would do, nothing of which is done here. */
export interface TableDiff {
  readonly added: readonly WantedProduct[]
  readonly changed: readonly ChangedProduct[]
  readonly unchanged: number
  /** SKUs the table does not name; they stay as they are. */
  readonly missing: readonly string[]
  /** Falling pieces, most lost first. */
  readonly drops: readonly Drop[]
  /** Changes of pieces that lower, raise and empty a warehouse. */
  readonly lowered: number
  readonly raised: number
  readonly emptied: number
}

/** Compares by SKU, whose letters' case counts for nothing. `unnamed`: the warehouse meant where the table names none. */
export function diffOf(
  current: readonly CatalogueProduct[],
  wanted: readonly WantedProduct[],
  unnamed: string,
): TableDiff {
  const known = new Map(current.map((product) => [keyOf(product), product]))
  const named = new Set(wanted.map(keyOf))
  const added: WantedProduct[] = []
  const changed: ChangedProduct[] = []
  for (const one of wanted) {
    const own = { ...one, stock: withName(one.stock, unnamed) }
    const product = known.get(keyOf(one))
    const changes = product ? changesOf(product, own) : []
    if (!product) added.push(own)
    else if (changes.length > 0) changed.push({ sku: product.sku, line: one.line, changes })
  }
  const moves = changed.flatMap(({ sku, changes }) =>
    changes.flatMap((change) => (change.field === 'stock' ? [{ ...change, sku }] : [])),
  )
  const drops = moves.filter((move) => move.new < move.old)
  return {
    ...{ added, changed },
    unchanged: wanted.length - added.length - changed.length,
    missing: current.filter((product) => !named.has(keyOf(product))).map(({ sku }) => sku),
    drops: drops
      .toSorted((one, other) => other.old - other.new - (one.old - one.new))
      .map((drop) => ({ sku: drop.sku, warehouse: drop.warehouse, old: drop.old, new: drop.new })),
    lowered: drops.length,
    raised: moves.length - drops.length,
    emptied: drops.filter((drop) => drop.new === 0).length,
  }
}

const keyOf = ({ sku }: { readonly sku: string }) => sku.toLowerCase()

function changesOf(product: CatalogueProduct, wanted: WantedProduct): FieldChange[] {
  const texts = (['name', 'ean', 'description'] as const).flatMap((field): FieldChange[] => {
    const [value, old] = [wanted[field], product[field]]
    // A table cannot hold all that a text may: what comes back without it is no change.
    const isSame = value === old || value === textOf(old, { isLong: field === 'description' })
    return value === undefined || isSame ? [] : [{ field, old, new: value }]
  })
  const stock = [...wanted.stock].flatMap(([warehouse, value]): FieldChange[] => {
    const old = product.stock.get(warehouse) ?? 0
    return old === value ? [] : [{ field: 'stock', warehouse, old, new: value }]
  })
  return [...texts, ...stock]
}

/** Pieces of no named warehouse are the usual one's, unless the table names that too. */
function withName(
  stock: ReadonlyMap<string, number>,
  unnamed: string,
): ReadonlyMap<string, number> {
  return new Map([...stock].map(([name, pieces]) => [name === '' ? unnamed : name, pieces]))
}
