import { createHash } from 'node:crypto'
import { importPlan } from '../chat/products/import-plan.ts'
import type { CountedProduct, ImportPlan, ProductEdit } from '../ledger/catalogue.ts'
import { eanOf, nameOf, skuOf } from '../ledger/product.ts'
import { MOST } from '../ledger/writing/rules.ts'
import { type Drop, diffOf } from '../tables/diff.ts'
import type { WantedProduct } from '../tables/wanted.ts'
import type { Own, OwnCatalogue } from './catalogue.ts'
import type { BaseRow } from './store.ts'

/** `no-sku`, `twice` and `sku`, a bundle that does not work out: left out. `ean`, `pieces`: that field alone is. */
export const PROBLEMS = ['no-sku', 'twice', 'sku', 'bundle', 'ean', 'pieces'] as const
export type ProblemKind = (typeof PROBLEMS)[number]

export interface Problem {
  readonly kind: ProblemKind
  /** As the seller knows the product in Base. */
  readonly name: string
}

/** A warehouse of ours for one of Base's; `id` also when it is still to be made. */
export interface Place {
  readonly key: string
  readonly id: string
  readonly name: string
}

/** What an import would do, nothing of which is done here. */
export interface BasePlan {
  readonly plan: ImportPlan
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Products of ours that Base does not have; they stay as they are. */
  readonly missing: number
  readonly lowered: number
  readonly raised: number
  readonly emptied: number
  /** Most lost first. */
  readonly drops: readonly Drop[]
  readonly problems: readonly Problem[]
  /** The same for the same plan. */
  readonly print: string
}

export interface PlanInput {
  readonly rows: readonly BaseRow[]
  readonly own: OwnCatalogue
  readonly places: readonly Place[]
  /** Id of the `index`-th product that the import makes. */
  readonly madeId: (index: number) => string
}

const NAME_MOST = 200

/**
 * A Base catalogue compared with ours. Products meet by SKU; an empty SKU, and one that two products have, are told and left out. A product
 * with variants stands for them and is none itself; what a variant is not told of by itself it has from it.
 */
export function planOf({ rows, own, places, madeId }: PlanInput): BasePlan {
  const problems: Problem[] = []
  const note = (kind: ProblemKind, { name, sku }: BaseRow) =>
    problems.push({ kind, name: name || sku })
  const named = namedRows(rows, note)
  const parents = new Map(rows.map((row) => [row.baseId, row]))
  const ownOf = ownBySku(own)

  const wanted = (row: BaseRow, index: number): WantedProduct => {
    const whole = withParent(row, parents)
    const ean = eanOf(row.ean)
    if (!ean.ok) note('ean', row)
    const name = nameOf([...row.name].slice(0, NAME_MOST).join(''))
    const isBundle = Object.keys(whole.bundle).length > 0 || ownOf(row.sku)?.isBundle === true
    return {
      line: index,
      sku: row.sku,
      ...(name.ok && { name: name.value }),
      ...(ean.ok && ean.value !== null && { ean: ean.value }),
      ...(whole.description !== '' && { description: whole.description }),
      stock: isBundle ? new Map() : stockOf(row, places, note),
    }
  }
  const bundles = namedRows(rows, () => {}).filter(({ bundle }) => Object.keys(bundle).length > 0)
  const isWhole = bundleCheck(new Map(named.map((row) => [row.baseId, row])), ownOf, own)
  const broken = new Set(bundles.filter((row) => !isWhole(row)).map(({ baseId }) => baseId))
  for (const row of bundles) if (broken.has(row.baseId)) note('bundle', row)
  const kept = named.filter(({ baseId }) => !broken.has(baseId))

  const { table } = own
  const diff = diffOf(table.products, kept.map(wanted), '')
  const known = [...table.places, ...places.filter(({ id }) => !isPlace(own, id))]
  const plan = importPlan(diff, { rows: table.rows, places: known })
  const made = new Map(diff.added.map(({ sku }, index) => [sku, madeId(index)]))
  const idOf = (row: BaseRow) => ownOf(row.sku)?.id ?? made.get(row.sku)
  const partsOf = (row: BaseRow): Record<string, number> =>
    Object.fromEntries(
      Object.entries(row.bundle).flatMap(([baseId, pieces]) => {
        const part = parents.get(baseId)
        const id = part && idOf(part)
        return id === undefined ? [] : [[id, pieces] as const]
      }),
    )
  const full = withMore(plan, { kept, parents, ownOf, partsOf })
  const touched = new Set([...full.edits, ...full.counts].map(({ productId }) => productId))
  return {
    plan: full,
    added: full.creates.length,
    changed: touched.size,
    unchanged: kept.length - full.creates.length - touched.size,
    missing: missing(rows, own),
    lowered: diff.lowered,
    raised: diff.raised,
    emptied: diff.emptied,
    drops: diff.drops,
    problems,
    print: createHash('sha256').update(JSON.stringify(full)).digest('hex').slice(0, 16),
  }
}

/** Which product of ours each of Base's is, by SKU; the case of letters decides only where it has to. */
export function matched(rows: readonly BaseRow[], own: OwnCatalogue): Map<string, string> {
  const ownOf = ownBySku(own)
  return new Map(
    namedRows(rows, () => {}).flatMap((row) => {
      const product = ownOf(row.sku)
      return product ? [[row.baseId, product.id] as const] : []
    }),
  )
}

export const withParent = (row: BaseRow, parents: ReadonlyMap<string, BaseRow>): BaseRow => {
  const parent = row.parentId === null ? undefined : parents.get(row.parentId)
  if (!parent) return row
  return {
    ...row,
    description: row.description || parent.description,
    attributes: { ...parent.attributes, ...row.attributes },
    pictureUrl: row.pictureUrl ?? parent.pictureUrl,
  }
}

/** Those with a SKU of their own, spelt as the ledger spells it. */
function namedRows(
  rows: readonly BaseRow[],
  note: (kind: ProblemKind, row: BaseRow) => void,
): BaseRow[] {
  const containers = new Set(rows.map(({ parentId }) => parentId))
  const read = rows
    .filter(({ baseId }) => !containers.has(baseId))
    .flatMap((row): BaseRow[] => {
      const sku = skuOf(row.sku)
      if (sku.ok) return [{ ...row, sku: sku.value }]
      note(sku.error === 'empty' ? 'no-sku' : 'sku', row)
      return []
    })
  const bySku = Map.groupBy(read, ({ sku }) => sku.toLowerCase())
  return read.filter((row) => {
    const isAlone = bySku.get(row.sku.toLowerCase())?.length === 1
    if (!isAlone) note('twice', row)
    return isAlone
  })
}

type Known = Own & { readonly isBundle: boolean }

function ownBySku({ bySku, table }: OwnCatalogue): (sku: string) => Known | undefined {
  // As tables compare: the last of two that differ only in case.
  const byKey = new Map(table.rows.map(({ sku }) => [sku.toLowerCase(), sku]))
  const bundles = new Set(table.rows.filter(({ isBundle }) => isBundle).map(({ sku }) => sku))
  return (sku) => {
    const own = byKey.get(sku.toLowerCase()) ?? sku
    const product = bySku.get(own)
    return product && { ...product, isBundle: bundles.has(own) }
  }
}

/** A bundle's parts are products that come along or are here, no bundles, and it has neither stock nor a buyer of its own. */
function bundleCheck(
  named: ReadonlyMap<string, BaseRow>,
  ownOf: (sku: string) => Known | undefined,
  own: OwnCatalogue,
): (row: BaseRow) => boolean {
  const inBundles = new Set([...own.bySku.values()].flatMap(({ parts }) => Object.keys(parts)))
  const isPart = ([baseId, pieces]: readonly [string, number]) => {
    const part = named.get(baseId)
    if (!part || Object.keys(part.bundle).length > 0 || ownOf(part.sku)?.isBundle) return false
    return Number.isSafeInteger(pieces) && pieces > 0 && pieces <= MOST
  }
  return (row) => {
    const product = ownOf(row.sku)
    const isFree = !product || (product.onHand === 0 && product.taken === 0)
    return (
      isFree && !(product && inBundles.has(product.id)) && Object.entries(row.bundle).every(isPart)
    )
  }
}

/** By the names of our warehouses; of what Base says nothing, nothing is said. */
function stockOf(
  row: BaseRow,
  places: readonly Place[],
  note: (kind: ProblemKind, row: BaseRow) => void,
): ReadonlyMap<string, number> {
  const stock = new Map<string, number>()
  for (const { key, name } of places) {
    const pieces = row.stock[key]
    if (pieces === undefined) continue
    const sum = (stock.get(name) ?? 0) + pieces
    if (pieces < 0 || sum > MOST) {
      note('pieces', row)
      return new Map()
    }
    stock.set(name, sum)
  }
  return stock
}

const isPlace = ({ table }: OwnCatalogue, id: string) => table.places.some((one) => one.id === id)

/** What tables do not know: attributes and the parts of bundles. */
function withMore(
  plan: ImportPlan,
  by: {
    readonly kept: readonly BaseRow[]
    readonly parents: ReadonlyMap<string, BaseRow>
    readonly ownOf: (sku: string) => Known | undefined
    readonly partsOf: (row: BaseRow) => Record<string, number>
  },
): ImportPlan {
  const rowOf = new Map(by.kept.map((row) => [row.sku, row]))
  const creates = plan.creates.map((product): CountedProduct => {
    const row = rowOf.get(product.sku)
    if (!row) return product
    const { attributes } = withParent(row, by.parents)
    return { ...product, attributes, parts: by.partsOf(row) }
  })
  const edits = new Map(plan.edits.map(({ productId, edit }) => [productId, edit]))
  for (const row of by.kept) {
    const product = by.ownOf(row.sku)
    if (!product) continue
    const more = moreOf(product, withParent(row, by.parents).attributes, by.partsOf(row))
    if (Object.keys(more).length > 0) edits.set(product.id, { ...edits.get(product.id), ...more })
  }
  return {
    creates,
    edits: [...edits].map(([productId, edit]) => ({ productId, edit })),
    counts: plan.counts,
  }
}

function moreOf(
  product: Own,
  attributes: Readonly<Record<string, string>>,
  parts: Readonly<Record<string, number>>,
): Pick<ProductEdit, 'attributes' | 'parts'> {
  const isNew = Object.entries(attributes).some(
    ([name, value]) => product.attributes[name] !== value,
  )
  const isOther =
    Object.keys(parts).length > 0 &&
    (Object.keys(parts).length !== Object.keys(product.parts).length ||
      Object.entries(parts).some(([id, pieces]) => product.parts[id] !== pieces))
  return {
    ...(isNew && { attributes: { ...product.attributes, ...attributes } }),
    ...(isOther && { parts }),
  }
}

function missing(rows: readonly BaseRow[], { table }: OwnCatalogue): number {
  const named = new Set(
    rows.map((row) => {
      const sku = skuOf(row.sku)
      return sku.ok ? sku.value.toLowerCase() : ''
    }),
  )
  return table.rows.filter(({ sku }) => !named.has(sku.toLowerCase())).length
}
