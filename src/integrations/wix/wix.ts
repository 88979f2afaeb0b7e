import { AppError } from '#core/errors.ts'
import type { WixApi, WixCatalog } from '#desks/stock/ports.ts'
import { createWixCalls, type WixDeps } from './calls.ts'
import { createCatalogs, versionRequest } from './catalogs.ts'
import { createFaces } from './faces.ts'
import { createOrders } from './orders.ts'
import { createPictures } from './pictures.ts'
import { readSecret } from './secret.ts'
import { createV1 } from './v1.ts'
import { createV3 } from './v3.ts'

export interface Wix extends WixApi {
  /** What catalogue a site has, by the secret itself: what tests a key. Throws as {@link WixApi} does. */
  probe(secret: string, signal: AbortSignal): Promise<WixCatalog>
  close(): Promise<void>
}

/** Wix Stores in both versions of its catalogue, with sellers' API keys. */
export function createWix(deps: WixDeps): Wix {
  const { clock, log } = deps
  const calls = createWixCalls(deps)
  const catalogs = createCatalogs({ calls, clock })
  const v1 = createV1({ catalogs, log })
  const v3 = createV3({ catalogs, log })
  const faces = createFaces({ catalogs })
  const orders = createOrders({ calls, log })
  const pictures = createPictures({ calls })

  return {
    probe: (secret, signal) => calls.send(readSecret(secret), versionRequest(signal)),
    catalog: catalogs.of,
    async items(key, { catalog, ...by }, signal) {
      if (catalog === 'v3') return v3.items(key, by, signal)
      // V1 knows the SKUs of variants only product by product.
      if (by.skus) throw new AppError({ kind: 'internal', code: 'wix.no_sku_filter' })
      return v1.items(key, by.next, signal)
    },
    async read(key, { catalog, items }, signal) {
      if (items.length === 0) return []
      return catalog === 'v3' ? v3.read(key, items, signal) : v1.read(key, items, signal)
    },
    change: v1.change,
    setV1: v1.set,
    setV3: v3.set,
    face: faces.read,
    editFace: faces.edit,
    uploadPicture: pictures.upload,
    orders: orders.list,
    order: orders.one,
    close: calls.close,
  }
}
