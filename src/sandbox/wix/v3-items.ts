import { z } from 'zod'
import { guidOf } from '../service/guid.ts'
import type { Fields } from './filters.ts'
import type { Placed, WixSite } from './records.ts'

/** Why a stock changes. */
export const REASON = { reason: z.enum(['ORDER', 'MANUAL', 'REVERT_INVENTORY_CHANGE']).optional() }

/** Each site has one location. */
export const locationOf = (site: WixSite) => guidOf(`${site.id} location`)

export function fieldsOf(site: WixSite, { product, variant }: Placed): Fields {
  return {
    productId: product.id,
    variantId: variant.id,
    locationId: locationOf(site),
    quantity: variant.quantity,
    updatedDate: new Date(product.updatedAt).toISOString(),
    'product.variantSku': variant.sku,
    'product.name': product.name,
    id: variant.itemId,
  }
}

export function itemBody(site: WixSite, { product, variant }: Placed): object {
  const isThere = !variant.isTracked || variant.quantity > 0
  const away = product.hasPreorder ? 'PREORDER' : 'OUT_OF_STOCK'
  return {
    id: variant.itemId,
    revision: String(variant.revision),
    productId: product.id,
    variantId: variant.id,
    locationId: locationOf(site),
    trackQuantity: variant.isTracked,
    ...(variant.isTracked ? { quantity: variant.quantity } : { inStock: true }),
    availabilityStatus: isThere ? 'IN_STOCK' : away,
    product: {
      name: product.name,
      variantName: Object.values(variant.choices).join(', '),
      variantSku: variant.sku,
      variantVisible: product.isVisible && variant.isVisible,
    },
    preorderInfo: { enabled: product.hasPreorder },
    createdDate: new Date(product.createdAt ?? product.updatedAt).toISOString(),
    updatedDate: new Date(product.updatedAt).toISOString(),
  }
}
