import { z } from 'zod'
import type { BaseApi, BaseInventory, BaseWarehouse } from '#desks/stock/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'
import { idNumber, idText, text } from './answer.ts'
import type { BaseCalls } from './calls.ts'

/** Stock of these can be written; of shops and outside warehouses it is only read (getInventoryWarehouses). */
const OWN = 'bl'

const inventoryRow = z.object({
  inventory_id: idNumber,
  name: text,
  is_default: z.boolean().nullish(),
  warehouses: rowsOf(z.string()).nullish(),
})
const warehouseRow = z.object({ warehouse_type: z.string(), warehouse_id: idText, name: text })

/** The call whose answer is a token's catalogues; also what tests one. */
export const inventoriesCall = (log: Log, signal: AbortSignal) => ({
  method: 'getInventories',
  parameters: {},
  schema: z.object({
    inventories: rowsOf(inventoryRow, { log, what: 'base inventories', isData: true }),
  }),
  signal,
})

export function createInventories({ calls, log }: { calls: BaseCalls; log: Log }) {
  const warehouses = z.object({
    warehouses: rowsOf(warehouseRow, { log, what: 'base warehouses' }),
  })

  return async (
    ...[key, signal]: Parameters<BaseApi['inventories']>
  ): Promise<readonly BaseInventory[]> => {
    const { inventories } = await calls.call(key, inventoriesCall(log, signal))
    const named = await calls.call(key, {
      method: 'getInventoryWarehouses',
      parameters: {},
      schema: warehouses,
      signal,
    })
    const byKey = new Map(named.warehouses.map((row) => [keyOf(row), warehouseOf(row)]))
    return inventories.map((row) => ({
      id: row.inventory_id,
      name: row.name,
      isDefault: row.is_default === true,
      warehouses: (row.warehouses ?? []).map(
        (one) => byKey.get(one) ?? { key: one, name: one, isWritable: one.startsWith(`${OWN}_`) },
      ),
    }))
  }
}

const keyOf = (row: z.output<typeof warehouseRow>) => `${row.warehouse_type}_${row.warehouse_id}`

function warehouseOf(row: z.output<typeof warehouseRow>): BaseWarehouse {
  return { key: keyOf(row), name: row.name, isWritable: row.warehouse_type === OWN }
}
