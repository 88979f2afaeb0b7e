import { expect, test } from 'vitest'
import type { Json, JsonObject } from '#sandbox/woocommerce/records.ts'
import type { Pair } from './replay/pair.ts'
import { replay, seen } from './replay/replay.ts'
import { HOME, openRuledShop, WC } from './ruled-shop.ts'

const SIZE = (option: string) => [{ id: 1, option }]

/** Requests whose answers tell enough of the shop that it can be brought back from them. */
const ASKED: readonly (readonly [method: Pair['method'], path: string, body?: unknown])[] = [
  ['GET', WC],
  ['GET', `${WC}?per_page=2`],
  ['GET', `${WC}?context=edit&per_page=1&page=2`],
  ['GET', `${WC}?category=17&_fields=id,categories`],
  ['GET', `${WC}?sku=A-1,B-1-42&_fields=id,sku,type,parent_id`],
  ['GET', `${WC}?status=trash`],
  ['GET', `${WC}/102/variations`],
  ['GET', `${WC}/categories?per_page=1&page=2&_fields=id,name`],
  ['GET', `${WC}/attributes/1/terms`],
  ['GET', '/wp/v2/media/90'],
  ['PUT', `${WC}/101`, { sku: 'B-1' }],
  ['PUT', `${WC}/101`, { slug: 'beta' }],
  ['PUT', `${WC}/101`, { images: [{ id: 90 }] }],
  ['PUT', `${WC}/102`, { attributes: [] }],
  ['DELETE', `${WC}/103`],
  ['POST', `${WC}/102/variations`, { regular_price: '5', attributes: SIZE('99 XL') }],
  ['PUT', `${WC}/102/variations/201`, { sku: 'A-1' }],
  [
    'POST',
    `${WC}/102/variations/batch`,
    {
      create: [{ regular_price: 5, attributes: SIZE('41') }, { sku: 'Q-1' }, { sku: 'A-1' }],
      ...{ update: [{ id: 201, regular_price: '7' }, { id: 777 }], delete: [202, 888] },
    },
  ],
  ['POST', `${WC}/102/variations/generate`, {}],
  ['POST', `${WC}/999/variations/generate`, {}],
  [
    'POST',
    `${WC}/batch`,
    { create: [{ name: 'one', regular_price: 5 }, { sku: 'B-1' }], delete: [999, 101] },
  ],
  [
    'POST',
    `${WC}/categories/batch`,
    { create: [{ name: 'A1' }, { name: 'Кроссовки' }], update: [{ id: 18, name: 'Бег' }] },
  ],
  [
    'POST',
    `${WC}/attributes/batch`,
    { create: [{ name: 'Цвет', slug: 'color' }], update: [{ id: 1, name: 'EU' }] },
  ],
  ['POST', `${WC}/categories`, { name: 'C', slug: 'c-c', parent: 17, image: { id: 90 } }],
  ['PUT', `${WC}/categories/18`, { parent: 0 }],
  ['DELETE', `${WC}/categories/18`],
  ['DELETE', `${WC}/categories/18?force=true`],
  ['GET', `${WC}?sku=B-1-42`],
  ['GET', `${WC}/102?_fields=id,attributes,variations,price`],
  ['GET', `${WC}/103?_fields=permalink,status`],
  ['PUT', `${WC}/101`, { status: 'trash' }],
  ['PUT', `${WC}/101`, { images: [{ src: 'http://a.ru/red.jpg' }] }],
  ['POST', `${WC}/999/variations/batch`, { create: [{ regular_price: '5' }] }],
  [
    'POST',
    `${WC}/batch`,
    {
      create: [
        { name: 'a', sku: 'N-1' },
        { name: 'b', sku: 'N-1' },
      ],
    },
  ],
  ['POST', `${WC}/attributes/1/terms/batch`, { create: [{ name: '44' }, { name: '44' }] }],
  ['POST', `${WC}/shipping_classes`, { name: 'Тяжёлое', slug: 'heavy' }],
  ['POST', '/wp/v2/media/90', { alt_text: 'новый', title: 't' }],
]

test.each(
  ASKED.map(([method, path, body]) => [`${method} ${path}`, { method, path, body }] as const),
)(
  'a shop brought back from its answer gives it again: %s %#',
  async (name, { method, path, body }) => {
    const answer = await openRuledShop().ask(method, path, body as Json)
    const elsewhere = (value: unknown) =>
      JSON.parse(JSON.stringify(value).replaceAll(HOME, 'https://127.0.0.1:8490'))
    const pair: Pair = {
      ...{ name, method, path, status: answer.status, body: elsewhere(answer.body) },
      headers: elsewhere(Object.fromEntries(answer.headers)),
      ...(body !== undefined && { req: body as JsonObject }),
    }
    expect(seen(await replay(pair), pair)).toEqual(seen(pair, pair))
  },
)
