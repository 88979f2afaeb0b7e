import { type Seed, seedShop } from '#sandbox/woocommerce/catalog/seed.ts'
import { createWooSandbox } from '#sandbox/woocommerce/index.ts'
import type { Json, JsonObject } from '#sandbox/woocommerce/records.ts'
import { createTestClock } from '#test/support/clock.ts'
import { START_MS } from '#test/support/moments.ts'

export const HOME = 'http://127.0.0.1/shop'
const TREES: Seed = {
  categories: [
    { id: 17, name: 'Кроссовки', slug: 'krossovki' },
    { id: 18, name: 'Беговые', slug: 'begovye', parent: 17 },
  ],
  brands: [{ id: 19, name: 'Nike', slug: 'nike' }],
  tags: [{ id: 20, name: 'новинка', slug: 'novinka' }],
  attributes: [{ id: 1, name: 'Размер', slug: 'pa_size', has_archives: true, order_by: 'name' }],
  terms: [
    { id: 21, attribute_id: 1, name: '42.5', slug: '42-5', menu_order: 3 },
    { id: 22, attribute_id: 1, name: '41', slug: '41' },
  ],
}
const SIZES = [{ id: 1, variation: true, visible: true, options: ['41', '42.5'] }]
const PRODUCTS: Seed = {
  media: [{ id: 90, title: { raw: 'red' }, slug: 'red', source_url: '/wp-content/uploads/r.jpg' }],
  products: [
    {
      id: 101,
      categories: [{ id: 18 }],
      name: 'Alpha',
      sku: 'A-1',
      price: '500',
      regular_price: '500',
      slug: 'alpha',
    },
    { id: 102, name: 'Beta', sku: 'B-1', type: 'variable', attributes: SIZES, slug: 'beta' },
    {
      id: 103,
      name: 'Gamma',
      sku: 'G-1',
      status: 'draft',
      slug: 'gamma',
      date_created_gmt: '2026-01-01T00:00:00',
    },
  ],
  variations: [
    { id: 201, parent_id: 102, price: '900', regular_price: '900' },
    { id: 202, parent_id: 102, price: '4000', regular_price: '4000', sku: 'B-1-42' },
  ],
}

/** A shop with three products, its keeper who asks, and how. */
export function openRuledShop() {
  const sandbox = createWooSandbox({ clock: createTestClock(START_MS) })
  seedShop(sandbox.world.addShop('shop'), START_MS, { ...TREES, ...PRODUCTS })
  const password = sandbox.world.issuePassword('shop')
  const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`

  async function ask(method: string, path: string, body?: Json, by = authorization) {
    const answer = await sandbox.app.request(`${HOME}/wp-json${path}`, {
      method,
      headers: { ...(by && { authorization: by }), 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const shown = text === '' ? null : (JSON.parse(text) as JsonObject)
    return { status: answer.status, headers: answer.headers, body: shown as JsonObject }
  }
  return { app: sandbox.app, authorization, ask }
}

export const WC = '/wc/v3/products'
