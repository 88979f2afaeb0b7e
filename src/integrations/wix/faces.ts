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
/** Read, the id of a picture stands beside it or within. */
const held = z.object({ id: z.string() }).nullish().catch(null)
const v3Media = z
  .object({
    id: z.string().nullish(),
    altText: z.string().nullish().catch(null),
    ...{ image: held, video: held },
  })
  .transform(({ id, altText, image, video }) => ({
    id: id ?? image?.id ?? video?.id ?? null,
    ...(altText && { altText }),
  }))
const v3Answer = z.object({
  product: z.object({
    revision: z.string(),
    name: z.string().catch(''),
    options: z.array(z.unknown()).nullish(),
    variantsInfo: z.object({ variants: z.array(v3Variant) }),
    media: z.object({ itemsInfo: z.object({ items: z.array(v3Media) }).nullish() }).nullish(),
  }),
})
type V3Product = z.output<typeof v3Answer>['product']

const V1_READ = '/stores-reader/v1/products'
const V1_WRITE = '/stores/v1/products'
const V3 = '/stores/v3/products'
/** Pictures come only when they are asked for. */
const WITH_MEDIA = { fields: 'MEDIA_ITEMS_INFO' }
/** Pictures and films of a product at most. */
const MOST_MEDIA = 15
const ID = '{id}'

/** What buyers read of products: names in both catalogues, barcodes and pictures in V3 ("Update Product" of both on dev.wix.com). */
export function createFaces({ catalogs }: { readonly catalogs: WixCatalogs }) {
  const get = <T>(
    key: ChannelKey,
    [catalog, path]: readonly ['v1' | 'v3', string],
    of: {
      readonly productId: string
      readonly schema: z.ZodType<T>
      readonly query?: Readonly<Record<string, string>>
    },
    signal: AbortSignal,
  ): Promise<T> =>
    catalogs.call(key, catalog, {
      method: 'GET',
      path: `${path}/${encodeURIComponent(of.productId)}`,
      route: `${path}/${ID}`,
      ...(of.query && { query: of.query }),
      schema: of.schema,
      ...{ idempotent: true, isExtra: true },
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
      ...{ idempotent: of.idempotent, isExtra: true },
      signal,
    })

  const v3Product = async (key: ChannelKey, productId: string, signal: AbortSignal) =>
    (await get(key, ['v3', V3], { productId, schema: v3Answer, query: WITH_MEDIA }, signal)).product

  async function faceOf(
    key: ChannelKey,
    { catalog, productId, variantId }: WixVariantRef,
    signal: AbortSignal,
  ): Promise<WixFace> {
    if (catalog === 'v1') {
      const asked = { productId, schema: v1Answer }
      const { product } = await get(key, ['v1', V1_READ], asked, signal)
      const variants = product.variants?.length || 1
      return { name: product.name, variants, barcode: null, pictureId: null }
    }
    const { name, variantsInfo, media } = await v3Product(key, productId, signal)
    const own = variantsInfo.variants.find(({ id }) => id === variantId)
    const pictureId = media?.itemsInfo?.items[0]?.id ?? null
    const variants = variantsInfo.variants.length
    return { name, variants, barcode: own?.barcode ?? '', pictureId }
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
      const media = change.pictureId === undefined ? {} : withPicture(now, change.pictureId)
      const product = { id: productId, revision: now.revision, ...name, ...barcode, ...media }
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

/** Pictures are written as a whole too, each by its id; the first of them is the main one. */
function withPicture({ media }: V3Product, pictureId: string) {
  const others = (media?.itemsInfo?.items ?? []).slice(1).filter(({ id }) => id !== pictureId)
  if (others.some(({ id }) => id === null)) {
    // Left out, it would be taken away.
    throw new AppError({ kind: 'conflict', code: 'wix.unknown_media' })
  }
  return { media: { itemsInfo: { items: [{ id: pictureId }, ...others].slice(0, MOST_MEDIA) } } }
}
