import { beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '#sandbox/woocommerce/records.ts'
import { pictureBytes } from './replay/pictures.ts'
import { HOME, openRuledShop, WC } from './ruled-shop.ts'

let { ask, app, authorization } = openRuledShop()
beforeEach(() => {
  ;({ ask, app, authorization } = openRuledShop())
})

const asked = (query: string) => `${WC}?${query}`

test.each([
  ['category=17', [101]],
  ['category=abc', []],
  ['include=0', []],
  ['include[]=103&include[]=101&orderby=include&order=asc', [103, 101]],
  ['include=103,101&orderby=include', [103, 101]],
  ['min_price=3000', [102]],
  ['min_price=400&max_price=600', [101]],
  ['sku=B-1-42', [202]],
  ['search_name_or_sku=42%20b-', [202]],
  ['parent=102', []],
  ['before=2026-02-01T00:00:00', [103]],
  ['status=draft', [103]],
  ['attribute=pa_size&attribute_term=22', [102]],
  ['attribute=size&attribute_term=99', [103, 102, 101]],
  ['offset=1&order=asc&orderby=id', [102, 103]],
  ['orderby=title&order=asc', [101, 102, 103]],
] as const)('products?%s', async (query, ids) => {
  const { body } = await ask('GET', asked(`${query}&_fields=id`))
  const found = (body as unknown as JsonObject[]).map(({ id }) => id)
  const isOrdered = /order/.test(query)
  expect(isOrdered ? found : found.sort()).toEqual(isOrdered ? ids : [...ids].sort())
})

test('headers of pages: totals, neighbours and none past an offset', async () => {
  const links = async (query: string) => {
    const { headers } = await ask('GET', asked(query))
    const read = (name: string) => headers.get(name)
    return { total: read('x-wp-total'), pages: read('x-wp-totalpages'), link: read('link') }
  }
  const first = await links('per_page=2&search=%D1%91%20a&include[]=1')
  expect(first).toMatchObject({ total: '0', pages: '0' })
  const page = await links('per_page=1&page=2&search=a%20')
  expect(page.link).toBe(
    `<${HOME}/wp-json${WC}?per_page=1&page=1&search=a+>; rel="prev", <${HOME}/wp-json${WC}?per_page=1&page=3&search=a+>; rel="next"`,
  )
  expect(await links('offset=50')).toMatchObject({ total: '0', pages: '0' })
})

test('of rows only the fields asked for: nothing is a list, and lists inside have no names', async () => {
  expect((await ask('GET', `${WC}/101?_fields=nothing`)).body).toEqual([])
  expect((await ask('GET', `${WC}/102?_fields=attributes.name,dimensions.width`)).body).toEqual({
    ...{ attributes: [], dimensions: { width: '' } },
  })
})

test('a batch: nothing asked is an empty list; rows without an id or of a term that is gone', async () => {
  expect((await ask('POST', `${WC}/batch`, {})).body).toEqual([])
  const { body } = await ask('POST', `${WC}/batch`, {
    create: [{ type: 'nonsense', status: 'zzz', regular_price: 5 }, { tax_status: 'x' }],
    update: [{ regular_price: '5' }],
  })
  expect(body).toMatchObject({
    create: [
      { type: 'simple', status: 'draft', regular_price: '5' },
      { id: 0, error: { code: 'product_invalid_tax_status', data: { status: 400 } } },
    ],
    update: [{ id: null, error: { code: 'woocommerce_rest_product_invalid_id' } }],
  })
  const twice = await ask('POST', `${WC}/batch`, { create: [{ sku: 'N-1' }, { sku: 'N-1' }] })
  const [made, refused] = twice.body.create as JsonObject[]
  expect(refused).toMatchObject({
    error: { code: 'product_invalid_sku', data: { resource_id: made?.id, unique_sku: 'N-1-1' } },
  })
  const terms = await ask('POST', `${WC}/tags/batch`, { delete: [999, 20] })
  expect(terms.body).toMatchObject({
    delete: [{ id: 999, error: { code: 'woocommerce_rest_cannot_delete' } }, { id: 20 }],
  })
})

test('a change of an attribute makes its slug of the name again, one of its value its order', async () => {
  expect((await ask('PUT', `${WC}/attributes/1`, { name: 'Size' })).body).toMatchObject({
    ...{ name: 'Size', slug: 'pa_size', order_by: 'name', has_archives: true },
  })
  const term = await ask('PUT', `${WC}/attributes/1/terms/21`, { name: '42,5' })
  expect(term.body).toMatchObject({ name: '42,5', slug: '42-5', menu_order: 0 })
  expect((await ask('DELETE', `${WC}/attributes/1?force=false`)).status).toBe(501)
  expect((await ask('DELETE', `${WC}/attributes/1`)).status).toBe(200)
})

test('what is chosen at first is told by the slug of its value', async () => {
  const { body } = await ask('PUT', `${WC}/102`, {
    default_attributes: [{ id: 1, option: '42.5' }],
  })
  expect(body.default_attributes).toEqual([{ id: 1, name: 'Размер', option: '42-5' }])
})

test('who may what is told before anything is looked up, and parameters before that', async () => {
  expect(await ask('GET', asked('per_page=0'), undefined, '')).toMatchObject({ status: 400 })
  const refused = await ask('GET', WC, undefined, '')
  expect([refused.status, refused.headers.get('allow')]).toEqual([401, null])
  expect((await ask('GET', `${WC}/999`, undefined, '')).status).toBe(404)
  const wrong = await ask('GET', WC, undefined, `Basic ${btoa('nobody:x')}`)
  expect([wrong.body.code, wrong.headers.get('allow')]).toEqual(['invalid_username', null])
  const index = await ask('GET', '/wc/v3', undefined, '')
  expect([index.status, index.headers.get('allow')]).toEqual([200, 'GET'])
})

test('HEAD has no body; OPTIONS tells everybody what an address takes', async () => {
  const head = await ask('HEAD', asked('per_page=1'))
  expect([head.status, head.body, head.headers.get('x-wp-total')]).toEqual([200, null, '3'])
  const { body, headers } = await ask('OPTIONS', WC, undefined, '')
  expect(headers.get('allow')).toBe('GET, POST')
  expect(body).toMatchObject({
    ...{ namespace: 'wc/v3', methods: ['GET', 'POST'] },
    endpoints: [
      { methods: ['GET'], args: { per_page: { type: 'integer', maximum: 100, required: false } } },
      { methods: ['POST'], args: { type: { default: 'simple' } } },
    ],
  })
  expect((await ask('OPTIONS', '/wc/v3/nowhere')).body).toEqual([])
})

test.each([
  ['a.txt', 'hello', 201, 'file', 'text/plain'],
  ['a.pdf', '%PDF-1.4', 201, 'file', 'application/pdf'],
  ['a.svg', '<svg/>', 500, undefined, undefined],
  ['a.jpg', 'hello', 500, undefined, undefined],
  ['a.png', pictureBytes('image/png', 20, 10), 201, 'image', 'image/png'],
] as const)('upload of %s', async (name, body, status, kind, mime) => {
  const answer = await app.request(`${HOME}/wp-json/wp/v2/media`, {
    ...{ method: 'POST', body },
    headers: {
      ...{ authorization, 'content-type': 'application/octet-stream' },
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
  const shown = (await answer.json()) as JsonObject
  expect([answer.status, shown.media_type, shown.mime_type]).toEqual([status, kind, mime])
  if (kind !== 'file') return
  expect(shown.media_details).toEqual({ filesize: body.length, sizes: {} })
  const id = Number(shown.id)
  expect((await ask('POST', WC, { images: [{ id }] })).body.code).toBe(
    'woocommerce_product_invalid_image_id',
  )
})

test('an AVIF is kept without smaller pictures and says which lack; a form with one is refused', async () => {
  const bytes = pictureBytes('image/avif', 1_400, 1_000)
  const url = `${HOME}/wp-json/wp/v2/media`
  const headers = { authorization, 'content-type': 'image/avif' }
  const raw = await app.request(url, {
    ...{ method: 'POST', body: bytes },
    headers: { ...headers, 'content-disposition': 'attachment; filename="a.avif"' },
  })
  const shown = (await raw.json()) as JsonObject
  expect([raw.status, (shown.media_details as JsonObject).sizes]).toEqual([201, {}])
  expect(shown.missing_image_sizes).toEqual([
    ...['thumbnail', 'medium', 'medium_large', 'large'],
    ...['woocommerce_thumbnail', 'woocommerce_single', 'woocommerce_gallery_thumbnail'],
  ])
  const form = new FormData()
  form.set('file', new File([bytes], 'a.avif', { type: 'image/avif' }))
  const refused = await app.request(url, { method: 'POST', headers: { authorization }, body: form })
  expect([refused.status, ((await refused.json()) as JsonObject).code]).toEqual([
    ...[400, 'rest_upload_image_type_not_supported'],
  ])
})

test('what is in the trash has no pretty address', async () => {
  await ask('DELETE', `${WC}/101`)
  const { body } = await ask('GET', `${WC}/101`)
  expect(body).toMatchObject({
    ...{ status: 'trash', slug: 'alpha__trashed', permalink: `${HOME}/?post_type=product&p=101` },
  })
})

test('who asks is told whether they keep the whole site, in every context', async () => {
  const { body } = await ask('GET', '/wp/v2/users/me')
  expect(body).toMatchObject({ slug: 'admin', is_super_admin: true })
  expect(body.roles).toBeUndefined()
})

test('an envelope has the status and the headers inside, of a refusal too', async () => {
  const page = await ask('GET', asked('_envelope&per_page=1&_fields=id'))
  expect([page.status, page.headers.get('x-wp-total')]).toEqual([200, null])
  expect(page.body).toMatchObject({
    ...{ body: [{ id: expect.any(Number) }], status: 200 },
    headers: { 'X-WP-Total': 3, 'X-WP-TotalPages': 3, Allow: 'GET, POST' },
  })
  const nowhere = await ask('GET', `${WC}/999?_envelope=1`)
  expect([nowhere.status, nowhere.body.status]).toEqual([200, 404])
  expect(nowhere.body.body).toMatchObject({ code: 'woocommerce_rest_product_invalid_id' })
})

test('a file brings its author along where that is asked for; products embed nothing', async () => {
  const author = { id: 1, name: 'admin', slug: 'admin' }
  const one = await ask('GET', '/wp/v2/media/90?_embed')
  expect(one.body._embedded).toMatchObject({ author: [author] })
  const all = await ask('GET', '/wp/v2/media?_embed=author&_fields=id,_links,_embedded')
  expect(all.body).toMatchObject([{ id: 90, _embedded: { author: [author] } }])
  const cut = await ask('GET', '/wp/v2/media/90?_embed&_fields=id')
  expect(cut.body).toEqual({ id: 90 })
  expect((await ask('GET', `${WC}/101?_embed`)).body._embedded).toBeUndefined()
})

test('a variation is not taken away as a product; a category is not above itself', async () => {
  const { status, body } = await ask('DELETE', `${WC}/202?force=true`)
  expect([status, body.code]).toEqual([404, 'woocommerce_rest_invalid_product_id'])
  const batch = await ask('POST', `${WC}/batch`, { delete: [202] })
  expect(batch.body).toMatchObject({ delete: [{ id: 202, error: { data: { status: 404 } } }] })
  expect((await ask('PUT', `${WC}/categories/18`, { parent: 18 })).body.parent).toBe(0)
})
