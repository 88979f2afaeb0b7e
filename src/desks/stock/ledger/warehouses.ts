import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { lockName } from '#db/lock.ts'
import { nameOf } from './product.ts'
import { balances, stockWarehouses } from './schema.ts'

export type Warehouse = typeof stockWarehouses.$inferSelect

/** Warehouses of a workspace at most: they are chosen by buttons. */
const MOST_WAREHOUSES = 50

export type WarehouseRefusal = 'name' | 'name-taken' | 'many' | 'gone' | 'default' | 'stock-left'

/** Those in use, the default one first. */
export function warehousesOf(
  on: Database | Transaction,
  workspaceId: string,
): Promise<Warehouse[]> {
  return on
    .select()
    .from(stockWarehouses)
    .where(living(workspaceId))
    .orderBy(desc(stockWarehouses.isDefault), asc(stockWarehouses.name))
}

/** The default one, made under this name when there is none yet. */
export async function defaultWarehouse(
  tx: Transaction,
  clock: Clock,
  workspaceId: string,
  name: string,
): Promise<string> {
  const [first] = await warehousesOf(tx, workspaceId)
  if (first) return first.id
  await lockNames(tx, workspaceId)
  const [meanwhile] = await warehousesOf(tx, workspaceId)
  if (meanwhile) return meanwhile.id
  const id = newId(clock.now())
  const createdAt = new Date(clock.now())
  await tx.insert(stockWarehouses).values({ id, workspaceId, name, isDefault: true, createdAt })
  return id
}

/** What is done with warehouses; each needs the transaction of somebody who may. */
export function createWarehouses({ clock }: { clock: Clock }) {
  async function named(
    tx: Transaction,
    workspaceId: string,
    text: string,
  ): Promise<Result<{ name: string; all: readonly Warehouse[] }, WarehouseRefusal>> {
    const name = nameOf(text)
    if (!name.ok) return fail('name')
    await lockNames(tx, workspaceId)
    const all = await warehousesOf(tx, workspaceId)
    const isTaken = all.some((one) => one.name.toLowerCase() === name.value.toLowerCase())
    return isTaken ? fail('name-taken') : ok({ name: name.value, all })
  }

  return {
    /** The id is the cause's: made again, it is the same warehouse. */
    async addIn(
      tx: Transaction,
      { workspaceId, id, name: text }: { workspaceId: string; id: string; name: string },
    ): Promise<Result<string, WarehouseRefusal>> {
      const [before] = await tx.select().from(stockWarehouses).where(itself(workspaceId, id))
      if (before) return ok(id)
      const given = await named(tx, workspaceId, text)
      if (!given.ok) return given
      const { name, all } = given.value
      if (all.length >= MOST_WAREHOUSES) return fail('many')
      const createdAt = new Date(clock.now())
      const isDefault = all.length === 0
      await tx.insert(stockWarehouses).values({ id, workspaceId, name, isDefault, createdAt })
      return ok(id)
    },

    async renameIn(
      tx: Transaction,
      { workspaceId, id, name: text }: { workspaceId: string; id: string; name: string },
    ): Promise<Result<string, WarehouseRefusal>> {
      const [before] = await tx.select().from(stockWarehouses).where(itself(workspaceId, id))
      if (!before || before.archivedAt) return fail('gone')
      if (before.name === text.trim()) return ok(id)
      const renamed = await named(tx, workspaceId, text)
      if (!renamed.ok) return renamed
      const { name } = renamed.value
      await tx.update(stockWarehouses).set({ name }).where(itself(workspaceId, id))
      return ok(id)
    },

    /** Goods come and go there from now on, when nobody says where. */
    async makeDefaultIn(
      tx: Transaction,
      { workspaceId, id }: { workspaceId: string; id: string },
    ): Promise<Result<string, WarehouseRefusal>> {
      await lockNames(tx, workspaceId)
      const all = await warehousesOf(tx, workspaceId)
      if (!all.some((one) => one.id === id)) return fail('gone')
      await tx.update(stockWarehouses).set({ isDefault: false }).where(living(workspaceId))
      await tx.update(stockWarehouses).set({ isDefault: true }).where(itself(workspaceId, id))
      return ok(id)
    },

    /** An empty one is put away; its history stays. */
    async archiveIn(
      tx: Transaction,
      { workspaceId, id }: { workspaceId: string; id: string },
    ): Promise<Result<string, WarehouseRefusal>> {
      await lockNames(tx, workspaceId)
      // A movement under way has read the warehouse's row by its foreign key, and is waited for.
      const [found] = await tx
        .select()
        .from(stockWarehouses)
        .where(itself(workspaceId, id))
        .for('update')
      if (!found) return fail('gone')
      if (found.archivedAt) return ok(id)
      if (found.isDefault) return fail('default')
      const [left] = await tx
        .select({ onHand: balances.onHand })
        .from(balances)
        .where(and(eq(balances.warehouseId, id), gt(balances.onHand, 0)))
        .limit(1)
      if (left) return fail('stock-left')
      const archivedAt = new Date(clock.now())
      await tx.update(stockWarehouses).set({ archivedAt }).where(itself(workspaceId, id))
      return ok(id)
    },
  }
}

function living(workspaceId: string) {
  return and(eq(stockWarehouses.workspaceId, workspaceId), isNull(stockWarehouses.archivedAt))
}

function itself(workspaceId: string, id: string) {
  return and(eq(stockWarehouses.workspaceId, workspaceId), eq(stockWarehouses.id, id))
}

function lockNames(tx: Transaction, workspaceId: string): Promise<void> {
  return lockName(tx, `stock-warehouses:${workspaceId}`)
}
