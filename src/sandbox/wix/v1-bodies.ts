import type { Fields } from './filters.ts'
import { mediaOf, mediaUrl, type Placed, type WixProduct } from './records.ts'

/** A product whose variants have SKUs of their own has none itself. */
const skuOf = (product: WixProduct) =>
  product.managesVariants ? '' : (product.variants[0]?.sku ?? '')

function mainMedia(product: WixProduct): object | null {
  const [first] = mediaOf(product)
  return first === undefined ? null : { mediaType: 'image', image: { url: mediaUrl(first) } }
}

export const productFields = (product: WixProduct): Fields => ({
  id: product.id,
  name: product.name,
  numericId: product.numericId,
  sku: skuOf(product),
})

export const stockFields = (product: WixProduct): Fields => ({
  id: product.inventoryId,
  productId: product.id,
  numericId: product.numericId,
})

export function productBody(product: WixProduct, includeVariants: boolean): object {
  return {
    id: product.id,
    name: product.name,
    numericId: product.numericId,
    sku: skuOf(product),
    visible: product.isVisible,
    inventoryItemId: product.inventoryId,
    manageVariants: product.managesVariants,
    stock: stockOf(product),
    media: { mainMedia: mainMedia(product) },
    lastUpdated: new Date(product.updatedAt).toISOString(),
    ...(includeVariants && {
      variants: product.variants.map((variant) => ({
        id: variant.id,
        choices: variant.choices,
        variant: { sku: variant.sku, visible: variant.isVisible },
        stock: {
          trackQuantity: variant.isTracked,
          quantity: variant.isTracked ? variant.quantity : null,
          inStock: !variant.isTracked || variant.quantity > 0,
        },
      })),
    }),
  }
}

export function stockBody(product: WixProduct): object {
  return {
    id: product.inventoryId,
    productId: product.id,
    externalId: product.id,
    numericId: product.numericId,
    trackQuantity: product.variants[0]?.isTracked ?? false,
    variants: product.variants.map((variant) => ({
      variantId: variant.id,
      inStock: !variant.isTracked || variant.quantity > 0,
      ...(variant.isTracked && { quantity: variant.quantity }),
      availableForPreorder: product.hasPreorder && variant.quantity <= 0,
    })),
    preorderInfo: { enabled: product.hasPreorder, limit: product.hasPreorder ? 50 : 0 },
    lastUpdated: new Date(product.updatedAt).toISOString(),
  }
}

/** What a product has in all. */
function stockOf({ variants }: WixProduct): object {
  const isTracked = variants[0]?.isTracked ?? false
  const there = variants.filter((one) => !one.isTracked || one.quantity > 0).length
  const some = there === variants.length ? 'IN_STOCK' : 'PARTIALLY_OUT_OF_STOCK'
  return {
    trackInventory: isTracked,
    ...(isTracked && { quantity: variants.reduce((sum, { quantity }) => sum + quantity, 0) }),
    inStock: there > 0,
    inventoryStatus: there === 0 ? 'OUT_OF_STOCK' : some,
  }
}

export const variantFields = ({ product, variant }: Placed): Fields => ({
  id: `${product.id}-${variant.id}`,
  variantId: variant.id,
  productId: product.id,
})

/** A variant on its own. */
export function variantBody({ product, variant }: Placed): object {
  return {
    id: `${product.id}-${variant.id}`,
    variantId: variant.id,
    productId: product.id,
    sku: variant.sku,
    choices: variant.choices,
    managedVariant: product.managesVariants,
    stock: {
      trackQuantity: variant.isTracked,
      ...(variant.isTracked && { quantity: variant.quantity }),
      inStock: !variant.isTracked || variant.quantity > 0,
    },
  }
}
