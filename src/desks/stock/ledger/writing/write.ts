import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { lockName } from '#db/lock.ts'
import { toJson } from '#db/storable.ts'
import { balances, bundleParts, movements, operations } from '../schema.ts'
import { isOneOf, type Locked, lockProducts } from './lock.ts'
import {
  combined,
  type Leg,
  type OperationKind,
  type ProductChange,
  type Refusal,
} from './operation.ts'
import { changeProduct, createProducts, freeNames, type NewRow } from './product-rows.ts'
import { refusalOf } from './rules.ts'

/** Whose operation it is and what caused it. */
export interface Header {
  readonly workspaceId: string
  /** Null: a channel. */
  readonly actorId: number | null
  /** The same cause has its effect once, however often it is handled. */
  readonly ref: string
  readonly note?: string | null
}

export type Operation = Omit<typeof operations.$inferSelect, 'productIds' | 'seq'>
export type Movement = Omit<typeof movements.$inferSelect, 'id' | 'operationId'>

export interface Outcome {
  readonly operation: Operation
  readonly movements: readonly Movement[]
  /** This cause was handled before; nothing was changed now. */
  readonly isRepeat: boolean
}

export type ChangeReason =
  | 'stock'
  | 'reservation'
  | 'sync'
  | 'sku'
  | 'deleted'
  | 'restored'
  | 'parts'

/** Told in the transaction of the change; bundles of the products named are named too. */
export type Changed = (
  tx: Transaction,
  what: {
    readonly workspaceId: string
    readonly productIds: readonly string[]
    readonly reason: ChangeReason
  },
) => Promise<void>

/** What an operation is to do. */
export interface Plan {
  readonly kind: OperationKind
  readonly legs?: readonly Leg[]
  readonly changes?: readonly ProductChange[]
  readonly creates?: readonly NewRow[]
  readonly reversesId?: string
  /** Products it is about though nothing may change: it is written down all the same. */
  readonly about?: readonly string[]
  /** Beside it in the history, where its header has none. */
  readonly note?: string | undefined
}

export interface Scope {
  /** Products it is about, the parts of bundles aside. */
  readonly productIds: readonly string[]
  /** SKUs may be given or freed. */
  readonly mayName?: boolean
}

export type Writer = ReturnType<typeof createWriter>

/** Asked before so many SKUs are added to a workspace; throws when its owner's plan has no room for them. */
export type AddSkus = (tx: Transaction, workspaceId: string, count: number) => Promise<void>

/** The only writer of operations, movements and balances. */
export function createWriter({
  clock,
  changed,
  addSkus,
}: {
  clock: Clock
  changed: Changed
  /** Absent: there is no limit. */
  addSkus: AddSkus | undefined
}) {
  async function tell(tx: Transaction, workspaceId: string, plan: Plan, legs: readonly Leg[]) {
    const reasons = new Map<ChangeReason, Set<string>>()
    const note = (reason: ChangeReason, id: string) =>
      reasons.set(reason, (reasons.get(reason) ?? new Set()).add(id))
    for (const { productId } of legs) note('stock', productId)
    for (const { id } of plan.creates ?? []) note('restored', id)
    for (const { productId, fields } of plan.changes ?? []) {
      if (fields.life) note(fields.life.to === 'gone' ? 'deleted' : 'restored', productId)
      if (fields.isSyncEnabled) note('sync', productId)
      if (fields.sku) note('sku', productId)
      if (fields.parts) note('parts', productId)
    }
    for (const [reason, ids] of reasons) await announce(tx, workspaceId, [...ids], reason)
  }

  async function announce(
    tx: Transaction,
    workspaceId: string,
    productIds: readonly string[],
    reason: ChangeReason,
  ): Promise<void> {
    const bundles = await tx
      .selectDistinct({ id: bundleParts.bundleId })
      .from(bundleParts)
      .where(isOneOf(bundleParts.productId, productIds))
    const all = new Set([...productIds, ...bundles.map(({ id }) => id)])
    await changed(tx, { workspaceId, productIds: [...all], reason })
  }

  /**
   * One operation: locks, looks whether its cause was handled before, has it planned, checks the plan and writes. A
   * refusal has written nothing, so the transaction may go on.
   */
  async function write(
    tx: Transaction,
    header: Header,
    { productIds, mayName = false }: Scope,
    plan: (locked: Locked) => Result<Plan, Refusal> | Promise<Result<Plan, Refusal>>,
  ): Promise<Result<Outcome, Refusal>> {
    const { workspaceId, actorId, ref } = header
    if (mayName) await lockName(tx, `stock-skus:${workspaceId}`)
    const locked = await lockProducts(tx, workspaceId, productIds)
    const before = await findByRef(tx, workspaceId, ref)
    if (before) return ok({ ...before, isRepeat: true })
    const planned = await plan(locked)
    if (!planned.ok) return planned
    const legs = combined(planned.value.legs ?? [])
    const { kind, changes = [], creates = [], reversesId = null, about } = planned.value
    if (!about && legs.length + changes.length + creates.length === 0)
      return fail({ reason: 'unchanged' })
    const refusal = await refusalOf(tx, workspaceId, locked, { legs, changes, creates })
    if (refusal) return fail(refusal)

    const back = changes.filter(({ fields }) => fields.life?.to === 'living').length
    const gone = changes.filter(({ fields }) => fields.life?.to === 'gone').length
    const added = creates.length + back - gone
    if (added > 0) await addSkus?.(tx, workspaceId, added)

    const now = new Date(clock.now())
    const made = creates.map(({ id }): ProductChange => {
      return { productId: id, fields: { life: { from: 'gone', to: 'living' } } }
    })
    const note = header.note ?? planned.value.note ?? null
    const touched = new Set([...legs, ...changes, ...made].map(({ productId }) => productId))
    for (const id of about ?? []) touched.add(id)
    const row = {
      ...{ id: newId(clock.now()), workspaceId, kind, actorId, ref, note, reversesId },
      ...{ changes: [...made, ...changes], createdAt: now },
    }
    const [operation] = await tx
      .insert(operations)
      .values({ ...row, productIds: [...touched].sort() })
      .onConflictDoNothing({ target: [operations.workspaceId, operations.ref] })
      .returning({ id: operations.id })
    if (!operation) {
      // The same cause about other products, handled at the same moment.
      const other = await findByRef(tx, workspaceId, ref)
      return other ? ok({ ...other, isRepeat: true }) : fail({ reason: 'unchanged' })
    }
    const isEnd = ({ fields }: ProductChange) => fields.life?.to === 'gone'
    for (const { productId, fields } of changes.filter(isEnd))
      await changeProduct(tx, productId, fields, now)
    const others = changes.filter((change) => !isEnd(change))
    await freeNames(tx, others)
    // First, since bundles that are edited may be made of these.
    await createProducts(tx, header, creates, now)
    for (const { productId, fields } of others) await changeProduct(tx, productId, fields, now)
    const moved = await move(tx, row.id, locked, legs)
    await tell(tx, workspaceId, planned.value, legs)
    return ok({ operation: row, movements: moved, isRepeat: false })
  }

  return { write, announce }
}

async function move(
  tx: Transaction,
  operationId: string,
  locked: Locked,
  legs: readonly Leg[],
): Promise<Movement[]> {
  if (legs.length === 0) return []
  const moved = legs.map(({ productId, warehouseId, delta }): Movement => {
    const before = locked.onHand(productId, warehouseId)
    return { productId, warehouseId, delta, before, after: before + delta }
  })
  const rows = toJson(moved)
  await tx.execute(sql`
    insert into ${movements} (operation_id, product_id, warehouse_id, delta, before, after)
    select ${operationId}::uuid, m."productId", m."warehouseId", m.delta, m.before, m.after
    from jsonb_to_recordset(${rows}::text::jsonb)
      as m("productId" uuid, "warehouseId" uuid, delta int, before int, after int)`)
  await tx.execute(sql`
    insert into ${balances} (product_id, warehouse_id, on_hand)
    select m."productId", m."warehouseId", m.after
    from jsonb_to_recordset(${rows}::text::jsonb) as m("productId" uuid, "warehouseId" uuid, after int)
    on conflict (product_id, warehouse_id) do update set on_hand = excluded.on_hand`)
  return moved
}

/** The operation that a cause has made, if any. */
async function findByRef(
  on: Database | Transaction,
  workspaceId: string,
  ref: string,
): Promise<Omit<Outcome, 'isRepeat'> | undefined> {
  const [found] = await on
    .select()
    .from(operations)
    .where(and(eq(operations.workspaceId, workspaceId), eq(operations.ref, ref)))
  if (!found) return undefined
  const { productIds: _, seq: __, ...operation } = found
  return { operation, movements: await movementsOf(on, [found.id]) }
}

/** In the order they were written. */
export async function movementsOf(
  on: Database | Transaction,
  operationIds: readonly string[],
): Promise<(Movement & { readonly operationId: string })[]> {
  if (operationIds.length === 0) return []
  const { operationId, productId, warehouseId, delta, before, after } = movements
  return on
    .select({ operationId, productId, warehouseId, delta, before, after })
    .from(movements)
    .where(inArray(operationId, [...operationIds]))
    .orderBy(movements.id)
}
