import { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../service/play-fault.ts'
import { createGate } from './gate.ts'
import { answer, problem, violation } from './problems.ts'
import { mediaOf, mediaUrl, type WixProduct, type WixSite } from './records.ts'
import type { WixWorld } from './world.ts'

const name = z.string().min(1).max(80).optional()
const v1Edit = z.object({ product: z.object({ name }) })
const v3Edit = z.object({
  product: z.object({
    id: z.guid().optional(),
    revision: z.string().regex(/^\d+$/, 'must be a number as text'),
    name,
    options: z.array(z.object({ name: z.string() })).optional(),
    variantsInfo: z
      .object({
        variants: z
          .array(
            z.object({
              id: z.guid(),
              sku: z.string().max(40).optional(),
              barcode: z.string().max(40).optional(),
            }),
          )
          .min(1),
      })
      .optional(),
    media: z
      .object({
        itemsInfo: z.object({
          items: z
            .array(
              z
                .object({ id: z.string().optional(), url: z.url().optional(), altText: z.string() })
                .partial({ altText: true })
                .refine(
                  ({ id, url }) => (id === undefined) !== (url === undefined),
                  'id or url must not be empty',
                ),
            )
            .max(15),
        }),
      })
      .optional(),
  }),
})
type V3Edit = z.output<typeof v3Edit>['product']

/** Products as buyers read them, and the owner's edits of these: V1 by name, V3 by revision, with every variant and every picture. */
export function facesHost(world: WixWorld): Hono<SandboxEnv> {
  const gate = createGate(world)
  const find = (site: WixSite, id: string | undefined) =>
    site.products.find((product) => product.id === id)
  const gone = () => problem(404, 'PRODUCT_NOT_FOUND', 'no such product')

  function edit(site: WixSite, product: WixProduct, wanted: V3Edit): Response {
    if (wanted.revision !== String(product.revision ?? 1)) {
      return problem(409, 'REVISION_MISMATCH', 'the product has changed')
    }
    const { options, variantsInfo } = wanted
    if ((options === undefined) !== (variantsInfo === undefined)) {
      return violation('variantsInfo', 'and options come together')
    }
    const listed = new Map(variantsInfo?.variants.map((one) => [one.id, one]))
    if (variantsInfo && product.variants.some(({ id }) => !listed.has(id))) {
      // The service would take the variant away; nobody may mean that here.
      return problem(428, 'MISSING_VARIANT', 'a variant is left out')
    }
    const media = wanted.media?.itemsInfo.items.map(({ id = '' }) => id)
    const known = [...mediaOf(product), ...(site.files ?? [])]
    if (media?.some((id) => !known.includes(id))) {
      return violation('product.media.itemsInfo.items', 'names a file that the site has not')
    }
    if (media) product.media = media
    product.name = wanted.name ?? product.name
    for (const variant of product.variants) {
      const told = listed.get(variant.id)
      if (!told) continue
      variant.sku = told.sku ?? ''
      if (told.barcode === undefined) delete variant.barcode
      else variant.barcode = told.barcode
    }
    product.revision = (product.revision ?? 1) + 1
    product.updatedAt = world.clock.now()
    return answer({ product: v3Body(product) })
  }

  return new Hono<SandboxEnv>()
    .get(
      '/stores-reader/v1/products/:id',
      gate({
        ...{ name: 'product.get', group: 'read', catalog: 'V1_CATALOG' },
        act({ site, context }) {
          const product = find(site, context.req.param('id'))
          return product ? answer({ product: v1Body(product) }) : gone()
        },
      }),
    )
    .patch(
      '/stores/v1/products/:id',
      gate({
        ...{ name: 'product.edit', group: 'write', catalog: 'V1_CATALOG', input: v1Edit },
        act({ site, body, context }) {
          const product = find(site, context.req.param('id'))
          if (!product) return gone()
          product.name = body.product.name ?? product.name
          product.updatedAt = world.clock.now()
          return answer({ product: v1Body(product) })
        },
      }),
    )
    .get(
      '/stores/v3/products/:id',
      gate({
        ...{ name: 'product.get', group: 'read', catalog: 'V3_CATALOG' },
        act({ site, context }) {
          const product = find(site, context.req.param('id'))
          const hasMedia = context.req.queries('fields')?.includes('MEDIA_ITEMS_INFO') ?? false
          return product ? answer({ product: v3Body(product, hasMedia) }) : gone()
        },
      }),
    )
    .patch(
      '/stores/v3/products/:id',
      gate({
        ...{ name: 'product.edit', group: 'write', catalog: 'V3_CATALOG', input: v3Edit },
        act({ site, body, context }) {
          const product = find(site, context.req.param('id'))
          return product ? edit(site, product, body.product) : gone()
        },
      }),
    )
}

const v1Body = ({ id, name: called, managesVariants, variants }: WixProduct) => ({
  id,
  name: called,
  manageVariants: managesVariants,
  variants: variants.map(({ id: variant, choices }) => ({ id: variant, choices })),
})

const imageOf = (id: string) => ({ id, url: mediaUrl(id) })

/** Pictures are told one by one only where they are asked for. */
const v3Body = (product: WixProduct, hasMedia = false) => ({
  id: product.id,
  media: {
    ...(mediaOf(product)[0] && { main: { image: imageOf(mediaOf(product)[0] ?? '') } }),
    ...(hasMedia && {
      itemsInfo: {
        items: mediaOf(product).map((id) => ({ mediaType: 'IMAGE', image: imageOf(id) })),
      },
    }),
  },
  revision: String(product.revision ?? 1),
  name: product.name,
  options: product.managesVariants ? [{ name: 'Цвет' }] : [],
  variantsInfo: {
    variants: product.variants.map(({ id, sku, barcode, choices }) => ({
      ...{ id, sku, choices, visible: true },
      ...(barcode !== undefined && { barcode }),
    })),
  },
})
