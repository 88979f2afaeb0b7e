import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import type { ChangeReason } from '#desks/stock/ledger/writing/write.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import { createTestClock } from '#test/support/clock.ts'
import { seatedDatabase } from '#test/support/people.ts'

/** An owner's ledger over a database of its own, and what it told of changes. */
export async function openLedger(options: { max?: number } = {}) {
  const owner: Actor = { workspaceId: randomUUID(), userId: 1 }
  const { db, pool } = await seatedDatabase([owner], options)
  const clock = createTestClock()
  const told: { readonly reason: ChangeReason; readonly productIds: readonly string[] }[] = []
  const ledger = createLedger({
    ...{ db, clock, log: silentLog },
    mappings: async () => 3,
    changed: async (_tx, { reason, productIds }) => void told.push({ reason, productIds }),
  })
  let causes = 0
  const cause = (ref = `cause ${++causes}`) => ({ ref, mainName: 'Main' })

  return {
    ...{ db, pool, clock, ledger, owner, told, cause },

    /** A product with pieces in the default warehouse. */
    async product(sku: string, onHand = 0): Promise<string> {
      const made = await ledger.create(owner, cause(), { sku, name: `Name of ${sku}` })
      if (!made.ok) throw new Error(made.error.reason)
      const [id = ''] = made.value.operation.changes.map(({ productId }) => productId)
      if (onHand > 0) await ledger.receipt(owner, cause(), [{ productId: id, quantity: onHand }])
      return id
    },

    async warehouse(name: string): Promise<string> {
      const made = await ledger.addWarehouse(owner, { id: randomUUID(), name })
      if (!made.ok) throw new Error(made.error)
      return made.value
    },

    async mainWarehouse(): Promise<string> {
      const [main] = await ledger.warehouses(owner.workspaceId)
      if (!main) throw new Error('there is no warehouse yet')
      return main.id
    },

    async onHand(productId: string): Promise<number> {
      const stock = await ledger.stock({ workspaceId: owner.workspaceId, productIds: [productId] })
      return stock.get(productId)?.onHand ?? Number.NaN
    },

    async available(productId: string): Promise<number> {
      const stock = await ledger.stock({ workspaceId: owner.workspaceId, productIds: [productId] })
      return stock.get(productId)?.available ?? Number.NaN
    },

    /** Places whose balance is not the sum of what moved there, or where one movement does not begin where the last ended. */
    async broken(): Promise<unknown[]> {
      const sums = await db.execute(sql`
        select b.product_id, b.warehouse_id, b.on_hand, m.total
        from balances b full join (select product_id, warehouse_id, sum(delta)::int as total from movements
          group by product_id, warehouse_id) m using (product_id, warehouse_id)
        where coalesce(b.on_hand, 0) <> coalesce(m.total, 0) or b.on_hand < 0`)
      const gaps = await db.execute(sql`
        select * from (select *, lag(after, 1, 0) over (partition by product_id, warehouse_id order by id) as last
          from movements) m where before <> last`)
      return [...sums.rows, ...gaps.rows]
    },
  }
}

export type Rig = Awaited<ReturnType<typeof openLedger>>
