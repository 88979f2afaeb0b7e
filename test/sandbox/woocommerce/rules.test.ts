import { beforeEach, expect, test } from 'vitest'
import type { Json, JsonObject } from '#sandbox/woocommerce/records.ts'
import { openRuledShop, WC } from './ruled-shop.ts'

let { ask } = openRuledShop()
beforeEach(() => {
  ;({ ask } = openRuledShop())
})

const asked = (query: string) => `${WC}?${query}`

test.each([
  [
    'GET',
    asked('per_page=101'),
    { per_page: 'per_page must be between 1 (inclusive) and 100 (inclusive)' },
  ],
  [
    'GET',
    asked('per_page=x&page=0'),
    {
      page: 'page must be greater than or equal to 1',
      per_page: 'per_page is not of type integer.',
    },
  ],
  ['GET', asked('after=2026-11-20'), { after: 'Invalid date.' }],
  ['GET', asked('context=embed'), { context: 'context is not one of view and edit.' }],
  [
    'GET',
    asked('status=zzz'),
    { status: 'status is not one of any, future, trash, draft, pending, private, and publish.' },
  ],
  [
    'GET',
    asked('orderby=name&order=up'),
    {
      order: 'order is not one of asc and desc.',
      orderby:
        'orderby is not one of date, id, include, title, slug, modified, menu_order, price, popularity, and rating.',
    },
  ],
  [
    'GET',
    asked('include_status=draft,zzz'),
    {
      include_status:
        'include_status[1] is not one of any, future, trash, draft, pending, private, and publish.',
    },
  ],
  [
    'GET',
    `${WC}/categories?orderby=menu_order`,
    {
      orderby: 'orderby is not one of id, include, name, slug, term_group, description, and count.',
    },
  ],
  [
    'GET',
    `${WC}/categories?hide_empty=maybe`,
    { hide_empty: 'hide_empty is not of type boolean.' },
  ],
  ['GET', '/wp/v2/media?include=x', { include: 'include[0] is not of type integer.' }],
  [
    'GET',
    '/wp/v2/media?media_type=picture',
    { media_type: 'media_type[0] is not one of image, video, text, audio, and application.' },
  ],
  ['DELETE', `${WC}/101?force=maybe`, { force: 'force is not of type boolean.' }],
  ['POST', WC, { brands: 'brands[0] is not of type object.' }, { brands: [19] }],
  [
    'POST',
    WC,
    { attributes: 'attributes[0][id] is not of type integer.' },
    { attributes: [{ id: null }] },
  ],
  [
    'POST',
    WC,
    { dimensions: 'dimensions[length] is not of type string.' },
    { dimensions: { length: 5 } },
  ],
  ['POST', WC, { featured: 'featured is not of type boolean.' }, { featured: '' }],
  ['POST', `${WC}/attributes`, { type: 'type is not select.' }, { name: 'Вид', type: 'colour' }],
] as const)('%s %s is refused by the parameter', async (method, path, params, body?: unknown) => {
  const { status, body: answer } = await ask(method, path, body as Json)
  const names = Object.keys(params)
  expect({ status, ...answer }).toMatchObject({
    ...{ status: 400, code: 'rest_invalid_param' },
    message: `Invalid parameter(s): ${names.join(', ')}`,
    data: { status: 400, params },
  })
  expect(Object.keys(((answer.data as JsonObject).details ?? {}) as JsonObject)).toEqual(names)
})

test.each([
  ['brands[0]', { brands: [19] }, 'brands'],
  ['attributes[0][options][1]', { attributes: [{ id: 1, options: ['41', 42] }] }, 'attributes'],
] as const)('the place of a wrong type is told: %s', async (param, body, field) => {
  const { body: answer } = await ask('POST', WC, body as unknown as Json)
  const details = (answer.data as JsonObject).details as JsonObject
  expect(details[field]).toMatchObject({ code: 'rest_invalid_type', data: { param } })
})

test.each([
  ['GET', `${WC}/999`, 404, 'woocommerce_rest_product_invalid_id'],
  ['PUT', `${WC}/999`, 400, 'woocommerce_rest_product_invalid_id'],
  ['PATCH', WC, 404, 'rest_no_route'],
  ['GET', `${WC}/abc`, 404, 'rest_no_route'],
  ['POST', WC, 400, 'woocommerce_rest_product_exists', { id: 101, name: 'x' }],
  [
    'POST',
    `${WC}/999/variations`,
    404,
    'woocommerce_rest_product_variation_invalid_parent',
    { attributes: [] },
  ],
  ['POST', `${WC}/999/variations`, 500, 'internal_server_error', { regular_price: '5' }],
  [
    'POST',
    `${WC}/tags`,
    400,
    'woocommerce_rest_taxonomy_not_hierarchical',
    { name: 'x', parent: 17 },
  ],
  ['POST', `${WC}/categories`, 400, 'rest_missing_callback_param', { slug: 'x' }],
  ['POST', `${WC}/categories`, 400, 'empty_term_name', { name: ' ' }],
  [
    'POST',
    `${WC}/categories`,
    400,
    'woocommerce_rest_invalid_remote_image_url',
    { name: 'x', image: { src: 'http://a.ru/404.jpg' } },
  ],
  ['PUT', `${WC}/categories/17`, 500, 'missing_parent', { parent: 999 }],
  ['PUT', `${WC}/categories/17`, 500, 'duplicate_term_slug', { slug: 'begovye' }],
  ['DELETE', `${WC}/categories/17`, 501, 'woocommerce_rest_trash_not_supported'],
  ['DELETE', `${WC}/categories/999`, 404, 'woocommerce_rest_term_invalid'],
  ['DELETE', `${WC}/categories/15?force=true`, 500, 'woocommerce_rest_cannot_delete'],
  [
    'POST',
    `${WC}/attributes`,
    400,
    'woocommerce_rest_cannot_create',
    { name: 'Очень длинное название' },
  ],
  ['POST', `${WC}/batch`, 500, 'internal_server_error', { create: 'x' }],
  ['GET', '/wp/v2/media/999', 404, 'rest_post_invalid_id'],
  ['GET', '/wp/v2/media?orderby=include', 400, 'rest_orderby_include_missing_include'],
  [
    'PUT',
    '/wc/v3/settings/general/woocommerce_currency',
    400,
    'rest_setting_value_invalid',
    { value: 'XXX' },
  ],
] as const)('%s %s: %s %s', async (method, path, status, code, body?: unknown) => {
  const { body: answer, ...rest } = await ask(method, path, body as Json)
  expect([rest.status, answer.code]).toEqual([status, code])
})

test('a change of a term that is refused has no data', async () => {
  const { body } = await ask('PUT', `${WC}/categories/17`, { parent: 999 })
  expect(body).toEqual({
    ...{ code: 'missing_parent', message: 'Parent term does not exist.', data: null },
  })
})
