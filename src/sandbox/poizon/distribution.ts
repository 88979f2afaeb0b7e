import { Hono } from 'hono'
import { z } from 'zod'
import { guidOf } from '../service/guid.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { createGate, notGiven } from './gate.ts'
import { brandOf, categoriesOf } from './names.ts'
import type { PlayedProduct, PlayedSku } from './records.ts'
import { isOnSale, lowestOf, type PoizonWorld } from './world.ts'

const CREATED_MS = 1_751_328_000_000
const FITS = { 1: 'Unisex', 2: "Men's", 3: "Women's" } as const
const ON = 'PRODUCT_ON'

const longs = z.array(z.int()).max(200).optional()
const texts = z.array(z.string()).max(200).optional()
const paging = {
  startId: z.int().min(0).default(0),
  pageSize: z.int().min(1).max(200).default(100),
  distStatus: z.enum([ON, 'PRODUCT_OFF']).optional(),
  modifyStartTime: z.int().optional(),
  modifyEndTime: z.int().optional(),
}
const spuQuery = z.object({
  ...paging,
  ...{ dwSpuId: longs, distSpuId: texts, dwDesignerId: texts, distBrandName: texts },
  ...{ dwSpuTitle: z.string().optional(), distSpuTitle: z.string().optional() },
  ...{ distCategoryl1Name: texts, distCategoryl2Name: texts, distCategoryl3Name: texts },
  ...{ distFitPeopleName: texts, season: z.string().optional() },
  querySku: z.boolean().default(true),
})
const skuQuery = z.object({
  ...paging,
  ...{ dwSpuId: longs, dwSkuId: longs, distSpuId: texts, distSkuId: texts },
  hasPrice: z.boolean().optional(),
})

/** What is looked at before an order: some of what is named. */
const skuInfo = z
  .object({ dwSpuId: longs, dwSkuId: longs })
  .refine(({ dwSpuId, dwSkuId }) => dwSpuId !== undefined || dwSkuId !== undefined)

/** POIZON's distribution under its base address: HTTP 200 with its own code, pages by the id of the last row. */
export function distributionHost(world: PoizonWorld): Hono<SandboxEnv> {
  const gate = createGate(world)
  const app = new Hono<SandboxEnv>()

  const post = <T>(call: string, schema: z.ZodType<T>, act: (asked: T) => object) =>
    app.post(`/distribute/product/${call}`, (context) =>
      gate.pass(context, { source: 'distribution', call }, async () => {
        const asked = schema.safeParse(await context.req.json().catch(() => undefined))
        if (!asked.success) return notGiven('badParameter')
        return Response.json({ code: 200, msg: 'success', data: act(asked.data) })
      }),
    )

  post('querySpuList', spuQuery, (asked) => {
    const all = world.offered().filter((product) => isWanted(product, asked))
    return {
      total: all.length,
      spuList: pageOf(all, asked, ({ spuId }) => spuId).map((one) => spuRow(one, asked.querySku)),
    }
  })
  post('querySkuList', skuQuery, (asked) => {
    const all = world
      .offered()
      .filter((product) => isAmong(asked.dwSpuId, product.spuId))
      .filter((product) => isAmong(asked.distSpuId, distIdOf('spu', product.spuId)))
      .filter((product) => isModified(product, asked))
      .flatMap((product) => product.skus.map((sku) => ({ product, sku })))
      .filter(({ sku }) => isAmong(asked.dwSkuId, sku.skuId))
      .filter(({ sku }) => isAmong(asked.distSkuId, distIdOf('sku', sku.skuId)))
      .filter(({ sku }) => (asked.distStatus ?? statusOf(sku)) === statusOf(sku))
      .filter(({ sku }) => asked.hasPrice === undefined || isOnSale(sku) === asked.hasPrice)
    const rows = pageOf(all, asked, ({ sku }) => sku.skuId)
    return { total: all.length, skuList: rows.map(({ product, sku }) => skuRow(product, sku)) }
  })
  post('querySkuInfo', skuInfo, (asked) => ({
    skuList: world
      .offered()
      .filter((product) => isAmong(asked.dwSpuId, product.spuId))
      .flatMap((product) =>
        product.skus
          .filter((sku) => isAmong(asked.dwSkuId, sku.skuId))
          .map((sku) => skuRow(product, sku)),
      ),
  }))
  return app.all('*', () => notGiven('noPermission'))
}

function pageOf<T>(
  all: readonly T[],
  { startId, pageSize }: { readonly startId: number; readonly pageSize: number },
  idOf: (one: T) => number,
): T[] {
  return all
    .filter((one) => idOf(one) > startId)
    .toSorted((left, right) => idOf(left) - idOf(right))
    .slice(0, pageSize)
}

const isAmong = <T>(wanted: readonly T[] | undefined, own: T) =>
  wanted === undefined || wanted.includes(own)

function isWanted(product: PlayedProduct, asked: z.output<typeof spuQuery>): boolean {
  const { leaf, root } = categoriesOf(product.categoryId)
  const has = (title: string, words: string | undefined) =>
    words === undefined || title.toLowerCase().includes(words.toLowerCase())
  return (
    isAmong(asked.dwSpuId, product.spuId) &&
    isAmong(asked.dwDesignerId, product.article) &&
    isAmong(asked.distBrandName, brandOf(product.brandId).name) &&
    isAmong(asked.distCategoryl1Name, root.en) &&
    isAmong(asked.distCategoryl2Name, leaf.en) &&
    isAmong(asked.distCategoryl3Name, leaf.en) &&
    isAmong(asked.distSpuId, distIdOf('spu', product.spuId)) &&
    (asked.distStatus ?? ON) === ON &&
    (asked.season ?? SEASON) === SEASON &&
    isAmong(asked.distFitPeopleName, FITS[product.fitId]) &&
    has(product.titleZh, asked.dwSpuTitle) &&
    has(product.titleEn, asked.distSpuTitle) &&
    isModified(product, asked)
  )
}

const isModified = (
  { modifiedAt }: PlayedProduct,
  asked: Pick<z.output<typeof spuQuery>, 'modifyStartTime' | 'modifyEndTime'>,
) =>
  modifiedAt >= (asked.modifyStartTime ?? 0) &&
  modifiedAt <= (asked.modifyEndTime ?? Number.MAX_SAFE_INTEGER)

const SEASON = '冬'
const distIdOf = (kind: 'spu' | 'sku', id: number) => guidOf(`${kind} ${id}`)
const statusOf = ({ status }: PlayedSku) => (status === 1 ? ON : 'PRODUCT_OFF')

function spuRow(product: PlayedProduct, withSkus: boolean): object {
  const { leaf, root } = categoriesOf(product.categoryId)
  const image = product.images[0]?.url ?? ''
  return {
    ...{ id: product.spuId, createTime: CREATED_MS, modifyTime: product.modifiedAt },
    ...{ dwSpuId: product.spuId, distSpuId: distIdOf('spu', product.spuId), distStatus: ON },
    ...{
      dwSpuTitle: product.titleZh,
      distSpuTitle: product.titleEn,
      dwDesignerId: product.article,
    },
    distBrandName: product.odd.hasNoBrand ? '' : brandOf(product.brandId).name,
    ...{ distCategoryl1Name: root.en, distCategoryl2Name: leaf.en, distCategoryl3Name: leaf.en },
    distFitPeopleName: FITS[product.fitId],
    ...{ image, baseImage: product.images.map(({ url }) => url) },
    ...{
      authPrice: product.listPrice,
      sellDate: null,
      season: SEASON,
      material: '',
      style: '其他',
    },
    ...{ sizeChart: 'https://cdn.poizon.com/trade/size.jpeg', productDesc: '' },
    ...(withSkus && { skuList: rowsOf(product) }),
  }
}

function rowsOf(product: PlayedProduct): unknown[] {
  const rows = product.skus.map((sku) => skuRow(product, sku))
  return product.odd.hasOddRow ? ['sku', ...rows, null] : rows
}

function skuRow(product: PlayedProduct, sku: PlayedSku): object {
  return {
    ...{ id: sku.skuId, createTime: CREATED_MS, modifyTime: product.modifiedAt },
    distStatus: statusOf(sku),
    ...{ dwSkuId: sku.skuId, distSkuId: distIdOf('sku', sku.skuId), dwSpuId: product.spuId },
    image: product.images[0]?.url ?? '',
    barcode: '',
    // Nobody sells the size now: nought, not free of charge.
    minBidPrice: isOnSale(sku) ? lowestOf(sku) : 0,
    skuLink: `https://www.poizon.com/product/${product.spuId}`,
    saleAttr: sku.properties.map(({ level, name, value, en }) => ({
      ...{ level: String(level), cnName: name, enName: NAMES[name] ?? name },
      ...{ cnValue: value, enValue: en },
    })),
  }
}

const NAMES: Readonly<Record<string, string>> = { 颜色: 'Color', 尺码: 'Size', 版本: 'Version' }
