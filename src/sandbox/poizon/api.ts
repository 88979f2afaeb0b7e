import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../service/play-fault.ts'
import { cardOf, foundRow, plainCardOf, pricesOf, simpleCardOf } from './card.ts'
import { createGate, refusal } from './gate.ts'
import { BRANDS, brandOf, CATEGORIES, categoriesOf } from './names.ts'
import type { PlayedProduct } from './records.ts'
import { lowestOfProduct, type PoizonWorld } from './world.ts'

const MAX_LIMIT = 100
const page = z.coerce.number().int().min(0).default(0)
const limit = (usual: number) => z.coerce.number().int().min(1).max(MAX_LIMIT).default(usual)
const ids = z
  .string()
  .regex(/^\d+(,\d+)*$/)
  .transform((text) => text.split(',').map(Number))
  .optional()
const price = z.coerce.number().int().min(0).optional()

const byKeyword = z.object({ keyword: z.string().min(1), limit: limit(20), page })
const byFilters = z.object({
  ...{ keyword: z.string().optional(), limit: limit(50), page },
  ...{ lowestPrice: price, highestPrice: price },
  ...{ brandId: ids, frontCategoryId: ids, categoryId: ids, fitId: ids },
  sortType: z.coerce.number().int().default(0),
  sortMode: z.coerce.number().int().optional(),
})
type Filters = z.output<typeof byFilters>

/** Ways of `sortType`; the others stay as recommended. */
const ORDERS: Readonly<Record<number, (left: PlayedProduct, right: PlayedProduct) => number>> = {
  1: (left, right) => right.sold - left.sold,
  3: (left, right) => right.spuId - left.spuId,
  4: (left, right) => lowestOfProduct(left) - lowestOfProduct(right),
}

/** Poizon-API under its base address. Calls in faults and figures bear the names of their paths. */
export function apiHost(world: PoizonWorld): Hono<SandboxEnv> {
  const gate = createGate(world)
  const app = new Hono<SandboxEnv>()

  /** A GET whose query is checked as NestJS does. */
  const get = <T>(path: string, query: z.ZodType<T>, act: (asked: T) => Response) => {
    const call = path.slice(1)
    app.get(path, (context) =>
      gate.pass(context, { source: 'poizon-api', call }, () =>
        answered(query, context.req.query(), act),
      ),
    )
  }

  const found = (spuId: number): PlayedProduct | undefined => {
    const product = world.products.get(spuId)
    return product?.isRemoved ? undefined : product
  }

  function listed(wanted: Partial<Filters>, version: 'v1' | 'v2'): Response {
    const { keyword = '', limit: size = 50, page: number = 0 } = wanted
    const words = keyword.toLowerCase()
    if ([...world.bannedWords].some((word) => words.includes(word))) return gate.banned()
    const order = ORDERS[wanted.sortType ?? 0]
    const all = world.offered().filter((one) => matches(one, wanted, world.quirks.priceUnit))
    const sorted = order ? all.toSorted(order) : all
    const rows = sorted.slice(number * size, (number + 1) * size)
    return Response.json({
      ...{ total: all.length, page: number },
      lastId: String(rows.at(-1)?.spuId ?? ''),
      productList: rows.map((row) => foundRow(row, version)),
    })
  }

  get(
    '/getCategories',
    z.object({ lang: z.enum(['RU', 'EN', 'ZH', 'CN']).default('ZH') }),
    ({ lang }) => {
      const name = { RU: 'ru', EN: 'en', ZH: 'zh', CN: 'zh' } as const
      const rows = CATEGORIES.map((one) => ({
        ...{ id: one.id, name: one[name[lang]], level: one.level, rootId: one.rootId },
      }))
      return Response.json(world.quirks.hasWrappedLists ? { categories: rows } : rows)
    },
  )
  app.post('/getBrands', (context) =>
    gate.pass(context, { source: 'poizon-api', call: 'getBrands' }, async () =>
      answered(z.object({ limit: limit(100), page }), await bodyOf(context), (asked) => {
        const rows = BRANDS.slice(asked.page * asked.limit, (asked.page + 1) * asked.limit)
        return Response.json({ data: rows.map((row) => ({ ...row, logo: '' })) })
      }),
    ),
  )
  get('/searchProducts', byKeyword, (asked) => listed(asked, 'v1'))
  get('/searchProducts/v2', byFilters, (asked) => listed(asked, 'v2'))
  const bySpu = z.object({ spuId: z.coerce.number().int() })
  get('/productDetailWithPrice', bySpu, ({ spuId }) => {
    const product = found(spuId)
    return Response.json(product ? cardOf(product) : {})
  })
  for (const [path, version] of [
    ['/productDetail', 'v1'],
    ['/productDetailV3', 'v3'],
  ] as const) {
    get(path, bySpu, ({ spuId }) => {
      const product = found(spuId)
      return Response.json(product ? plainCardOf(product, version) : {})
    })
  }
  app.post('/productsDetailSimple', (context) =>
    gate.pass(context, { source: 'poizon-api', call: 'productsDetailSimple' }, async () =>
      answered(z.object({ spuIds: z.array(z.int()).min(1) }), await bodyOf(context), (asked) =>
        Response.json(asked.spuIds.flatMap((spuId) => found(spuId) ?? []).map(simpleCardOf)),
      ),
    ),
  )
  get('/productDiscountList', z.object({ pageSize: limit(20), pageNo: page }), () =>
    Response.json({ data: [] }),
  )
  get('/priceInfo', bySpu, ({ spuId }) => {
    const product = found(spuId)
    return Response.json(product ? pricesOf(product) : {})
  })
  get('/convertLinkToSpuId', z.object({ link: z.string().min(1) }), ({ link }) => {
    const product = found(Number(/\/(?:t|s)\/(\d{5,})/.exec(link)?.[1]))
    if (!product) return refusal(404, 'Not Found')
    const url = `https://m.dewu.com/router/product/ProductDetail?spuId=${product.spuId}`
    return Response.json({ spuId: product.spuId, skuId: product.skus[0]?.skuId ?? 0, url })
  })
  return app.all('*', () => refusal(404, 'Cannot find the method'))
}

function answered<T>(schema: z.ZodType<T>, asked: unknown, act: (asked: T) => Response): Response {
  const parsed = schema.safeParse(asked)
  if (parsed.success) return act(parsed.data)
  return refusal(
    400,
    parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
  )
}

const bodyOf = (context: Context) => context.req.json().catch(() => undefined)

function matches(product: PlayedProduct, asked: Partial<Filters>, unit: 'fen' | 'yuan'): boolean {
  const { leaf, root } = categoriesOf(product.categoryId)
  const words = asked.keyword?.toLowerCase() ?? ''
  const text = [product.titleZh, product.titleEn, product.article, brandOf(product.brandId).name]
  const cost = lowestOfProduct(product)
  const fen = (value: number) => (unit === 'yuan' ? value * 100 : value)
  const isIn = (wanted: readonly number[] | undefined, ...own: readonly number[]) =>
    wanted === undefined || own.some((one) => wanted.includes(one))
  return (
    words.split(/\s+/).every((word) => text.join(' ').toLowerCase().includes(word)) &&
    isIn(asked.brandId, product.brandId) &&
    isIn(asked.categoryId, leaf.id, root.id) &&
    isIn(asked.frontCategoryId, leaf.id, root.id) &&
    isIn(asked.fitId, product.fitId) &&
    (asked.lowestPrice === undefined || cost >= fen(asked.lowestPrice)) &&
    (asked.highestPrice === undefined || cost <= fen(asked.highestPrice))
  )
}
