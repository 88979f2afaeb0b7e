import type { ImportsRoom } from './chat/deps.ts'
import { batchesRoom } from './service/batches.ts'
import { categoriesRoom } from './service/categories.ts'
import type { ImportsDeps } from './service/deps.ts'
import { previewRoom } from './service/preview.ts'
import { productsRoom } from './service/products.ts'
import { runsRoom } from './service/runs.ts'
import { shopsRoom } from './service/shops.ts'

/** Imports as the chat uses them. */
export function createImports(deps: ImportsDeps): ImportsRoom {
  return {
    ...shopsRoom(deps),
    ...categoriesRoom(deps),
    ...previewRoom(deps),
    ...runsRoom(deps),
    ...batchesRoom(deps),
    ...productsRoom(deps),
  }
}
