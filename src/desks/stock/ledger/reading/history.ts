import {
  and,
  arrayContains,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNull,
  lt,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { movements, operations } from '../schema.ts'
import type { OperationKind } from '../writing/operation.ts'
import { type Movement, movementsOf, type Operation } from '../writing/write.ts'

export interface HistoryFilter {
  readonly productId?: string | undefined
  readonly kinds?: readonly OperationKind[] | undefined
  readonly warehouseId?: string | undefined
  /** Null: what channels did. */
  readonly actorId?: number | null | undefined
  /** Moments (ms), the first included, the last not. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

export interface HistoryEntry {
  readonly operation: Operation
  /** How many products it is about. */
  readonly products: number
  /** The first ones, so that a page of large imports stays small. */
  readonly movements: readonly Movement[]
  /** The operation that took it back. */
  readonly undoneBy: string | null
}

/** Movements of one operation that a page carries along. */
const MOST_MOVEMENTS = 20

/** Newest first, of the workspace only. */
export async function historyOf(
  on: Database | Transaction,
  workspaceId: string,
  filter: HistoryFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly items: readonly HistoryEntry[]; readonly total: number }> {
  const isListed = and(eq(operations.workspaceId, workspaceId), ...conditions(filter))
  const found = await on
    .select()
    .from(operations)
    .where(isListed)
    .orderBy(desc(operations.createdAt), desc(operations.seq))
    .offset(page.offset)
    .limit(page.limit)
  const [all] = await on.select({ total: count() }).from(operations).where(isListed)
  return { items: await entriesOf(on, found), total: all?.total ?? 0 }
}

/** One operation with everything it moved; undefined for what is not the workspace's. */
export async function operationOf(
  on: Database | Transaction,
  workspaceId: string,
  id: string,
): Promise<HistoryEntry | undefined> {
  const found = await on
    .select()
    .from(operations)
    .where(and(eq(operations.workspaceId, workspaceId), eq(operations.id, id)))
  const [entry] = await entriesOf(on, found)
  return entry && { ...entry, movements: await movementsOf(on, [id]) }
}

/** Id of the operation that a cause has made, if any. */
export async function operationBy(
  on: Database | Transaction,
  workspaceId: string,
  ref: string,
): Promise<string | undefined> {
  const [found] = await on
    .select({ id: operations.id })
    .from(operations)
    .where(and(eq(operations.workspaceId, workspaceId), eq(operations.ref, ref)))
  return found?.id
}

function conditions(filter: HistoryFilter): SQL[] {
  const { productId, kinds, warehouseId, actorId, from, to } = filter
  const list: (SQL | undefined)[] = [
    productId === undefined ? undefined : arrayContains(operations.productIds, [productId]),
    kinds === undefined ? undefined : inArray(operations.kind, [...kinds]),
    warehouseId === undefined
      ? undefined
      : sql`exists (select from ${movements} where ${movements.operationId} = ${operations.id}
          and ${movements.warehouseId} = ${warehouseId})`,
    actorId === null ? isNull(operations.actorId) : undefined,
    typeof actorId === 'number' ? eq(operations.actorId, actorId) : undefined,
    from === undefined ? undefined : gte(operations.createdAt, new Date(from)),
    to === undefined ? undefined : lt(operations.createdAt, new Date(to)),
  ]
  return list.filter((one) => one !== undefined)
}

async function entriesOf(
  on: Database | Transaction,
  found: readonly (typeof operations.$inferSelect)[],
): Promise<HistoryEntry[]> {
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const undoing = await on
    .select({ id: operations.id, reversesId: operations.reversesId })
    .from(operations)
    .where(inArray(operations.reversesId, ids))
  const undoneBy = new Map(undoing.map(({ id, reversesId }) => [reversesId, id]))
  const moved = await firstMovements(on, ids)
  return found.map(({ productIds, seq: _, ...operation }) => ({
    operation,
    products: productIds.length,
    movements: moved.get(operation.id) ?? [],
    undoneBy: undoneBy.get(operation.id) ?? null,
  }))
}

async function firstMovements(on: Database | Transaction, ids: readonly string[]) {
  const { rows } = await on.execute<Movement & { readonly operationId: string }>(sql`
    select m.operation_id as "operationId", m.product_id as "productId", m.warehouse_id as "warehouseId",
      m.delta, m.before, m.after
    from unnest(${sql.param([...ids])}::uuid[]) as wanted(id)
    cross join lateral (select * from ${movements} where ${movements.operationId} = wanted.id
      order by ${movements.id} limit ${MOST_MOVEMENTS}) as m`)
  return Map.groupBy(rows, ({ operationId }) => operationId)
}
