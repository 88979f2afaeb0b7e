import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { ChannelKey, WixApi, WixFace, WixVariantRef } from '#desks/stock/ports.ts'
import type { WixCatalogs } from './catalogs.ts'

const v1Answer = z.object({
  product: z.object({
    name: z.string().catch(''),
    variants: z.array(z.unknown()).nullish().catch(null),
  }),
})

/** What V3 gives is given back as it came: of an array every entry counts, and what is left out is taken away. */
const v3Variant = z.looseObject({ id: z.string(), barcode: z.string().nullish().catch(null) })
const v3Answer = z.object({
  product: z.object({
    revision: z.string(),
    name: z.string().catch(''),
    options: z.array(z.unknown()).nullish(),
    variantsInfo: z.object({ variants: z.array(v3Variant) }),
  }),
})
type V3Product = z.output<typeof v3Answer>['product']

const V1_READ = '/stores-reader/v1/products'
const V1_WRITE = '/stores/v1/products'
const V3 = '/stores/v3/products'
const ID = '{id}'

/** What buyers read of products: names in both catalogues, barcodes in V3 ("Update Product" of both on dev.wix.com). */
export function createFaces({ catalogs }: { readonly catalogs: WixCatalogs }) {
  const get = <T>(
    key: ChannelKey,
    [catalog, path]: readonly ['v1' | 'v3', string],
    of: { readonly productId: string; readonly schema: z.ZodType<T> },
    signal: AbortSignal,
  ): Promise<T> =>
    catalogs.call(key, catalog, {
      method: 'GET',
      path: `${path}/${encodeURIComponent(of.productId)}`,
      route: `${path}/${ID}`,
      schema: of.schema,
      idempotent: true,
      signal,
    })

  const patch = (
    key: ChannelKey,
    [catalog, path]: readonly ['v1' | 'v3', string],
    of: { readonly productId: string; readonly product: object; readonly idempotent: boolean },
    signal: AbortSignal,
  ) =>
    catalogs.call(key, catalog, {
      method: 'PATCH',
      path: `${path}/${encodeURIComponent(of.productId)}`,
      route: `${path}/${ID}`,
      body: { product: of.product },
      schema: z.unknown(),
      idempotent: of.idempotent,
      signal,
    })

  const v3Product = async (key: ChannelKey, productId: string, signal: AbortSignal) =>
    (await get(key, ['v3', V3], { productId, schema: v3Answer }, signal)).product

  async function faceOf(
    key: ChannelKey,
    { catalog, productId, variantId }: WixVariantRef,
    signal: AbortSignal,
  ): Promise<WixFace> {
    if (catalog === 'v1') {
      const asked = { productId, schema: v1Answer }
      const { product } = await get(key, ['v1', V1_READ], asked, signal)
      return { name: product.name, variants: product.variants?.length || 1, barcode: null }
    }
    const { name, variantsInfo } = await v3Product(key, productId, signal)
    const own = variantsInfo.variants.find(({ id }) => id === variantId)
    return { name, variants: variantsInfo.variants.length, barcode: own?.barcode ?? '' }
  }

  return {
    async read(...[key, of, signal]: Parameters<WixApi['face']>): Promise<WixFace | undefined> {
      try {
        return await faceOf(key, of, signal)
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.kind === 'not-found') return undefined
        throw thrown
      }
    },
    async edit(...[key, of, change, signal]: Parameters<WixApi['editFace']>): Promise<void> {
      const { catalog, productId, variantId } = of
      const name = change.name === undefined ? {} : { name: change.name }
      if (catalog === 'v1') {
        // The same name once more changes nothing.
        const edit = { productId, product: name, idempotent: true }
        await patch(key, ['v1', V1_WRITE], edit, signal)
        return
      }
      const now = await v3Product(key, productId, signal)
      const barcode =
        change.barcode === undefined ? {} : withBarcode(now, variantId, change.barcode)
      const product = { id: productId, revision: now.revision, ...name, ...barcode }
      // Not repeated: after an answer that was lost the revision is an old one, and the refusal would hide that it was done.
      await patch(key, ['v3', V3], { productId, product, idempotent: false }, signal)
    },
  }
}

/** Variants are written as a whole and together with the options they are made of. */
function withBarcode({ options, variantsInfo }: V3Product, variantId: string, barcode: string) {
  const variants = variantsInfo.variants.map((one) =>
    one.id === variantId ? { ...one, barcode } : one,
  )
  return { options: options ?? [], variantsInfo: { variants } }
}
