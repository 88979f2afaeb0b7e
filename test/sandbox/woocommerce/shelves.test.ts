import { beforeEach, expect, test } from 'vitest'
import { openRuledShop, WC } from './ruled-shop.ts'

let { ask } = openRuledShop()
beforeEach(() => {
  ;({ ask } = openRuledShop())
})

test('products are shipped by a class they name by its slug; one nobody knows is none, without a word', async () => {
  const { status, body: heavy } = await ask('POST', `${WC}/shipping_classes`, {
    ...{ name: 'Тяжёлое', slug: 'heavy' },
  })
  expect([status, heavy]).toMatchObject([201, { slug: 'heavy', description: '', count: 0 }])
  expect(heavy).not.toHaveProperty('parent')
  const shipped = { shipping_class: 'heavy', shipping_class_id: heavy.id }
  expect((await ask('PUT', `${WC}/102`, { shipping_class: 'heavy' })).body).toMatchObject(shipped)
  expect((await ask('GET', `${WC}/102/variations/201`)).body).toMatchObject(shipped)
  expect((await ask('GET', `${WC}?shipping_class=${heavy.id}&_fields=id`)).body).toEqual([
    { id: 102 },
  ])
  expect((await ask('GET', `${WC}/shipping_classes/${heavy.id}`)).body.count).toBe(1)
  const none = { shipping_class: '', shipping_class_id: 0 }
  expect((await ask('PUT', `${WC}/102`, { shipping_class: 'light' })).body).toMatchObject(none)
  const twice = await ask('POST', `${WC}/shipping_classes`, { name: 'тяжёлое' })
  expect([twice.status, twice.body.code]).toEqual([400, 'term_exists'])
})

test('a duplicate is a draft with its variations under free SKUs, told as it is kept', async () => {
  const { status, body } = await ask('POST', `${WC}/102/duplicate`, { short_description: 'новое' })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    ...{ name: 'Beta (Copy)', status: 'draft', slug: '', sku: 'B-43' },
    ...{ short_description: 'новое', attributes: { pa_size: {} }, category_ids: [15] },
    date_created: { timezone_type: 1, timezone: '+00:00' },
  })
  expect((await ask('GET', `${WC}/102`)).body.short_description).toBe('')
  const { body: shown } = await ask('GET', `${WC}/${body.id}`)
  expect(shown.variations).toHaveLength(2)
  expect((await ask('POST', `${WC}/999/duplicate`)).body.code).toBe(
    'woocommerce_rest_product_invalid_id',
  )
  expect((await ask('GET', `${WC}/102/duplicate`)).status).toBe(404)
})
