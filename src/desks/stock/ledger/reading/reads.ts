import { and, asc, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { searchWords } from '../product.ts'
import { balances, bundleParts, products, reservations } from '../schema.ts'
import { isOneOf } from '../writing/lock.ts'
import { isOpen, takenPieces } from '../writing/rules.ts'

export type Product = Omit<typeof products.$inferSelect, 'search'>

/** Pieces. */
export interface Stock {
  readonly onHand: number
  /** Held by orders, or owed to buyers. */
  readonly taken: number
  /** What may be sold; below 0 more was sold than there is. Of a bundle: how many its parts make. */
  readonly available: number
  readonly isBundle: boolean
}

export interface ProductItem extends Stock {
  readonly product: Product
}

export interface ProductFilter {
  /** Words of the name, SKU or EAN, all of them. */
  readonly text?: string | undefined
  /** At or below its mark. */
  readonly isLow?: boolean | undefined
  readonly isSyncOff?: boolean | undefined
  /** With pieces there. */
  readonly warehouseId?: string | undefined
  /** More sold than there is. */
  readonly isOversold?: boolean | undefined
  /** Among these only. */
  readonly ids?: readonly string[] | undefined
}

export const PRODUCT_ORDERS = ['name', 'sku', 'least', 'most', 'newest'] as const
export type ProductOrder = (typeof PRODUCT_ORDERS)[number]

type On = Database | Transaction

/** Spelled out: in a list of columns drizzle leaves the table's name away, and an inner table's `id` would be meant. */
const itself = sql.raw('"products"."id"')
const onHand = sql<number>`(select coalesce(sum(${balances.onHand}), 0)::int from ${balances}
  where ${balances.productId} = ${itself})`
const taken = sql<number>`(select ${takenPieces} from ${reservations}
  where ${reservations.productId} = ${itself} and ${isOpen})`
const available = sql`${onHand} - ${taken}`
const isBundle = sql<boolean>`exists (select from ${bundleParts} where ${bundleParts.bundleId} = ${itself})`

const columns = {
  id: products.id,
  workspaceId: products.workspaceId,
  sku: products.sku,
  name: products.name,
  ean: products.ean,
  description: products.description,
  attributes: products.attributes,
  isSyncEnabled: products.isSyncEnabled,
  lowStockAt: products.lowStockAt,
  pictureId: products.pictureId,
  createdBy: products.createdBy,
  createdAt: products.createdAt,
  updatedAt: products.updatedAt,
  deletedAt: products.deletedAt,
}

const ORDERS: Readonly<Record<ProductOrder, SQL[]>> = {
  name: [asc(products.name)],
  sku: [asc(products.sku)],
  least: [sql`${available} asc`, asc(products.name)],
  most: [sql`${available} desc`, asc(products.name)],
  newest: [desc(products.createdAt)],
}

/** A page of living products. */
export async function productsOf(
  on: On,
  workspaceId: string,
  { filter = {}, order = 'name' }: { filter?: ProductFilter; order?: ProductOrder },
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly items: readonly ProductItem[]; readonly total: number }> {
  const isListed = and(isLivingOf(workspaceId), ...conditions(filter))
  const rows = await on
    .select({ product: columns })
    .from(products)
    .where(isListed)
    .orderBy(...ORDERS[order], asc(products.id))
    .offset(page.offset)
    .limit(page.limit)
  const [all] = await on.select({ total: count() }).from(products).where(isListed)
  const ids = rows.map(({ product }) => product.id)
  const stock = await stockOf(on, { workspaceId, productIds: ids })
  const items = rows.map((row) => ({ ...row, ...(stock.get(row.product.id) ?? NOTHING) }))
  return { items, total: all?.total ?? 0 }
}

const NOTHING: Stock = { onHand: 0, taken: 0, available: 0, isBundle: false }

function isLivingOf(workspaceId: string) {
  return and(eq(products.workspaceId, workspaceId), isNull(products.deletedAt))
}

function conditions(filter: ProductFilter): SQL[] {
  const { text, isLow, isSyncOff, warehouseId, isOversold, ids } = filter
  const words = text === undefined ? [] : searchWords(text)
  const list: (SQL | undefined)[] = [
    ...words.map(
      (word) => sql`${products.search} like ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}`,
    ),
    isLow ? isLowStock : undefined,
    isSyncOff ? eq(products.isSyncEnabled, false) : undefined,
    warehouseId === undefined
      ? undefined
      : sql`exists (select from ${balances} where ${balances.productId} = ${products.id}
          and ${balances.warehouseId} = ${warehouseId} and ${balances.onHand} > 0)`,
    isOversold ? sql`${available} < 0` : undefined,
    ids && isOneOf(products.id, ids),
  ]
  return list.filter((one) => one !== undefined)
}

const isLowStock = sql`(not ${isBundle} and ${products.lowStockAt} is not null and ${available} <= ${products.lowStockAt})`

/** Figures of the whole catalogue; sums are made once for all products, not for each. */
export async function totalsOf(on: On, workspaceId: string) {
  const shelves = on
    .select({
      id: balances.productId,
      pieces: sql<number>`sum(${balances.onHand})::int`.as('pieces'),
    })
    .from(balances)
    .innerJoin(products, eq(products.id, balances.productId))
    .where(isLivingOf(workspaceId))
    .groupBy(balances.productId)
    .as('shelves')
  const holds = on
    .select({ id: reservations.productId, held: takenPieces.as('held') })
    .from(reservations)
    .where(and(eq(reservations.workspaceId, workspaceId), isOpen))
    .groupBy(reservations.productId)
    .as('holds')
  const left = sql`coalesce(${shelves.pieces}, 0) - coalesce(${holds.held}, 0)`
  const isLow = sql`not ${isBundle} and ${left} <= ${products.lowStockAt}`
  const [totals] = await on
    .select({
      products: count(),
      pieces: sql<number>`coalesce(sum(${shelves.pieces}), 0)::int`,
      low: sql<number>`count(*) filter (where ${isLow})::int`,
      syncOff: sql<number>`count(*) filter (where not ${products.isSyncEnabled})::int`,
      oversold: sql<number>`count(*) filter (where ${left} < 0)::int`,
    })
    .from(products)
    .leftJoin(shelves, eq(shelves.id, products.id))
    .leftJoin(holds, eq(holds.id, products.id))
    .where(isLivingOf(workspaceId))
  return totals ?? { products: 0, pieces: 0, low: 0, syncOff: 0, oversold: 0 }
}

/** A product of the workspace, a deleted one too: its history is read by it. */
export async function productOf(
  on: On,
  workspaceId: string,
  id: string,
): Promise<Product | undefined> {
  const isIt = and(eq(products.workspaceId, workspaceId), eq(products.id, id))
  const [found] = await on.select(columns).from(products).where(isIt)
  return found
}

/** Living products by exact SKU or EAN. */
export async function productsBy(
  on: On,
  workspaceId: string,
  by: { readonly skus: readonly string[] } | { readonly ean: string },
): Promise<Product[]> {
  const isIt =
    'skus' in by
      ? sql`${products.sku} = any(${sql.param([...by.skus])}::text[])`
      : eq(products.ean, by.ean)
  return on
    .select(columns)
    .from(products)
    .where(and(isLivingOf(workspaceId), isIt))
    .limit(10_000)
}

/** Pieces by warehouse, those with none left out. */
export function stockByWarehouse(on: On, workspaceId: string, productId: string) {
  return on
    .select({ warehouseId: balances.warehouseId, onHand: balances.onHand })
    .from(balances)
    .innerJoin(products, eq(products.id, balances.productId))
    .where(
      and(
        eq(products.workspaceId, workspaceId),
        eq(balances.productId, productId),
        sql`${balances.onHand} > 0`,
      ),
    )
}

/** Product id → pieces in one bundle; empty for what is no bundle. */
export async function partsOf(on: On, bundleId: string): Promise<Readonly<Record<string, number>>> {
  const rows = await on.select().from(bundleParts).where(eq(bundleParts.bundleId, bundleId))
  return Object.fromEntries(rows.map(({ productId, quantity }) => [productId, quantity]))
}

/**
 * Stock of many products at once. With `warehouseIds` only what lies there is counted; what orders hold lowers it wherever
 * they will be sent from.
 */
export async function stockOf(
  on: On,
  by: {
    readonly workspaceId: string
    readonly productIds: readonly string[]
    readonly warehouseIds?: readonly string[] | undefined
  },
): Promise<ReadonlyMap<string, Stock>> {
  const wanted = [...new Set(by.productIds)]
  const parts = await on.select().from(bundleParts).where(isOneOf(bundleParts.bundleId, wanted))
  const all = [...new Set([...wanted, ...parts.map(({ productId }) => productId)])]
  const isCounted = by.warehouseIds && isOneOf(balances.warehouseId, by.warehouseIds)
  const sums = await on
    .select({ id: balances.productId, pieces: sql<number>`sum(${balances.onHand})::int` })
    .from(balances)
    .innerJoin(products, eq(products.id, balances.productId))
    .where(
      and(eq(products.workspaceId, by.workspaceId), isOneOf(balances.productId, all), isCounted),
    )
    .groupBy(balances.productId)
  const holds = await on
    .select({ id: reservations.productId, pieces: takenPieces })
    .from(reservations)
    .where(
      and(
        eq(reservations.workspaceId, by.workspaceId),
        isOneOf(reservations.productId, all),
        isOpen,
      ),
    )
    .groupBy(reservations.productId)
  const onHandOf = new Map(sums.map(({ id, pieces }) => [id, pieces]))
  const takenOf = new Map(holds.map(({ id, pieces }) => [id, pieces]))
  const plain = (id: string): Stock => {
    const [here, gone] = [onHandOf.get(id) ?? 0, takenOf.get(id) ?? 0]
    return { onHand: here, taken: gone, available: here - gone, isBundle: false }
  }
  const bundles = Map.groupBy(parts, ({ bundleId }) => bundleId)
  const of = (id: string): Stock => {
    const made = (bundles.get(id) ?? []).map(({ productId, quantity }) =>
      Math.floor(plain(productId).available / quantity),
    )
    return made.length === 0
      ? plain(id)
      : { ...NOTHING, available: Math.min(...made), isBundle: true }
  }
  return new Map(wanted.map((id) => [id, of(id)]))
}
