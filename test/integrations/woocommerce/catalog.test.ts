import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import type { ProductChange } from '#desks/imports/ports/shop.ts'
import { serveWoo } from './shop.ts'

const live = new AbortController().signal
const served = await serveWoo()
const { woo, key, shop, url } = served.open('catalog', { plugins: ['yoast/v1'] })
let picture = new Uint8Array()

beforeAll(async () => {
  const image = sharp({ create: { width: 400, height: 300, channels: 3, background: '#a33' } })
  picture = new Uint8Array(await image.webp().toBuffer())
})

test('facts tell what the shop is', async () => {
  expect(await woo.facts(key, live)).toEqual({
    ...{ name: 'catalog', url, currency: 'RUB', wooVersion: '10.5.2', wpVersion: '6.9.1' },
    ...{ seo: 'yoast', hasBrands: true, hasPermalinks: true },
  })
})

test('categories and brands are made once and found again', async () => {
  const shoes = await woo.category(key, { name: 'Обувь & Ко', slug: 'obuv' }, live)
  const below = { name: 'Кроссовки', slug: 'krossovki', parent: shoes.id }
  const sneakers = await woo.category(key, below, live)
  expect(await woo.category(key, below, live)).toEqual(sneakers)
  expect(await woo.categories(key, live)).toContainEqual({
    ...{ id: shoes.id, name: 'Обувь & Ко', slug: 'obuv', parent: 0 },
  })
  const nike = await woo.brand(key, { name: 'Nike', slug: 'nike' }, live)
  expect(await woo.brand(key, { name: 'nike', slug: 'nike' }, live)).toEqual(nike)
})

test('an attribute of the shop is found by its name too, and its values are put in order', async () => {
  const size = await woo.attribute(key, { name: 'Размер', slug: 'size' }, live)
  expect(size.slug).toBe('pa_size')
  expect(await woo.attribute(key, { name: 'размер', slug: 'razmer' }, live)).toEqual(size)
  const wanted = ['36⅔', '42', '37'].map((name, at) => ({ name, slug: `s-${at}`, order: at + 1 }))
  const first = await woo.terms(key, size.id, wanted.slice(0, 2), live)
  const all = await woo.terms(key, size.id, wanted, live)
  expect(all.map(({ name }) => name).sort()).toEqual(['36⅔', '37', '42'])
  expect(all).toEqual(expect.arrayContaining([...first]))
  const orders = [...shop.terms.values()].flatMap(({ taxonomy, name, menuOrder }) =>
    taxonomy === 'pa_size' ? [[name, menuOrder]] : [],
  )
  expect(Object.fromEntries(orders)).toEqual({ '36⅔': 1, '42': 2, '37': 3 })
})

test('a picture is stored whole, found by its name, and its repeats too', async () => {
  const file = {
    bytes: picture,
    name: 'dd1391-ab12cd34.webp',
    type: 'image/webp',
    alt: 'Кроссовки',
  }
  const one = await woo.upload(key, file, live)
  const two = await woo.upload(key, file, live)
  expect(one).toMatchObject({ slug: 'dd1391-ab12cd34' })
  expect(two.slug).toBe('dd1391-ab12cd34-1')
  const found = await woo.mediaBySlug(key, 'dd1391-ab12cd34', live)
  expect(found.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort())
  expect(shop.media.get(one.id)).toMatchObject({ alt: 'Кроссовки', width: 400, height: 300 })
  const shown = await fetch(one.url)
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(picture)
  expect(await woo.deleteMedia(key, two.id, live)).toBe(true)
  expect(await woo.deleteMedia(key, two.id, live)).toBe(false)
})

test('what is no picture is refused for good, although the shop says 500', async () => {
  const file = { name: 'a.jpg', type: 'image/jpeg', alt: '', bytes: Buffer.from('<svg/>') }
  await expect(woo.upload(key, file, live)).rejects.toMatchObject({
    ...{ kind: 'invalid', code: 'woo.picture_refused', retry: 'never' },
  })
})

const SHOE: ProductChange = {
  ...{ name: 'Кроссовки Nike & Dunk', slug: 'nike-dunk', status: 'draft', type: 'variable' },
  ...{ sku: 'PZ-1', description: '<p>Замша.</p>', shortDescription: '<p>Кратко</p>' },
  tags: ['Nike', 'новинка'],
  attributes: [
    { id: 1, name: 'Размер', options: ['42', '37'], isVisible: true, isVariation: true },
    { id: 0, name: 'Артикул', options: ['DD1391'], isVisible: true, isVariation: false },
  ],
  defaults: [{ id: 1, name: 'Размер', option: '42' }],
  meta: [{ key: '_poizon_spu_id', value: '1' }],
}

test('a product is read back as it was written, changed in parts and published', async () => {
  const made = await woo.create(key, SHOE, live)
  expect(made).toMatchObject({
    ...{ name: 'Кроссовки Nike & Dunk', slug: 'nike-dunk', status: 'draft', sku: 'PZ-1' },
    ...{ type: 'variable', stockStatus: 'outofstock', description: '<p>Замша.</p>' },
    attributes: SHOE.attributes,
    meta: SHOE.meta,
  })
  expect(made.tags).toEqual(['Nike', 'новинка'])
  expect(await woo.product(key, made.id, live)).toEqual(made)
  const published = await woo.update(
    key,
    made.id,
    { status: 'publish', meta: [{ key: '_poizon_spu_id', value: null }] },
    live,
  )
  expect(published).toMatchObject({ status: 'publish', meta: [], tags: made.tags, name: made.name })
  expect(published.permalink).toBe(`${url}/product/nike-dunk/`)
  expect(await woo.product(key, 9_999, live)).toBeUndefined()
})

test('a SKU that is taken is told with its holder, one in the trash apart', async () => {
  const [holder] = await woo.productsBySku(key, 'PZ-1', live)
  await expect(woo.create(key, SHOE, live)).rejects.toMatchObject({
    ...{ kind: 'invalid', code: 'woo.sku_taken', vars: { resourceId: holder?.id } },
  })
  await served.controller.command('trash', { shop: 'catalog', sku: 'PZ-1' })
  await expect(woo.create(key, SHOE, live)).rejects.toMatchObject({ code: 'woo.sku_in_trash' })
  const found = await woo.productsBySku(key, 'pz-1', live)
  expect(found).toMatchObject([{ id: holder?.id, status: 'trash' }])
  expect(await woo.deleteProduct(key, holder?.id ?? 0, live)).toBe(true)
  expect(await woo.deleteProduct(key, holder?.id ?? 0, live)).toBe(false)
})

test('variations are written in order, refusals stand in their rows, and SKUs are their own', async () => {
  const { id } = await woo.create(key, { ...SHOE, sku: 'PZ-2', slug: 'two' }, live)
  const rowsOf = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ sku: `PZ-2-${at}`, regularPrice: 10_000 + at, stockQuantity: at, menuOrder: at },
      attributes: [{ id: 1, name: 'Размер', option: at % 2 ? '42' : '37' }],
    }))
  const results = await woo.writeVariations(key, id, [...rowsOf(120), { sku: 'PZ-2-0' }, {}], live)
  expect(results).toHaveLength(122)
  expect(results[7]).toMatchObject({
    value: {
      sku: 'PZ-2-7',
      regularPrice: '10007',
      stockQuantity: 7,
      attributes: [{ option: '42' }],
    },
  })
  expect(results[120]).toMatchObject({ ok: false, code: 'product_invalid_sku' })
  const all = await woo.variations(key, id, live)
  expect(all).toHaveLength(121)
  expect(all.filter(({ sku }) => sku === null)).toHaveLength(1)
  const [first] = all
  const changed = await woo.writeVariations(
    ...([
      key,
      id,
      [{ id: first?.id ?? 0, stockQuantity: null, stockStatus: 'outofstock' }],
      live,
    ] as const),
  )
  expect(changed).toMatchObject([
    { ok: true, value: { stockQuantity: null, stockStatus: 'outofstock' } },
  ])
  await woo.deleteVariations(
    key,
    id,
    all.map((one) => one.id),
    live,
  )
  expect(await woo.variations(key, id, live)).toEqual([])
})
