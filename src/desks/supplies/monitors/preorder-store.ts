import { inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { preorders } from '../schema.ts'
import type { SupplyType } from '../slot.ts'

/** Where a preorder belongs; null or undefined: not known. */
export interface PreorderPlace {
  readonly id: number
  readonly warehouseId: number | null
  readonly supplyType: SupplyType | undefined
}

export function createPreorderStore(db: Database) {
  return {
    async places(ids: readonly number[]): Promise<Map<number, PreorderPlace>> {
      if (ids.length === 0) return new Map()
      const rows = await db
        .select()
        .from(preorders)
        .where(inArray(preorders.id, [...new Set(ids)]))
      return new Map(
        rows.map(({ id, warehouseId, supplyType }) => {
          return [
            id,
            { id, warehouseId, supplyType: (supplyType ?? undefined) as SupplyType | undefined },
          ]
        }),
      )
    },

    async save(places: readonly PreorderPlace[]): Promise<void> {
      if (places.length === 0) return
      await db
        .insert(preorders)
        .values(
          places.map(({ id, warehouseId, supplyType }) => ({
            id,
            warehouseId,
            supplyType: supplyType ?? null,
          })),
        )
        .onConflictDoUpdate({
          target: preorders.id,
          set: {
            warehouseId: sql`excluded.warehouse_id`,
            supplyType: sql`excluded.supply_type`,
            seenAt: sql`now()`,
          },
        })
    },
  }
}

export type PreorderStore = ReturnType<typeof createPreorderStore>
