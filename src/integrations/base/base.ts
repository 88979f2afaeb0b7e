import type { BaseApi } from '#desks/stock/ports.ts'
import { type BaseDeps, createBaseCalls } from './calls.ts'
import { createInventories, inventoriesCall } from './inventories.ts'
import { createProducts } from './products.ts'

export interface Base extends BaseApi {
  /** Names of the catalogues that a token opens: what tests a key. Throws as {@link BaseApi} does. */
  probe(token: string, signal: AbortSignal): Promise<readonly string[]>
  close(): Promise<void>
}

/** Base (BaseLinker): the seller's catalogue behind one address. */
export function createBase(deps: BaseDeps): Base {
  const { log } = deps
  const calls = createBaseCalls(deps)
  const products = createProducts({ calls, log })

  return {
    async probe(token, signal) {
      const { inventories } = await calls.send(token, inventoriesCall(log, signal))
      return inventories.map(({ name }) => name)
    },
    inventories: createInventories({ calls, log }),
    products: products.list,
    details: products.details,
    setStock: products.setStock,
    close: calls.close,
  }
}
